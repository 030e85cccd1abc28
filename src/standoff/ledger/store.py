"""Writing: documents with their readings and index rows, and what became of each input of a run."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, TableClause, delete, insert, select, update

from standoff.document import Document
from standoff.errors import LedgerError, NoSuchRecord
from standoff.ledger import schema
from standoff.ledger.db import insert_new, sentences
from standoff.ledger.index import index_rows, sentence_rows
from standoff.ledger.rows import Outcome
from standoff.reading import Reading

__all__ = [
    "add",
    "begin",
    "changed",
    "fill",
    "finish",
    "has",
    "now",
    "pack",
    "readings",
    "record",
    "reindex",
    "storable",
    "unpack",
    "unsettle",
]


def begin(connection: Connection, command: str, extractor: str, codebook: str) -> int:
    """A new run; returns its number."""
    row: dict[str, object] = {
        "started_at": now(),
        "command": storable(command),
        "extractor": extractor,
        "codebook": codebook,
        **{outcome.value: 0 for outcome in Outcome},
    }
    statement = insert(schema.runs).values(row).returning(schema.runs.c.id)
    return int(connection.execute(statement).scalar_one())


def finish(connection: Connection, run: int) -> None:
    """Notes that the run came to its end. Raises NoSuchRecord where there is no such run."""
    statement = update(schema.runs).where(schema.runs.c.id == run).values(finished_at=now())
    if not connection.execute(statement).rowcount:
        raise _no_run(run)


def record(
    connection: Connection, run: int, name: str, outcome: Outcome, reason: str | None, key: str | None = None
) -> None:
    """Notes what became of the input `name`. Raises NoSuchRecord where there is no such run."""
    count = schema.runs.c[outcome]
    statement = update(schema.runs).where(schema.runs.c.id == run).values({count: count + 1})
    if not connection.execute(statement).rowcount:
        raise _no_run(run)
    row = {
        "run_id": run,
        "name": storable(name),
        "outcome": outcome,
        "document_key": key,
        "reason": None if reason is None else storable(reason),
    }
    connection.execute(insert(schema.run_inputs).values(row))


def has(connection: Connection, document: Document) -> bool:
    """True where this text at this address is in the ledger."""
    table = schema.documents
    same = (table.c.id == document.id) & (table.c.address == storable(document.address))
    return connection.execute(select(table.c.key).where(same)).first() is not None


def pack(reading: Reading, *, name: str) -> bytes:
    """A reading as it is stored. Raises SpanError or LedgerError where it may not be."""
    reading.verify()
    ids = [claim.id for claim in reading.claims]
    if len(set(ids)) < len(ids):
        raise LedgerError(name, "two claims of its reading have one id", "report this with the text")
    try:
        return zlib.compress(reading.to_line().encode())
    except UnicodeEncodeError as error:
        raise LedgerError(
            name, "holds half a character (a lone surrogate)", "save it as UTF-8 and add it again"
        ) from error


def unpack(blob: bytes) -> str:
    """The line of JSON that `pack` stored."""
    return zlib.decompress(blob).decode()


def add(
    connection: Connection, reading: Reading, blob: bytes, *, run: int, name: str, partial: str | None
) -> Outcome:
    """Stores one document with all that belongs to it. `blob` is its packed reading."""
    if not connection.execute(select(schema.runs.c.id).where(schema.runs.c.id == run)).first():
        raise _no_run(run)
    document = reading.document
    row = {
        "key": document.key,
        "id": document.id,
        "address": document.address,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "byline": document.byline,
        "published": document.published,
        "published_from": document.published_from,
        "updated": document.updated,
        "retrieved": document.retrieved,
        "language": document.language,
        "reader": document.reader,
        "partial": document.partial,
        "text": document.text,
        "added_run": run,
        "added_at": now(),
    }
    if not insert_new(connection, schema.documents, row):
        reason = f"document {document.key} is in the ledger"
        record(connection, run, name, Outcome.DUPLICATE, reason, document.key)
        return Outcome.DUPLICATE
    made = {
        "document_key": document.key,
        "extractor": reading.run.extractor,
        "codebook": reading.run.codebook,
    }
    connection.execute(insert(schema.readings).values(json=blob, **made))
    _index(connection, reading)
    connection.execute(insert(schema.pending).values(document_key=document.key))
    changed(connection)
    outcome = Outcome.OK if partial is None else Outcome.PARTIAL
    record(connection, run, name, outcome, partial, document.key)
    return outcome


def readings(connection: Connection) -> Iterator[Reading]:
    """Every reading, by the key of its document, so that what follows never hangs on the order of adding."""
    table = schema.readings
    # The keys first: rows of a table that is written to meanwhile are not to be walked through.
    for (key,) in connection.execute(select(table.c.document_key).order_by(table.c.document_key)).all():
        blob = connection.execute(select(table.c.json).where(table.c.document_key == key)).scalar_one()
        yield Reading.from_line(unpack(blob))


def reindex(connection: Connection) -> None:
    """Empties every table that is not truth and makes the index again from the readings."""
    unsettle(connection)
    for table in reversed(schema.INDEX):
        connection.execute(delete(table))
    connection.execute(delete(sentences))
    for reading in readings(connection):
        _index(connection, reading)


def unsettle(connection: Connection) -> None:
    """Forgets all that was made of several readings together, so that it is made again from the start."""
    for table in reversed((*schema.DERIVED, *schema.WORKING)):
        connection.execute(delete(table))
    everything = select(schema.documents.c.key)
    connection.execute(insert(schema.pending).from_select(["document_key"], everything))
    changed(connection)


def storable(text: str) -> str:
    """`text` with what no database stores (half characters of odd file names) written as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def changed(connection: Connection) -> None:
    """Notes that the truth changed, so that the next question finds copies and groups again."""
    changes = schema.state.c.changes
    connection.execute(update(schema.state).values(changes=changes + 1))


def now() -> str:
    """The time in UTC, ISO, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def fill(connection: Connection, table: TableClause, rows: list[dict[str, Any]]) -> None:
    """Inserts all `rows`, which may be none."""
    if rows:
        connection.execute(insert(table), rows)


def _index(connection: Connection, reading: Reading) -> None:
    for table, rows in index_rows(reading).items():
        fill(connection, table, rows)
    fill(connection, sentences, sentence_rows(reading))


def _no_run(run: int) -> NoSuchRecord:
    return NoSuchRecord(f"run {run}", "is not in the ledger", "list them with 'standoff runs'")
