"""Parties made comparable: countries by code, all others by the words of their names."""

from __future__ import annotations

from functools import cache

from standoff.codebook import table
from standoff.corroborate.wording import content
from standoff.reading import Party

__all__ = [
    "GOVERNING",
    "country_name",
    "country_of",
    "government",
    "is_particular",
    "party_key",
    "sectors_of",
]

GOVERNING = frozenset({"GOV", "MIL", "SPY", "COP"})
"""Sectors that speak for a government."""
_ORGANISATIONS = frozenset({"IGO", "NGO", "IMG", "MNC"})


def country_of(code: str | None) -> str | None:
    """The country that a party's code begins with: "RUS" of "RUS GOV MIL"; None where it has none."""
    first = (code or "").partition(" ")[0]
    return first if first in _countries() else None


def sectors_of(code: str | None) -> frozenset[str]:
    """What the code says beside the country: {"GOV", "MIL"} of "RUS GOV MIL"."""
    parts = (code or "").split()
    return frozenset(parts[1:] if country_of(code) else parts)


def country_name(code: str) -> str:
    """The name of a country by its code, the code itself where it is not one."""
    return _countries().get(code, code)


def government(code: str | None) -> str | None:
    """The country whose government the code stands for, its forces and services included.

    A bare country is its government: "Russia said". Courts, parliaments, parties, companies and
    citizens are not.
    """
    sectors = sectors_of(code)
    return country_of(code) if not sectors or sectors & GOVERNING else None


def party_key(party: Party) -> str:
    """What two mentions of one party share: "RUS" for a country and all that is its own, "org:nato"
    for an organisation, "name:local resident" for those whose country is not told.
    """
    country = country_of(party.code)
    if country:
        return country
    told = {word for word in content(party.name) if not word[0].isdigit()}
    words = " ".join(sorted(told)) or party.name.casefold()
    first = (party.code or "").partition(" ")[0]
    return f"org:{words}" if first in _ORGANISATIONS else f"name:{words}"


def is_particular(key: str) -> bool:
    """True for the key of a country or an organisation, False for that of somebody not told apart."""
    return not key.startswith("name:")


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("countries")}
