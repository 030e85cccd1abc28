"""What kind of thing some bytes are, told by their first bytes, their name and their sender's word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from standoff.codebook import table

__all__ = ["HEAD", "Format", "format_of"]

HEAD = 4096
"""Bytes from the beginning that are enough to tell a kind."""

_MARKUP = re.compile(
    r"(?is)^\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|main|article|section|div|p|h[1-6])\b"
)
_TAG = re.compile(r"(?is)<(?:p|div|br|a|span|h[1-6]|li|html|body|article)\b[^<>]*>")
_XML = re.compile(r"(?i)^\s*<(?:\?xml|!doctype|rss|feed)\b")
_VAGUE = ("application/octet-stream", "binary/octet-stream", "application/x-download", "")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of input. `reads` says how it is read, as the table has it, and is "no" where it is not.

    `remedy` is what to do with one that is not read, or not where it was found.
    """

    name: str
    reads: str
    remedy: str


def format_of(name: str, head: bytes, media_type: str | None = None) -> Format:
    """The kind of an input called `name` whose first bytes are `head`.

    Bytes that only one kind begins with decide; then what the sender said, else the ending of the
    name; then whether it looks like HTML. What nothing speaks against is text.
    """
    media = (media_type or "").partition(";")[0].strip().lower()
    said = None if media in _VAGUE else _by_media(media)
    ending = _by_suffix(name) if media in _VAGUE else None
    magic = _by_magic(head)
    named = said or ending
    if magic:
        # Office files, e-books and bundles of pages are zip archives too: their name says which.
        inside = magic.reads == "zip" and named and named.reads not in ("text", "html")
        return named if inside and named else magic
    if named and named.reads in ("mail", "mbox", "mhtml"):
        return named
    start = head[:HEAD].replace(b"\0", b"").decode("latin-1").lstrip("ÿþï»¿\ufeff")
    if _MARKUP.search(start):
        return _named("html")
    if named and named.reads not in ("text", "html"):
        return named
    if _XML.search(start):
        return _named("xml")
    if named and named.reads == "html" and _TAG.search(start):
        return named
    return _named("text")


@cache
def _formats() -> tuple[tuple[dict[str, str], Format], ...]:
    return tuple((row, Format(row["name"], row["reads"], row["remedy"])) for row in table("formats"))


@cache
def _named(key: str) -> Format:
    return next(form for row, form in _formats() if row["key"] == key)


@cache
def _magics() -> tuple[tuple[int, bytes, Format], ...]:
    found = []
    for row, form in _formats():
        for cell in filter(None, row["magic"].split("|")):
            offset, _, digits = cell.rpartition(":")
            found.append((int(offset or 0), bytes.fromhex(digits), form))
    return tuple(found)


def _by_magic(head: bytes) -> Format | None:
    for offset, magic, form in _magics():
        if head.startswith(magic, offset):
            return form
    return None


def _by_suffix(name: str) -> Format | None:
    path = urlsplit(name).path if "://" in name else name
    suffix = re.search(r"\.([a-z0-9]{1,8})$", path.lower())
    if suffix:
        for row, form in _formats():
            if suffix[1] in row["suffixes"].split("|"):
                return form
    return None


def _by_media(media: str) -> Format | None:
    for row, form in _formats():
        for pattern in filter(None, row["media"].split("|")):
            if media == pattern or (pattern.endswith("/") and media.startswith(pattern)):
                return form
    return None
