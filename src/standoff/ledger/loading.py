"""Readings fetched one by one while a ledger is settled, the last ones kept at hand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from sqlalchemy import Connection, select

from standoff.corroborate.blocks import name_of
from standoff.corroborate.propositions import Proposition, propositions_of
from standoff.corroborate.ties import Body, Text, body_of
from standoff.ledger import schema
from standoff.ledger.store import unpack
from standoff.reading import Reading

__all__ = ["Loader", "Recent"]

_BODIES = 1024
_HEADINGS = 8192
_CLAIMS = 512

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Recent(Generic[_Key, _Value]):
    """The values that were last asked for; those asked for longest ago give way."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[_Key, _Value] = OrderedDict()

    def get(self, key: _Key, make: Callable[[], _Value]) -> _Value:
        """The value of `key`, made where it is not at hand."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        value = make()
        self.put(key, value)
        return value

    def __contains__(self, key: _Key) -> bool:
        return key in self._kept

    def __getitem__(self, key: _Key) -> _Value:
        return self._kept[key]

    def put(self, key: _Key, value: _Value) -> None:
        """Keeps a value at hand."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)


class Loader:
    """Gives what is made of one reading. None of it ever changes, so it outlives a transaction; reading goes
    through the `connection` of the one that is open.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.loaded = 0
        """Readings that were fetched so far."""
        self.headings: Recent[str, Text] = Recent(_HEADINGS)
        self._claims: Recent[tuple[str, str | None], dict[str, Proposition]] = Recent(_CLAIMS)
        self._bodies: Recent[str, Body] = Recent(_BODIES)

    def reading(self, key: str) -> Reading:
        """The reading of the document with this key."""
        self.loaded += 1
        table = schema.readings
        query = select(table.c.json).where(table.c.document_key == key)
        return Reading.from_line(unpack(self.connection.execute(query).scalar_one()))

    def body(self, key: str) -> Body:
        """What lineage compares of it."""
        return self._bodies.get(key, lambda: body_of(self.reading(key)))

    def claims(self, key: str, told: str | None) -> dict[str, Proposition]:
        """Its claims by `blocks.name_of`. `told` is the ISO date on which its text first appeared."""
        return self._claims.get((key, told), lambda: _named(self.reading(key), told))

    def has_reading(self, reading: Reading, told: str | None) -> None:
        """Keeps the claims of a reading at hand that was fetched elsewhere."""
        self._claims.put((reading.document.key, told), _named(reading, told))

    def has_body(self, key: str, body: Body) -> None:
        """Keeps a body at hand that was made elsewhere."""
        self._bodies.put(key, body)


def _named(reading: Reading, told: str | None) -> dict[str, Proposition]:
    return {name_of(claim): claim for claim in propositions_of(reading, told)}
