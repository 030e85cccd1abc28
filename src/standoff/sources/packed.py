"""A packed file as a stream, unpacked in pieces of bounded size, so that a bomb never unfolds."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from standoff.errors import Unreadable
from standoff.sources.base import Failure, Raw
from standoff.sources.opening import Allowance, contents

__all__ = ["br", "bz", "gz", "unpacking", "xz", "zst"]

_PIECE = 1 << 16
_WINDOW = 26
_MEMORY = (1 << _WINDOW) + (1 << 24)
"""Bytes of memory that a stream may ask for to be unpacked: `xz -9` needs 65 MB."""

_SUFFIX = re.compile(r"(?i)\.(?:gz|bz2|xz|zst|br)$")
_TAR = re.compile(r"(?i)\.t(gz|bz2|xz|zst)$")


def gz(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """What a gzip file holds. All of these raise Unreadable where it is broken, from that place on."""
    return _inside(file, name, allowance, "gz")


def bz(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """What a bzip2 file holds."""
    return _inside(file, name, allowance, "bz2")


def xz(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """What an xz file holds."""
    return _inside(file, name, allowance, "xz")


def zst(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """What a Zstandard file holds; it needs a package of its own."""
    return _inside(file, name, allowance, "zst")


def br(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """What a Brotli file holds; it needs a package of its own."""
    return _inside(file, name, allowance, "br")


def unpacking(file: BinaryIO, kind: str) -> Unpacked:
    """The unpacked bytes of `file` as a stream. Raises ImportError where a package is missing."""
    if kind == "zst":
        from backports import zstd

        options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW}
        return Unpacked(file, lambda: zstd.ZstdDecompressor(options=options), zstd.ZstdError)
    if kind == "br":
        import brotli

        return Unpacked(file, lambda: _Brotli(brotli.Decompressor()), brotli.error)
    if kind == "xz":
        return Unpacked(file, lambda: lzma.LZMADecompressor(memlimit=_MEMORY), lzma.LZMAError)
    if kind == "bz2":
        return Unpacked(file, bz2.BZ2Decompressor, OSError)
    return Unpacked(file, lambda: _Zlib(31), zlib.error)


def _inside(file: BinaryIO, name: str, allowance: Allowance, kind: str) -> Iterator[Raw | Failure]:
    last = re.split(r"[/\\]", name)[-1]
    inner = _TAR.sub(".tar", _SUFFIX.sub("", last)) or "contents"
    try:
        stream = io.BufferedReader(unpacking(file, kind))
    except ImportError as error:
        raise Unreadable(
            name, f"needs {error.name}", "install it with pip install 'standoff[files]'"
        ) from error
    try:
        yield from contents(stream, f"{name}!/{inner}", allowance)
    except EOFError as error:
        reason = f"is broken ({error}); what stood before that was read"
        raise Unreadable(name, reason, "fetch or make it again") from error


class Unpacked(io.RawIOBase):
    """The unpacked bytes of `file`; `start` makes what unpacks one stream, of which several may follow.

    Raises EOFError where the last one ends early or one is broken: what unpacks raises `fault` then.
    """

    def __init__(self, file: BinaryIO, start: Callable[[], Any], fault: type[Exception]) -> None:
        self._file = file
        self._start = start
        self._fault = fault
        self._unpacker = start()
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io asks for a wider type
        while not self._held:
            if self._unpacker.eof:
                given = (self._unpacker.unused_data or self._file.read(_PIECE)).lstrip(b"\0")
                if not given:
                    return 0
                self._unpacker = self._start()
            else:
                given = self._file.read(_PIECE) if self._unpacker.needs_input else b""
                if not given and self._unpacker.needs_input:
                    raise EOFError("it ends early")
            try:
                self._held = self._unpacker.decompress(given, _PIECE)
            except self._fault as error:
                raise EOFError(str(error)) from error
        # Brotli's is a little more than it was asked for.
        piece, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


class _Zlib:
    """zlib's unpacker with the manners of its younger siblings in the standard library."""

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, most: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, most)


class _Brotli:
    """Likewise for Brotli, whose streams do not follow each other."""

    unused_data = b""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    @property
    def eof(self) -> bool:
        return bool(self._inner.is_finished())

    @property
    def needs_input(self) -> bool:
        return bool(self._inner.can_accept_more_data())

    def decompress(self, data: bytes, most: int) -> bytes:
        return bytes(self._inner.process(data, output_buffer_limit=most))
