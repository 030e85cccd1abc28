"""The domain as data: tab-separated tables in this folder, and the one way to load them.

A table's first line names its columns; empty lines and lines that begin with `#` are for people.
An empty cell is the empty string. Cells that hold several values separate them with `|`.

A user's own rows stand in a folder that `STANDOFF_CODEBOOK` names, in files with the names of the tables and
the same columns, or some of them: `outlets.tsv` for newsrooms that are one house.
"""

from __future__ import annotations

import gzip
import hashlib
import os
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from standoff.errors import UsageError

__all__ = ["digest", "table", "user_digest"]

_FOLDER = "STANDOFF_CODEBOOK"

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of `codebook/NAME.tsv` (or `NAME.tsv.gz`), a dict from column to cell each, then the user's.

    Raises UsageError where the user's table cannot be read as one of these.
    """
    folder = files(__name__)
    plain = folder / f"{name}.tsv"
    if plain.is_file():
        text = plain.read_text(encoding="utf-8")
    else:
        text = gzip.decompress((folder / f"{name}.tsv.gz").read_bytes()).decode("utf-8")
    header, rows = _rows(f"codebook/{name}.tsv", text)
    own = next((path for path in _own_tables() if path.stem == name), None)
    return (*rows, *_own_rows(own, header)) if own is not None else rows


@cache
def digest() -> str:
    """One short digest over all tables: two readings with the same one had the same codebook."""
    total = hashlib.sha256()
    for entry in sorted(_tables(), key=lambda entry: entry.name):
        total.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    total.update(user_digest().encode())
    return total.hexdigest()[:16]


@cache
def user_digest() -> str:
    """One short digest over the user's own tables; empty where there are none."""
    own = _own_tables()
    if not own:
        return ""
    total = hashlib.sha256()
    for path in own:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def _rows(name: str, text: str) -> tuple[list[str], tuple[Row, ...]]:
    """The columns of a table and its rows. Raises ValueError where a row has more cells than columns."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t") if lines else []
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise ValueError(f"{name}: more cells than columns in {line!r}")
        cells += [""] * (len(header) - len(cells))
        rows.append(dict(zip(header, cells, strict=True)))
    return header, tuple(rows)


def _own_rows(path: Path, known: list[str]) -> tuple[Row, ...]:
    try:
        header, rows = _rows(str(path), path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(str(path), f"cannot be read: {error}", f"mend it or unset {_FOLDER}") from error
    unknown = [column for column in header if column not in known]
    if unknown:
        raise UsageError(
            str(path), f"has no column {unknown[0]!r} in this codebook", f"its columns are {', '.join(known)}"
        )
    return tuple(dict.fromkeys(known, "") | row for row in rows)


@cache
def _own_tables() -> tuple[Path, ...]:
    """The user's tables. Raises UsageError where their folder is none, or one has the name of no table."""
    given = os.environ.get(_FOLDER, "").strip()
    if not given:
        return ()
    folder = Path(given)
    if not folder.is_dir():
        raise UsageError(_FOLDER, f"{given} is no folder", "name the folder of your own tables, or unset it")
    found = tuple(sorted(folder.glob("*.tsv")))
    names = {entry.name.partition(".")[0] for entry in _tables()}
    for path in found:
        if path.stem not in names:
            raise UsageError(str(path), "is no table of the codebook", f"they are {', '.join(sorted(names))}")
    return found


def _tables() -> list[Traversable]:
    return [e for e in files(__name__).iterdir() if e.name.endswith((".tsv", ".tsv.gz"))]
