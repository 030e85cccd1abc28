"""Who copies whom and which claims are one: made from all readings and kept until documents come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version

import msgspec
from sqlalchemy import Connection, delete, select, update

from standoff.corroborate.findings import ClaimGroup, Cluster
from standoff.ledger import schema
from standoff.ledger.db import Database
from standoff.ledger.judgements import current
from standoff.ledger.store import fill, readings

__all__ = ["is_stale", "settle"]


def is_stale(connection: Connection) -> bool:
    """True where anything came since clusters and groups were last made, or another version made them."""
    state = connection.execute(select(schema.state)).one()
    return bool(state.changes != state.settled or state.settled_by != _version())


def settle(database: Database) -> None:
    """Makes clusters and groups from all readings and judgements, in the place of the old ones.

    No lock is held while they are made. What comes meanwhile leaves the ledger stale.
    """
    from standoff import corroborate

    with database.read() as connection:
        changes = connection.execute(select(schema.state.c.changes)).scalar_one()
        everything = tuple(readings(connection))
        judged = current(connection)
    clusters = corroborate.cluster(everything, judged)
    groups = corroborate.groups(everything, clusters, judged)
    with database.write() as connection:
        for table in reversed(schema.DERIVED):
            connection.execute(delete(table))
        _store_clusters(connection, clusters)
        _store_groups(connection, groups)
        connection.execute(update(schema.state).values(settled=changes, settled_by=_version()))


@cache
def _version() -> str:
    return version("standoff")


def _store_clusters(connection: Connection, clusters: Sequence[Cluster]) -> None:
    rows = [{"id": c.id, "origin": c.origin, "documents": len(c.documents)} for c in clusters]
    members = [
        {
            "document_key": member.key,
            "cluster_id": cluster.id,
            "position": position,
            "relation": member.relation,
            "of": member.of,
            "because": member.because,
        }
        for cluster in clusters
        for position, member in enumerate(cluster.documents)
    ]
    fill(connection, schema.clusters, rows)
    fill(connection, schema.cluster_members, members)


def _store_groups(connection: Connection, groups: Sequence[ClaimGroup]) -> None:
    rows = [
        {
            "id": group.id,
            "type": group.type,
            "status": group.status,
            "first": group.first,
            "last": group.last,
            "documents": group.documents,
            "json": msgspec.json.encode(group).decode(),
        }
        for group in groups
    ]
    claims = [
        {"group_id": group.id, "document_key": key, "claim_id": claim}
        for group in groups
        for key, _, claim in (pair.partition(":") for pair in group.claims)
    ]
    fill(connection, schema.claim_groups, rows)
    fill(connection, schema.group_claims, claims)
