"""The first page: the figures, each claim in a line, when claims were made, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from standoff.ledger.rows import DocumentRow, Outcome, RunDetail
from standoff.report.sides import Told
from standoff.report.timeline import Dot, timeline
from standoff.report.words import shortened

__all__ = ["MOST", "context", "troubled"]

MOST = 12
"""How many claims, and how many inputs that were not read, the page shows; the rest is a link away."""


def context(
    told: Sequence[Told], documents: Sequence[DocumentRow], runs: Sequence[RunDetail]
) -> dict[str, Any]:
    """What the template of the page is filled with."""
    dates = sorted(row.published for row in documents if row.published)
    unread = [(run.row, one) for run in runs for one in troubled(run)]
    return {
        "told": told,
        "most": MOST,
        "by_status": Counter(one.group.status for one in told),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "undated": len(documents) - len(dates),
        "timeline": timeline(
            Dot(one.group.first, one.group.status, one.href, shortened(one.group.proposition, 80))
            for one in told
        ),
        "unread": unread[:MOST],
        "more_unread": len(unread[MOST:]),
        "runs": runs,
    }


def troubled(run: RunDetail) -> list[Any]:
    """The inputs of a run that were not read, or not wholly."""
    return [one for one in run.inputs if one.outcome in (Outcome.FAILED, Outcome.PARTIAL)]
