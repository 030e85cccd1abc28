"""What questions are answered with, as flat rows: one name and one value a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from standoff.corroborate.findings import ClaimGroup, Cluster, Figure, Voice
from standoff.corroborate.trend import Trend
from standoff.ledger.rows import DocumentRow, JudgementRow, RunDetail, RunRow

__all__ = [
    "CLAIMS",
    "DOCUMENTS",
    "INPUTS",
    "JUDGEMENTS",
    "LINEAGE",
    "RUNS",
    "TREND",
    "claims",
    "documents",
    "inputs",
    "judgements",
    "lineage",
    "runs",
    "trend",
]

CLAIMS = (
    *("id", "status", "proposition", "type", "actors", "recipients", "place", "first", "last"),
    *("documents", "voices", "primary_sources", "asserted_by", "denied_by", "doubted_by"),
    *("figures", "caveats", "because"),
)
DOCUMENTS = tuple(field.name for field in fields(DocumentRow))
LINEAGE = ("cluster", "origin", "id", "key", "url", "outlet", "published", "relation", "of", "because")
JUDGEMENTS = tuple(field.name for field in fields(JudgementRow))
RUNS = tuple(field.name for field in fields(RunRow))
TREND = (
    *("by", "name", "actor", "recipient", "place", "country", "type"),
    *("sort", "start", "end", "score", "events", "claims"),
)
INPUTS = ("run", "name", "outcome", "document", "reason")


def claims(groups: Iterable[ClaimGroup]) -> Iterator[dict[str, Any]]:
    """A row a claim group: sides as names, figures as words with their holders, caveats as words."""
    for group in groups:
        row = {name: getattr(group, name) for name in CLAIMS}
        for side in ("asserted_by", "denied_by", "doubted_by"):
            row[side] = _names(row[side])
        row["figures"] = [_figure(figure) for figure in group.figures]
        row["caveats"] = [caveat.span.text for caveat in group.caveats]
        yield row


def documents(rows: Iterable[DocumentRow]) -> Iterator[dict[str, Any]]:
    """A row a document."""
    return ({name: getattr(row, name) for name in DOCUMENTS} for row in rows)


def lineage(clusters: Iterable[Cluster]) -> Iterator[dict[str, Any]]:
    """A row a document, with the cluster that it is in."""
    for cluster in clusters:
        for member in cluster.documents:
            own = {name: getattr(member, name) for name in LINEAGE[2:]}
            yield {"cluster": cluster.id, "origin": cluster.origin, **own}


def judgements(rows: Iterable[JudgementRow]) -> Iterator[dict[str, Any]]:
    """A row a judgement, also of those that were withdrawn."""
    return ({name: getattr(row, name) for name in JUDGEMENTS} for row in rows)


def trend(found: Trend) -> Iterator[dict[str, Any]]:
    """A row a point: whose it is, deed or word, the period, and the claims that it stands on."""
    for series in found.series:
        own = {name: getattr(series, name) for name in TREND[1:7]}
        for sort, points in (("deed", series.deeds), ("word", series.words)):
            for point in points:
                numbers = {name: getattr(point, name) for name in TREND[8:]}
                yield {"by": found.by, **own, "sort": sort, **numbers}


def runs(rows: Iterable[RunRow]) -> Iterator[dict[str, Any]]:
    """A row a run."""
    return ({name: getattr(row, name) for name in RUNS} for row in rows)


def inputs(detail: RunDetail) -> Iterator[dict[str, Any]]:
    """A row an input of one run."""
    for one in detail.inputs:
        yield {"run": detail.row.id, **{name: getattr(one, name) for name in INPUTS[1:]}}


def _names(voices: Sequence[Voice]) -> list[str]:
    return [voice.name for voice in voices]


def _figure(figure: Figure) -> str:
    words = " ".join(figure.span.text.split())
    return f"{words} ({figure.holder})" if figure.holder else words
