"""Tables of texts, a document a row: comma, semicolon or tab separated values with named columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from standoff.errors import EmptyInput, Unreadable
from standoff.sources.base import Failure, Raw
from standoff.sources.columns import entry, find
from standoff.sources.opening import Allowance, too_large

__all__ = ["rows"]

_DELIMITERS = "\t,;|"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def rows(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each row of the table `file`, as `name!/row 2`: its cells say what is known of the text.

    The first line names the columns; `Columns` says how the right ones are found. Raises Unreadable
    where no column holds texts, EmptyInput where there is no row, TooLarge where a row has no end.
    """
    # Every byte is one character of Latin-1, so that each cell can be decoded by itself, like a file.
    buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[type-var]
    wide = buffered.peek(2)[:2] in _UTF16
    encoding = "utf-16" if wide else "latin-1"
    text = io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="")
    limit = allowance.settings.largest_input
    csv.field_size_limit(limit)
    try:
        lines = _lines(text, name, limit)
        first = next(lines, "").removeprefix("ï»¿" if not wide else "\ufeff")
        if not first.strip():
            raise EmptyInput(name, "has no columns", "give a table whose first line names them")
        delimiter = max(_DELIMITERS, key=first.count)
        names = next(csv.reader([first], delimiter=delimiter))
        found = find(allowance.columns, names, name)
        place = {column: i for i, column in reversed(list(enumerate(names)))}
        number = 1
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter), 2):
            if not any(cell.strip() for cell in row):
                continue

            def cell(column: str, row: list[str] = row) -> bytes:
                at = place[column]
                return row[at].encode("utf-8" if wide else "latin-1") if at < len(row) else b""

            yield entry(f"{name}!/row {number}", cell, found)
        if number == 1:
            raise EmptyInput(name, "has no rows", "check that it was saved whole")
    except csv.Error as error:
        reason = f"is no proper table from some row on ({error}); what stood before that was read"
        raise Unreadable(name, reason, "check its quotation marks") from error
    finally:
        text.detach()


def _lines(text: io.TextIOWrapper, name: str, limit: int) -> Iterator[str]:
    while line := text.readline(limit + 1):
        if len(line) > limit:
            raise too_large(name, limit)
        yield line
