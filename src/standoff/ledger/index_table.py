"""An index of places under keys that is kept in a table: see `corroborate.keys`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, literal, select, union_all

from standoff.corroborate.keys import Entry

__all__ = ["TableIndex", "portions"]

_AT_ONCE = 40
"""Entries that one statement asks for: databases take some hundred parts of a statement at most."""

_Some = TypeVar("_Some")


class TableIndex:
    """Places under keys in a table with columns `key` and `place`."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        self._table = table

    def put(self, entries: Iterable[Entry]) -> None:
        """See `keys.Index`."""
        rows = [{"key": key, "place": place} for key, place in entries]
        if rows:
            self._connection.execute(insert(self._table), rows)

    def remove(self, entries: Iterable[Entry]) -> None:
        """See `keys.Index`."""
        rows = [{"a_key": key, "a_place": place} for key, place in entries]
        table = self._table.c
        there = (table.key == bindparam("a_key")) & (table.place == bindparam("a_place"))
        if rows:
            self._connection.execute(delete(self._table).where(there), rows)

    def before(self, entries: Collection[Entry], most: int) -> list[list[str]]:
        """See `keys.Index`."""
        return self._beside(entries, most, later=False)

    def after(self, entries: Collection[Entry], most: int) -> list[list[str]]:
        """See `keys.Index`."""
        return self._beside(entries, most, later=True)

    def _beside(self, entries: Collection[Entry], most: int, *, later: bool) -> list[list[str]]:
        found: list[list[str]] = []
        for part in portions(entries, _AT_ONCE):
            # One form of statement, and no key is below nothing: what is missing finds nothing.
            padded = [*part, *[(-1, "")] * (_AT_ONCE - len(part))]
            values: dict[str, object] = {"most": most}
            for number, (key, place) in enumerate(padded):
                values |= {f"key{number}": key, f"place{number}": place}
            lists: list[list[str]] = [[] for _ in part]
            for number, place in self._connection.execute(_statement(self._table, later=later), values):
                lists[number].append(place)
            found += map(sorted, lists)
        return found


def portions(things: Iterable[_Some], size: int) -> Iterator[list[_Some]]:
    """`things` in lists of `size` at most."""
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part


@cache
def _statement(table: Table, *, later: bool) -> Any:
    parts: Sequence[Select[Any]] = [_part(table, number, later=later) for number in range(_AT_ONCE)]
    return union_all(*(select(part.subquery()) for part in parts))


def _part(table: Table, number: int, *, later: bool) -> Select[Any]:
    place, at = table.c.place, bindparam(f"place{number}", type_=table.c.place.type)
    under = select(literal(number, literal_execute=True).label("number"), place).where(
        table.c.key == bindparam(f"key{number}", type_=table.c.key.type), place > at if later else place < at
    )
    return under.order_by(place if later else place.desc()).limit(bindparam("most"))
