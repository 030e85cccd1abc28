from __future__ import annotations

from pathlib import Path

import pytest

from standoff import report
from standoff.corroborate.trend import By, Point, Series, Trend, Unit
from standoff.ledger import Ledger
from standoff.report.tendency import sentence
from standoff.report.trend import MOST, Saying, context

from .pages import Page, dead_links, pages


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def page(folder: Path) -> Page:
    return pages(folder)["trend.html"]


def test_the_page_says_first_which_way_it_goes(ledger: Ledger, page: Page) -> None:
    assert words(sentence(ledger.trend())) in words(page.text)


def test_every_number_of_types_leads_to_its_sentences(ledger: Ledger, page: Page) -> None:
    found = ledger.trend(by="type")
    assert found.series
    sentences = {
        f"{evidence.document.key}:{evidence.claim.id}": words(evidence.claim.sentence.text)
        for group in ledger.claims()
        for evidence in ledger.claim(group.id).evidence
    }
    for series in found.series:
        for point in (*series.deeds, *series.words):
            anchor = f"type-{series.name}-{point.start}"
            assert f"#{anchor}" in page.hrefs
            assert anchor in page.ids
            assert all(sentences[ref] in words(page.text) for ref in point.claims)


def test_each_bar_of_each_picture_has_its_place(ledger: Ledger, page: Page) -> None:
    for by in ("dyad", "place"):
        series = [one for one in ledger.trend(by=by).series if one.events > 1][:MOST]
        for number, one in enumerate(series, start=1):
            for name, points in (("deeds", one.deeds), ("words", one.words)):
                anchors = [f"{by}-{number}-{name}-{point.start}" for point in points]
                assert all(anchor in page.ids and f"#{anchor}" in page.hrefs for anchor in anchors)


def test_a_part_of_a_ledger_has_the_trend_of_that_part(ledger: Ledger, tmp_path: Path) -> None:
    group = next(group for group in ledger.claims() if group.type)
    index = report.write(ledger, tmp_path / "part", type=str(group.type))
    page = pages(index.parent)["trend.html"]
    types = {series.name for series in ledger.trend(by="type").series}
    assert {anchor.split("-")[1] for anchor in page.ids if anchor.startswith("type-")} < types
    assert dead_links(index.parent) == []


def test_without_dates_the_page_says_so(tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty.ledger") as empty:
        page = pages(report.write(empty, tmp_path / "pages").parent)["trend.html"]
    assert "Too little to tell which way it goes" in page.text
    assert "Nothing that is told here has a date and two sides." in words(page.text)


def test_one_sentence_in_many_outlets_is_told_once() -> None:
    point = Point("2031-02-10", "2031-02-10", 1, -9.0, ("a:1", "b:1", "c:1", "lost:1"))
    series = Series("A → B", "A", "B", None, None, None, (point,), ())
    trend = Trend(By.DYAD, Unit.DAY, "2031-02-10", "2031-02-10", 0, None, (series,))
    said = {
        "a:1": Saying("It fell.", ("Post",), "document/a.html"),
        "b:1": Saying("It fell.", ("Herald",), "document/b.html"),
        "c:1": Saying("It fell on us.", ("Tide",), None),
    }
    sections = context(dict.fromkeys(By, trend), said)["sections"]
    (behind,) = sections[0][3][0].behind
    assert behind.title == "1 deed on 10 February 2031: −9.0"
    assert behind.sayings == (
        Saying("It fell.", ("Post", "Herald"), "document/a.html"),
        Saying("It fell on us.", ("Tide",), None),
    )
