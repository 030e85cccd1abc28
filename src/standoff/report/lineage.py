"""The page of who copies whom, and the names of origins wherever they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from standoff.corroborate.findings import Cluster
from standoff.ledger.rows import DocumentRow
from standoff.report.links import Site
from standoff.report.words import day

__all__ = ["Origins", "context", "places"]


class Origins:
    """Calls an origin by its name: an agency's own, a document's outlet and date."""

    def __init__(self, documents: Sequence[DocumentRow], site: Site) -> None:
        self._site = site
        self._rows: dict[str, DocumentRow] = {}
        for row in sorted(documents, key=lambda row: (row.published or "9", row.key)):
            self._rows.setdefault(row.id, row)
            self._rows.setdefault(row.key, row)

    def name(self, origin: str) -> str:
        row = self._rows.get(origin)
        if row is not None:
            return f"{row.outlet or 'an outlet without a name'}, {day(row.published)}"
        is_digest = len(origin) in (16, 64) and not set(origin) - set("0123456789abcdef")
        return "a document that is not shown here" if is_digest else origin

    def href(self, origin: str) -> str | None:
        row = self._rows.get(origin)
        return self._site.document(row.key) if row else None


def context(clusters: Sequence[Cluster]) -> dict[str, Any]:
    """What the template of the page is filled with."""
    return {
        "shared": [c for c in clusters if len(c.documents) > 1],
        "alone": [c for c in clusters if len(c.documents) == 1],
    }


def places(clusters: Sequence[Cluster]) -> dict[str, Any]:
    """For each document's key its cluster, and what it is to it."""
    return {"places": {m.key: (cluster, m) for cluster in clusters for m in cluster.documents}}
