"""The domain as data: tab-separated tables in this folder, and the one way to load them.

A table's first line names its columns; empty lines and lines that begin with `#` are for people.
An empty cell is the empty string. Cells that hold several values separate them with `|`.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["digest", "table"]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `codebook/NAME.tsv` (or `NAME.tsv.gz`), each a dict from column to cell."""
    folder = files(__name__)
    plain = folder / f"{name}.tsv"
    if plain.is_file():
        text = plain.read_text(encoding="utf-8")
    else:
        text = gzip.decompress((folder / f"{name}.tsv.gz").read_bytes()).decode("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise ValueError(f"codebook/{name}.tsv: more cells than columns in {line!r}")
        cells += [""] * (len(header) - len(cells))
        rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)


@cache
def digest() -> str:
    """One short digest over all tables: two readings with the same one had the same codebook."""
    total = hashlib.sha256()
    for entry in sorted(_tables(), key=lambda entry: entry.name):
        total.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def _tables() -> list[Traversable]:
    return [e for e in files(__name__).iterdir() if e.name.endswith((".tsv", ".tsv.gz"))]
