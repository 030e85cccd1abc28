"""Answers that unfold to hundreds of megabytes: refused, named, and never held in memory."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import pytest

from tests.sources.server import Site, running

from .network import alone

SIZE = 400_000_000
MOST = 256_000_000
ZEROS = bytes(1 << 20)

BROTLI = (
    "cfffff7f002400e2b14072effff9ffff0f8004401c1680eefd3fffffff01900088c302d0bdffe7ffff3f001200715800"
    "baf7fffcffff074002200e0b40f7fe9fffffff004800c46101e8defff3ffff1f000980382c00ddfb7ffeffff03200110"
    "8705a07bffcfffff7f002400e2b00074effff9ffff0f8004401c1680eefd3fffffff01900088c302d0bdffe7ffff3f00"
    "1200715800baf7fffcffff074002200e0b40f7fe9fffffff004800c46101e8defff3ffff1f000980382c00ddfb7ffeff"
    "ff032001108705a07bffcfffff7f002400e2b00074effff9ffff0f8004401c1680eefd3fffffff01900088c302d0bdff"
    "e7ffff3f001200715800baf7fffcffff074002200e0b40f7fe9fffffff004800c46101e8defff3ffff1f000980382c00"
    "ddfb7ffeffff032001108705a07bff3f"
)
"""A stream (RFC 7932) of 400 million zeros, as the encoder of its authors makes it."""

PROGRAM = """
import sys
from standoff.settings import Settings
from standoff.sources import open_inputs
for url in sys.argv[1:]:
    (found,) = open_inputs([url], allow_private=True, settings=Settings(fetch_seconds=20))
    print(type(found.error).__name__, found.error.reason)
"""


def packed(*, wbits: int) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join([*(packer.compress(ZEROS) for _ in range(SIZE // len(ZEROS))), packer.flush()])


def zstd() -> bytes:
    """A frame (RFC 8878) of blocks that each say "this byte, 128 KiB times"."""
    block = (1 << 17 << 3 | 1 << 1).to_bytes(3, "little") + b"\0"
    return bytes.fromhex("28b52ffd0058") + block * (SIZE >> 17) + bytes.fromhex("010000")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as site:
        whole = packed(wbits=31)
        site.packed = {
            "gzip": whole,
            "gzip@members": gzip.compress(ZEROS) * (SIZE // len(ZEROS)),
            "gzip,gzip": gzip.compress(whole),
            "gzip,gzip,gzip": gzip.compress(gzip.compress(whole)),
            "deflate": packed(wbits=15),
            "deflate@bare": packed(wbits=-15),
            "br": bytes.fromhex(BROTLI),
            "zstd": zstd(),
        }
        yield site


def test_none_unfolds(site: Site, held) -> None:
    told, peak = alone(PROGRAM, *(site.url(f"/packed/{name}") for name in site.packed))
    refused = told.splitlines()
    assert len(refused) == len(site.packed)
    assert peak < MOST
    assert {line.partition(" ")[0] for line in refused} <= {"TooLarge", "Unreadable"}
    held("decompression bombs (HTTP)", f"{len(refused)} of 400 MB", f"all refused; peak {peak // 10**6} MB")
