"""The tables: made by migrations, the same as the schema says, and never of a newer form than known."""

import sqlite3
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from standoff.errors import LedgerError
from standoff.ledger import Ledger, migrations
from standoff.ledger.db import Database
from standoff.ledger.schema import metadata


def version(path, new=None):
    """The step that the file says it is at, after setting it to `new` if given."""
    with closing(sqlite3.connect(path)) as connection, connection:
        if new is not None:
            connection.execute("UPDATE alembic_version SET version_num = ?", (new,))
        return connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def test_the_migrations_make_what_the_schema_says(ledger, path):
    def ours(thing, name, kind, reflected, compare_to):
        return not (kind == "table" and name.startswith("sentences"))

    database = Database(path)
    with database.read() as connection:
        options = {"include_object": ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    database.close()


def test_head_is_the_last_step():
    config = Config()
    config.set_main_option("script_location", migrations.__path__[0])
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [migrations.HEAD]
    steps = [script.revision for script in scripts.walk_revisions()]
    assert steps == sorted(steps, reverse=True)


def test_a_ledger_of_the_first_form_is_brought_to_todays(path, make, store):
    database = Database(path)
    database.keep_log()
    config = Config()
    config.set_main_option("script_location", migrations.__path__[0])
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    database.close()
    assert version(path) == "0001"
    with Ledger(path, create=False) as ledger:
        store(ledger, *make.many(2))
        assert ledger.judgements() == []
        assert ledger.check() == []
    assert version(path) == migrations.HEAD


def test_opening_again_changes_nothing(path, make, store):
    with Ledger(path) as ledger:
        store(ledger, *make.many(2))
        digest = ledger.digest()
    before = path.read_bytes()
    for create in (True, False):
        with Ledger(path, create=create) as ledger:
            assert len(ledger.documents()) == 2
            assert ledger.digest() == digest
        assert path.read_bytes() == before
    assert version(path) == migrations.HEAD


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_form_is_refused_and_left_alone(path, create):
    Ledger(path).close()
    version(path, "9999")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="newer Standoff") as caught:
        Ledger(path, create=create)
    assert caught.value.subject == str(path)
    assert "9999" in caught.value.reason
    assert path.read_bytes() == before


def test_a_form_that_never_was_is_refused(path):
    Ledger(path).close()
    version(path, "0000")
    with pytest.raises(LedgerError, match="0000"):
        Ledger(path)
