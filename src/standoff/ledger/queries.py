"""Reading: one function a question. All presentation asks these and sees no SQL."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from standoff.corroborate.findings import Cluster, Member
from standoff.errors import NoSuchRecord
from standoff.ledger import schema
from standoff.ledger.rows import (
    Day,
    DocumentDetail,
    DocumentRow,
    Outcome,
    Overview,
    RunDetail,
    RunInput,
    RunRow,
)
from standoff.ledger.store import storable, unpack
from standoff.reading import Claim, Reading
from standoff.terms import Relation, Status

__all__ = [
    "SHORTEST",
    "claims_of",
    "cluster_of",
    "clusters_of",
    "document",
    "document_row",
    "documents",
    "documents_of",
    "lineage",
    "overview",
    "reading_of",
    "run",
    "runs",
]

SHORTEST = 4
"""Fewest characters of an id that name something."""


def documents(connection: Connection, limit: int | None = None) -> list[DocumentRow]:
    """All documents, newest first, undated last."""
    table = schema.documents
    query = _document_query().order_by(table.c.published.desc().nulls_last(), table.c.key).limit(limit)
    return [_document_row(row) for row in connection.execute(query)]


def document_row(connection: Connection, prefix: str) -> DocumentRow:
    """The row of the one document that `prefix` begins. Raises NoSuchRecord for none or several."""
    table, begin = schema.documents, storable(prefix)
    begins = table.c.key.startswith(begin, autoescape=True) | table.c.id.startswith(begin, autoescape=True)
    query = _document_query().where(begins).order_by(table.c.key)
    found = [_document_row(row) for row in connection.execute(query)] if len(prefix) >= SHORTEST else []
    if len(found) != 1:
        raise none_or_several("document", prefix, [row.key for row in found], "standoff documents")
    return found[0]


def document(connection: Connection, prefix: str) -> DocumentDetail:
    """The one document whose key or id begins with `prefix`. Raises NoSuchRecord for none or several."""
    row = document_row(connection, prefix)
    table, pairs = schema.documents, schema.group_claims
    groups = select(pairs.c.claim_id, pairs.c.group_id).where(pairs.c.document_key == row.key)
    seen = select(table.c.added_at).where(table.c.key == row.key)
    return DocumentDetail(
        row=row,
        reading=reading_of(connection, row.key),
        cluster=cluster_of(connection, row.key),
        groups={
            pair.claim_id: pair.group_id for pair in connection.execute(groups.order_by(pairs.c.claim_id))
        },
        first_seen=connection.execute(seen).scalar_one(),
    )


def documents_of(connection: Connection, group: str) -> list[DocumentRow]:
    """The documents that carry a claim of the group with this id, oldest first, undated last."""
    table, pairs = schema.documents, schema.group_claims
    its = select(pairs.c.document_key).where(pairs.c.group_id == group)
    query = _document_query().where(table.c.key.in_(its))
    order = table.c.published.asc().nulls_last(), table.c.key
    return [_document_row(row) for row in connection.execute(query.order_by(*order))]


def reading_of(connection: Connection, key: str) -> Reading:
    """What was read in the document with this key."""
    return Reading.from_line(unpack(_blob(connection, key)))


def claims_of(connection: Connection, key: str) -> tuple[Claim, ...]:
    """The claims of the document with this key, without the rest of its reading."""
    return _decode(_blob(connection, key))


def lineage(connection: Connection) -> list[Cluster]:
    """Every cluster of documents that are one voice, largest first, then by id."""
    return _clusters(connection, None)


def cluster_of(connection: Connection, key: str) -> Cluster:
    """The cluster that the document with this key is in."""
    return _clusters(connection, _holding(schema.cluster_members.c.document_key == key))[0]


def clusters_of(connection: Connection, group: str) -> list[Cluster]:
    """The clusters of all documents that carry a claim of the group with this id."""
    pairs = schema.group_claims
    its = select(pairs.c.document_key).where(pairs.c.group_id == group)
    return _clusters(connection, _holding(schema.cluster_members.c.document_key.in_(its)))


def runs(connection: Connection) -> list[RunRow]:
    """All runs, newest first."""
    query = select(schema.runs).order_by(schema.runs.c.id.desc())
    return [RunRow(**row._mapping) for row in connection.execute(query)]


def run(connection: Connection, id: int) -> RunDetail:
    """One run and its inputs. Raises NoSuchRecord where there is no such run."""
    found = connection.execute(select(schema.runs).where(schema.runs.c.id == id)).first()
    if found is None:
        raise NoSuchRecord(f"run {id}", "is not in the ledger", "list them with 'standoff runs'")
    table = schema.run_inputs
    inputs = connection.execute(select(table).where(table.c.run_id == id).order_by(table.c.id))
    return RunDetail(
        row=RunRow(**found._mapping),
        inputs=tuple(
            RunInput(row.name, Outcome(row.outcome), row.document_key, row.reason) for row in inputs
        ),
    )


def overview(connection: Connection) -> Overview:
    """The ledger in numbers."""
    table, groups = schema.documents, schema.claim_groups
    first, last = connection.execute(select(func.min(table.c.published), func.max(table.c.published))).one()
    statuses = select(groups.c.status, func.count().label("n")).group_by(groups.c.status)
    return Overview(
        documents=_count(connection, table),
        voices=_count(connection, schema.clusters),
        claims=_count(connection, schema.claims),
        groups=_by_status({row.status: row.n for row in connection.execute(statuses)}),
        caveats=_count(connection, schema.caveats),
        first=first,
        last=last,
        days=_days(connection),
    )


def none_or_several(kind: str, prefix: str, found: list[str], command: str) -> NoSuchRecord:
    """The error for an id that names nothing, or the beginning of the ids in `found`."""
    subject = f"{kind} {prefix!r}"
    if len(found) > 1:
        some = ", ".join(found[:8]) + (f" and {len(found) - 8} more" if len(found) > 8 else "")
        return NoSuchRecord(subject, f"is the beginning of {len(found)} ids", f"say which: {some}")
    if len(prefix) < SHORTEST:
        return NoSuchRecord(subject, "is too short an id", f"give at least {SHORTEST} characters of it")
    return NoSuchRecord(subject, "is not in the ledger", f"list what is there with '{command}'")


class _Said(msgspec.Struct):
    """The part of a stored reading that evidence is made of."""

    claims: tuple[Claim, ...]


@lru_cache(maxsize=256)
def _decode(blob: bytes) -> tuple[Claim, ...]:
    # Whoever asks for one group after another, as the report does, meets the same documents again.
    return msgspec.json.decode(unpack(blob), type=_Said).claims


def _blob(connection: Connection, key: str) -> bytes:
    table = schema.readings
    found: bytes = connection.execute(select(table.c.json).where(table.c.document_key == key)).scalar_one()
    return found


def _document_query() -> Select[Any]:
    table, claims = schema.documents, schema.claims
    count = select(func.count()).where(claims.c.document_key == table.c.key).scalar_subquery()
    wanted = "key", "id", "url", "outlet", "title", "byline", "published", "retrieved", "language"
    return select(*(table.c[name] for name in wanted), count.label("claims"), table.c.added_run.label("run"))


def _document_row(row: Row[Any]) -> DocumentRow:
    return DocumentRow(**row._mapping)


def _holding(which: ColumnElement[bool]) -> ColumnElement[bool]:
    """True for clusters with one of the members that `which` picks."""
    return schema.clusters.c.id.in_(select(schema.cluster_members.c.cluster_id).where(which))


def _clusters(connection: Connection, which: ColumnElement[bool] | None) -> list[Cluster]:
    clusters, members, table = schema.clusters, schema.cluster_members, schema.documents
    query = (
        select(
            clusters.c.id.label("cluster"),
            clusters.c.origin,
            table.c.id,
            table.c.key,
            table.c.url,
            table.c.outlet,
            table.c.published,
            members.c.relation,
            members.c.of,
            members.c.because,
        )
        .select_from(members.join(clusters).join(table))
        .order_by(clusters.c.documents.desc(), clusters.c.id, members.c.position)
    )
    if which is not None:
        query = query.where(which)
    found: defaultdict[tuple[str, str], list[Member]] = defaultdict(list)
    for cluster, origin, id, key, url, outlet, published, relation, of, because in connection.execute(query):
        member = Member(id, key, url, outlet, published, Relation(relation), of, because)
        found[cluster, origin].append(member)
    return [Cluster(id, origin, tuple(those)) for (id, origin), those in found.items()]


def _days(connection: Connection) -> tuple[Day, ...]:
    table, groups, pairs = schema.documents, schema.claim_groups, schema.group_claims
    query = (
        select(table.c.published, groups.c.status, func.count())
        .select_from(pairs.join(groups).join(table, table.c.key == pairs.c.document_key))
        .where(table.c.published.is_not(None))
        .group_by(table.c.published, groups.c.status)
        .order_by(table.c.published)
    )
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for date, status, count in connection.execute(query):
        found[date][status] = count
    return tuple(Day(date, _by_status(counts)) for date, counts in found.items())


def _by_status(counts: dict[str, int]) -> dict[Status, int]:
    return {status: counts.get(status, 0) for status in Status}


def _count(connection: Connection, table: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
