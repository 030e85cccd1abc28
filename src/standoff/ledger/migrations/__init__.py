"""How the tables came to be, one step a file in `versions`.

To change a table: change `schema.py`, add `versions/NNNN_what.py` with the number before it as
`down_revision`, and set `HEAD` here. A step that has been released is never edited.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from standoff.errors import LedgerError
from standoff.ledger.db import Database

__all__ = ["HEAD", "prepare"]

HEAD = "0008"
"""The newest step. It is known here so that opening a ledger of today needs no Alembic."""


def prepare(database: Database, *, create: bool) -> None:
    """Brings the ledger to the newest form, from nothing if `create`.

    Raises LedgerError where the file holds something else, or was written by a newer Standoff.
    """
    path = database.path
    _check_path(path, create=create)
    with database.read() as connection:
        version = _version(connection, path)
    if version == HEAD:
        return
    if version is None and not create:
        raise _missing(path, "holds no ledger yet")
    database.keep_log()
    with database.write() as connection:
        # Asked again under the lock: another process may have done it meanwhile.
        if _version(connection, path) != HEAD:
            _upgrade(connection, path)


def _upgrade(connection: Connection, path: Path) -> None:
    """Runs every step that the database behind `connection` has not had yet."""
    # Alembic takes longer to import than to find out, without it, that there is nothing to do.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LedgerError(str(path), f"has a form that never was: {error}", "take a backup of it") from error


def _version(connection: Connection, path: Path) -> str | None:
    """The step that the ledger is at; None for an empty database."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if not {"alembic_version", "documents", "readings"} <= names:
        raise LedgerError(str(path), "is an SQLite file of another program", "give another path")
    version = connection.execute(select(column("version_num")).select_from(table("alembic_version"))).scalar()
    if version is None or str(version) > HEAD:
        raise LedgerError(
            str(path),
            f"was written by a newer Standoff (format {version}, known: {HEAD})",
            "upgrade Standoff",
        )
    return str(version)


def _check_path(path: Path, *, create: bool) -> None:
    try:
        exists, folder = path.exists(), path.is_dir()
    except OSError as error:
        raise LedgerError(str(path), f"cannot be looked at: {error.strerror}", "give another path") from error
    if folder:
        raise LedgerError(str(path), "is a folder", "name a file in it")
    if exists:
        return
    if not create:
        raise _missing(path, "there is no ledger here")
    if not path.parent.is_dir():
        raise LedgerError(str(path), f"the folder {path.parent} does not exist", "make it first")


def _missing(path: Path, reason: str) -> LedgerError:
    return LedgerError(str(path), reason, f"make one with 'standoff add --ledger {path} ARTICLE...'")
