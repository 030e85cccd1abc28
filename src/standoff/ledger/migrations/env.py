"""Alembic's entry: runs the steps on the connection that `prepare` hands over, in its transaction."""

from alembic import context

from standoff.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
