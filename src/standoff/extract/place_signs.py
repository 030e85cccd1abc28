"""What the words of a sentence say about a name in it: that it is a place, or that it is none."""

from __future__ import annotations

from functools import cache

from standoff.codebook import table
from standoff.extract.gazetteer import Entry, fold, lookup, state_after_town
from standoff.extract.syntax import Name, Sentence, Syntax, Word

__all__ = [
    "ACRONYM",
    "HUGE",
    "LARGE",
    "LONGEST",
    "PLACE_LABELS",
    "SHORTEST",
    "Signs",
    "doubt",
    "holds",
    "is_area",
    "largest",
    "sense",
    "words_of_persons",
]

LONGEST = 8
"""No name of a place has more words, hyphens counted."""

LARGE = 50_000
"""Population from which a name of the gazetteer is a place without further signs."""

HUGE = 500_000
"""Population from which that holds even for a name that people bear too: Paris, Sydney."""

SMALL = 15_000
"""Population from which the name finder's word, or capitals at the start of a paragraph, is enough."""

ACRONYM = 4
"""Up to so many letters, all capitals are initials, and no town is called by initials."""

SHORTEST = 3
"""A name in capitals with fewer letters is no town: "PM, Ukraine"."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_TITLE_LABELS = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})

Known = tuple[int, tuple[Entry, ...]]
"""A name of the gazetteer in a sentence: the number of the word after it, and the places so called."""


@cache
def _place_words() -> dict[tuple[str, str], str]:
    return {(row["word"], row["use"]): row["sense"] for row in table("place_words")}


def sense(word: str, use: str) -> str | None:
    """What a word of `codebook/place_words.tsv` says of the name that it stands by in that use."""
    words = _place_words()
    return words.get((word.lower(), use)) or words.get((word.lower().rstrip("."), use))


@cache
def _doubts() -> dict[str, str]:
    return {row["name"]: row["reason"] for row in table("not_places")}


def doubt(text: str) -> str | None:
    """Why a name is mostly no place: word, date, given, surname or body. None: it is not in doubt."""
    if text.isupper() and len(text) > ACRONYM:
        text = text.title()
    return _doubts().get(text)


@cache
def _titles() -> frozenset[str]:
    """Words before which a name is a person's: "Mr", "President"."""
    rows = [row for row in table("roles") if row["sort"] in ("title", "honorific")]
    return frozenset(w for row in rows for w in [row["word"], *row["variants"].split("|")] if w)


def words_of_persons(syntax: Syntax) -> frozenset[str]:
    """The words of persons' full names in a document: with "Narendra Modi" in it, "Modi" is his."""
    full = [name for name in syntax.names if name.label == "PERSON" and len(name.words) > 1]
    return frozenset(word.text for name in full for word in name.words if word.text[0].isupper())


def is_area(entries: tuple[Entry, ...]) -> bool:
    """True where a country, state, sea or the like bears the name."""
    return any(entry.kind not in ("city", "district", "province") for entry in entries)


def holds(areas: tuple[Entry, ...], entries: tuple[Entry, ...]) -> bool:
    """True where one of the areas is known to hold one of the entries."""
    return any(area.holds(entry) and area is not entry for area in areas for entry in entries)


def largest(entries: tuple[Entry, ...]) -> int:
    """Population of the largest of them, 0 where there is none."""
    return max((entry.population for entry in entries), default=0)


def _has_own_name(text: str, entries: tuple[Entry, ...]) -> bool:
    """True where a place is so called; a name in some other language can be an English word ("Lion")."""
    return any(fold(entry.name) == fold(text) for entry in entries)


