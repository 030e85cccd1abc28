"""Questions about claims: which groups answer a filter, and the words behind one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, exists, false, or_, select, union

from standoff.corroborate.findings import ClaimGroup
from standoff.errors import NoSuchRecord, UsageError
from standoff.ledger import schema
from standoff.ledger.db import matching
from standoff.ledger.judgements import misread_as, of_claims
from standoff.ledger.names import Key, sought_party, sought_place
from standoff.ledger.queries import SHORTEST, claims_of, clusters_of, documents_of, none_or_several
from standoff.ledger.rows import ClaimDetail, Evidence
from standoff.ledger.store import storable
from standoff.terms import EventType, Status

__all__ = ["claim", "claims", "iso_date", "term"]

_GROUP = msgspec.json.Decoder(ClaimGroup)


def claims(
    connection: Connection,
    *,
    about: str | None = None,
    type: str | None = None,
    actor: str | None = None,
    recipient: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    status: str | None = None,
    limit: int | None = None,
) -> list[ClaimGroup]:
    """The claim groups that meet every filter, most documents first, then by id.

    `about` is words that one sentence of the group holds, a phrase in double quotes. `actor` and
    `recipient` are the first words of a code ("RUS", "RUS GOV") or a name, `place` a name or a
    country code; a name is whole or its first or last words, and a country's name finds what its
    code finds. `since` and `until` are ISO dates, months or years, inclusive; a group without
    dates meets neither. Raises UsageError for a value that means nothing.
    """
    table = schema.claim_groups
    filters: list[ColumnElement[bool]] = []
    if type is not None:
        filters.append(table.c.type == term(EventType, "--type", type.upper()))
    if status is not None:
        filters.append(table.c.status == term(Status, "--status", status.lower()))
    if since is not None:
        filters.append(table.c.last >= iso_date("--since", since))
    if until is not None:
        filters.append(table.c.first <= iso_date("--until", until, end=True))
    if about is not None:
        filters.append(_about(about))
    parties = (("actor", actor), ("recipient", recipient))
    sought = [sought_party(connection, role, name) for role, name in parties if name is not None]
    if place is not None:
        sought.append(sought_place(connection, place))
    query = select(table.c.json).order_by(table.c.documents.desc(), table.c.id).limit(limit)
    query = query.where(*([table.c.id.in_(_named(sought, filters, limit))] if sought else filters))
    return [_GROUP.decode(text) for (text,) in connection.execute(query)]


def claim(connection: Connection, prefix: str) -> ClaimDetail:
    """The one group with this id, or that has the claim with this id, and all its claims.

    `prefix` is the beginning of either. Raises NoSuchRecord for none or several.
    """
    found = _groups_named(connection, prefix) if len(prefix) >= SHORTEST else []
    if len(found) != 1:
        wrong = misread_as(connection, prefix) if not found else None
        if wrong is not None:
            raise NoSuchRecord(
                f"claim {prefix!r}",
                f"is in no group: judgement {wrong.id} by {wrong.by} says that it is misread",
                f"'standoff judge --undo {wrong.id}' takes that back",
            )
        raise none_or_several("claim", prefix, found, "standoff claims")
    table, pairs = schema.claim_groups, schema.group_claims
    text = connection.execute(select(table.c.json).where(table.c.id == found[0])).scalar_one()
    query = select(pairs.c.document_key, pairs.c.claim_id).where(pairs.c.group_id == found[0])
    wanted = {(key, id) for key, id in connection.execute(query)}
    stands = {
        member.key: (cluster.id, member)
        for cluster in clusters_of(connection, found[0])
        for member in cluster.documents
    }
    evidence = [
        Evidence(row, claim, *stands[row.key])
        for row in documents_of(connection, found[0])
        for claim in claims_of(connection, row.key)
        if (row.key, claim.id) in wanted
    ]
    group = _GROUP.decode(text)
    keys = {one.document.key for one in evidence}
    return ClaimDetail(group, tuple(evidence), of_claims(connection, group.claims, keys))


def _groups_named(connection: Connection, prefix: str) -> list[str]:
    """Ids of the groups that `prefix` can mean. A whole id means that one and no longer one.

    A claim may also be named as in `ClaimGroup.claims`: "key:id".
    """
    groups, pairs = schema.claim_groups, schema.group_claims
    key, _, id = storable(prefix).rpartition(":")
    query = select(pairs.c.claim_id, pairs.c.group_id).where(pairs.c.claim_id.startswith(id, autoescape=True))
    if key:
        query = query.where(pairs.c.document_key == key)
    found = [*connection.execute(query.distinct())]
    if not key:
        begins = groups.c.id.startswith(id, autoescape=True)
        found += connection.execute(select(groups.c.id, groups.c.id.label("same")).where(begins))
    exact = {group for named, group in found if named == id}
    return sorted(exact or {group for _, group in found})


def _has_claim(which: Select[Any]) -> ColumnElement[bool]:
    """True for groups with one of the claims that `which` selects as (document_key, claim_id)."""
    wanted, pairs = which.subquery(), schema.group_claims
    same = (pairs.c.document_key == wanted.c[0]) & (pairs.c.claim_id == wanted.c[1])
    return schema.claim_groups.c.id.in_(select(pairs.c.group_id).select_from(pairs.join(wanted, same)))


def _named(
    sought: Sequence[set[Key]], filters: Sequence[ColumnElement[bool]], limit: int | None
) -> Select[Any]:
    """Selects the ids of the groups that stand under a key of each of `sought` and meet `filters`.

    Under each key of the first they are read in the order in which they are shown, until there are `limit`.
    """
    groups, names = schema.claim_groups, schema.group_names
    first, *rest = sought
    all_met = [*filters, *map(_stands_under, rest)]
    parts = [
        select(names.c.group_id)
        .join(groups, groups.c.id == names.c.group_id)
        .where(names.c.role == role, names.c.name == name, *all_met)
        .order_by(names.c.rank, names.c.group_id)
        .limit(limit)
        for role, name in sorted(first)
    ]
    return select(union(*(select(part.subquery()) for part in parts)).subquery().c.group_id)


def _stands_under(keys: set[Key]) -> ColumnElement[bool]:
    groups, names = schema.claim_groups, schema.group_names.alias()
    under = or_(*((names.c.role == role) & (names.c.name == name) for role, name in sorted(keys)))
    same = (names.c.rank == -groups.c.documents) & (names.c.group_id == groups.c.id)
    return exists(select(names.c.group_id).where(under, same).correlate(groups))


def _about(words: str) -> ColumnElement[bool]:
    found = matching(words)
    if found is None:
        return false()
    hits, table = found.subquery(), schema.claims
    same = (table.c.document_key == hits.c.document_key) & (table.c.sentence_start == hits.c.start)
    return _has_claim(select(table.c.document_key, table.c.id).select_from(hits.join(table, same)))


def term(terms: Iterable[str], option: str, value: str) -> str:
    """`value`, if it is one of `terms`. Raises UsageError where it is not."""
    if value not in set(terms):
        raise UsageError(f"{option} {value}", "is not known", f"it is one of {', '.join(terms)}")
    return value


def iso_date(option: str, value: str, *, end: bool = False) -> str:
    """`value` as a whole date: the first day of a month or year, or the last where `end`.

    Raises UsageError where it is none of these.
    """
    first, last = {4: ("-01-01", "-12-31"), 7: ("-01", "-31"), 10: ("", "")}.get(len(value), ("?", "?"))
    try:
        # Every month has a first day; that a month has no 31st does not matter when comparing.
        date.fromisoformat(value + first)
    except ValueError:
        raise UsageError(f"{option} {value}", "is not a date", "write 2022-02-15, 2022-02 or 2022") from None
    return value + (last if end else first)
