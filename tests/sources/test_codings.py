"""Packed answers: what comes out is what went in, whole or in pieces, and broken ones are told."""

from __future__ import annotations

import gzip
import zlib

import pytest

from standoff.sources.codings import unpacked

WORDS = b"The ferry left the harbour at noon. " * 5_000


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize("size", [1, 2, 7, 1000, 10**6])
@pytest.mark.parametrize(
    ("coding", "data", "words"),
    [
        ("identity", WORDS, WORDS),
        ("gzip", gzip.compress(WORDS), WORDS),
        ("gzip", gzip.compress(b"one") + gzip.compress(b"two"), b"onetwo"),
        ("gzip", gzip.compress(WORDS) + b"\0\0\0", WORDS),
        ("gzip", gzip.compress(b""), b""),
        ("deflate", zlib.compress(WORDS), WORDS),
        ("deflate", bare(WORDS), WORDS),
        ("gzip", b"", b""),
    ],
    ids=["as-it-is", "gzip", "members", "padded", "nothing-packed", "zlib", "bare", "nothing"],
)
def test_round_trip(coding: str, data: bytes, words: bytes, size: int) -> None:
    pieces = [data[n : n + size] for n in range(0, len(data), size)]
    assert b"".join(unpacked(pieces, coding)) == words


@pytest.mark.parametrize(
    "data",
    [gzip.compress(WORDS)[:-9], b"no gzip at all", gzip.compress(WORDS)[:3]],
    ids=["cut", "false", "stub"],
)
def test_broken(data: bytes) -> None:
    with pytest.raises(zlib.error):
        list(unpacked([data], "gzip"))


def test_no_piece_is_large() -> None:
    assert max(map(len, unpacked([gzip.compress(bytes(10_000_000))], "gzip"))) <= 1 << 16
