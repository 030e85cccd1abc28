"""Writing what is derived: clusters, and groups of claims, in the place of those that they replace."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, Table, delete, select

from standoff.corroborate.findings import ClaimGroup, Cluster
from standoff.ledger import schema
from standoff.ledger.index_table import portions
from standoff.ledger.names import Key, of_party, of_place
from standoff.ledger.store import fill

__all__ = [
    "claims_of_groups",
    "drop_clusters",
    "drop_groups",
    "groups_of",
    "names_of_groups",
    "put_clusters",
    "put_groups",
]

_AT_ONCE = 200


def put_clusters(connection: Connection, clusters: Sequence[Cluster]) -> None:
    """Writes clusters whose documents are in none."""
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


def drop_clusters(connection: Connection, ids: Collection[str]) -> None:
    """Takes out clusters with their members."""
    _drop(connection, ids, (schema.cluster_members, "cluster_id"), (schema.clusters, "id"))


def put_groups(connection: Connection, groups: Sequence[ClaimGroup]) -> None:
    """Writes groups whose claims are in none, and under what they are found."""
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
    names = names_of_groups(connection, [group.id for group in groups])
    fill(
        connection,
        schema.group_names,
        [
            {"role": role, "name": name, "rank": -group.documents, "group_id": group.id}
            for group in groups
            for role, name in sorted(names[group.id])
        ],
    )


def drop_groups(connection: Connection, ids: Collection[str]) -> None:
    """Takes out groups with what says which claims they have and under what they are found."""
    pairs, names = (schema.group_claims, "group_id"), (schema.group_names, "group_id")
    _drop(connection, ids, pairs, names, (schema.claim_groups, "id"))


def groups_of(connection: Connection, refs: Collection[str]) -> set[str]:
    """The ids of the groups that any of these claims, as "document key:claim id", are in."""
    table, wanted = schema.group_claims.c, set(refs)
    query = select(table.group_id, table.document_key, table.claim_id)
    keys = sorted({ref.partition(":")[0] for ref in wanted})
    return {
        id
        for part in portions(keys, _AT_ONCE)
        for id, key, claim in connection.execute(query.where(table.document_key.in_(part)))
        if f"{key}:{claim}" in wanted
    }


def claims_of_groups(connection: Connection, ids: Collection[str]) -> set[str]:
    """All claims of these groups, as "document key:claim id"."""
    table = schema.group_claims.c
    query = select(table.document_key, table.claim_id)
    return {
        f"{key}:{claim}"
        for part in portions(sorted(ids), _AT_ONCE)
        for key, claim in connection.execute(query.where(table.group_id.in_(part)))
    }


def names_of_groups(connection: Connection, ids: Sequence[str]) -> dict[str, set[Key]]:
    """For each of these groups what its parties and places are found by."""
    found: dict[str, set[Key]] = {id: set() for id in ids}
    pairs, parties, places = schema.group_claims, schema.event_parties, schema.places
    for table, columns, keys_of in (
        (parties, (parties.c.role, parties.c.folded, parties.c.code), of_party),
        (places, (places.c.folded, places.c.country), of_place),
    ):
        same = (table.c.document_key == pairs.c.document_key) & (table.c.claim_id == pairs.c.claim_id)
        query = select(pairs.c.group_id, *columns).select_from(pairs.join(table, same)).distinct()
        for part in portions(ids, _AT_ONCE):
            for id, *row in connection.execute(query.where(pairs.c.group_id.in_(part))):
                found[id] |= keys_of(*row)
    return found


def _drop(connection: Connection, ids: Collection[str], *tables: tuple[Table, str]) -> None:
    for part in portions(sorted(ids), _AT_ONCE):
        for table, column in tables:
            connection.execute(delete(table).where(table.c[column].in_(part)))
