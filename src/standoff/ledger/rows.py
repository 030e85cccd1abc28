"""What questions to the ledger are answered with: frozen values, beside the contract's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from standoff.corroborate.findings import ClaimGroup, Cluster, Member
from standoff.reading import Claim, Reading
from standoff.terms import JudgementKind, Status

__all__ = [
    "ClaimDetail",
    "Day",
    "DocumentDetail",
    "DocumentRow",
    "Evidence",
    "JudgementRow",
    "Outcome",
    "Overview",
    "RunDetail",
    "RunInput",
    "RunRow",
    "VersionRow",
]


class Outcome(StrEnum):
    """What became of one input of a run."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document without its text. `claims` counts what it says; `run` is the run that added it."""

    key: str
    id: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    retrieved: str | None
    language: str | None
    claims: int
    run: int


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """One document with all that was read in it. `groups` leads from a claim's id to its group's.

    `first_seen` is when it was added to this ledger: ISO date and time in UTC.
    """

    row: DocumentRow
    reading: Reading
    cluster: Cluster
    groups: Mapping[str, str]
    first_seen: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One text of a page that has or had several. `stands` is False for all but the last; `withdrawn` counts
    the claims of it whose words the text that stands does not have; `dated` is the ISO date of the text.
    """

    document: DocumentRow
    text: str
    dated: str | None
    stands: bool
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim of a group where it stands. `member` says what its document is to its cluster."""

    document: DocumentRow
    claim: Claim
    cluster: str
    member: Member


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """One claim group and every claim in it, oldest first, undated last.

    `judgements` are those that stand about its claims and their documents, newest first.
    """

    group: ClaimGroup
    evidence: tuple[Evidence, ...]
    judgements: tuple[JudgementRow, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """What a person decided, and its withdrawal: `withdrawn_at` is None while it stands.

    `withdrawn_by` and `withdrawn_why` are None where nobody said. Times are ISO, in UTC; the other
    fields are those of `Judgement`.
    """

    id: int
    kind: JudgementKind
    subject: str
    object: str | None
    by: str
    at: str
    why: str | None
    withdrawn_at: str | None
    withdrawn_by: str | None
    withdrawn_why: str | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of a command that adds. `finished_at` is None while it goes on or if it was killed.

    Times are ISO, in UTC. The four counts sum to the inputs that were dealt with.
    """

    id: int
    started_at: str
    finished_at: str | None
    command: str
    extractor: str
    codebook: str
    ok: int
    partial: int
    failed: int
    duplicate: int


@dataclass(frozen=True, slots=True)
class RunInput:
    """One input of a run. `document` is a key, None where it failed; `reason` is None where all is well."""

    name: str
    outcome: Outcome
    document: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class RunDetail:
    """One run and its inputs, in the order in which they came."""

    row: RunRow
    inputs: tuple[RunInput, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """How many claims were published on one date, by the status of their groups."""

    date: str
    claims: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class Overview:
    """The ledger in numbers. `first` and `last` are the dates of its oldest and newest document.

    `voices` counts clusters of documents, `groups` the claim groups of every status. Documents
    without a date are in no day.
    """

    documents: int
    voices: int
    claims: int
    groups: Mapping[Status, int]
    caveats: int
    first: str | None
    last: str | None
    days: tuple[Day, ...]
