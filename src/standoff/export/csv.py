"""CSV that opens in a spreadsheet as what it says, with no cell that the spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["cell", "lines"]

_END = "\r\n"
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_LIVE = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a cell begins that a spreadsheet may run as a formula: also in full-width forms, also after
white space, which some programs drop (OWASP, "CSV Injection")."""


def lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The header and a line for each row, as in RFC 4180, without the line ends.

    Raises ValueError where a row has a field that is no column.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator=_END)
    writer.writeheader()
    yield buffer.getvalue().removesuffix(_END)
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow({name: cell(value) for name, value in row.items()})
        yield buffer.getvalue().removesuffix(_END)


def cell(value: object) -> str:
    """`value` as a cell: None is empty, several values are separated by "; ".

    Text that a spreadsheet would run gets an apostrophe in front, plain numbers do not.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.0f}" if value == int(value) else repr(value)
    if isinstance(value, (tuple, list)):
        return _inert("; ".join(_plain(item) for item in value))
    return _inert(_plain(value))


def _plain(value: object) -> str:
    return str(value).replace("\0", "\ufffd")


def _inert(text: str) -> str:
    return f"'{text}" if _LIVE.match(text) and not _NUMBER.fullmatch(text) else text