class Signs:
    """A sentence as a row of words; `i` and `j` below count words, `j` the one after a name."""

    def __init__(self, text: str, syntax: Syntax, sentence: Sentence, persons: frozenset[str]) -> None:
        self.text = text
        self.words = [word for word in sentence.words if word.pos != "SPACE"]
        self.persons = persons
        self.names: list[Name | None] = [None] * len(self.words)
        at = {word.index: i for i, word in enumerate(self.words)}
        for name in syntax.names:
            if name.start < sentence.end and sentence.start < name.end:
                for word in name.words:
                    if word.index in at:
                        self.names[at[word.index]] = name
        before = text[: sentence.start].rstrip(" ")
        self.opens = not before or before[-1] == "\n"
        letters = [word.text for word in self.words if word.text.isalpha() and len(word.text) > 1]
        self.shouted = len(letters) > 3 and sum(map(str.isupper, letters)) > 0.6 * len(letters)

    def slice(self, i: int, j: int) -> str:
        return self.text[self.words[i].start : self.words[j - 1].end]

    def word(self, i: int) -> str:
        """The text of word `i`, empty outside the sentence."""
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def longest(self, i: int) -> Known | None:
        """The longest name of the gazetteer from word `i`."""
        best = None
        for j in range(i + 1, min(i + LONGEST, len(self.words)) + 1):
            text = self.words[j - 1].text
            if text[0].isupper():
                entries = lookup(self.slice(i, j))
                if entries:
                    best = (j, entries)
            elif j > i + 1 and sense(text, "inside") is None and self.words[j - 2].text != "-":
                break
        return best

    # -- the name finder ----------------------------------------------------------------------

    def label(self, i: int) -> str | None:
        name = self.names[i]
        return name.label if name is not None else None

    def is_person(self, i: int, j: int) -> bool:
        return any(name is not None and name.label == "PERSON" for name in self.names[i:j])

    def begins(self, name: Name, i: int) -> bool:
        """True where `i` is the first word of the named entity that is not "the"."""
        before = [word for word in name.words if word.start < self.words[i].start]
        return all(word.lemma == "the" or not word.text[0].isupper() for word in before)

    def end_of(self, name: Name, i: int) -> int:
        """The word after the last capitalised one of the named entity, before any possessive."""
        j = i
        while j < len(self.words) and self.names[j] is name and self.words[j].text not in _POSSESSIVE:
            j += 1
        while j > i + 1 and not (self.words[j - 1].text[0].isupper() or self.words[j - 1].text.isdigit()):
            j -= 1
        return j

    # -- for and against ----------------------------------------------------------------------

    def means_place(self, i: int, known: Known, last: Word | None) -> bool:
        """True where a name of the gazetteer means a place. `last` ends the place before it."""
        j, entries = known
        text, label, name = self.slice(i, j), self.label(i), self.names[i]
        area, size, why = is_area(entries), largest(entries), doubt(text)
        initials = text.isupper() and len(text) <= ACRONYM
        if why == "date" or sense(text, "side") or (initials and not area) or self.heads_body(j):
            return False
        if holds(self._areas_after(j), entries):
            return True
        if self.opens and i == 0 and text.isupper() and not self.shouted and why is None:
            return area or size >= SMALL
        if name is not None and label in _TITLE_LABELS | {"PERSON"} and self._is_longer(name, i, j):
            fits = why is None and (area or size >= LARGE)
            return fits and label == "ORG" and self._names_body(name, i, j)
        if self._after_title(i) or (why in ("given", "surname") and self._before_surname(j)):
            return False
        evidence = self.evidence(i, j, last)
        one_word = j == i + 1
        if label == "PERSON":
            if one_word and text not in self.persons:
                return self.strong(i, j) or (why is None and (evidence or size >= LARGE))
            return why is None and evidence
        if one_word and text in self.persons:
            why = why or "surname"
        if why in ("given", "surname"):
            return evidence or ((area or size >= HUGE) and label != "ORG")
        if why is not None:
            return evidence and label in PLACE_LABELS
        if area or (size >= LARGE and _has_own_name(text, entries)):
            return True
        return (label in PLACE_LABELS and (evidence or size >= SMALL)) or (evidence and not self.shouted)

    def evidence(self, i: int, j: int, last: Word | None) -> bool:
        """True where the words around say that it is somewhere."""
        return self.strong(i, j) or sense(self._before(i), "by") is not None or self._is_listed(i, j, last)

    def strong(self, i: int, j: int) -> bool:
        """The same, and hardly somebody: "in X", "the town of X", "X, Oregon"."""
        said = self.sense_around(i, j) is not None or self.followed_by_area(j)
        return said or sense(self._before(i), "in") is not None

    def followed_by_area(self, j: int) -> bool:
        """True before ", Oregon", ", Ore." and the like."""
        return bool(self._areas_after(j))

    def _areas_after(self, j: int) -> tuple[Entry, ...]:
        """The countries, states or provinces that may be meant after a comma: ", Oregon", ", Ore."."""
        if self.word(j) != "," or j + 1 >= len(self.words):
            return ()
        known = self.longest(j + 1)
        areas = [entry for entry in known[1] if entry.is_area] if known is not None else []
        for k in (j + 2, j + 3):
            areas += state_after_town(self.slice(j + 1, k)) if k <= len(self.words) else ()
        return tuple(areas)

    def heads_body(self, j: int) -> bool:
        """True for "Washington" in "Washington Post", whatever the name finder makes of it."""
        return self.word(j)[:1].isupper() and sense(self.word(j), "body") is not None

    def sense_around(self, i: int, j: int) -> str | None:
        """What "province" after it, or "the port" or "the city of" before it, says."""
        after = self.word(j)
        if after[:1].islower() and sense(after, "after"):
            return sense(after, "after")
        before = self.word(i - 1)
        if before[:1].islower() and before != "of":
            return sense(before, "before")
        return self.sense_before(i)

    def sense_before(self, i: int) -> str | None:
        """What "the city of" before it says."""
        if self.word(i - 1) != "of" or not self.word(i - 2).islower():
            return None
        return sense(self.word(i - 2), "before")

    def _before(self, i: int) -> str:
        """The preposition before word `i` and its "the", or nothing."""
        k = i - 2 if self.word(i - 1) == "the" else i - 1
        opens = k == 0 and sense(self.word(0), "in") is not None
        if k < 0 or not (opens or self.words[k].pos in ("ADP", "SCONJ")):
            return ""
        return self.words[k].text.lower()

    def _is_listed(self, i: int, j: int, last: Word | None) -> bool:
        """True for "Sumy" in "Kharkiv, Sumy and Chernihiv" and in "Kharkiv and Sumy"."""
        if self.word(i - 1) not in (",", "and", "or"):
            return False
        k = i - 3 if self.word(i - 2) == "," else i - 2
        if k < 0 or self.words[k] is not last:
            return False
        closes = self.word(j) in ("", ",", "and", "or", ".", ";", ")", ":")
        return closes or self.word(i - 1) != ","

    def _is_longer(self, name: Name, i: int, j: int) -> bool:
        """True where the named entity has more words than the name of the place in it."""
        outside = [w for w in name.words if w.start < self.words[i].start or w.start >= self.words[j - 1].end]
        return any(w.text[0].isalnum() and w.lemma != "the" and not sense(w.text, "by") for w in outside)

    def _names_body(self, name: Name, i: int, j: int) -> bool:
        """True in "Ukraine Defence Ministry" and "Bank of Ukraine", not in "Ukraine Times"."""
        if any(sense(word.text, "body") for word in name.words):
            return False
        ends = name.words[-1] is self.words[j - 1] and self.word(i - 1) in ("of", "the")
        return self.begins(name, i) or ends

    def _before_surname(self, j: int) -> bool:
        """True where another capitalised word follows that is part of no place."""
        if not self.word(j)[:1].isupper() or self.words[j].pos != "PROPN":
            return False
        return self.label(j) not in PLACE_LABELS

    def _after_title(self, i: int) -> bool:
        return self.word(i - 1)[:1].isupper() and self.word(i - 1).lower() in _titles()
