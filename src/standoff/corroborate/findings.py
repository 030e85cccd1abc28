"""What comparing documents gives: clusters of copies and groups of claims, as in the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from standoff.document import Span
from standoff.terms import ChangeKind, EventType, HolderKind, JudgementKind, Relation, Status

__all__ = ["CaveatRef", "Change", "ClaimGroup", "Cluster", "Figure", "Judgement", "Link", "Member", "Voice"]


@dataclass(frozen=True, slots=True)
class Member:
    """One document of a cluster: `id` is the text's, `key` that of the text at its address.

    `of` is the document id or the agency that it takes its text from; None for an original.
    """

    id: str
    key: str
    url: str | None
    outlet: str | None
    published: str | None
    relation: Relation
    of: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Documents that are one voice. `origin` is a document id or the name of an agency."""

    id: str
    origin: str
    documents: tuple[Member, ...]

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = msgspec.to_builtins(self)
        return data


@dataclass(frozen=True, slots=True)
class Voice:
    """One who takes a side. `documents` are keys, `claims` the claims that show it, as "key:id"."""

    name: str
    actor: str | None
    kind: HolderKind
    party: bool
    documents: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody gives. `document` is a key; `holder` None is the outlet itself."""

    low: float | None
    high: float | None
    unit: str | None
    holder: str | None
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class CaveatRef:
    """A caveat of some document about a claim of the group. `document` is a key."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """That two claims are one, each given as "document key:claim id", with score (0 to 1) and why."""

    one: str
    other: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a claim: `before` and `after` are claims as "document key:claim id". What was
    withdrawn has no later claim: `after` is the key of the version of its page that lacks it.

    `because` quotes the sentences of both. What was corrected, walked back, withdrawn or given up by one
    who came round stays in the group and no longer counts.
    """

    kind: ChangeKind
    before: str
    after: str
    because: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, which no finding of the machine overrides.

    `subject` and `object` are claims as "document key:claim id"; for copy-of they are document keys,
    the copy and what it is a copy of. A wrong reading is of one claim and has no `object`. `at` is an
    ISO time in UTC.
    """

    id: int
    kind: JudgementKind
    subject: str
    object: str | None
    by: str
    at: str
    why: str | None


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The same claim wherever it is made, and who stands where. See the contract for the counts.

    `claims` holds (document key, claim id) pairs as "key:id"; `links` are what holds them together,
    one less than there are claims, `changes` what became of some of them. `retold` are claims of earlier
    versions of a page that a later one makes too, and counts for; `documents` counts pages. `first` and
    `last` are the dates of the earliest and the latest document.
    """

    id: str
    proposition: str
    type: EventType | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    first: str | None
    last: str | None
    documents: int
    voices: int
    primary_sources: int
    status: Status
    asserted_by: tuple[Voice, ...]
    denied_by: tuple[Voice, ...]
    doubted_by: tuple[Voice, ...]
    figures: tuple[Figure, ...]
    caveats: tuple[CaveatRef, ...]
    because: tuple[str, ...]
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    retold: tuple[str, ...] = ()

    @property
    def overtaken(self) -> frozenset[str]:
        """The claims that were given up, those that a later version makes again, and those of copies that
        say more than their originals do: such of them as no voice has take no side.
        """
        changed = (c.after if c.kind is ChangeKind.HARDENED else c.before for c in self.changes)
        return frozenset((*changed, *self.retold))

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = msgspec.to_builtins(self)
        return data
