"""What the database driver says went wrong, told as a LedgerError with the next step."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from standoff.errors import LedgerError

__all__ = ["RESTORE", "explain", "is_busy", "is_damage"]

RESTORE = (
    "put the last backup in its place (made with 'standoff backup'), or rescue what can be read with "
    "'standoff export --format jsonl' and add the articles again to a new ledger"
)
"""What to do about a damaged file."""

_SAID = {
    sqlite3.SQLITE_NOTADB: ("is not a ledger: it is no SQLite file", "give another path"),
    sqlite3.SQLITE_BUSY: (
        "another program has kept it locked for a minute",
        "run this again when that program is done; nothing is lost",
    ),
    sqlite3.SQLITE_FULL: (
        "the disk is full",
        "make room and run the same command again; what was stored is kept",
    ),
    sqlite3.SQLITE_READONLY: (
        "cannot be written: the file or its folder is read-only",
        "change the permissions or copy it to a folder of yours",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened: no permission for the file or its folder",
        "change the permissions or give another path",
    ),
    sqlite3.SQLITE_PERM: ("cannot be opened: no permission", "change the permissions or give another path"),
    sqlite3.SQLITE_IOERR: (
        "the disk failed to read or write it",
        "check the disk, then run 'standoff check'",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the file is damaged",
        RESTORE,
    ),
}
_SAID[sqlite3.SQLITE_LOCKED] = _SAID[sqlite3.SQLITE_BUSY]


def explain(path: Path, error: DBAPIError | sqlite3.Error) -> LedgerError:
    """The LedgerError about the ledger at `path` that says what `error` means."""
    code = _code(error)
    if code in _SAID:
        reason, remedy = _SAID[code]
        return LedgerError(str(path), reason, remedy)
    said = error.orig if isinstance(error, DBAPIError) else error
    return LedgerError(str(path), f"the database refused: {said}", "run 'standoff check' and report this")


def is_busy(error: DBAPIError | sqlite3.Error) -> bool:
    """True where another connection holds the lock, so that trying again can help."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_damage(error: DBAPIError | sqlite3.Error) -> bool:
    """True where the file that was read is no sound database."""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: DBAPIError | sqlite3.Error) -> int | None:
    """SQLite's primary result code; None where the driver gives none."""
    said = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(said, "sqlite_errorcode", None)
    # The low byte is the primary code, the rest says more about it.
    return None if code is None else code & 0xFF
