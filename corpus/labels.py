"""What is marked in the corpus, as values; see GUIDELINES.md for what each means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.document import Span
from standoff.terms import CaveatKind, CreditKind, EventType, Factuality, HolderKind, Stance

__all__ = ["Article", "Attribution", "Bounds", "Credit", "Event", "Part", "Split"]

Split = Literal["train", "dev", "test"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """From `low` to `high` of `unit`; None where that side is open."""

    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what by which words. `within` is the attribution in whose content this one is made."""

    id: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    kind: HolderKind
    resolved: str | None
    within: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """Words that belong to events: a party, place, time or quantity; to none where `events` is empty."""

    span: Span
    role: Literal["actor", "recipient", "place", "time", "quantity", "condition"]
    events: tuple[int, ...]
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A happening or a state that a claim turns on.

    `chain` are the attributions that present it, outermost first; `values` what each of these holders
    gives it, or the outlet's own value alone where the chain is empty.
    """

    id: int
    trigger: Span
    type: EventType | None
    chain: tuple[int, ...]
    values: tuple[Factuality, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """Words that say whose reporting it is, and the newsroom's name."""

    span: Span
    kind: CreditKind
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the corpus: `text` is what a reader sees, spans are offsets into it."""

    name: str
    fields: dict[str, str]
    text: str
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    parts: tuple[Part, ...]
    caveats: tuple[tuple[Span, CaveatKind], ...]
    credits: tuple[Credit, ...]
    split: Split
