"""What is made from all readings together: copies and groups of claims."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, Table, Text

from standoff.ledger.db import BYTEWISE, COMPACT
from standoff.ledger.schema.truth import metadata

__all__ = ["DERIVED", "claim_groups", "cluster_members", "clusters", "group_claims", "group_names"]

clusters = Table(
    "clusters",
    metadata,
    Column("id", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("documents", Integer, nullable=False),
)

cluster_members = Table(
    "cluster_members",
    metadata,
    Column("document_key", ForeignKey("documents.key"), primary_key=True),
    Column("cluster_id", ForeignKey("clusters.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("relation", Text, nullable=False),
    Column("of", Text),
    Column("because", Text, nullable=False),
)

claim_groups = Table(
    # `json` is the whole ClaimGroup; the other columns are what queries filter and order by.
    "claim_groups",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text),
    Column("status", Text, nullable=False),
    Column("first", Text, index=True),
    Column("last", Text, index=True),
    Column("documents", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Index(None, "documents", "id"),
    Index(None, "type", "documents", "id"),
    Index(None, "status", "documents", "id"),
)

group_claims = Table(
    "group_claims",
    metadata,
    Column("group_id", ForeignKey("claim_groups.id"), primary_key=True),
    Column("document_key", Text, primary_key=True),
    Column("claim_id", Text, primary_key=True),
    ForeignKeyConstraint(["document_key", "claim_id"], ["claims.document_key", "claims.id"]),
    Index(None, "document_key", "claim_id"),
)

group_names = Table(
    # Under what a group is found by the parties and places of its claims (`names`), in the order in which
    # groups are shown: `rank` is the number of its documents below zero.
    "group_names",
    metadata,
    Column("role", Text, primary_key=True),
    Column("name", BYTEWISE, primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("group_id", ForeignKey("claim_groups.id"), primary_key=True, index=True),
    **COMPACT,
)

DERIVED = (clusters, cluster_members, claim_groups, group_claims, group_names)
"""Made from all readings together, parents first."""
