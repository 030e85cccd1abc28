"""Which columns of a table, or keys of JSON, hold text, title, address, day and outlet."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from standoff.codebook import table
from standoff.errors import Unreadable
from standoff.sources.base import Raw
from standoff.sources.formats import format_of

__all__ = ["KNOWN", "Columns", "Found", "entry", "find", "flat"]

_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6}|T\d{6}Z?)?")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Columns:
    """The names that the user gives; None leaves it to the table of known ones."""

    text: str | None = None
    title: str | None = None
    url: str | None = None
    date: str | None = None
    outlet: str | None = None


KNOWN = Columns()
"""Known names only."""


@dataclass(frozen=True, slots=True)
class Found:
    """The columns as they are called in one table; `lead` is the paragraph before the text."""

    text: str
    lead: str | None = None
    title: str | None = None
    url: str | None = None
    date: str | None = None
    outlet: str | None = None
    byline: str | None = None


def find(chosen: Columns, names: Sequence[str], where: str) -> Found:
    """The columns among `names` that hold what is asked for.

    Raises Unreadable, which lists them, where one that was chosen or the text's is not among them.
    """
    by_key = {_key(name): name for name in reversed(names)}
    listed = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")

    def column(says: str, given: str | None = None) -> str | None:
        if given is not None:
            if given not in names and _key(given) not in by_key:
                raise Unreadable(where, f"has no column {given!r}", f"its columns are: {listed}")
            return given if given in names else by_key[_key(given)]
        rows = (_key(row["column"]) for row in table("columns") if row["says"] == says)
        return next((by_key[key] for key in rows if key in by_key), None)

    text = column("text", chosen.text)
    if text is None:
        remedy = f"name one with --text-column; its columns are: {listed}"
        if column("url", chosen.url):
            remedy = f"give its addresses in a text file, one a line, or {remedy}"
        raise Unreadable(where, "has no column that is known to hold texts", remedy)
    return Found(
        text,
        column("lead") if chosen.text is None else None,
        *(
            None if name == text else name
            for name in (
                column("title", chosen.title),
                column("url", chosen.url),
                column("date", chosen.date),
                column("outlet", chosen.outlet),
                column("byline"),
            )
        ),
    )


def entry(name: str, cell: Callable[[str], bytes], found: Found) -> Raw:
    """One row as an input: its title stands above its text, as on a page."""
    title, url, day, outlet, byline = (
        _line(cell(column)) if column else None
        for column in (found.title, found.url, found.date, found.outlet, found.byline)
    )
    text = cell(found.text)
    lead = cell(found.lead) if found.lead else b""
    if lead.strip() and not text.strip().startswith(lead.strip()):
        text = lead + b"\n\n" + text
    media = "text/plain"
    if text.strip() and format_of("", text[:4096]).reads == "html":
        media = "text/html"
        if title and b"<h1" not in text.lower():
            text = f"<title>{html.escape(title)}</title><h1>{html.escape(title)}</h1>".encode() + text
    elif text.strip() and title and not _plain(text).lstrip().startswith(title):
        text = cell(found.title or "").strip() + b"\n\n" + text
    digits = _DIGITS.fullmatch(day or "")
    return Raw(
        name,
        text,
        url=url if url and url.startswith(("http://", "https://")) else None,
        media_type=media,
        outlet=outlet,
        title=title,
        byline=byline,
        published="-".join(digits.groups()) if digits else day,
    )


def flat(value: object, above: str = "") -> Iterable[tuple[str, object]]:
    """The keys of an object and of the objects in it, with dots between: "source.name"."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict) and not above:
                yield from flat(inner, f"{key}.")
            else:
                yield f"{above}{key}", inner


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9.]", "", name.lower())


def _plain(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _line(data: bytes) -> str | None:
    return " ".join("".join(c if c.isprintable() else " " for c in _plain(data)).split())[:300] or None
