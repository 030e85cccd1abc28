"""What one text says: the values of the contract, frozen, with their JSON form.

Field names and their order are those of the JSON. None means unknown or not said.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from standoff.document import Document, Span
from standoff.errors import SpanError, StandoffError
from standoff.terms import (
    CaveatKind,
    CreditKind,
    EventType,
    Factuality,
    Granularity,
    HolderKind,
    Manner,
    Precision,
    Stance,
)

__all__ = [
    "FORMAT",
    "Caveat",
    "Claim",
    "Credit",
    "Event",
    "Holder",
    "Mentions",
    "Party",
    "Place",
    "Quantity",
    "Reading",
    "Run",
    "Time",
]

FORMAT = 1
"""Number of the JSON form. It changes when a field is renamed or given another meaning."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted upon. `code` is PLOVER-like: country, then role ("RUS GOV MIL")."""

    span: Span
    name: str
    code: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. Coordinates are WGS84 degrees; `country` is ISO 3166 alpha-3."""

    span: Span
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    geonames: int | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When: ISO dates, both inclusive; None where the text leaves it open.

    `anchored` is True only where the dates follow from the text itself or from a known
    publication date.
    """

    span: Span
    start: str | None
    end: str | None
    precision: Granularity
    anchored: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many. A bound that the words leave open is None: "more than 100" has no `high`."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Event:
    """What is said to happen, whether or not it did: factuality stands with the claim."""

    trigger: Span
    type: EventType | None = None
    mode: str | None = None
    context: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """One whose word it is. `factuality` is the value that this holder gives the proposition."""

    source: Span | None
    resolved: str | None
    actor: str | None
    kind: HolderKind
    cue: Span | None
    stance: Stance
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition as one chain of holders presents it.

    `holders` runs from the outermost to the innermost; empty is the outlet's own voice.
    `factuality` is the outlet's: Uu whenever it is somebody else's word.
    """

    id: str
    sentence: Span
    content: tuple[Span, ...]
    manner: Manner | None
    holders: tuple[Holder, ...]
    factuality: Factuality
    condition: Span | None
    event: Event | None
    confidence: float
    because: str

    def __repr__(self) -> str:
        who = " > ".join(h.source.text if h.source else h.kind for h in self.holders) or "outlet"
        words = " ... ".join(span.text for span in self.content)
        return f"<Claim {who}: {words[:60]!r} {self.factuality}>"


@dataclass(frozen=True, slots=True)
class Caveat:
    """Words by which the outlet holds back, and the ids of the claims they are about."""

    span: Span
    sentence: Span
    kind: CaveatKind
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose text or reporting this is said to be."""

    span: Span
    name: str
    kind: CreditKind


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was found, tied to a claim or not."""

    parties: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What made a reading: program and version, digest of the codebook, warnings."""

    extractor: str
    codebook: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one version of the extractor read in one text."""

    document: Document
    claims: tuple[Claim, ...]
    caveats: tuple[Caveat, ...]
    credits: tuple[Credit, ...]
    mentions: Mentions
    run: Run

    def spans(self) -> list[Span]:
        """Every span anywhere in the reading, in no particular order."""
        found: list[Span] = []
        rest: list[object] = [self.claims, self.caveats, self.credits, self.mentions]
        while rest:
            value = rest.pop()
            if isinstance(value, Span):
                found.append(value)
            elif isinstance(value, tuple):
                rest.extend(value)
            elif not isinstance(value, str) and (slots := getattr(type(value), "__slots__", None)):
                rest.extend(getattr(value, name) for name in slots)
        return found

    def verify(self) -> Reading:
        """Returns itself if its words stand in the text; raises SpanError if not.

        Each span is its slice of the text; a number is one of those that its span tells in figures, where it
        has any; whoever is resolved stands for words. Whether the words mean what is made of them (whose
        they are, what they deny) no comparison with the text can tell.
        """
        for span in self.spans():
            self.document.check(span)
        of_events = (q for claim in self.claims if claim.event for q in claim.event.quantities)
        for quantity in (*self.mentions.quantities, *of_events):
            if not _is_told(quantity):
                raise self._unfounded(f"{quantity.low} to {quantity.high} is not in {quantity.span.text!r}")
        for claim in self.claims:
            if any(holder.resolved and holder.source is None for holder in claim.holders):
                raise self._unfounded(f"a holder of claim {claim.id} has a name and no words")
        return self

    def _unfounded(self, reason: str) -> SpanError:
        remedy = "drop the reading that has it: it says what the text does not"
        return SpanError(f"document {self.document.id[:12]}", reason, remedy)

    def to_json(self) -> dict[str, Any]:
        """The contract's object, of plain dicts, lists, strings, numbers and None."""
        document = self.document
        return {
            "standoff": FORMAT,
            "document": {
                "id": document.id,
                "url": document.url,
                "outlet": document.outlet,
                "title": document.title,
                "byline": document.byline,
                "published": document.published,
                "published_from": document.published_from,
                "updated": document.updated,
                "retrieved": document.retrieved,
                "language": document.language,
                "reader": document.reader,
                "partial": document.partial,
                "text": document.text,
            },
            "claims": msgspec.to_builtins(self.claims),
            "caveats": msgspec.to_builtins(self.caveats),
            "credits": msgspec.to_builtins(self.credits),
            "mentions": msgspec.to_builtins(self.mentions),
            "run": msgspec.to_builtins(self.run),
        }

    def to_line(self) -> str:
        """`to_json` as one line of canonical JSON: same reading, same bytes."""
        return msgspec.json.encode(self.to_json()).decode()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reading:
        """The reading in `data`. Raises StandoffError where it has another form."""
        if data.get("standoff") != FORMAT:
            raise StandoffError(
                "reading",
                f"has format {data.get('standoff')!r}, not {FORMAT}",
                "read the text again with this version",
            )
        try:
            return msgspec.convert(data, cls)
        except (msgspec.ValidationError, RecursionError) as error:
            raise _malformed(error) from error

    @classmethod
    def from_line(cls, line: str | bytes) -> Reading:
        """The reading in one line that `to_line` made. Raises StandoffError for any other."""
        try:
            data = line.encode() if isinstance(line, str) else line
            if data.startswith(_CANONICAL):
                return msgspec.json.decode(data, type=cls)  # twice as fast as by way of dicts
            found = msgspec.json.decode(data)
        except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
            raise _malformed(error) from error
        return cls.from_json(found if isinstance(found, dict) else {})


_CANONICAL = f'{{"standoff":{FORMAT},'.encode()


_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_TIMES = (1, 12, 20, 100, 1e3, 1e6, 1e9, 1e12)
"""What a figure is counted in: itself, dozens, scores, hundreds and so on."""


def _is_told(quantity: Quantity) -> bool:
    """True unless a bound is none of the figures in the words. Words without figures are not looked into."""
    told = [float(found.replace(",", "")) for found in _FIGURE.findall(quantity.span.text)]
    bounds = [abs(bound) for bound in (quantity.low, quantity.high) if bound is not None]
    return not told or all(
        any(math.isclose(bound, figure * times) for figure in told for times in _TIMES) for bound in bounds
    )


def _malformed(error: Exception) -> StandoffError:
    return StandoffError("reading", f"is not of the contract's form: {error}", "read the text again")
