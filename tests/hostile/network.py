"""How to measure a fetch alone."""

from __future__ import annotations

import subprocess
import sys


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
