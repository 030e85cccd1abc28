"""Where in a text names of places stand, before it is asked which places they are.

Three things show a name: the parser's name finder (GPE, LOC, FAC), the gazetteer, and words like "River"
or "Airport" at the edge of a name. What is part of a person's name is no place.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.document import Document
from standoff.extract.gazetteer import Entry, fold, lookup, state_after_town
from standoff.extract.place_signs import (
    HUGE,
    LARGE,
    LONGEST,
    PLACE_LABELS,
    SHORTEST,
    Signs,
    doubt,
    holds,
    is_area,
    largest,
    sense,
    words_of_persons,
)
from standoff.extract.syntax import Sentence, Syntax, Word

__all__ = ["Toponym", "locate"]


@dataclass(slots=True, eq=False)
class Toponym:
    """A name of a place: offsets, its words, and the places that bear it (none: unknown).

    `sense` is what the words by it say it is: region, city, water, landform, facility, street or
    None. `core` is the known place that its name holds: Donetsk in "Donetsk Airport". `sure`: the
    words around it say that it is a place.
    """

    start: int
    end: int
    text: str
    words: list[Word]
    entries: tuple[Entry, ...]
    sense: str | None = None
    core: Toponym | None = None
    sure: bool = False


def locate(document: Document, syntax: Syntax) -> list[Toponym]:
    """The names of places in a document, in text order, none inside another."""
    persons = words_of_persons(syntax)
    finders = [_Finder(document, syntax, sentence, persons) for sentence in syntax.sentences]
    found = [toponym for finder in finders for toponym in finder.toponyms(frozenset())]
    # A name that the words call a place once is one throughout: "in Nelson ... Nelson residents".
    sure = frozenset(t.text for t in found if t.sure and t.text not in persons and not t.text.isupper())
    return [toponym for finder in finders for toponym in finder.toponyms(sure)]


class _Finder:
    """The search in one sentence. Words are counted from 0; `i` is the first word of a name."""

    def __init__(
        self, document: Document, syntax: Syntax, sentence: Sentence, persons: frozenset[str]
    ) -> None:
        self.signs = Signs(document.text, syntax, sentence, persons)
        self.words = self.signs.words
        self.sure: frozenset[str] = frozenset()
        self.last: Word | None = None
        self.held: tuple[Entry, ...] = ()

    def toponyms(self, sure: frozenset[str]) -> list[Toponym]:
        """The toponyms of the sentence, given the names that are sure to be places."""
        self.sure, self.last, self.held = sure, None, ()
        found: list[Toponym] = []
        i = 0
        while i < len(self.words):
            toponym = self._at(i)
            if toponym is None:
                i += 1
            else:
                found.append(toponym)
                self.last, self.held = toponym.words[-1], toponym.entries
                i += len(toponym.words)
        return found

    def _at(self, i: int) -> Toponym | None:
        """The toponym that begins at word `i`, if any: the first reading that fits."""
        if not self._can_begin(i):
            return None
        for reading in (
            self._dateline,
            self._around_town,
            self._part,
            self._generic,
            self._known,
            self._said,
            self._again,
            self._labelled,
            self._in_compound,
        ):
            found = reading(i)
            if found is not None:
                j = i + len(found.words)
                evident = bool(found.entries) and self.signs.evidence(i, j, self.last)
                found.sure = evident or self.signs.strong(i, j)
                return found
        return None

    def _can_begin(self, i: int) -> bool:
        text, following = self.words[i].text, self.signs.word(i + 1)
        if self.signs.text[: self.words[i].start].endswith("$"):
            return False
        if text[0].isupper():
            return text not in ("The", "A", "An")
        if text[0].isdigit():
            return following[:1].isupper() and self.signs.longest(i) is not None
        return (
            sense(text, "first-small") is not None
            and following == "-"
            and self.signs.word(i + 2)[:1].isupper()
        )

    # -- ways to read a name ------------------------------------------------------------------

    def _dateline(self, i: int) -> Toponym | None:
        """ "PASICHNA, Ukraine" at the start of a paragraph, known or not."""
        if i or not self.signs.opens or self.signs.shouted:
            return None
        j = 0
        while self.signs.word(j).isupper() and self.signs.word(j).isalpha():
            j += 1
        if j == 0 or len(self.signs.slice(0, j)) < SHORTEST or not self.signs.followed_by_area(j):
            return None
        return self._make(0, j, lookup(self.signs.slice(0, j)))

    def _around_town(self, i: int) -> Toponym | None:
        """ "Ore." and "Oregon" after "Salem, ", "OR" too."""
        if i < 2 or self.words[i - 1].text != "," or self.words[i - 2] is not self.last:
            return None
        for j in (i + 2, i + 1):
            entries = state_after_town(self.signs.slice(i, j)) if j <= len(self.words) else ()
            if entries:
                return self._make(i, j, entries)
        known = self.signs.longest(i)
        return self._make(i, *known) if known is not None and holds(known[1], self.held) else None

    def _part(self, i: int) -> Toponym | None:
        """ "Eastern Ghouta", "Republic of Moldova": stands where the place that follows does."""
        word, k = self.words[i].text, i + 1
        if sense(word, "of") == "region" and self.signs.word(k) == "of":
            k += 2 if self.signs.word(k + 1) == "the" else 1
        elif not sense(word, "side"):
            return None
        while sense(self.signs.word(k), "side"):
            k += 1
        if not self.signs.word(k)[:1].isupper():
            return None
        whole, inner = self.signs.longest(i), self.signs.longest(k)
        if inner is None or (whole is not None and whole[0] >= inner[0]):
            return None
        if self.signs.is_person(i, inner[0]) or not self.signs.means_place(k, inner, self.last):
            return None
        return self._make(i, *inner)

    def _generic(self, i: int) -> Toponym | None:
        """ "Tisza River", "Donetsk Airport", "Mount Hermon", "Gulf of Izmit"."""
        end, kind = self._by_last_word(i) or self._by_first_word(i) or (i, None)
        known = self.signs.longest(i)
        if kind is None or self.signs.is_person(i, end) or (known is not None and known[0] >= end):
            return None
        core = None if known is None or sense(self.words[i].text, "side") else self._make(i, *known)
        if kind != "region":
            return self._make(i, end, (), kind, core if core and _lies_in(kind, core.entries) else None)
        # "Osun State" is Osun; "Mississippi State" is most often a university or "state police".
        if core is None or len(core.words) != end - i - 1:
            return None
        if any(entry.kind in ("country", "state") for entry in core.entries):
            return None
        return self._make(i, end, core.entries, kind)

    def _known(self, i: int) -> Toponym | None:
        """A name of the gazetteer, unless it only begins a longer name of a place that it lacks."""
        known = self.signs.longest(i)
        if known is None or not self.signs.means_place(i, known, self.last):
            return None
        name = self.signs.names[i]
        if name is not None and name.label in PLACE_LABELS and self.signs.begins(name, i):
            end = self.signs.end_of(name, i)
            if end > known[0] and not is_area(known[1]) and largest(known[1]) < LARGE:
                return self._make(i, end, ())
        return self._make(i, *known)

    def _said(self, i: int) -> Toponym | None:
        """ "the village of Pasichna": a place since the words say so, known or not."""
        said = self.signs.sense_before(i)
        if said is None or self.words[i].pos != "PROPN" or doubt(self.words[i].text) == "date":
            return None
        j = i + 1
        while self.signs.word(j)[:1].isupper() and self.words[j].pos == "PROPN":
            j += 1
        known = self.signs.longest(i)
        if known is not None:
            return self._make(i, max(j, known[0]), known[1] if known[0] >= j else ())
        return self._make(i, j, ()) if j == i + 1 or not self.signs.is_person(i, j) else None

    def _again(self, i: int) -> Toponym | None:
        """A name that is a place for sure elsewhere in the document."""
        if self.signs.is_person(i, i + 1) or self.words[i].pos != "PROPN":
            return None
        for j in range(min(i + LONGEST, len(self.words)), i, -1):
            text = self.signs.slice(i, j)
            if text in self.sure and not self.signs.heads_body(j):
                return self._make(i, j, lookup(text))
        return None

    def _labelled(self, i: int) -> Toponym | None:
        """A name that the name finder takes for a place and the gazetteer lacks."""
        name = self.signs.names[i]
        if name is None or name.label not in PLACE_LABELS or not self.signs.begins(name, i):
            return None
        j = self.signs.end_of(name, i)
        text, first = self.signs.slice(i, j), self.words[i].text
        if text.isupper() or not text[0].isalpha() or " and " in text or lookup(text) or doubt(text):
            return None
        if first in self.signs.persons or doubt(first) == "given":
            return None
        return self._make(i, j, ()) if self.signs.evidence(i, j, None) else None

    def _in_compound(self, i: int) -> Toponym | None:
        """ "U.S." in "U.S.-led", which the parser takes for one word."""
        word = self.words[i]
        first, _, rest = word.text.partition("-")
        entries = lookup(first) if rest[:1].islower() else ()
        if not is_area(entries) and largest(entries) < HUGE:
            return None
        return Toponym(word.start, word.start + len(first), first, [word], entries)

    # -- pieces -------------------------------------------------------------------------------

    def _make(
        self,
        i: int,
        j: int,
        entries: tuple[Entry, ...],
        kind: str | None = None,
        core: Toponym | None = None,
    ) -> Toponym:
        words = self.words[i:j]
        said = kind or self.signs.sense_around(i, j)
        return Toponym(words[0].start, words[-1].end, self.signs.slice(i, j), words, entries, said, core)

    def _by_last_word(self, i: int) -> tuple[int, str] | None:
        """(word after, sense) of the longest name from `i` that ends in "River", "Airport" ..."""
        for j in range(self._run(i), i + 1, -1):
            kind = sense(self.words[j - 1].text, "last")
            if kind and self.words[j - 1].text[0].isupper():
                return j, kind
        return None

    def _by_first_word(self, i: int) -> tuple[int, str] | None:
        """(word after, sense) of "Mount Hermon", "Gulf of Izmit"."""
        end = self._run(i)
        of = end > i + 2 and self.words[i + 1].text == "of"
        kind = sense(self.words[i].text, "of" if of else "first")
        return (min(end, i + (3 if of else 2)), kind) if kind and end > i + 1 else None

    def _run(self, i: int) -> int:
        """The word after the run of capitalised words from `i`, with "of", hyphens and 's inside."""
        j = i + 1
        while j < min(len(self.words), i + LONGEST):
            text, capital = self.words[j].text, self.signs.word(j + 1)[:1].isupper()
            joins = text in ("of", "-") or (text in ("'s", "’s") and not self._owns(i, j))
            named = text[0].isupper() and self.words[j].pos in ("PROPN", "NOUN", "ADJ")
            if not named and not (joins and capital):
                break
            j += 1
        return j

    def _owns(self, i: int, j: int) -> bool:
        """True for "Derry" in "Derry's Altnagelvin Hospital", not for "St George" in "St George's Chapel"."""
        text = self.signs.slice(i, j)
        return bool(lookup(text)) and not fold(text).startswith("st ")


def _lies_in(kind: str, entries: tuple[Entry, ...]) -> bool:
    """True where a site or landform lies in the place that its name begins with.

    Donetsk Airport and Swat Valley do; York Road, the Congo River and the Nile Delta need not.
    """
    if kind == "facility":
        return largest(entries) >= LARGE
    return kind == "landform" and all(entry.kind != "water" for entry in entries)
