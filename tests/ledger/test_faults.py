"""What goes wrong with a file: one sentence with the path and the next step, and nothing lost."""

import shutil
import sqlite3
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from standoff.errors import LedgerError
from standoff.ledger import Ledger, db


@contextmanager
def pragma(statement):
    """Every connection that is opened meanwhile begins with this statement."""

    def run(connection, _record):
        connection.execute(statement)

    event.listen(Engine, "connect", run)
    try:
        yield
    finally:
        event.remove(Engine, "connect", run)


def refused(place, *, create=True):
    """The error that opening `place` raises, checked to name it."""
    with pytest.raises(LedgerError) as caught:
        Ledger(place, create=create)
    assert caught.value.subject == str(place)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_missing_ledger_names_the_command_that_makes_one(path):
    error = refused(path, create=False)
    assert "no ledger" in error.reason
    assert "standoff add" in error.remedy
    assert not path.exists()


def test_an_empty_file_is_no_ledger_to_read_and_room_for_one(path):
    path.touch()
    assert "no ledger" in refused(path, create=False).reason
    with Ledger(path) as ledger:
        assert ledger.documents() == []


def test_a_missing_folder_is_named(path):
    missing = path.parent / "nowhere" / "news.ledger"
    error = refused(missing)
    assert str(missing.parent) in error.reason


def test_a_folder_is_not_a_ledger(tmp_path):
    assert "folder" in refused(tmp_path).reason


def test_a_file_in_a_file_cannot_be(path):
    path.write_text("words")
    refused(path / "news.ledger")


def test_a_name_too_long_is_told(tmp_path):
    refused(tmp_path / ("n" * 5000))


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_left_alone(path, create):
    path.write_bytes(b"Dear diary, this is not a database.\n" * 100)
    before = path.read_bytes()
    assert "no SQLite file" in refused(path, create=create).reason
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    assert "another program" in refused(path).reason
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["", ":memory:", "sqlite://", "sqlite:///:memory:"])
def test_a_ledger_is_a_file(place):
    with pytest.raises(LedgerError, match="not the path of a file"):
        Ledger(place)


def test_only_sqlite_is_known_and_a_password_is_not_repeated():
    with pytest.raises(LedgerError) as caught:
        Ledger("postgresql://reader:secret@db.example/news")
    assert "secret" not in str(caught.value)


def test_an_address_opens_the_same_file(path, make, store):
    with Ledger(f"sqlite:///{path}") as ledger:
        store(ledger, make("Shells fell."))
        assert ledger.path == path
    with Ledger(str(path), create=False) as ledger:
        assert len(ledger.documents()) == 1


def test_a_file_cut_short_is_damaged(path, make, store):
    with Ledger(path) as ledger:
        store(ledger, *make.many(40))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])

    def read_all():
        with Ledger(path) as ledger:
            return [ledger.document(row.key) for row in ledger.documents()]

    with pytest.raises(LedgerError) as caught:
        read_all()
    assert "damaged" in caught.value.reason
    assert caught.value.subject == str(path)


def test_a_ledger_that_cannot_be_written_can_be_read(path, make, store):
    with Ledger(path) as ledger:
        store(ledger, make("Shells fell."))
        ledger.settle()
    with pragma("PRAGMA query_only = ON"), Ledger(path) as ledger:
        assert ledger.overview().documents == 1
        with pytest.raises(LedgerError, match="read-only"):
            ledger.begin("add", "hand 1", "none")


def test_a_lock_that_is_held_for_long_is_told(path, monkeypatch):
    monkeypatch.setattr(db, "WAIT_MS", 1)
    monkeypatch.setattr(db, "PAUSES", (0.001, 0.001))
    with Ledger(path) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert ledger.documents() == []
        with pytest.raises(LedgerError, match="locked"):
            ledger.begin("add", "hand 1", "none")
        other.execute("ROLLBACK")
        assert ledger.begin("add", "hand 1", "none") == 1


def test_a_lock_that_is_let_go_is_waited_for(path, monkeypatch):
    monkeypatch.setattr(db, "WAIT_MS", 1)
    monkeypatch.setattr(db, "PAUSES", (0.001, 0.002))
    slept = []
    with Ledger(path) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def sleep(seconds):
            slept.append(seconds)
            if len(slept) == 2:
                other.execute("ROLLBACK")

        monkeypatch.setattr(db.time, "sleep", sleep)
        assert ledger.begin("add", "hand 1", "none") == 1
    assert slept == [0.001, 0.002]


@pytest.mark.parametrize("spare", [0, 3, 20])
def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(path, make, store, tmp_path, spare):
    readings = make.many(60)
    with Ledger(tmp_path / "whole.ledger") as ledger:
        store(ledger, *readings)
        whole = ledger.digest()
    with Ledger(path) as ledger:
        store(ledger, *readings[:5])
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    done = list(readings[:5])

    def go_on(ledger):
        run = ledger.begin("add", "hand 1", "none")
        for reading in readings[5:]:
            ledger.add(reading, run=run, name=reading.document.address)
            done.append(reading)

    with pragma(f"PRAGMA max_page_count = {pages + spare}"), Ledger(path) as ledger:
        with pytest.raises(LedgerError, match="disk is full") as caught:
            go_on(ledger)
        assert caught.value.subject == str(path)
        assert len(ledger.documents()) == len(done)
    with Ledger(path) as ledger:
        assert ledger.check() == []
        assert all(ledger.has(reading.document) for reading in done)
        store(ledger, *readings)
        assert ledger.digest() == whole


def test_a_copy_of_the_file_is_the_ledger(path, make, store, tmp_path):
    with Ledger(path) as ledger:
        store(ledger, *make.many(3))
        digest = ledger.digest()
    copy = tmp_path / "moved 100%.ledger"
    shutil.copy(path, copy)
    with Ledger(copy, create=False) as ledger:
        assert ledger.digest() == digest
