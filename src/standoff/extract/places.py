"""Which places a text names, and where they are.

Names are found by `toponyms.py`; here each gets one place. What the words say comes first: "Salem, Oregon",
"Syria's Idlib province". Then it is the place that is largest and best known, and each sign from the
rest of the document counts as much as being ten times as large: it lies in a country or in a state that is
named, or near another place that is. Every mention of a name is the same place unless the words say
otherwise (one sense per discourse: Gale, Church & Yarowsky 1992).
"""

from __future__ import annotations

import math
import re
from functools import cache
from itertools import pairwise

from standoff.codebook import table
from standoff.document import Document
from standoff.extract.gazetteer import Entry, fold
from standoff.extract.mention import Mention
from standoff.extract.syntax import Syntax
from standoff.extract.toponyms import Toponym, locate
from standoff.reading import Place
from standoff.terms import Precision

__all__ = ["find"]

NEAR_KM = 150.0
"""Up to this distance two places are near each other."""

FAME = 0.5
"""What twice as many names in the languages of the world are worth, in powers of ten of population."""

KNOWN = 3
"""Fame from which a place is known abroad. A lesser one, in a country of which the document names nothing
else, is a mere namesake of the place that is meant."""

AS_LISTED = 1.5
"""What being of the kind of its neighbours in a list is worth: "Nevada, Washington and Oregon"."""

AS_SAID = 3.0
"""What being of the kind that the words name is worth: "Idlib province", "the city of Idlib"."""

_LIES_IN = re.compile(r", | \(| in (?:the )?(?:(?:north|south|east|west|central)\S* )?")
_HAS = re.compile(r"['’]s ")
_LISTED = re.compile(r",? (?:and|or) |[,;] ")


def find(document: Document, syntax: Syntax) -> list[Mention[Place]]:
    """Every named place of a document, in text order, each with what is known of it.

    A name that the gazetteer lacks keeps its words. Where they put it in a known town ("Alder Hospital
    in Liverpool", "Donetsk Airport") it has that town's coordinates, else none.
    """
    toponyms = locate(document, syntax)
    choice = _Choice(document, syntax, toponyms)
    found = []
    for toponym in toponyms:
        head = syntax.head_of(toponym.start, toponym.end) or toponym.words[0]
        found.append(Mention(choice.place(toponym), head))
    return found


