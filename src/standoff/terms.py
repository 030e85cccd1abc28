"""The closed sets of the contract: every value that a field of a reading can have.

Factuality values are FactBank's (Sauri & Pustejovsky 2009), event types PLOVER's (Open Event Data
Alliance), attribution terms those of PDTB, PARC3 and PolNeAR.
"""

from enum import StrEnum

__all__ = [
    "CaveatKind",
    "ChangeKind",
    "CreditKind",
    "EventType",
    "Factuality",
    "Granularity",
    "HolderKind",
    "JudgementKind",
    "Manner",
    "Precision",
    "PublishedFrom",
    "Relation",
    "Stance",
    "Status",
]


class Manner(StrEnum):
    """How the words of a source are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class PublishedFrom(StrEnum):
    """Where the date of publication was found, the most trusted first."""

    GIVEN = "given"
    METADATA = "metadata"
    URL = "url"
    DATELINE = "dateline"
    TEXT = "text"


class HolderKind(StrEnum):
    """What sort of source it is."""

    NAMED = "named"
    INSTITUTION = "institution"
    COLLECTIVE = "collective"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


class Stance(StrEnum):
    """What a holder does with the proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    SUGGESTS = "suggests"
    PREDICTS = "predicts"
    PROMISES = "promises"
    THREATENS = "threatens"
    REQUESTS = "requests"
    ACCUSES = "accuses"
    WITHHOLDS = "withholds"
    ASKS = "asks"


class Factuality(StrEnum):
    """Certain, probable or possible; that it is so (+) or is not so (-); or not committed (Uu)."""

    CERTAIN = "CT+"
    CERTAINLY_NOT = "CT-"
    PROBABLE = "PR+"
    PROBABLY_NOT = "PR-"
    POSSIBLE = "PS+"
    POSSIBLY_NOT = "PS-"
    UNCOMMITTED = "Uu"

    @property
    def negated(self) -> "Factuality":
        """The same certainty of the opposite: CT+ for CT-. Uu stays Uu."""
        if self is Factuality.UNCOMMITTED:
            return self
        return Factuality(self[:2] + ("-" if self[2] == "+" else "+"))


class EventType(StrEnum):
    """PLOVER's sixteen event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Precision(StrEnum):
    """How exactly a place is known."""

    POINT = "point"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


class Granularity(StrEnum):
    """How exactly a time is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


class CaveatKind(StrEnum):
    """Why the outlet holds back."""

    UNVERIFIED = "unverified"
    UNCLEAR = "unclear"
    NO_COMMENT = "no-comment"
    CONFLICTING = "conflicting"
    NO_EVIDENCE = "no-evidence"


class CreditKind(StrEnum):
    """Where a text says whose reporting it is."""

    DATELINE = "dateline"
    CREDIT = "credit"
    BYLINE = "byline"
    IN_TEXT = "in-text"


class Status(StrEnum):
    """What stands behind a claim group. See `corroborate.status` for the rules."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single-source"
    CONTESTED = "contested"
    DENIED = "denied"
    UNVERIFIED = "unverified"


class ChangeKind(StrEnum):
    """What became of a claim on its way: its newsroom took it back, its holder went back on it, one who
    denied or doubted it came round to it, a copy told it with more certainty than its original, or the
    page that had it has another text, without it.
    """

    CORRECTED = "corrected"
    WALKED_BACK = "walked-back"
    CAME_ROUND = "came-round"
    HARDENED = "hardened"
    WITHDRAWN = "withdrawn"


class Relation(StrEnum):
    """What a document is to the origin of its cluster."""

    ORIGINAL = "original"
    COPY = "copy"
    REWRITE = "rewrite"
    EXCERPT = "excerpt"


class JudgementKind(StrEnum):
    """What a person decided: of two claims, of a document and the one it is taken from, of one claim."""

    SAME = "same"
    NOT_SAME = "not-same"
    COPY_OF = "copy-of"
    WRONG_READING = "wrong-reading"
