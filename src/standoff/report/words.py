"""Plain English for numbers, dates, lists and the contract's terms. No locale, no clock."""

from __future__ import annotations

import re
from enum import StrEnum

from standoff.ledger.rows import Outcome
from standoff.terms import (
    CaveatKind,
    ChangeKind,
    Factuality,
    HolderKind,
    JudgementKind,
    PublishedFrom,
    Relation,
    Stance,
    Status,
)

__all__ = [
    "CAVEATS",
    "CHANGES",
    "FACTUALITY",
    "JUDGED",
    "KINDS",
    "MANNERS_OF",
    "MONTHS",
    "OUTCOMES",
    "PUBLISHED_FROM",
    "PUTS",
    "RELATIONS",
    "SO",
    "STANCES",
    "STATUSES",
    "UNCOMMITTED",
    "VERDICTS",
    "Manner",
    "count",
    "day",
    "days",
    "inside",
    "number",
    "shortened",
]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

STATUSES = {status: status.replace("-", " ") for status in Status}

VERDICTS = {
    Status.CORROBORATED: "sources independent of each other confirm it",
    Status.SINGLE_SOURCE: "nobody else has confirmed it",
    Status.CONTESTED: "it is contested",
    Status.DENIED: "nobody here stands by it",
    Status.UNVERIFIED: "nobody has confirmed it",
}
"""What a status means for a claim, as the end of a sentence about it."""

STANCES = {
    Stance.ASSERTS: ("asserts it", "assert it"),
    Stance.DENIES: ("denies it", "deny it"),
    Stance.DOUBTS: ("doubts it", "doubt it"),
    Stance.SUGGESTS: ("suggests it", "suggest it"),
    Stance.PREDICTS: ("predicts it", "predict it"),
    Stance.PROMISES: ("promises it", "promise it"),
    Stance.THREATENS: ("threatens it", "threaten it"),
    Stance.REQUESTS: ("asks for it", "ask for it"),
    Stance.ACCUSES: ("accuses another of it", "accuse another of it"),
    Stance.WITHHOLDS: ("says nothing on it", "say nothing on it"),
    Stance.ASKS: ("asks whether it is so", "ask whether it is so"),
}
"""What one and what several holders do, with "it" for the proposition."""

UNCOMMITTED = ("tells it without saying that it is so", "tell it without saying that it is so")
"""What an outlet does that tells a claim and does not make it."""


class Manner(StrEnum):
    """How one puts a claim forward, the firmest first."""

    SAYS = "says"
    PROMISES = "promises"
    THREATENS = "threatens"
    PREDICTS = "predicts"
    SUGGESTS = "suggests"
    CONDITION = "condition"


MANNERS_OF = {
    Stance.PROMISES: Manner.PROMISES,
    Stance.THREATENS: Manner.THREATENS,
    Stance.PREDICTS: Manner.PREDICTS,
    Stance.SUGGESTS: Manner.SUGGESTS,
}
"""The manner that a stance is, whatever the certainty."""

PUTS = {
    Manner.SAYS: ("says", "say"),
    Manner.PROMISES: ("promises", "promise"),
    Manner.THREATENS: ("threatens", "threaten"),
    Manner.PREDICTS: ("predicts", "predict"),
    Manner.SUGGESTS: ("suggests", "suggest"),
    Manner.CONDITION: ("says on a condition", "say on a condition"),
}
"""The verb of one and of many before the words of the claim."""

SO = {
    Manner.SAYS: ("says so", "say so"),
    Manner.PROMISES: ("promises it", "promise it"),
    Manner.THREATENS: ("threatens it", "threaten it"),
    Manner.PREDICTS: ("predicts it", "predict it"),
    Manner.SUGGESTS: ("suggests it", "suggest it"),
    Manner.CONDITION: ("says so on a condition", "say so on a condition"),
}
"""The same where the words of the claim stand elsewhere."""

