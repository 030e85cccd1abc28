"""What watching knows between two rounds: which lists and pages there are, and when each is due again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Select, delete, insert, select

from standoff.ledger import schema
from standoff.ledger.index_table import portions
from standoff.ledger.store import storable

__all__ = ["Watched", "due", "known", "lists", "note"]

_PORTION = 500
"""Addresses in one query: SQLite bounds how many values one may have."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A list or page that is watched. `via` is the list that named it first.

    `leads_to` is "list" or "page"; `mark` what its list says of it; `failures` counts tries in a row
    that failed, `trouble` says how the last one did. `checked_at` is None until it was had once;
    `due_at` is None where it is not to be asked for again until its list says something else.
    """

    url: str
    via: str
    leads_to: str
    mark: str
    first_seen: str
    etag: str | None = None
    last_modified: str | None = None
    checked_at: str | None = None
    failures: int = 0
    due_at: str | None = None
    trouble: str | None = None


def known(connection: Connection, urls: Collection[str]) -> dict[str, Watched]:
    """Those of `urls` that are watched already."""
    table, found = schema.watched, []
    for part in portions(sorted({storable(url) for url in urls}), _PORTION):
        found += _rows(connection, select(table).where(table.c.url.in_(part)))
    return {row.url: row for row in found}


def lists(connection: Connection, via: str) -> list[Watched]:
    """The lists that the list `via` named."""
    table = schema.watched
    query = select(table).where(table.c.via == storable(via), table.c.leads_to == "list")
    return _rows(connection, query.order_by(table.c.url))


def due(connection: Connection, via: str, now: str) -> list[Watched]:
    """The pages that the list `via` named first and that are due at `now`, those seen first at first."""
    table = schema.watched
    query = select(table).where(
        table.c.via == storable(via), table.c.leads_to == "page", table.c.due_at <= now
    )
    return _rows(connection, query.order_by(table.c.first_seen, table.c.url))


def note(connection: Connection, rows: Iterable[Watched]) -> None:
    """Keeps what is known of these now, instead of what was."""
    table = schema.watched
    for row in rows:
        values = {
            name: storable(value) if isinstance(value, str) else value for name, value in asdict(row).items()
        }
        connection.execute(delete(table).where(table.c.url == values["url"]))
        connection.execute(insert(table).values(values))


def _rows(connection: Connection, query: Select[tuple[object, ...]]) -> list[Watched]:
    return [Watched(**row) for row in connection.execute(query).mappings()]
