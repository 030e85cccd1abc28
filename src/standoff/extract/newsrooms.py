"""Names of newsrooms: "AP", "the Associated Press" and "AP news agency" are Associated Press."""

from __future__ import annotations

import re
from functools import cache

from standoff import codebook

__all__ = ["agency", "lower_case_names"]

_SPOKEN_IN_CAPITALS = 5
"""An alias of so many letters is found in a text set in capitals too; a shorter one would be a word there."""

_AROUND = re.compile(
    r"^(?:the )?(?:(?:[\w’'-]+ ){0,3}(?:news agency|news service|newspaper|broadcaster|daily) (?=[A-Z]))?"
    r"|(?: (?:state |national )?(?:news agency|news service|news|newspaper|newswires?|wire service|agency"
    r"|magazine|television|tv|radio|website|daily))?$",
    re.IGNORECASE,
)


def agency(text: str) -> str | None:
    """The canonical name of the newsroom that `text` names and nothing else; None where it is not known.

    >>> agency("the AP"), agency("state news agency Tass"), agency("Agence France-Presse"), agency("tap")
    ('Associated Press', 'TASS', 'AFP', None)
    """
    words = " ".join(text.replace("’", "'").split()).strip(" ,;:")
    known = _aliases()
    for name in (words, _AROUND.sub("", words), words.rstrip(".")):
        if name in known:
            return known[name]
    return None


@cache
def _aliases() -> dict[str, str]:
    known: dict[str, str] = {}
    for row in codebook.table("agencies"):
        for alias in (row["name"], *row["aliases"].split("|")):
            if not alias:
                continue
            known.setdefault(alias, row["name"])
            if alias.startswith("The "):
                known.setdefault("the " + alias[4:], row["name"])
            if sum(letter.isalpha() for letter in alias) >= _SPOKEN_IN_CAPITALS:
                known.setdefault(alias.upper(), row["name"])
    return known


@cache
def lower_case_names() -> tuple[str, ...]:
    """Aliases that do not begin with a capital: "dpa", "euronews"."""
    return tuple(alias for alias in _aliases() if not alias[0].isupper() and not alias.startswith("the "))
