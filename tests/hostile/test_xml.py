"""Feeds that attack the parser: nothing on this machine is read, nothing is asked for, nothing unfolds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.server import Site, running

from .network import alone

MOST_MEMORY = 200_000_000
MOST_SECONDS = 2.0
SECRET = "words that nobody may read"

PROGRAM = """
import sys, time
from pathlib import Path
from standoff.errors import InputError
from standoff.settings import Settings
from standoff.sources.base import Raw
from standoff.sources.feeds import listing
for name in sys.argv[1:]:
    begun = time.process_time()
    try:
        found = listing(Raw(name, Path(name).read_bytes(), url="http://news.example/"), Settings())
        said = " ".join(entry.url + entry.mark for entry in found.entries)
    except InputError as error:
        said = type(error).__name__
    print(time.process_time() - begun, said.replace(chr(10), " ")[:2000])
"""


def feed(doctype: str, title: str = "t", link: str = "http://news.example/a") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel>'
        f"<item><title>{title}</title><link>{link}</link></item></channel></rss>"
    ).encode()


def attacks(canary: str, secret: Path) -> dict[str, bytes]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "laughs": feed(f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]>', "&l9;"),
        "laughs-in-attribute": feed(
            f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]>', "t", '<a href="&l9;">b</a>'
        ),
        "quadratic": feed(f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>', "&a;" * 30_000),
        "external-file": feed(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>', "&x;"),
        "external-page": feed(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{canary}">]>', "&x;"),
        "parameter-entity": feed(f'<!DOCTYPE rss [<!ENTITY % x SYSTEM "{canary}"> %x;]>'),
        "dtd-fetch": feed(f'<!DOCTYPE rss SYSTEM "{canary}">'),
        "dtd-file": feed(f'<!DOCTYPE rss SYSTEM "file://{secret}">', "&x;"),
        "utf-16": feed(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>', "&x;")
        .decode()
        .replace('"1.0"?', '"1.0" encoding="utf-16"?')
        .encode("utf-16"),
        "xinclude": feed(
            "",
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file://{secret}"/>',
        ),
        "stylesheet": b'<?xml-stylesheet href="' + canary.encode() + b'"?>' + feed("")[21:],
        "deep": b"<rss>" + b"<item>" * 1_000_000,
        "wide-attributes": b"<rss " + b" ".join(b'a%d="x"' % n for n in range(200_000)) + b"/>",
    }


@pytest.fixture
def canary() -> Iterator[Site]:
    with running() as site:
        yield site


def test_none_reads_asks_or_unfolds(canary: Site, tmp_path: Path, held) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    paths = []
    for name, data in attacks(canary.url("/canary"), secret).items():
        paths.append(tmp_path / f"{name}.xml")
        paths[-1].write_bytes(data)
    told, peak = alone(PROGRAM, *map(str, paths))
    lines = told.splitlines()
    assert len(lines) == len(paths)
    assert SECRET not in told
    assert canary.asked == []
    slowest = max(float(line.partition(" ")[0]) for line in lines)
    assert slowest < MOST_SECONDS
    assert peak < MOST_MEMORY
    held(
        "XML attacks",
        f"{len(paths)} feeds",
        f"0 files read, 0 requests; slowest {slowest:.1f} s; peak {peak // 10**6} MB",
    )
