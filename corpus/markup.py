"""From articles with marks in their words, `[said]{c1:asserts}`, to text and offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar
from zlib import crc32

from corpus.labels import Article, Attribution, Bounds, Credit, Event, Part, Split
from standoff.document import Document, Span
from standoff.terms import CaveatKind, CreditKind, EventType, Factuality, HolderKind, Stance

__all__ = ["FIELDS", "MarkupError", "Raw", "load", "of_marks", "parse", "raw", "read"]

Raw = tuple[int, int, str]
"""A mark as it stands: offsets into the text and the label."""

FIELDS = ("outlet", "published", "style", "url")
_ROLES: dict[str, Literal["actor", "recipient", "place", "time", "quantity", "condition"]] = {
    "a": "actor",
    "r": "recipient",
    "p": "place",
    "t": "time",
    "q": "quantity",
    "i": "condition",
}
_LOOSE = frozenset("ptqi")
_LABEL = re.compile(
    r"(?P<kind>[sckearptqivw])(?P<ids>\d+(?:,\d+)*)?(?::(?P<value>[^=]*))?(?:=(?P<text>.*))?\Z"
)
_NUMBER = r"\d+(?:\.\d+)?"
_BOUNDS = re.compile(rf"(?P<low>{_NUMBER})?(?P<open>\.\.)?(?P<high>{_NUMBER})? (?P<unit>\S.*)\Z")
_Term = TypeVar("_Term", bound=StrEnum)


class MarkupError(ValueError):
    """Marks that cannot be read, with the article, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    ids: tuple[int, ...]
    value: str
    text: str
    line: int
    label: str


