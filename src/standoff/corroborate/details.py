"""What a text tells apart from its wording: whom it quotes, the figures it gives, the names it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from standoff.codebook import table
from standoff.corroborate.overlap import Part
from standoff.corroborate.shingles import Print
from standoff.corroborate.speakers import Quoted, found_in, quoted_in
from standoff.corroborate.wording import FUNCTION_WORDS
from standoff.extract.actors import lookup
from standoff.reading import Reading

__all__ = ["Details", "Facts", "details_of", "facts"]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[.!?:;]|[\"“”„«»]|\n")
_NUMBER = re.compile(r"(?<![\w.,:])\d+(?:,\d{3})*(?:\.\d+)?(?![\w,:]*\d)")
_POSSESSIVE = re.compile(r"['’]s?$")
_BREAKS = frozenset('.!?:;"“”„«»\n')
_LEAST = 2
_TELLING = 6
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Details:
    """Whom it quotes, with the words; `figures` are numbers of two and more, dates left out; `names` are
    words written as names, `openers` those with which sentences begin, which may be names.
    """

    quotes: tuple[Quoted, ...]
    figures: frozenset[float]
    names: frozenset[str]
    openers: frozenset[str]

    @property
    def telling(self) -> frozenset[float]:
        """The figures that two reports hardly share by chance."""
        return frozenset(figure for figure in self.figures if figure >= _TELLING)


@dataclass(frozen=True, slots=True)
class Facts:
    """How many of a text's details stand in another, of how many that it has.

    `quotations` are those of five words and more, of `speakers` different people; `telling` counts the
    figures that tell most.
    """

    quotations: int
    of_quotations: int
    speakers: int
    figures: int
    of_figures: int
    telling: int
    of_telling: int
    names: int
    of_names: int

    @property
    def known(self) -> int:
        """Quotations and telling figures that the other has too."""
        return self.quotations + self.telling

    @property
    def shared(self) -> int:
        """Quotations, telling figures and names that the other has too."""
        return self.known + self.names

    @property
    def details(self) -> int:
        """Those that it has in all."""
        return self.of_quotations + self.of_telling + self.of_names

    @property
    def contained(self) -> float:
        """The share of its quotations and telling figures that the other has; 0 where it has none."""
        return self.known / max(1, self.of_quotations + self.of_telling)


def details_of(reading: Reading) -> Details:
    """The details of the text of `reading`.

    Figures are the bounds of the quantities that were read, so that "four hundred" is 400, and
    other numbers in digits. A name is a word with a capital inside a sentence, or at its start before
    another such word; days and months are none.
    """
    names, openers = _names(reading.document.text)
    return Details(quoted_in(reading), _figures(reading), names, openers)


def facts(mine: Details, part: Part, theirs: Details, other: Print) -> Facts:
    """What the other text, with its details and print, has of `mine`; `part` is what they share in words.

    A word that opens a sentence is a name where it is one in the other text.
    """
    names = mine.names | (mine.openers & theirs.names)
    return Facts(
        quotations=part.quotations,
        of_quotations=part.of_quotations,
        speakers=len({quoted.speaker for quoted in found_in(mine.quotes, other.shingles)}),
        figures=len(mine.figures & theirs.figures),
        of_figures=len(mine.figures),
        telling=len(mine.telling & theirs.figures),
        of_telling=len(mine.telling),
        names=len(names & (theirs.names | theirs.openers)),
        of_names=len(names),
    )


def _figures(reading: Reading) -> frozenset[float]:
    found = {bound for q in reading.mentions.quantities for bound in (q.low, q.high) if bound is not None}
    read = [q.span for q in reading.mentions.quantities]
    read += [
        time.span for time in reading.mentions.times if _calendar() & {*time.span.text.casefold().split()}
    ]
    for match in _NUMBER.finditer(reading.document.text):
        if not any(span.start < match.end() and match.start() < span.end for span in read):
            value = float(match.group().replace(",", ""))
            if value not in _YEARS:
                found.add(value)
    return frozenset(value for value in found if value >= _LEAST)


def _names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words written as names, and those that open a sentence and may be names."""
    tokens = _TOKEN.findall(text)
    names: set[str] = set()
    openers: set[str] = set()
    starts = True
    for i, token in enumerate(tokens):
        if token in _BREAKS:
            starts = True
            continue
        if _is_name(token):
            following = tokens[i + 1] if i + 1 < len(tokens) else ""
            (openers if starts and not _is_name(following) else names).add(_canonical(token))
        starts = False
    return frozenset(names), frozenset(openers - names)


def _is_name(token: str) -> bool:
    return token[:1].isupper() and _plain(token) not in _no_names()


@cache
def _canonical(token: str) -> str:
    """The plain name; that of the country for its people and its adjective."""
    known = lookup(token)
    return known.name.casefold() if known and known.sort in ("country", "demonym") else _plain(token)


def _plain(token: str) -> str:
    return _POSSESSIVE.sub("", token.casefold())


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that are no names: days, months, and grammar at the start of a sentence."""
    return FUNCTION_WORDS | _calendar()


@cache
def _calendar() -> frozenset[str]:
    rows = (row["word"] for row in table("time_words") if row["kind"] in ("month", "weekday"))
    return frozenset(spelling for word in rows for spelling in word.split("|"))
