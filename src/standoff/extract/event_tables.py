"""The event tables of the codebook, read once: rows, their conditions, sets of nouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from standoff import codebook
from standoff.terms import EventType

__all__ = [
    "Light",
    "Row",
    "Test",
    "context_words",
    "governors",
    "light_verbs",
    "modes",
    "noun_class",
    "noun_rows",
    "verb_rows",
]


@dataclass(frozen=True, slots=True)
class Test:
    """`places` are alternatives: a place in the clause, and what may stand there (None: anything)."""

    places: tuple[tuple[str, tuple[str, ...] | None], ...]
    negative: bool

    @property
    def needs_light(self) -> bool:
        """True where a light verb over the noun would do."""
        return not self.negative and any(place == ("light", None) for place in self.places)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of events_verbs or events_nouns. `type` None: these words are no event.

    `words` is the trigger: a lemma, then what goes with it. `actor` and `recipient` hold
    alternatives in order, each one or more places that count together.
    """

    words: tuple[str, ...]
    tests: tuple[Test, ...]
    type: EventType | None
    mode: str | None
    actor: tuple[tuple[str, ...], ...]
    recipient: tuple[tuple[str, ...], ...]

    @property
    def takes(self) -> bool:
        """True where the event swallows its object: "lifted the blockade"."""
        return any(place.startswith("takes") for test in self.tests for place, _ in test.places)


@dataclass(frozen=True, slots=True)
class Light:
    """A verb over an event noun. `undergoes`: its subject is the one to whom the event is done."""

    words: tuple[str, ...]
    undergoes: bool
    types: frozenset[EventType]


@cache
def verb_rows() -> dict[str, tuple[Row, ...]]:
    """Rows by the verb's lemma, in the table's order; those of a set of verbs under each of them."""
    return _rows("events_verbs", "verb", actor="subject", recipient="object")


@cache
def noun_rows() -> dict[str, tuple[Row, ...]]:
    """Rows by the noun's lemma, in the table's order."""
    return _rows("events_nouns", "noun", actor="by, possessor, adjective", recipient="on, against, to, of")


@cache
def light_verbs() -> dict[str, tuple[Light, ...]]:
    """Light verbs by lemma, those with a particle first."""
    return _lights("light_verbs", "verb")


@cache
def governors() -> dict[str, tuple[Light, ...]]:
    """Words over an event noun that say whose it is without being part of it: "planned an attack"."""
    return _lights("governors", "words")


def _lights(name: str, column: str) -> dict[str, tuple[Light, ...]]:
    found: dict[str, list[Light]] = {}
    for row in codebook.table(name):
        words = tuple(row[column].split())
        types = frozenset(EventType(kind) for kind in row["types"].split("|") if kind)
        light = Light(words, row["direction"] == "undergoes", types or frozenset(EventType))
        found.setdefault(words[0], []).append(light)
    return {lemma: tuple(sorted(rows, key=lambda light: -len(light.words))) for lemma, rows in found.items()}


@cache
def noun_class(name: str) -> frozenset[str]:
    """The nouns of a set in noun_classes.tsv and of the sets it names; empty where there is none."""
    words = _classes().get(name, ())
    return frozenset().union(*(noun_class(word) if word in _classes() else {word} for word in words))


@cache
def _classes() -> dict[str, list[str]]:
    return {row["name"]: row["words"].split("|") for row in codebook.table("noun_classes")}


@cache
def modes() -> dict[EventType, tuple[tuple[str, frozenset[str]], ...]]:
    """(mode, cue words) of each type, in the order in which they are tried."""
    found: dict[EventType, list[tuple[str, frozenset[str]]]] = {}
    for row in codebook.table("plover_modes"):
        cues = frozenset(row["words"].split("|"))
        found.setdefault(EventType(row["type"]), []).append((row["mode"], cues))
    return {kind: tuple(rows) for kind, rows in found.items()}


@cache
def context_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """(context, its words) in the table's order."""
    return tuple((row["context"], frozenset(row["words"].split("|"))) for row in codebook.table("contexts"))


def _rows(name: str, column: str, *, actor: str, recipient: str) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for cells in codebook.table(name):
        words = tuple(cells[column].split())
        row = Row(
            words,
            _tests(cells["when"]),
            EventType(cells["type"]) if cells["type"] else None,
            cells["mode"] or None,
            _places(cells["actor"] or actor),
            _places(cells["recipient"] or recipient),
        )
        key = words[0] if column == "verb" else words[-1]
        for lemma in sorted(noun_class(key)) or [key]:
            found.setdefault(lemma, []).append(row)
    return {lemma: tuple(sorted(rows, key=lambda row: len(row.words) == 1)) for lemma, rows in found.items()}


def _places(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.strip() for part in item.split("+")) for item in cell.split(","))


def _tests(cell: str) -> tuple[Test, ...]:
    found = []
    for part in filter(None, cell.split(" & ")):
        negative = part.startswith("not ")
        alternatives = []
        for item in part.removeprefix("not ").split(" or "):
            place, colon, values = item.partition(":")
            alternatives.append((place, tuple(values.split(",")) if colon else None))
        found.append(Test(tuple(alternatives), negative))
    return tuple(found)
