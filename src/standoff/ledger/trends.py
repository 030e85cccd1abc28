"""Questions about time: which way it is going between two, at a place, or in one type of event."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Connection, select

from standoff.corroborate.acts import DENIAL, Act, Grouped, acts_of
from standoff.corroborate.powers import power_named
from standoff.corroborate.trend import By, Filter, Trend, Unit
from standoff.corroborate.trend import trend as make
from standoff.corroborate.versions import pages_of, superseded
from standoff.errors import UsageError
from standoff.ledger import queries, schema
from standoff.ledger.judgements import current
from standoff.ledger.search import iso_date, term
from standoff.ledger.store import readings
from standoff.terms import EventType, Status

__all__ = ["trend", "trends"]

_Term = TypeVar("_Term", bound=StrEnum)


def trend(
    connection: Connection,
    *,
    by: str = By.DYAD,
    per: str | None = None,
    actor: str | None = None,
    recipient: str | None = None,
    place: str | None = None,
    type: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Trend:
    """Deeds and words in time, by "dyad", "place" or "type"; see `corroborate.trend`.

    `per` is the length of a period: "day", "week", "month" or "year"; without it the time spanned
    decides. `actor` and `recipient` are a country or an organisation of countries, by code or name;
    `place` is the name of a place or a country's code; `type` is PLOVER's or DENY. `since` and
    `until` are ISO dates, months or years, inclusive, of when it happened. Raises UsageError for a
    value that means nothing.
    """
    only = Filter(
        actor=_power("--actor", actor),
        recipient=_power("--recipient", recipient),
        place=None if place is None else " ".join(place.split()),
        type=None if type is None else term((*EventType, DENIAL), "--type", type.upper()),
        since=None if since is None else _day("--since", since),
        until=None if until is None else _day("--until", until, end=True),
    )
    unit = None if per is None else _one_of(Unit, "--per", per)
    return make(_acts(connection), _one_of(By, "--by", by), unit, only)


def trends(connection: Connection, groups: Collection[str] | None = None) -> dict[By, Trend]:
    """The trend by each of dyad, place and type. With `groups`, ids of claim groups, only their claims
    count.
    """
    acts = _acts(connection)
    if groups is not None:
        wanted = frozenset(groups)
        acts = [act for act in acts if act.group in wanted]
    return {by: make(acts, by) for by in By}


def _acts(connection: Connection) -> list[Act]:
    table, pairs = schema.claim_groups, schema.group_claims
    query = select(pairs.c.document_key, pairs.c.claim_id, table.c.id, table.c.status).join(table)
    grouped = {
        f"{key}:{claim}": Grouped(id, Status(status)) for key, claim, id, status in connection.execute(query)
    }
    clusters = queries.lineage(connection)
    # An earlier version of a page counts no more: the one that stands tells what it still tells.
    found = list(readings(connection))
    former = superseded(pages_of(found))
    standing = [reading for reading in found if reading.document.key not in former]
    return acts_of(standing, clusters, grouped, current(connection))


def _one_of(terms: type[_Term], option: str, value: str) -> _Term:
    return terms(term(terms, option, value.lower()))


def _power(option: str, wanted: str | None) -> str | None:
    if wanted is None:
        return None
    found = power_named(wanted)
    if found is None:
        remedy = "name one, as RUS, Russia or NATO: a trend is of no smaller parts"
        raise UsageError(f"{option} {wanted}", "is no country or organisation of countries", remedy)
    return found


def _day(option: str, value: str, *, end: bool = False) -> date:
    day = date.fromisoformat(iso_date(option, value))
    unit = {4: Unit.YEAR, 7: Unit.MONTH}.get(len(value), Unit.DAY)
    return unit.end(day) if end else day
