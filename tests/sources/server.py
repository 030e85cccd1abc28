"""A web site on loopback that behaves well and badly, path by path."""

from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore2

ARTICLE = b"<html><body><h1>Bridge closed</h1><p>The bridge at Elvas was closed on Monday.</p></body></html>"


class Site(ThreadingHTTPServer):
    """Remembers the paths that were asked for and lets slow answers go when it ends."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.packed: dict[str, bytes] = {}
        self.pages: dict[str, bytes] = {}
        self.tags: dict[str, str] = {}
        self.retry_after: str | None = None
        self.over = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up early are what these tests are about."""


class Detour(httpcore2.NetworkBackend):
    """A network on which every address leads to the site, save `SILENT`, where nobody answers.

    So nothing private can fail to be there, and `connected` has what was asked for.
    """

    SILENT = "93.184.216.99"

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
        if host == self.SILENT:
            raise httpcore2.ConnectTimeout("no answer")
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.site.port, timeout)


@contextmanager
def running() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        site.shutdown()
        thread.join()
        site.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        path, _, query = self.path.partition("?")
        tag = self.server.tags.get(path)
        if tag is not None and self.headers["If-None-Match"] == tag:
            self._answer(304, b"")
        elif path in self.server.pages or tag is not None:
            self._answer(200, self.server.pages.get(path, ARTICLE), **({"ETag": tag} if tag else {}))
        elif path == "/to":
            self._answer(302, b"x" * 100, Location=query)
        elif path == "/loop":
            self._answer(301, b"", Location="/loop")
        elif path.startswith("/status/"):
            wait = {"Retry-After": self.server.retry_after} if self.server.retry_after else {}
            self._answer(int(path.removeprefix("/status/")), b"no", **wait)
        elif path == "/gzip":
            self._answer(200, gzip.compress(ARTICLE), **{"Content-Encoding": "gzip"})
        elif path == "/bomb":
            self._answer(200, gzip.compress(b"\0" * 30_000_000), **{"Content-Encoding": "gzip"})
        elif path == "/bomb-in-bomb":
            twice = gzip.compress(gzip.compress(b"\0" * 30_000_000))
            self._answer(200, twice, **{"Content-Encoding": "gzip, gzip"})
        elif path == "/deflate-bomb":
            self._answer(200, zlib.compress(b"\0" * 30_000_000), **{"Content-Encoding": "deflate"})
        elif path == "/brotli":
            self._answer(200, b"\x0b\x02\x80", **{"Content-Encoding": "br"})
        elif path == "/broken-gzip":
            self._answer(200, b"\x1f\x8b\x08 not gzip at all", **{"Content-Encoding": "gzip"})
        elif path == "/latin":
            self._answer(200, "café".encode("latin-1"), **{"Content-Type": "text/plain; charset=iso-8859-1"})
        elif path == "/drip":
            self._drip(b"<html>")
        elif path == "/drip-headers":
            self._drip(b"")
        elif path == "/slow-loop":
            self.server.over.wait(0.2)
            self._answer(302, b"", Location="/slow-loop")
        elif path == "/endless-headers":
            self._endless(b"HTTP/1.1 200 OK\r\n", b"X-More: words\r\n" * 100)
        elif path == "/endless-continue":
            self._endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)
        elif path == "/endless-chunks":
            head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            self._endless(head, b"1;" + b"x" * 1000 + b"\r\na\r\n")
        elif path.startswith("/packed/"):
            coding = path.removeprefix("/packed/")
            self._answer(200, self.server.packed[coding], **{"Content-Encoding": coding.partition("@")[0]})
        elif path == "/endless":
            self._endless()
        elif path == "/short":
            self._answer(200, b"cut", **{"Content-Length": "1000"})
        else:
            self._answer(200, ARTICLE)

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))} | headers
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, first: bytes) -> None:
        """One byte every 50 ms: no single wait is long, the whole is endless."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" + first if first else b"X-Slow: "))
        while not self.server.over.wait(0.05):
            self.wfile.write(b"a")
            self.wfile.flush()

    def _endless(
        self,
        head: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        more: bytes = b"word " * 10_000,
    ) -> None:
        self.wfile.write(head)
        while not self.server.over.is_set():
            self.wfile.write(more)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""
