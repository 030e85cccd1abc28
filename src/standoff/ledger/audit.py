"""Looking a ledger over: one digest of all that it says, and a list of what is wrong in it."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec
from sqlalchemy import Column, Connection, Table, func, select

from standoff.errors import StandoffError
from standoff.ledger import schema
from standoff.ledger.db import integrity, sentences
from standoff.ledger.derived import names_of_groups
from standoff.ledger.index import index_rows, sentence_rows
from standoff.ledger.judgements import history
from standoff.ledger.names import Key
from standoff.ledger.rows import JudgementRow
from standoff.ledger.settle import is_stale
from standoff.ledger.store import unpack
from standoff.reading import Reading

__all__ = ["check", "digest"]

_CLOCK = {"retrieved", "added_at", "added_run"}
"""Columns that tell when it was done, not what the texts say."""


def digest(connection: Connection) -> str:
    """SHA-256 in hex over documents, readings, judgements and all that is made of them.

    The same documents and judgements give the same digest in whatever order and at whatever time
    they came.
    """
    total = hashlib.sha256()
    for table in (schema.documents, schema.readings, *schema.INDEX, *schema.DERIVED):
        columns: list[Column[object]] = [c for c in table.columns if c.name not in _CLOCK]
        rows = connection.execute(select(*columns))
        total.update(_lines(table.name, (_line(table, row._asdict()) for row in rows)))
    total.update(_lines("judgements", (_decided(row) for row in history(connection))))
    return total.hexdigest()


def check(connection: Connection) -> list[str]:
    """What is wrong, one sentence each; nothing for a sound ledger.

    The database's own check, every reading against its text and its document, and every index
    against the readings.
    """
    problems = integrity(connection)
    if problems:
        # What a damaged file says of itself is not worth comparing.
        return problems
    expected: Counter[str] = Counter()
    query = select(schema.documents, schema.readings.c.json).outerjoin(schema.readings)
    for row in connection.execute(query.order_by(schema.documents.c.key)):
        try:
            reading = Reading.from_line(unpack(row.json)).verify()
        except (StandoffError, zlib.error, ValueError, TypeError, KeyError) as error:
            problems.append(f"document {row.key}: its reading does not hold: {error}")
            continue
        document = reading.document
        if (document.key, document.id, document.text) != (row.key, row.id, row.text):
            problems.append(f"document {row.key}: its reading is of another text")
        for table, rows in index_rows(reading).items():
            expected[table.name] += len(rows)
        expected[sentences.name] += len(sentence_rows(reading))
    for index in (*schema.INDEX, sentences):
        found = connection.execute(select(func.count()).select_from(index)).scalar_one()
        if found != expected[index.name]:
            problems.append(
                f"index {index.name}: {found} rows, the readings make {expected[index.name]}; "
                "run 'standoff reindex'"
            )
    return problems + _dangling(connection) + _derived(connection)


def _dangling(connection: Connection) -> list[str]:
    """Judgements about what is not in the ledger."""
    claims = connection.execute(select(schema.claims.c.document_key, schema.claims.c.id))
    known = {f"{key}:{id}" for key, id in claims}
    known.update(connection.execute(select(schema.documents.c.key)).scalars())
    return [
        f"judgement {row.id} by {row.by}: {name} is not in the ledger"
        for row in history(connection)
        for name in (row.subject, row.object)
        if row.withdrawn_at is None and name is not None and name not in known
    ]


def _lines(name: str, lines: Iterable[bytes]) -> bytes:
    # Sorted by their own digests: databases do not agree on the order of text.
    digests = sorted(hashlib.sha256(line).digest() for line in lines)
    return f"{name} {len(digests)}\n".encode() + b"".join(digests)


def _decided(row: JudgementRow) -> bytes:
    """A judgement without its number and its times."""
    withdrawn = row.withdrawn_at is not None, row.withdrawn_by, row.withdrawn_why
    return msgspec.json.encode((row.kind, row.subject, row.object, row.by, row.why, *withdrawn))


def _derived(connection: Connection) -> list[str]:
    """What is wrong in clusters and groups, once they are made of all documents."""
    if is_stale(connection):
        return []
    members = select(schema.cluster_members.c.document_key)
    lone = select(schema.documents.c.key).where(schema.documents.c.key.not_in(members))
    problems = [
        f"document {key} is in no cluster; run 'standoff reindex'" for (key,) in connection.execute(lone)
    ]
    table, pairs = schema.claim_groups, schema.group_claims
    count = select(func.count()).where(pairs.c.group_id == table.c.id).scalar_subquery()
    for id, text, found in connection.execute(select(table.c.id, table.c.json, count).order_by(table.c.id)):
        if len(msgspec.json.decode(text)["claims"]) != found:
            problems.append(f"claim group {id}: {found} of its claims are kept; run 'standoff reindex'")
    return problems + _misnamed(connection)


def _misnamed(connection: Connection) -> list[str]:
    """The groups that are not found by the parties and places of their claims, or by others."""
    names = schema.group_names.c
    kept: defaultdict[str, set[Key]] = defaultdict(set)
    for id, role, name in connection.execute(select(names.group_id, names.role, names.name)):
        kept[id].add((role, name))
    groups = connection.execute(select(schema.claim_groups.c.id).order_by(schema.claim_groups.c.id)).scalars()
    made = names_of_groups(connection, groups.all())
    return [
        f"claim group {id}: not found by the names in its claims; run 'standoff reindex'"
        for id, keys in made.items()
        if keys != kept[id]
    ]


def _line(table: Table, row: dict[str, object]) -> bytes:
    if table is schema.readings:
        blob = row.pop("json")
        assert isinstance(blob, bytes)
        reading = msgspec.json.decode(unpack(blob))
        reading["document"]["retrieved"] = None
        row["json"] = reading
    return msgspec.json.encode(row)
