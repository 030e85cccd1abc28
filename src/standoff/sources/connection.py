"""The lowest layer of fetching: connects only to addresses that pass, and only until a deadline.

Both are checked here because nothing can go around it: every redirect and every name look-up ends
in a connection, and every byte comes through its stream.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from ssl import SSLContext
from typing import Any

import httpcore2

from standoff.errors import Refused
from standoff.sources.addresses import is_public

__all__ = ["Deadline", "GuardedBackend", "Resolver"]

Resolver = Callable[[str, int, float], list[str]]
"""From host, port and seconds to addresses; `addresses.resolve` is the real one."""

_SocketOptions = Iterable[httpcore2.SOCKET_OPTION] | None


class Deadline:
    """A moment after which nothing of one fetch may go on."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left; raises httpcore2.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for this page is up")
        return left


class GuardedBackend(httpcore2.NetworkBackend):
    """Resolves a host, drops addresses that are not public, connects to one that is.

    The address that was checked is the one connected to, so a name that resolves differently the
    next time gains nothing. `inner` makes the connections.
    """

    def __init__(
        self,
        deadline: Deadline,
        resolve: Resolver,
        *,
        allow_private: bool = False,
        inner: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._allow_private = allow_private
        self._inner = inner or httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _SocketOptions = None,
    ) -> httpcore2.NetworkStream:
        found = self._resolve(host, port, self._deadline.left())
        allowed = [address for address in found if self._allow_private or is_public(address)]
        if not allowed:
            raise Refused(
                host,
                f"is not on the public internet ({', '.join(found) or 'no address'})",
                "add --allow-private if you mean to read from your own network",
            )
        failed: Exception | None = None
        for tried, address in enumerate(allowed):
            # One address that swallows packets must not use up the time of those after it.
            share = self._deadline.left() / (len(allowed) - tried)
            try:
                stream = self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _TimedStream(stream, self._deadline)
        raise httpcore2.ConnectError(str(failed)) from failed


class _TimedStream(httpcore2.NetworkStream):
    """A stream of which every operation ends by the deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
