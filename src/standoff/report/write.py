"""Writes a report: asks the ledger, fills the pages, and puts the folder in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standoff.corroborate.findings import ClaimGroup, Cluster
from standoff.corroborate.trend import By, Trend
from standoff.ledger import Ledger
from standoff.ledger.rows import DocumentRow
from standoff.report import claim, claims, document, lineage, overview, trend, words
from standoff.report.folder import replacing
from standoff.report.links import Site, outside, slug
from standoff.report.shapes import shape
from standoff.report.sides import Told, tell
from standoff.report.tendency import sentence
from standoff.terms import Status

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["write"]


def write(ledger: Ledger, folder: Path, **filters: Any) -> Path:
    """Writes the report of `ledger` into `folder`, in the place of an older one; returns its first page.

    `filters` are those of `Ledger.claims`; with any, the report has the claims that meet them and
    the documents that carry these. Raises UsageError where `folder` holds something else, cannot
    be written, or a filter has a value that means nothing.
    """
    wanted = {name: value for name, value in filters.items() if value is not None}
    groups = ledger.claims(**wanted)
    documents, clusters = ledger.documents(), ledger.lineage()
    if wanted:
        carrying = {key for group in groups for key in _keys(group)}
        documents = [row for row in documents if row.key in carrying]
        clusters = [c for c in clusters if any(member.key in carrying for member in c.documents)]
    site = Site([group.id for group in groups], [row.key for row in documents])
    with replacing(folder) as fresh:
        pages = _Pages(fresh, _environment(site, documents, _in_words(wanted)))
        trends = ledger.trends([group.id for group in groups] if wanted else None)
        _write_pages(pages, ledger, site, groups, documents, clusters, trends)
    return folder / "index.html"


def _write_pages(
    pages: _Pages,
    ledger: Ledger,
    site: Site,
    groups: Sequence[ClaimGroup],
    documents: Sequence[DocumentRow],
    clusters: Sequence[Cluster],
    trends: Mapping[By, Trend],
) -> None:
    told: list[Told] = []
    for group in groups:
        detail = ledger.claim(group.id)
        told.append(tell(detail, site))
        pages.add(f"claim/{slug(group.id)}.html", "claim", claim.context(detail, told[-1], site))
    by_id = {group.id: group for group in groups}
    said: dict[str, trend.Saying] = {}
    for row in documents:
        read = ledger.document(row.key)
        said.update(trend.sayings(read, site))
        context = document.context(read, by_id, site)
        pages.add(f"document/{slug(row.key)}.html", "document", context)
    everything = {"documents": documents, "clusters": clusters}
    runs = [ledger.run(row.id) for row in ledger.runs()]
    way = {"way": sentence(trends[By.DYAD])}
    pages.add("index.html", "index", everything | way | overview.context(told, documents, runs))
    pages.add("claims.html", "claims", claims.context(told))
    pages.add("trend.html", "trend", trend.context(trends, said))
    pages.add("documents.html", "documents", everything | lineage.places(clusters))
    pages.add("lineage.html", "lineage", everything | lineage.context(clusters))
    pages.add("runs.html", "runs", {"runs": [(run, overview.troubled(run)) for run in runs]})
    pages.add("about.html", "about", {})
    style = files("standoff.report").joinpath("static", "report.css").read_bytes()
    (pages.folder / "report.css").write_bytes(style)


class _Pages:
    """The folder as it fills. Each page is written as soon as it is made."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self.folder = folder
        self._environment = environment
        for part in ("claim", "document"):
            (folder / part).mkdir()

    def add(self, name: str, template: str, context: dict[str, Any]) -> None:
        depth = name.count("/")
        frame = {
            "root": "../" * depth,
            "here": name.removesuffix(".html"),
            "part": {"claim": "claims", "document": "documents"}.get(template),
        }
        html = self._environment.get_template(f"{template}.html").render(frame | context)
        (self.folder / name).write_bytes(html.encode("utf-8", "xmlcharrefreplace"))


def _environment(site: Site, documents: Sequence[DocumentRow], filters: str | None) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("standoff.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "count": words.count,
        "filters": filters,
        "origin": lineage.Origins(documents, site),
        "outside": outside,
        "shape": shape,
        "site": site,
        "slug": slug,
        "statuses": list(Status),
        "version": version("standoff"),
        "words": words,
    }
    return environment


def _keys(group: ClaimGroup) -> Iterator[str]:
    return (pair.partition(":")[0] for pair in group.claims)


def _in_words(filters: dict[str, Any]) -> str | None:
    """The filters as the user gave them: "actor RUS, since 2022-02"."""
    return ", ".join(f"{name} {value}" for name, value in filters.items()) or None
