"""Those whose dealings make a trend: countries with all that is theirs, and organisations of countries."""

from __future__ import annotations

from functools import cache

from standoff.codebook import table
from standoff.corroborate.parties import country_name, country_of

__all__ = ["power_name", "power_named", "power_of"]


def power_of(code: str | None) -> str | None:
    """The country or organisation that a party's code begins with: "RUS" of "RUS GOV MIL", "IGO NAT"
    of "IGO NAT MIL". None for those who are neither.
    """
    country = country_of(code)
    if country:
        return country
    first = " ".join((code or "").split()[:2])
    return first if first in _organisations() else None


def power_name(key: str) -> str:
    """The name of a country or an organisation by what `power_of` gives for it."""
    return _organisations().get(key) or country_name(key)


def power_named(wanted: str) -> str | None:
    """What `power_of` gives for the one whose code, name or other name this is; None where there is none."""
    words = " ".join(wanted.split())
    known = {*_organisations(), *(row["code"] for row in table("countries"))}
    code = words.upper()
    return code if code in known else _names().get(words.casefold())


@cache
def _organisations() -> dict[str, str]:
    """Organisations that have a code of their own, by it: the first name that the table gives each."""
    sectors = {part for row in table("roles") for part in row["code"].split()}
    found: dict[str, str] = {}
    for row in table("actors"):
        parts = row["code"].split()
        if row["sort"] == "igo" and len(parts) == 2 and parts[1] not in sectors:
            found.setdefault(row["code"], row["name"])
    return found


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in (*table("countries"), *(row for row in table("actors") if row["code"] in _organisations())):
        for name in (row["name"], *row["aliases"].split("|")):
            found.setdefault(name.removeprefix("=").casefold(), row["code"])
    found.pop("", None)
    return found
