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
    "event_nouns",
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
    """A verb that only carries an event noun. `undergoes`: its subject is the one it is done to."""

    words: tuple[str, ...]
    undergoes: bool
    types: frozenset[EventType]


@cache
def verb_rows() -> dict[str, tuple[Row, ...]]:
    """Rows by the verb's lemma, in the table's order."""
    rows = _rows("events_verbs", "verb", actor="subject", recipient="object")
    return rows | {read: rows[verb] for read, verb in _misread() if verb in rows}


@cache
def noun_rows() -> dict[str, tuple[Row, ...]]:
    """Rows by the noun's lemma, in the table's order."""
    return _rows("events_nouns", "noun", actor="by, possessor, adjective", recipient="on, against, to, of")


@cache
def event_nouns() -> dict[EventType, frozenset[str]]:
    """Lemmas of the nouns that can make an event of each type."""
    found: dict[EventType, set[str]] = {kind: set() for kind in EventType}
    for lemma, rows in noun_rows().items():
        for row in rows:
            if row.type is not None:
                found[row.type].add(lemma)
    return {kind: frozenset(lemmas) for kind, lemmas in found.items()}


@cache
def light_verbs() -> dict[str, tuple[Light, ...]]:
    """Light verbs by lemma, those with a particle first."""
    found: dict[str, list[Light]] = {}
    for row in codebook.table("light_verbs"):
        words = tuple(row["verb"].split())
        types = frozenset(EventType(name) for name in row["types"].split("|") if name)
        light = Light(words, row["direction"] == "undergoes", types or frozenset(EventType))
        found.setdefault(words[0], []).append(light)
    lights = {
        lemma: tuple(sorted(rows, key=lambda light: -len(light.words))) for lemma, rows in found.items()
    }
    return lights | {read: lights[verb] for read, verb in _misread() if verb in lights}


@cache
def noun_class(name: str) -> frozenset[str]:
    """The nouns of a set in noun_classes.tsv; empty where there is no such set."""
    for row in codebook.table("noun_classes"):
        if row["name"] == name:
            return frozenset(row["words"].split("|"))
    return frozenset()


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
        found.setdefault(words[0] if column == "verb" else words[-1], []).append(row)
    return {lemma: tuple(sorted(rows, key=lambda row: len(row.words) == 1)) for lemma, rows in found.items()}


def _misread() -> list[tuple[str, str]]:
    return [(row["read"], row["verb"]) for row in codebook.table("misread_lemmas")]


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
