"""The ledger: the only part of Standoff that writes down what was read, and answers questions about it."""

from standoff.ledger.ledger import Ledger
from standoff.ledger.rows import (
    ClaimDetail,
    Day,
    DocumentDetail,
    DocumentRow,
    Evidence,
    JudgementRow,
    Outcome,
    Overview,
    RunDetail,
    RunInput,
    RunRow,
    VersionRow,
)
from standoff.ledger.watching import Watched

__all__ = [
    "ClaimDetail",
    "Day",
    "DocumentDetail",
    "DocumentRow",
    "Evidence",
    "JudgementRow",
    "Ledger",
    "Outcome",
    "Overview",
    "RunDetail",
    "RunInput",
    "RunRow",
    "VersionRow",
    "Watched",
]
