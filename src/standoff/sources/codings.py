"""Undoing the content coding of an answer in pieces of bounded size, so that a bomb never unfolds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

__all__ = ["ASKED", "unpacked"]

ASKED = ("gzip", "deflate")
"""Content codings asked for: zlib unpacks both into pieces no larger than it is told."""

_PIECE = 1 << 16
_EITHER = zlib.MAX_WBITS | 32  # zlib then tells gzip and its own form apart by their first bytes


def unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The bytes in `pieces`, which are packed by `coding`: one of `ASKED`, or "identity".

    "deflate" is taken with the zlib wrapper that RFC 9110 asks for, and without, as some servers send it.
    Raises zlib.error where the bytes are broken or end early.
    """
    if coding == "identity":
        yield from pieces
        return
    unpacker, first = zlib.decompressobj(_EITHER), b""
    for given in pieces:
        piece = given
        if len(first) < 2:
            first = piece = first + given
            if len(first) < 2:
                continue
            if coding == "deflate" and not _wrapped(first):
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        while piece:
            if unpacker.eof:
                piece = piece.lstrip(b"\0")
                if not piece.startswith(b"\x1f"):
                    break  # padding behind the end
                unpacker = zlib.decompressobj(_EITHER)  # a further member of a gzip file
            yield unpacker.decompress(piece, _PIECE)
            piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if first and not unpacker.eof:
        raise zlib.error("the packed page ends early")


def _wrapped(start: bytes) -> bool:
    """True where these first bytes are the head of a gzip or zlib stream (RFC 1950, 2.2)."""
    if start.startswith(b"\x1f\x8b"):
        return True
    return start[0] & 15 == 8 and int.from_bytes(start[:2], "big") % 31 == 0
