"""Who copies whom and which claims are one: kept from one settling to the next, and found again only where
documents and judgements that came meanwhile touch it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import version

from sqlalchemy import Connection, delete, select, update

from standoff.codebook import user_digest
from standoff.corroborate.findings import Judgement
from standoff.ledger import schema
from standoff.ledger.db import Database
from standoff.ledger.index_table import portions
from standoff.ledger.judgements import current, withdrawn
from standoff.ledger.loading import Loader
from standoff.ledger.store import fill, unsettle

__all__ = ["PORTION", "is_stale", "settle"]

PORTION = 32
"""Documents that are settled in one transaction. Other writers wait as long as it takes."""


def is_stale(connection: Connection) -> bool:
    """True where anything came since clusters and groups were last made, or another version made them."""
    state = connection.execute(select(schema.state)).one()
    return bool(state.changes != state.settled or state.settled_by != _version())


def settle(database: Database, watch: Callable[[int, int], None] | None = None) -> None:
    """Brings clusters and groups up to date with all documents and judgements.

    The outcome is the same in whatever order and portions these came. It goes on in portions, each stored as
    a whole: after a kill the next settling goes on where it was, and two at a time share the work. What
    another version of Standoff made is made again from the start. `watch` is told after each
    portion how many documents are settled, of how many that wait.
    """
    loader: Loader | None = None
    done = 0
    while True:
        with database.write() as connection:
            _take_over(connection)
            waiting = _waiting(connection)
        for part in portions(waiting, PORTION) if waiting else [[]]:
            with database.write() as connection:
                loader = loader or Loader(connection)
                loader.connection = connection
                settled = _settle(loader, part)
            done += len(part)
            if watch is not None and waiting:
                watch(done, max(done, len(waiting)))
        if settled:
            return


def _take_over(connection: Connection) -> None:
    """Forgets what another version made."""
    if connection.execute(select(schema.state.c.settled_by)).scalar_one() != _version():
        unsettle(connection)
        connection.execute(update(schema.state).values(settled_by=_version()))


def _waiting(connection: Connection) -> list[str]:
    """The keys of documents to settle, in the order of publication: what is compared is near in time."""
    documents, pending = schema.documents.c, schema.pending
    query = select(documents.key).join(pending, pending.c.document_key == documents.key)
    return [
        *connection.execute(query.order_by(documents.published.asc().nulls_last(), documents.key)).scalars()
    ]


def _settle(loader: Loader, keys: Sequence[str]) -> bool:
    """Settles these documents, as far as they still wait, and all judgements. True if nothing waits any
    more.
    """
    # Comparing brings in the codebook, which opening a ledger does without.
    from standoff.ledger.matters import settle_matters
    from standoff.ledger.voices import settle_voices

    connection = loader.connection
    pending, applied, state = schema.pending, schema.applied, schema.state
    waits = pending.c.document_key.in_(keys)
    there = sorted(connection.execute(select(pending.c.document_key).where(waits)).scalars())
    judged = current(connection)
    altered = _altered(connection, judged)
    told = settle_voices(loader, [loader.reading(key) for key in there], judged, altered)
    settle_matters(loader, told, judged, altered)
    connection.execute(delete(pending).where(waits))
    if altered:
        connection.execute(delete(applied))
        fill(connection, applied, [{"judgement_id": judgement.id} for judgement in judged])
    if connection.execute(select(pending).limit(1)).first() is not None:
        return False
    connection.execute(update(state).values(settled=state.c.changes))
    return True


def _altered(connection: Connection, judged: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that clusters and groups were made without, and those that were withdrawn since."""
    before = set(connection.execute(select(schema.applied.c.judgement_id)).scalars())
    now = {judgement.id: judgement for judgement in judged}
    gone = withdrawn(connection, before - now.keys())
    return [judgement for id, judgement in now.items() if id not in before] + gone


@cache
def _version() -> str:
    """What makes clusters and groups: this version, with the user's own tables."""
    return " ".join(filter(None, (version("standoff"), user_digest())))
