"""The ledger's tables. `truth` is never made again; the other files hold what is made of it.

Migrations make the tables; a test holds both to the same form.
"""

from __future__ import annotations

from standoff.ledger.schema.derived import (
    DERIVED,
    claim_groups,
    cluster_members,
    clusters,
    group_claims,
    group_names,
)
from standoff.ledger.schema.index import (
    INDEX,
    caveats,
    claims,
    credits,
    event_parties,
    events,
    holders,
    places,
    quantities,
)
from standoff.ledger.schema.truth import (
    documents,
    judgements,
    metadata,
    readings,
    run_inputs,
    runs,
    state,
    watched,
    withdrawals,
)
from standoff.ledger.schema.working import (
    WORKING,
    applied,
    article_keys,
    claim_keys,
    claim_links,
    claim_nodes,
    filings,
    pending,
    stories,
    story_pairs,
    tellings,
    text_keys,
    ties,
)

__all__ = [
    "DERIVED",
    "INDEX",
    "WORKING",
    "applied",
    "article_keys",
    "caveats",
    "claim_groups",
    "claim_keys",
    "claim_links",
    "claim_nodes",
    "claims",
    "cluster_members",
    "clusters",
    "credits",
    "documents",
    "event_parties",
    "events",
    "filings",
    "group_claims",
    "group_names",
    "holders",
    "judgements",
    "metadata",
    "pending",
    "places",
    "quantities",
    "readings",
    "run_inputs",
    "runs",
    "state",
    "stories",
    "story_pairs",
    "tellings",
    "text_keys",
    "ties",
    "watched",
    "withdrawals",
]
