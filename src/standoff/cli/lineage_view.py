"""Clusters of documents as trees: the original at the root, what takes from it below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from standoff.cli.styled import DIM, HEAD, NAME, piece, put, words
from standoff.corroborate.findings import Cluster, Member
from standoff.ledger.rows import DocumentRow
from standoff.report.lineage import Origins
from standoff.report.links import Site
from standoff.report.words import count, day, shortened
from standoff.terms import Relation

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show"]


def show(console: Console, clusters: Sequence[Cluster], rows: Sequence[DocumentRow]) -> None:
    """Prints a tree for each cluster; documents that share nothing with another are listed last."""
    titles = {row.key: row.title for row in rows}
    origins = Origins(rows, Site((), ()))
    shared = [cluster for cluster in clusters if len(cluster.documents) > 1]
    alone = [cluster for cluster in clusters if len(cluster.documents) == 1]
    for cluster in shared:
        label = words(origins.name(cluster.origin), HEAD)
        tree = Tree(label + piece(f" · {count(len(cluster.documents), 'document')}, one voice", DIM))
        _grow(tree, cluster, titles)
        console.print(tree)
        console.print()
    if alone:
        tree = Tree(piece("Documents that stand alone", HEAD) + piece(f" · {len(alone)}", DIM))
        for cluster in alone:
            member = cluster.documents[0]
            agency = "" if cluster.origin in (member.id, member.key) else f", from {cluster.origin}"
            tree.add(_label(member, titles.get(member.key), agency))
        console.print(tree)
    if not clusters:
        put(console, piece("No documents.", DIM))


def _grow(tree: Tree, cluster: Cluster, titles: dict[str, str | None]) -> None:
    """Puts each document under the one that it takes from, or at the root where that is none of them."""
    branches: dict[str, Tree] = {}
    waiting = list(cluster.documents)
    while waiting:
        known = [m for m in waiting if m.of in branches] or [
            m for m in waiting if m.of not in {other.id for other in waiting if other is not m}
        ]
        # Two that name each other would wait for ever; then the first of them is taken as it comes.
        for member in known or waiting[:1]:
            parent = branches.get(member.of or "", tree)
            branch = parent.add(_label(member, titles.get(member.key)))
            branches.setdefault(member.id, branch)
            waiting.remove(member)


def _label(member: Member, title: str | None, extra: str = "") -> Text:
    text = words(member.outlet or "unknown outlet", NAME) + words(f", {day(member.published)}{extra}")
    text += piece(f"  {member.key}", DIM)
    if title:
        text += piece("\n") + words(shortened(title, 100))
    if member.relation is not Relation.ORIGINAL:
        text += piece(f"\n{member.relation}: ", "yellow") + words(member.because, DIM)
    return text
