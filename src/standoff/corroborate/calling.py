"""How a source is called in a sentence: with its article, and as one or as several."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from standoff.codebook import table
from standoff.corroborate.sources import Source
from standoff.corroborate.wording import content
from standoff.terms import HolderKind

__all__ = ["called", "is_several"]

_TAIL = re.compile(r"\s(?:of|in|at|for|from|with|on|near|who|that|to)\s", re.IGNORECASE)
"""Where the words after the noun begin: "an official | at the hospital"."""
_OWNED = re.compile(r"^\S+(?:\s\S+)?(?:['’]s|s['’])\s")
_DETERMINED = re.compile(
    r"^(?:the|an?|his|her|its|their|our|my|one|some|several|many|all|both)\s", re.IGNORECASE
)
_NAMELESS = frozenset({HolderKind.COLLECTIVE, HolderKind.ANONYMOUS})
_GROUPS = _NAMELESS | {HolderKind.DOCUMENT, HolderKind.INSTITUTION}
_VOWELS = "aeiou"


class Named(Protocol):
    """Anybody who takes a side."""

    @property
    def name(self) -> str:
        """What they are called."""

    @property
    def kind(self) -> HolderKind:
        """What sort of source they are."""


def called(source: Source) -> str:
    """The name as it stands inside a sentence: "the defence ministry", "a diplomat", "Ana Reis".

    The article is the one that the text gave. Where it gave none that is known, a single one who is
    called by a common noun has one all the same. One who is called by a pronoun is left so: nobody
    knows who it is.
    """
    name = source.name
    if source.kind is not HolderKind.OUTLET and not content(name):
        return f"one called only “{name}”" if name else "one who is not named"
    if source.article:
        return f"{source.article} {name}"
    if is_several(source):
        first = name.partition(" ")[0]
        plain = first == name or first.casefold() in _counts() or _DETERMINED.match(name)
        return name[0].lower() + name[1:] if plain else name
    if _DETERMINED.match(name) or _OWNED.match(name) or not _noun(name)[:1].islower():
        return name
    if source.kind in (HolderKind.ANONYMOUS, HolderKind.OUTLET):
        return f"{'an' if name[0].casefold() in _VOWELS else 'a'} {name}"
    return f"the {name}"


def is_several(source: Named) -> bool:
    """True for those of whom one says that they "assert" it: "officials", "two diplomats", "the police".

    A noun with a capital is a name, "the United States", unless it is all that is told of people who
    have none: "Residents".
    """
    if source.kind not in _GROUPS:
        return False
    noun, first = _noun(source.name), source.name.partition(" ")[0].casefold()
    if first in _counts() or noun.casefold() in _plurals():
        return True
    if noun[:1].isupper() and (noun != source.name or source.kind not in _NAMELESS):
        return False
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def _noun(name: str) -> str:
    words = _TAIL.split(name, maxsplit=1)[0].split(",")[0].split()
    return words[-1] if words else ""


@cache
def _plurals() -> frozenset[str]:
    return frozenset(row["word"] for row in table("plurals"))


@cache
def _counts() -> frozenset[str]:
    rows = (row for row in table("numbers") if row["kind"] in ("cardinal", "group"))
    return frozenset(row["word"] for row in rows) - {"one", "a", "an"}