def load(folder: Path) -> list[Article]:
    """All articles of a folder, by name. Raises `MarkupError` at the first that is not well formed."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def read(path: Path) -> Article:
    """One article. Raises `MarkupError`."""
    return parse(path.stem, path.read_text(encoding="utf-8"))


def parse(name: str, source: str) -> Article:
    """An article from its markup: fields, a line `---`, the marked text. Raises `MarkupError`."""
    fields, text, marks = _parts(name, source)
    return _Reader(name, fields, text, marks).article()


def raw(name: str, source: str) -> tuple[str, list[Raw]]:
    """The text of a marked article, and its marks by offset. Raises `MarkupError`."""
    _, text, marks = _parts(name, source)
    return text, [(mark.start, mark.end, mark.label) for mark in marks]


def of_marks(name: str, text: str, marks: Iterable[Raw]) -> Article:
    """An article of a text that is kept elsewhere, from its marks by offset. Raises `MarkupError`."""
    return _Reader(name, {}, text, [_mark(name, 0, *mark) for mark in marks]).article()


def _parts(name: str, source: str) -> tuple[dict[str, str], str, list[_Mark]]:
    head, rule, body = source.partition("\n---\n")
    if not rule:
        raise MarkupError(f"{name}: no line '---' between the fields and the text")
    fields = dict(_field(name, line) for line in head.splitlines() if line.strip())
    text, marks = _unmarked(name, body.strip("\n"), head.count("\n") + 3)
    return fields, text, marks


def _field(name: str, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon or key.strip() not in FIELDS:
        raise MarkupError(f"{name}: '{line}' is no field; fields are {', '.join(FIELDS)}")
    return key.strip(), value.strip()


def _unmarked(name: str, body: str, first: int) -> tuple[str, list[_Mark]]:
    """The text without its marks, and the marks with offsets into it."""
    pieces: list[str] = []
    opened: list[int] = []
    marks: list[_Mark] = []
    length, place = 0, 0
    while place < len(body):
        line = first + body.count("\n", 0, place)
        letter = body[place]
        if letter == "[":
            opened.append(length)
        elif letter == "]":
            close = body.find("}", place)
            if not opened or body[place + 1 : place + 2] != "{" or close < 0:
                raise MarkupError(f"{name}:{line}: ']' without '[' before it or '{{label}}' after it")
            start = opened.pop()
            labels = body[place + 2 : close].split(";")
            marks += (_mark(name, line, start, length, label.strip()) for label in labels)
            place = close
        elif letter in "{}":
            raise MarkupError(f"{name}:{line}: '{letter}' outside a label")
        else:
            pieces.append(letter)
            length += 1
        place += 1
    if opened:
        near = "".join(pieces)[opened[-1] : opened[-1] + 40]
        raise MarkupError(f"{name}: '[' is never closed: '{near}'")
    return "".join(pieces), marks


def _mark(name: str, line: int, start: int, end: int, label: str) -> _Mark:
    found = _LABEL.match(label)
    if found is None or start == end:
        raise MarkupError(f"{name}:{line}: '{label}' is no label, or marks no words")
    ids = tuple(int(number) for number in (found["ids"] or "").split(",") if number)
    value, text = (found["value"] or "").strip(), (found["text"] or "").strip()
    return _Mark(start, end, found["kind"], ids, value, text, line, label)


class _Reader:
    """Makes an article of the marks in its text."""

    def __init__(self, name: str, fields: dict[str, str], text: str, marks: list[_Mark]) -> None:
        self._name = name
        self._fields = fields
        self._document = Document(text)
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))

    def article(self) -> Article:
        attributions = self._attributions()
        events = tuple(self._events(attributions))
        return Article(
            name=self._name,
            fields=self._fields,
            text=self._document.text,
            attributions=tuple(attributions.values()),
            events=events,
            parts=tuple(self._parts({event.id for event in events})),
            caveats=tuple((self._span(m), self._term(CaveatKind, m)) for m in self._of("v")),
            credits=tuple(Credit(self._span(m), self._term(CreditKind, m), m.text) for m in self._of("w")),
            split=_split(self._name),
        )

    def _of(self, kind: str) -> Iterator[_Mark]:
        return (mark for mark in self._marks if mark.kind == kind)

    def _span(self, mark: _Mark) -> Span:
        return self._document.span(mark.start, mark.end)

    def _wrong(self, mark: _Mark, what: str) -> MarkupError:
        words = self._document.text[mark.start : mark.end]
        return MarkupError(f"{self._name}:{mark.line}: '{words[:40]}': {what}")

    def _term(self, terms: type[_Term], mark: _Mark, value: str | None = None) -> _Term:
        word = mark.value if value is None else value
        if word not in list(terms):
            raise self._wrong(mark, f"'{word}' is none of {', '.join(terms)}")
        return terms(word)

    def _attributions(self) -> dict[int, Attribution]:
        numbers = sorted({number for kind in "sck" for mark in self._of(kind) for number in mark.ids})
        found = {number: self._attribution(number) for number in numbers}
        return {number: self._nested(one, found) for number, one in found.items()}

    def _attribution(self, number: int) -> Attribution:
        own = [mark for mark in self._marks if mark.kind in "sck" and number in mark.ids]
        spans = {kind: tuple(self._span(m) for m in own if m.kind == kind) for kind in "sck"}
        if not spans["c"] or not spans["k"]:
            raise self._wrong(own[0], f"attribution {number} has no {'cue' if not spans['c'] else 'content'}")
        stances = [self._term(Stance, mark) for mark in own if mark.kind == "c" and mark.value]
        if len(stances) != 1:
            raise self._wrong(own[0], f"attribution {number} needs one stance, on one of its cues")
        sources = [mark for mark in own if mark.kind == "s"]
        kinds = [self._term(HolderKind, mark) for mark in sources if mark.value]
        if sources and not kinds:
            raise self._wrong(sources[0], f"the source of attribution {number} needs a kind")
        resolved = next((mark.text for mark in sources if mark.text), None)
        kind = kinds[0] if kinds else HolderKind.UNNAMED
        return Attribution(number, spans["s"], spans["c"], spans["k"], stances[0], kind, resolved, None)

    def _nested(self, one: Attribution, found: dict[int, Attribution]) -> Attribution:
        cue = one.cue[0]
        holding = [
            (span.end - span.start, other.id)
            for other in found.values()
            if other.id != one.id
            for span in other.content
            if span.covers(cue)
        ]
        within = min(holding)[1] if holding else None
        return Attribution(
            one.id, one.source, one.cue, one.content, one.stance, one.kind, one.resolved, within
        )

    def _events(self, attributions: dict[int, Attribution]) -> Iterator[Event]:
        seen: set[int] = set()
        for mark in self._of("e"):
            if len(mark.ids) != 1 or mark.ids[0] in seen:
                raise self._wrong(mark, "an event has one number of its own and one trigger")
            seen.add(mark.ids[0])
            kind, colon, values = mark.value.partition(":")
            if not colon:
                raise self._wrong(mark, "an event has a type and a value: e1:ASSAULT:CT+")
            chain = _chain(self._span(mark), attributions)
            given = [self._term(Factuality, mark, value) for value in values.split("/")]
            if len(given) == 1 and len(chain) > 1:
                given = [Factuality.UNCOMMITTED] * (len(chain) - 1) + given
            if len(given) != max(1, len(chain)):
                raise self._wrong(mark, f"{len(given)} values for {len(chain)} holders {list(chain)}")
            type_ = None if kind == "-" else self._term(EventType, mark, kind)
            yield Event(mark.ids[0], self._span(mark), type_, chain, tuple(given))

    def _parts(self, events: set[int]) -> Iterator[Part]:
        for mark in self._marks:
            if mark.kind not in _ROLES:
                continue
            if set(mark.ids) - events or not (mark.ids or mark.kind in _LOOSE):
                raise self._wrong(mark, f"belongs to no event that is marked: {mark.kind}{mark.ids}")
            bounds = self._bounds(mark) if mark.kind == "q" else None
            yield Part(self._span(mark), _ROLES[mark.kind], mark.ids, bounds)

    def _bounds(self, mark: _Mark) -> Bounds:
        found = _BOUNDS.match(mark.text)
        if found is None or not (found["low"] or found["high"]):
            raise self._wrong(
                mark, f"'{mark.text}' is no quantity like '12 troops', '100.. troops', '..30 km'"
            )
        low, high = (float(side) if side else None for side in (found["low"], found["high"]))
        if not found["open"]:
            high = low
        return Bounds(low, high, found["unit"])


def _chain(trigger: Span, attributions: dict[int, Attribution]) -> tuple[int, ...]:
    """The attributions in whose content the trigger stands, outermost first."""
    holding = [
        (span.end - span.start, one.id)
        for one in attributions.values()
        for span in one.content
        if span.covers(trigger)
    ]
    number = min(holding)[1] if holding else None
    chain: list[int] = []
    while number is not None and number not in chain:
        chain.insert(0, number)
        number = attributions[number].within
    return tuple(chain)


def _split(name: str) -> Split:
    """Eight of ten to train on, one each to develop and to test; by name, whatever else there is."""
    number = crc32(name.encode()) % 10
    return "test" if number == 0 else "dev" if number == 1 else "train"
