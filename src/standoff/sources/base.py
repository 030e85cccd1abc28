"""The one shape of every source: where bytes come from, with what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from standoff.errors import InputError

__all__ = ["Failure", "Raw", "Source", "label"]


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came. `name` is what the user would call it: a path, a URL, "a.zip!/b.html".

    `media_type` is what the sender said, None where nobody did; `retrieved` is an ISO date and
    time in UTC, for fetched and archived pages only. `outlet`, `title`, `byline` and `published` are
    what stands of it beside the text, in a mail's head or a table's row; `published` as it is written
    there. `reader` names the program that made the bytes out of others, and `partial` says what of
    those it could not read.
    """

    name: str
    data: bytes
    url: str | None = None
    media_type: str | None = None
    retrieved: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    reader: str | None = None
    partial: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no bytes, and why. It is accounted for like every other input."""

    name: str
    error: InputError


class Source(Protocol):
    """Yields each input once, in an order that is the same on every run."""

    def __iter__(self) -> Iterator[Raw | Failure]: ...


def label(path: str) -> str:
    """A path as one printable line: bytes that are no text and control characters are escaped."""
    return "".join(c if c.isprintable() else _escaped(c) for c in path)


def _escaped(c: str) -> str:
    if "\udc80" <= c <= "\udcff":  # how Python hands over a byte that is no text
        return f"\\x{ord(c) - 0xDC00:02x}"
    return c.encode("unicode_escape").decode()
