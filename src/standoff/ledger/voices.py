"""Settling, the first half: which documents are one voice, after what people judged."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import delete, insert, select

from standoff.corroborate.claimgroups import Telling, tellings
from standoff.corroborate.findings import Cluster, Judgement
from standoff.corroborate.judged import joined
from standoff.corroborate.lineage import Lineage
from standoff.corroborate.versions import of_one_page, pages_of, superseded
from standoff.ledger import derived, schema
from standoff.ledger.index_table import portions
from standoff.ledger.loading import Loader
from standoff.ledger.text_shelf import TextShelf
from standoff.reading import Reading
from standoff.terms import JudgementKind

__all__ = ["settle_voices", "write_tellings"]

_AT_ONCE = 200


def settle_voices(
    loader: Loader, readings: Sequence[Reading], judged: Sequence[Judgement], altered: Sequence[Judgement]
) -> dict[str, Telling]:
    """Takes `readings` into the lineage and writes the clusters that are not as they were. Gives by key the
    tellings of the documents in them. `judged` are all judgements that stand, `altered` those that were
    made or withdrawn meanwhile.
    """
    shelf = TextShelf(loader)
    stale = Lineage(shelf).add(readings)
    copies = [judgement for judgement in judged if judgement.kind is JudgementKind.COPY_OF]
    about = {
        name
        for judgement in altered
        if judgement.kind is JudgementKind.COPY_OF
        for name in (judgement.subject, judgement.object or "")
    }
    stale |= set(shelf.clusters_of(about).values())
    clusters = _touched(loader, shelf, stale, copies)
    keys = {member.key for cluster in clusters for member in cluster.documents}
    pages = pages_of(loader.reading(key) for key in sorted(_of_pages(loader, keys)))
    versions = [[reading.document.key for reading in page] for page in pages]
    made = joined(of_one_page(clusters, versions), copies)
    derived.drop_clusters(loader.connection, _kept_in(loader, keys))
    derived.put_clusters(loader.connection, made)
    homes = {key: text.home for key, text in shelf.of_keys(keys).items()}
    return tellings(made, homes, superseded(pages))


def write_tellings(loader: Loader, found: dict[str, Telling]) -> None:
    """Keeps the tellings of documents, in the place of those that there were."""
    table = schema.tellings
    for part in portions(sorted(found), _AT_ONCE):
        loader.connection.execute(delete(table).where(table.c.document_key.in_(part)))
    rows = [
        {"document_key": key, "telling": msgspec.json.encode(telling).decode()}
        for key, telling in found.items()
    ]
    if rows:
        loader.connection.execute(insert(table), rows)


def _touched(
    loader: Loader, shelf: TextShelf, stale: Collection[str], copies: Sequence[Judgement]
) -> list[Cluster]:
    """The clusters, before people judge, that have to be judged again: the `stale` ones, and all that what
    people judge, or judged, joins with them, or that have a version of the same page.
    """
    named = {name for judgement in copies for name in (judgement.subject, judgement.object or "")}
    where = shelf.clusters_of(named)
    pairs = [(where.get(copy.subject), where.get(copy.object or "")) for copy in copies]
    found: set[str] = set()
    more = set(stale)
    while more - found:
        found |= more
        keys = {member.key for cluster in shelf.clusters(found) for member in cluster.documents}
        kept = _members(loader, _kept_in(loader, keys))
        more = set(shelf.clusters_of((kept | _of_pages(loader, keys)) - keys).values())
        more |= {id for pair in pairs if not found.isdisjoint(pair) and None not in pair for id in pair if id}
    return shelf.clusters(found)


def _of_pages(loader: Loader, keys: Collection[str]) -> set[str]:
    """The keys of all versions of the pages that these documents are of, as far as they are filed."""
    mine, other = schema.documents.alias(), schema.documents
    query = (
        select(other.c.key)
        .join(schema.filings, schema.filings.c.document_key == other.c.key)
        .join(mine, (mine.c.address == other.c.address) & (mine.c.key != other.c.key))
        .where(mine.c.url.is_not(None))
    )
    found = {
        key
        for part in portions(sorted(keys), _AT_ONCE)
        for key in loader.connection.execute(query.where(mine.c.key.in_(part))).scalars()
    }
    # Of those themselves the ones that are not alone.
    return found | {
        key
        for part in portions(sorted(found), _AT_ONCE)
        for key in loader.connection.execute(query.where(mine.c.key.in_(part))).scalars()
    }


def _kept_in(loader: Loader, keys: Collection[str]) -> set[str]:
    """The ids of the clusters that documents with these keys are written to be in."""
    table = schema.cluster_members.c
    return {
        id
        for part in portions(sorted(keys), _AT_ONCE)
        for id in loader.connection.execute(
            select(table.cluster_id).where(table.document_key.in_(part))
        ).scalars()
    }


def _members(loader: Loader, ids: Collection[str]) -> set[str]:
    """The keys of the documents that are written to be in these clusters."""
    table = schema.cluster_members.c
    return {
        key
        for part in portions(sorted(ids), _AT_ONCE)
        for key in loader.connection.execute(
            select(table.document_key).where(table.cluster_id.in_(part))
        ).scalars()
    }
