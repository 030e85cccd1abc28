"""The database under the ledger: opening it, its transactions, and all that differs by dialect."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, Text, column, create_engine, event, select, table
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from standoff.errors import LedgerError
from standoff.ledger.faults import RESTORE, explain, is_busy, is_damage

__all__ = [
    "BYTEWISE",
    "COMPACT",
    "Database",
    "create_search",
    "insert_new",
    "integrity",
    "matching",
    "sentences",
]

WAIT_MS = 10_000
"""How long SQLite itself waits for another writer before it gives up."""

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between our own tries after that: a minute in all before a writer is told that it is locked."""

BYTEWISE = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by its code points, as SQLite sorts all text and Python does."""

COMPACT: dict[str, Any] = {"sqlite_with_rowid": False}
"""For tables that are little but their primary key: SQLite would write each row twice."""

sentences = table("sentences", column("document_key"), column("start"), column("text"))
"""The full-text table. It has no place in the metadata: each dialect makes it in its own way."""


class Database:
    """One SQLite file, its connections and transactions. Errors of the driver become LedgerErrors."""

    def __init__(self, place: str | Path) -> None:
        self.path = _file(place)
        self.engine = _engine(self.path)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger, whoever writes meanwhile."""
        with self._faults(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is stored as a whole or not at all. Waits for other writers."""
        with self._faults(), self._locked() as connection:
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def keep_log(self) -> None:
        """Sets write-ahead logging, which the file itself remembers: readers never wait."""
        with self._faults():
            for pause in (*PAUSES, 0):
                try:
                    with self.engine.connect() as connection:
                        # Not inside a transaction, where SQLite does not change the mode.
                        connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
                    return
                except (DBAPIError, sqlite3.Error) as error:
                    if not pause or not is_busy(error):
                        raise
                    time.sleep(pause)

    def backup(self, to: Path) -> None:
        """Copies the whole database to `to` while others read and write; what was there is replaced.

        By SQLite's online backup, into a file beside it that takes its name once it was checked. Raises
        LedgerError about `to` where it cannot be written, about this file where it cannot be read.
        """
        part = to.with_name(f"{to.name}.part")
        with self._faults():
            source = sqlite3.connect(self.path.absolute().as_uri() + "?mode=ro", uri=True)
        try:
            with closing(source):
                _copied(source, self.path, part, to)
            part.replace(to)
        except OSError as error:
            said = error.strerror or "no room or no permission"
            raise LedgerError(str(to), f"cannot be written: {said}", "give another path") from error
        finally:
            part.unlink(missing_ok=True)

    def close(self) -> None:
        """Lets go of the file. The log is folded into it."""
        self.engine.dispose()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise explain(self.path, error) from error

    @contextmanager
    def _locked(self) -> Iterator[Connection]:
        # Once the write lock is held nothing can fail as "locked", so only taking it is tried again.
        for pause in (*PAUSES, 0):
            with self.engine.connect() as connection:
                connection = connection.execution_options(standoff_writes=True)
                try:
                    connection.begin()
                except (DBAPIError, sqlite3.Error) as error:
                    if not pause or not is_busy(error):
                        raise
                else:
                    yield connection
                    return
            time.sleep(pause)


def _copied(source: sqlite3.Connection, path: Path, part: Path, to: Path) -> None:
    """Copies `source`, which is at `path`, to the file `part` and checks it. Errors name `to`."""
    try:
        with closing(sqlite3.connect(part)) as target:
            source.backup(target)
            found = target.execute("PRAGMA integrity_check(1)").fetchone()[0]
            # One file, with no log beside it.
            target.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise explain(path if is_damage(error) else to, error) from error
    if found != "ok":
        raise LedgerError(str(path), f"is damaged: {found}", RESTORE)


def _file(place: str | Path) -> Path:
    if isinstance(place, str) and "://" in place:
        try:
            url = make_url(place)
        except ArgumentError as error:
            raise LedgerError(place, "is not an address of a database", "give the path of a file") from error
        if url.get_backend_name() != "sqlite":
            raise LedgerError(
                url.render_as_string(), "is not SQLite, the one database known so far", "give a file"
            )
        place = url.database or ""
    if str(place) in ("", ".", ":memory:"):
        raise LedgerError(str(place) or "ledger", "is not the path of a file", "name one, like news.ledger")
    return Path(place)


def _engine(path: Path) -> Engine:
    # isolation_level None: the driver starts no transactions of its own, so that DDL is in them too.
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"isolation_level": None})

    @event.listens_for(engine, "connect")
    def _set(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("standoff_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def insert_new(connection: Connection, into: Table, row: Mapping[str, Any]) -> bool:
    """Inserts `row` unless one with the same unique columns is there; True if it was inserted."""
    statement = sqlite.insert(into).values(row).on_conflict_do_nothing()
    return connection.execute(statement).rowcount == 1


def create_search(connection: Connection) -> None:
    """Makes the full-text table: words without case, accents and English endings."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE sentences USING fts5("
        "document_key UNINDEXED, start UNINDEXED, text, tokenize = 'porter unicode61 remove_diacritics 2')"
    )


def matching(words: str) -> Select[Any] | None:
    """Selects (document_key, start) of the sentences that hold all `words`; None if there is no word.

    A part in double quotes is a phrase. Nothing else in `words` is an operator.
    """
    phrases: Sequence[str] = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|([^\s"]+)', words)]
    clean = [" ".join(re.findall(r"\w+", phrase)) for phrase in phrases]
    query = " ".join(f'"{phrase}"' for phrase in clean if phrase)
    if not query:
        return None
    return select(sentences.c.document_key, sentences.c.start).where(sentences.c.text.match(query))


def integrity(connection: Connection) -> list[str]:
    """What the database itself finds broken in its file."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    broken = [
        f"{row[0]} points to no row of {row[2]}"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    return [line for line in found if line != "ok"] + broken