class _Choice:
    """One place of the gazetteer for each name that it has."""

    def __init__(self, document: Document, syntax: Syntax, toponyms: list[Toponym]) -> None:
        self.document = document
        self.entries: dict[Toponym, Entry] = {}
        self.within: dict[Toponym, Toponym] = {}
        self.beside: dict[Toponym, list[Toponym]] = {}
        self.countries = _countries_of_adjectives(syntax)
        self.states: set[tuple[str, str]] = set()
        self.points: list[Entry] = []
        self._relate(toponyms)
        adjectives = set(self.countries)
        self._choose([toponym.core or toponym for toponym in toponyms])
        self._drop_strays(adjectives)

    def place(self, toponym: Toponym) -> Place:
        """What is known of the place: its own entry, else where its words put it."""
        span = self.document.span(toponym.start, toponym.end)
        entry = self.entries.get(toponym)
        if entry is not None:
            where = (entry.latitude, entry.longitude, entry.country or None)
            return Place(span, entry.name, *where, entry.geonames, entry.precision)
        around = toponym.core or self.within.get(toponym)
        holder = self.entries.get(around.core or around) if around is not None else None
        if holder is None:
            return Place(span, toponym.text)
        if holder.kind not in ("city", "district", "landmark"):
            return Place(span, toponym.text, country=holder.country or None)
        precision = Precision.REGION if holder.kind == "district" else Precision.CITY
        where = (holder.latitude, holder.longitude, holder.country or None)
        return Place(span, toponym.text, *where, None, precision)

    # -- what the words between two names say -------------------------------------------------

    def _relate(self, toponyms: list[Toponym]) -> None:
        for first, second in pairwise(toponyms):
            between = self.document.text[first.end : second.start]
            if _LIES_IN.fullmatch(between):
                self.within[first] = second
            elif _HAS.fullmatch(between):
                self.within.setdefault(second, first)
            if _LISTED.fullmatch(between):
                self.beside.setdefault(first, []).append(second)
                self.beside.setdefault(second, []).append(first)
                if first not in self.within:
                    first.sense = first.sense or second.sense
                    second.sense = second.sense or first.sense

    def _options(self, toponym: Toponym) -> tuple[list[Entry], bool]:
        """The places that the words leave, and whether it is the words that chose among them."""
        options = list(toponym.entries)
        if toponym.sense == "water":
            options = [entry for entry in options if entry.kind == "water"]
        around = self.within.get(toponym)
        if around is not None:
            holders = (around.core or around).entries
            inside = [e for e in options if any(h.holds(e) and h is not e for h in holders)]
            if inside:
                return inside, True
        held = [entry for t, around in self.within.items() if around is toponym for entry in t.entries]
        holding = [e for e in options if any(e.holds(h) and e is not h for h in held)]
        return (holding, True) if holding else (options, False)

    # -- choosing -----------------------------------------------------------------------------

    def _choose(self, toponyms: list[Toponym]) -> None:
        """First what the words decide or what has one place only, then the names least in doubt."""
        groups: dict[str, list[Toponym]] = {}
        for toponym in toponyms:
            groups.setdefault(fold(toponym.text), []).append(toponym)
            options, decided = self._options(toponym)
            if options and (decided or len(options) == 1):
                self._take(toponym, self._best(options, toponym))
        for group in sorted(groups.values(), key=lambda group: -_lead(group[0].entries)):
            said = next((self.entries[t] for t in group if t in self.entries), None)
            kind = next((t.sense for t in group if t.sense), None)
            for toponym in group:
                toponym.sense = toponym.sense or kind
                options, _ = self._options(toponym)
                if options and toponym not in self.entries:
                    best = said if said in options else None
                    self._take(toponym, best or self._best(options, toponym))

    def _drop_strays(self, adjectives: set[str]) -> None:
        """Takes back little-known places in countries of which the document names nothing else."""
        named: dict[str, set[str]] = {code: {""} for code in adjectives}
        for toponym, entry in self.entries.items():
            named.setdefault(entry.country, set()).add(fold(toponym.text))
        for toponym, entry in list(self.entries.items()):
            alone = named[entry.country] == {fold(toponym.text)} and len(named) > 1
            if alone and entry.kind in ("city", "district") and entry.fame < KNOWN:
                del self.entries[toponym]

    def _take(self, toponym: Toponym, entry: Entry) -> None:
        self.entries[toponym] = entry
        if entry.country:
            self.countries.add(entry.country)
        if entry.region:
            self.states.add((entry.country, entry.region))
        if entry.kind not in ("country", "continent", "region", "water"):
            self.points.append(entry)

    def _best(self, options: list[Entry], toponym: Toponym) -> Entry:
        return max(options, key=lambda e: (self._score(e, toponym), e.population, -(e.geonames or 0)))

    def _score(self, entry: Entry, toponym: Toponym) -> float:
        """How likely the name means this place, in powers of ten of population."""
        score = math.log10(entry.population + 1) + FAME * entry.fame
        if entry.kind in ("province", "district") or (entry.kind == "water" != toponym.sense):
            # Where a province or a river and a city have one name, the bare name means the city.
            score -= 1.0
        if toponym.sense == "region" and entry.kind in ("state", "province", "district", "region"):
            score += AS_SAID
        if toponym.sense == "city" and entry.kind == "city":
            score += AS_SAID
        listed = [self.entries[t].kind for t in self.beside.get(toponym, ()) if t in self.entries]
        if entry.kind in ("country", "state") and entry.kind in listed:
            score += AS_LISTED
        named = (
            entry.country in self.countries,
            (entry.country, entry.region) in self.states,
            any(_km(entry, point) < NEAR_KM for point in self.points),
        )
        return score + sum(named)


def _lead(entries: tuple[Entry, ...]) -> float:
    """By how many powers of ten the largest place of a name leads the next."""
    sizes = sorted((entry.population for entry in entries), reverse=True)
    return math.log10(sizes[0] + 1) - math.log10(sizes[1] + 1) if len(sizes) > 1 else math.inf


def _countries_of_adjectives(syntax: Syntax) -> set[str]:
    """Countries that the document names by their adjective or people: "Syrian", "Syrians"."""
    known = _adjectives()
    return {known[word.text] for word in syntax.words if word.text in known}


@cache
def _adjectives() -> dict[str, str]:
    return {
        word.removeprefix("="): row["code"]
        for row in table("countries")
        for word in [*row["adjectives"].split("|"), *row["people"].split("|")]
    }


def _km(one: Entry, other: Entry) -> float:
    """Great-circle distance in kilometres."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))
