"""What a party or a place is found by: a name whole, its first or last words, a code or its first words."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from standoff.ledger import schema
from standoff.ledger.store import storable
from standoff.terms import Precision

__all__ = ["Key", "of_party", "of_place", "sought_party", "sought_place"]

Key = tuple[str, str]
"""`role` and `name` of a row of `group_names`."""

_ROLES = ("actor", "recipient")
_PLACE, _COUNTRY = "place", "country"


def of_party(role: str, folded: str, code: str | None) -> set[Key]:
    """What finds a party in this role, whose name without case is `folded`.

    >>> sorted(of_party("actor", "northern army", "ARL MIL"))[:2]
    [('actor', 'army'), ('actor', 'northern')]
    """
    codes = _firsts(code) if code is not None else ()
    return {(role, name) for name in _ends(folded)} | {(_coded(role), name) for name in codes}


def of_place(folded: str, country: str | None) -> set[Key]:
    """What finds a place."""
    return {(_PLACE, name) for name in _ends(folded)} | ({(_COUNTRY, country)} if country else set())


def sought_party(connection: Connection, role: str, wanted: str) -> set[Key]:
    """The keys under which groups stand that a party in this role is `wanted` of: a name or a code. A
    country's name stands for its code too.
    """
    table, name = schema.event_parties.c, storable(wanted.strip())
    is_country = (table.role.in_(_ROLES), table.folded == name.casefold(), table.code.not_like("% %"))
    codes = connection.execute(select(table.code).where(*is_country).distinct()).scalars()
    return {(role, name.casefold()), *((_coded(role), code) for code in (name.upper(), *codes))}


def sought_place(connection: Connection, wanted: str) -> set[Key]:
    """The keys under which groups stand that a place is `wanted` of: a name or the code of a country. A
    country's name stands for its code too.
    """
    table, name = schema.places.c, storable(wanted.strip())
    is_country = (table.folded == name.casefold(), table.precision == Precision.COUNTRY)
    known = table.country.is_not(None)
    countries = connection.execute(select(table.country).where(*is_country, known).distinct()).scalars()
    return {(_PLACE, name.casefold()), *((_COUNTRY, code) for code in (name.upper(), *countries))}


def _coded(role: str) -> str:
    return f"{role} code"


def _ends(words: str) -> Iterator[str]:
    """The whole, its first words and its last words."""
    yield from _firsts(words)
    yield from (words[at + 1 :] for at, char in enumerate(words) if char == " ")


def _firsts(words: str) -> Iterator[str]:
    yield words
    yield from (words[:at] for at, char in enumerate(words) if char == " ")
