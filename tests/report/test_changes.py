"""What became of a claim, as its page and the terminal tell it: with both sentences, once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from corroborate.test_changes import elsewhere, first, taken_back
from standoff import report
from standoff.cli.claim_view import show
from standoff.ledger import Ledger

from . import pages
from .conftest import filled


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return filled(tmp_path_factory.mktemp("changes") / "news.db", [first, taken_back, elsewhere])


def test_the_page_tells_what_became_of_it(ledger: Ledger, tmp_path: Path) -> None:
    report.write(ledger, tmp_path / "out")
    (group,) = ledger.claims()
    text = (tmp_path / "out" / "claim" / f"{group.id}.html").read_text("utf-8")
    assert '<h2 id="became">What became of it</h2>' in text
    assert text.count("takes back what it said before") == 1
    assert "The sentence before" in text
    assert pages.dead_links(tmp_path / "out") == []


def test_the_terminal_tells_what_became_of_it(ledger: Ledger) -> None:
    (group,) = ledger.claims()
    screen = Console(file=io.StringIO(), width=300)
    show(screen, ledger.claim(group.id))
    told = screen.file.getvalue()  # type: ignore[attr-defined]  # it is a StringIO
    assert told.count("takes back what it said before") == 1
    before, _, after = told.partition("or surer than the original: not counted")
    assert "The mine killed 11 people" in after
    assert "for Gazette" in before