FACTUALITY = {
    Factuality.CERTAIN: "certain",
    Factuality.CERTAINLY_NOT: "certainly not",
    Factuality.PROBABLE: "probable",
    Factuality.PROBABLY_NOT: "probably not",
    Factuality.POSSIBLE: "possible",
    Factuality.POSSIBLY_NOT: "possibly not",
    Factuality.UNCOMMITTED: "not committed",
}

KINDS = {
    HolderKind.NAMED: "a named person",
    HolderKind.INSTITUTION: "an institution",
    HolderKind.COLLECTIVE: "a group without names",
    HolderKind.ANONYMOUS: "without a name",
    HolderKind.DOCUMENT: "a document",
    HolderKind.OUTLET: "a newsroom",
    HolderKind.UNNAMED: "no source said",
}

RELATIONS = {
    Relation.ORIGINAL: "The original",
    Relation.COPY: "A copy",
    Relation.REWRITE: "A rewrite",
    Relation.EXCERPT: "An excerpt",
}

CAVEATS = {
    CaveatKind.UNVERIFIED: "not verified",
    CaveatKind.UNCLEAR: "not clear",
    CaveatKind.NO_COMMENT: "no comment",
    CaveatKind.CONFLICTING: "reports conflict",
    CaveatKind.NO_EVIDENCE: "no evidence",
}

CHANGES = {
    ChangeKind.CORRECTED: "corrected",
    ChangeKind.WALKED_BACK: "walked back",
    ChangeKind.CAME_ROUND: "came round",
    ChangeKind.HARDENED: "hardened on the way",
    ChangeKind.WITHDRAWN: "withdrawn",
}

OUTCOMES = {
    Outcome.OK: "read",
    Outcome.PARTIAL: "read in part",
    Outcome.FAILED: "not read",
    Outcome.DUPLICATE: "known already",
}

PUBLISHED_FROM = {
    PublishedFrom.GIVEN: "as given",
    PublishedFrom.METADATA: "from the page's metadata",
    PublishedFrom.URL: "from the address",
    PublishedFrom.DATELINE: "from the dateline",
    PublishedFrom.TEXT: "from a line of the text",
}

JUDGED = {
    JudgementKind.SAME: "is the same claim as",
    JudgementKind.NOT_SAME: "is not the same claim as",
    JudgementKind.COPY_OF: "is a copy of",
    JudgementKind.WRONG_READING: "is misread",
}
"""What a person decided, between the two that it is about."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def number(value: float) -> str:
    """`value` with a comma every three digits and no idle decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def count(amount: int, noun: str, nouns: str | None = None) -> str:
    """ "1 document", "9 documents"."""
    return f"{amount:,} {noun if amount == 1 else nouns or noun + 's'}"


def day(date: str | None) -> str:
    """ "15 February 2022" for an ISO date; the text itself where it is not one; "undated" for None."""
    if date is None:
        return "undated"
    match = _DATE.fullmatch(date[:10])
    if match is None or not 0 < int(match[2] or 1) < 13:
        return date
    year, month, number_ = match.groups()
    parts = (str(int(number_)) if number_ else "", MONTHS[int(month) - 1] if month else "", year)
    return " ".join(part for part in parts if part)


def days(first: str | None, last: str | None) -> str:
    """ "15 February 2022", "15 to 17 February 2022", or both dates in full."""
    if first is None or last is None or day(first) == day(last):
        return day(first or last)
    one, other = _DATE.fullmatch(first[:10]), _DATE.fullmatch(last[:10])
    if one and other and one[3] and one.group(1, 2) == other.group(1, 2):
        return f"{int(one[3])} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def inside(name: str) -> str:
    """`name` as it stands inside a sentence: "the Northern Alliance", not "The Northern Alliance"."""
    return name[0].lower() + name[1:] if name.startswith(("A ", "An ", "The ")) else name


def shortened(text: str, most: int) -> str:
    """`text` on one line, cut between words to at most `most` characters, the cut shown by "…"."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most - 2].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
