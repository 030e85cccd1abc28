"""A disk that is full at one point after another: what was stored stays, and adding goes on later."""

import sqlite3
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from standoff.document import Document
from standoff.errors import LedgerError
from standoff.ledger import Ledger
from standoff.reading import Claim, Mentions, Reading, Run
from standoff.terms import Factuality

POINTS = 20
ARTICLES = 60


def reading(number):
    text = (
        f"The ministry said {number} shells fell on Lowtown. " + f"Nobody was hurt in house {number}. " * 20
    )
    document = Document(text, url=f"https://paper.example/{number}", published="2031-02-01")
    whole = document.span(0, 49)
    claim = Claim(
        f"{number:016}", whole, (whole,), None, (), Factuality.CERTAIN, None, None, 0.5, "the test says so"
    )
    return Reading(document, (claim,), (), (), Mentions(), Run("hand 1", "none"))


@contextmanager
def room_for(pages):
    """No file that is opened meanwhile grows over so many pages: SQLite then says that the disk is full."""

    def limit(connection, _record):
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)


def add(path, readings, stored):
    with Ledger(path) as ledger:
        run = ledger.begin("add", "hand 1", "none")
        for one in readings:
            ledger.add(one, run=run, name=one.document.address)
            stored.append(one.document)
        ledger.finish(run)
        ledger.settle()


def test_a_full_disk_loses_nothing(tmp_path, held):
    readings = [reading(number) for number in range(ARTICLES)]
    whole, empty = tmp_path / "whole.db", tmp_path / "empty.db"
    Ledger(empty).close()
    add(whole, readings, [])
    with Ledger(whole) as ledger:
        digest = ledger.digest()
    first, last = (_pages(path) for path in (empty, whole))
    lost = kept = 0
    for point in range(POINTS):
        path = tmp_path / f"{point}.db"
        path.write_bytes(empty.read_bytes())
        stored = []
        with room_for(first + (last - first) * point // POINTS), pytest.raises(LedgerError) as caught:
            add(path, readings, stored)
        assert str(caught.value).startswith(f"{path}: the disk is full; make room")
        assert "\n" not in str(caught.value)
        with Ledger(path) as ledger:
            assert ledger.check() == []
            lost += sum(not ledger.has(document) for document in stored)
            kept += len(stored)
        add(path, readings, [])
        with Ledger(path) as ledger:
            assert ledger.check() == []
            assert ledger.digest() == digest
    assert lost == 0
    held(
        "disk full",
        f"{POINTS} fill points, while adding and settling {ARTICLES} articles",
        f"{lost} of {kept} stored documents lost; one sentence with the path; goes on when there is room",
    )


def _pages(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA page_count").fetchone()[0]
