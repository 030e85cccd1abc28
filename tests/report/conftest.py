"""Reports on disk, each written once: of the story, and of the story told by an enemy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from standoff import report
from standoff.ledger import Ledger
from standoff.reading import Holder, Reading

from . import news

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</title></style></textarea><svg onload=alert(3)>",
    "' onmouseover='alert(4)' x='",
    "{{ 7*7 }}{% raise %}",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "\u202egnirts\u202c",
    "a\rb\0c",
)


def filled(path: Path, readings: Iterable[Reading]) -> Ledger:
    """A new ledger with the readings, and one run in which two inputs could not be read."""
    ledger = Ledger(path)
    run = ledger.begin("standoff add news", news.RUN.extractor, news.RUN.codebook)
    for reading in readings:
        ledger.add(reading, run=run, name=f"news/{reading.document.key}.txt")
    ledger.record(run, "news/picture.jpg", "failed", "is an image; give the text of it")
    ledger.record(run, PAYLOADS[0], "failed", PAYLOADS[1])
    ledger.finish(run)
    return ledger


def spiteful(reading: Reading) -> Reading:
    """The reading with a payload wherever words from outside are shown, and in the text itself."""

    def named(holder: Holder) -> Holder:
        return replace(holder, resolved=PAYLOADS[1])

    document = replace(
        reading.document,
        text=reading.document.text + "\n\n" + "\n".join(PAYLOADS),
        title=PAYLOADS[2],
        outlet=PAYLOADS[0],
        byline=PAYLOADS[3],
        url="javascript:alert(5)//" + reading.document.key,
        language='en" onload="alert(6)',
        reader=PAYLOADS[4],
    )
    claims = tuple(
        replace(claim, holders=tuple(map(named, claim.holders)), because=PAYLOADS[1])
        for claim in reading.claims
    )
    return replace(
        reading, document=document, claims=claims, run=replace(reading.run, warnings=PAYLOADS)
    ).verify()


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with filled(tmp_path_factory.mktemp("ledger") / "story.ledger", news.story()) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def folder(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the story."""
    return report.write(ledger, tmp_path_factory.mktemp("report") / "story").parent


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the story told by an enemy."""
    place = tmp_path_factory.mktemp("hostile")
    with filled(place / "hostile.ledger", map(spiteful, news.story())) as ledger:
        return report.write(ledger, place / "report").parent
