"""A canary on loopback, a network on which every address leads to it, and how to measure a fetch alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import httpcore2

from tests.sources.server import Site


class Detour(httpcore2.NetworkBackend):
    """Whatever address is connected to, the canary answers: so nothing private can fail to be there."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.connected: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        self.connected.append(host)
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.site.port, timeout)


def alone(program: str, *arguments: str) -> tuple[str, int]:
    """Runs a program in a process of its own: what it printed, and its peak memory in bytes."""
    # Not getrusage: across exec it keeps the peak of the process that started this one.
    ending = "\nfor line in open('/proc/self/status'):\n    line[:6] == 'VmHWM:' and print(line.split()[1])"
    done = subprocess.run(
        [sys.executable, "-c", program + ending, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    *said, peak = done.stdout.splitlines()
    return "\n".join(said), int(peak) * 1024
