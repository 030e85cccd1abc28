"""Whose newsroom a text is from, and whose text a credit says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from standoff.codebook import table
from standoff.document import Document
from standoff.extract.actors import lookup, role
from standoff.reading import Credit, Reading
from standoff.terms import CreditKind

__all__ = [
    "Newsroom",
    "contributed",
    "credited",
    "is_institution",
    "mentioned",
    "newsroom",
    "newsroom_of",
]

_INSTITUTIONS = frozenset({"institution", "igo", "ngo", "party", "armed group"})
_OF = ("of", "for")
_WHOLE = frozenset({CreditKind.DATELINE, CreditKind.CREDIT})
_GENERIC = re.compile(r"\b(?:the|news agency|news|agency|newspaper|online|website|staff)\b|[^\w ]")
_PARTIAL = re.compile(
    r"\b(?:contribut\w+|additional|in part|with (?:reporting|material|input) )", re.IGNORECASE
)
_BYLINE_PARTS = re.compile(r"\s*(?:,|;|/|\||\band\b|\bwith\b)\s*")


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One newsroom, whatever its editions: two with the same `key` are one.

    `state` is the country whose government directs it.
    """

    key: str
    name: str = field(compare=False)
    agency: bool = field(default=False, compare=False)
    state: str | None = field(default=None, compare=False)


@cache
def newsroom(name: str) -> Newsroom:
    """The newsroom of this name. One that the codebook lacks is known by its name alone."""
    exact, loose, _ = _tables()
    plain = _plain(name)
    return exact.get(name.strip()) or loose.get(plain) or Newsroom(plain or name, name.strip())


def newsroom_of(document: Document) -> Newsroom:
    """Where `document` was published: by its outlet's name, else by its site, else by its key."""
    if document.outlet:
        return newsroom(document.outlet)
    host = (urlsplit(document.url or "").hostname or "").removeprefix("www.")
    _, _, sites = _tables()
    site = host
    while site:
        if site in sites:
            return sites[site]
        site = site.partition(".")[2]
    return Newsroom(host or document.key, host or "unknown outlet")


def is_institution(name: str) -> bool:
    """True for a ministry, an army or a court that publishes by itself: its texts are first-hand.

    >>> is_institution("Ministry of Defence of Belmar"), is_institution("Belmar News Agency")
    (True, False)
    """
    known = lookup(name)
    words = name.casefold().removeprefix("the ").split()
    tails = (" ".join(words[start:]) for start in range(len(words)))
    heads = (" ".join(words[:end]) for end, word in enumerate(words) if word in _OF)
    says = next(filter(None, map(role, (*tails, *heads))), None)
    by_noun = says is not None and says.sort == "institution" and not says.weak and "JRN" not in says.sectors
    return by_noun or (known is not None and known.sort in _INSTITUTIONS)


def credited(reading: Reading) -> dict[Newsroom, str]:
    """The newsrooms that the whole text is credited to, each with the words that say so.

    A dateline, a credit line or an agency's byline speaks for the whole article; "Reuters reported"
    does not, nor does a credit for a contribution. Its own newsroom is not among them.
    """
    found: dict[Newsroom, str] = {}
    for credit in _in_order(reading):
        named = newsroom(credit.name)
        whole = credit.kind in _WHOLE or (credit.kind is CreditKind.BYLINE and named.agency)
        if whole and not _PARTIAL.search(credit.span.text):
            found.setdefault(named, _quoted(credit))
    for named, words in _byline(reading.document):
        if named.agency:
            found.setdefault(named, words)
    found.pop(newsroom_of(reading.document), None)
    return found


def contributed(reading: Reading) -> frozenset[Newsroom]:
    """The newsrooms that are credited with a part of the text: "additional reporting by AFP"."""
    return frozenset(newsroom(c.name) for c in reading.credits if _PARTIAL.search(c.span.text))


def mentioned(reading: Reading) -> dict[Newsroom, str]:
    """The newsrooms that it names as a source in any way, with the words.

    Names in a byline are among them, also those of people: whether a name is a newsroom's is only
    known where a document of that newsroom is at hand.
    """
    found = credited(reading)
    for credit in _in_order(reading):
        found.setdefault(newsroom(credit.name), _quoted(credit))
    for named, words in _byline(reading.document):
        found.setdefault(named, words)
    found.pop(newsroom_of(reading.document), None)
    return found


def _in_order(reading: Reading) -> list[Credit]:
    return sorted(reading.credits, key=lambda credit: credit.span)


def _byline(document: Document) -> Iterator[tuple[Newsroom, str]]:
    exact, _, _ = _tables()
    for part in filter(None, _BYLINE_PARTS.split(document.byline or "")):
        yield exact.get(part) or Newsroom(_plain(part) or part, part), f"its byline is '{part}'"


def _quoted(credit: Credit) -> str:
    words = " ".join(credit.span.text.split())
    verb = "says" if credit.kind is CreditKind.IN_TEXT else "credits"
    return f"{verb} '{words}' at {credit.span.start}:{credit.span.end}"


def _plain(name: str) -> str:
    return " ".join(_GENERIC.sub(" ", name.casefold()).split())


@cache
def _tables() -> tuple[dict[str, Newsroom], dict[str, Newsroom], dict[str, Newsroom]]:
    """Newsrooms of the codebook by exact name, by name made plain, by site."""
    editions = {row["newsroom"]: row for row in table("outlets")}
    names: dict[str, list[str]] = {name: [] for name in editions}
    agencies = set()
    for row in table("agencies"):
        names.setdefault(row["name"], []).extend(_cells(row["aliases"]))
        if row["kind"] == "agency":
            agencies.add(row["name"])
    exact: dict[str, Newsroom] = {}
    loose: dict[str, Newsroom] = {}
    sites: dict[str, Newsroom] = {}
    for name, aliases in names.items():
        row = editions.get(name, {})
        found = Newsroom(_plain(name), name, name in agencies, row.get("state") or None)
        for alias in (name, *aliases, *_cells(row.get("editions", ""))):
            exact.setdefault(alias, found)
            loose.setdefault(_plain(alias), found)
        sites.update((site, found) for site in _cells(row.get("domains", "")))
    return exact, loose, sites


def _cells(cell: str) -> Iterator[str]:
    return (part for part in cell.split("|") if part)
