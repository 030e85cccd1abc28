"""Where things are in a report: file names, anchors, and which addresses may become links."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from urllib.parse import urlsplit

from standoff.document import Span

__all__ = [
    "Site",
    "caveat_anchor",
    "claim_anchor",
    "credit_anchor",
    "figure_anchor",
    "outside",
    "sentence_anchor",
    "slug",
]

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def slug(name: str) -> str:
    """`name` where it can be a file name and an anchor as it is, else a digest of it."""
    if _SAFE.fullmatch(name):
        return name
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def sentence_anchor(span: Span) -> str:
    """Where a sentence begins on its document's page."""
    return f"s-{span.start}"


def caveat_anchor(span: Span) -> str:
    """Where a caveat stands on its document's page."""
    return f"v-{span.start}"


def credit_anchor(span: Span) -> str:
    """Where a credit stands on its document's page."""
    return f"k-{span.start}"


def figure_anchor(span: Span) -> str:
    """Where a number stands on its document's page."""
    return f"n-{span.start}"


def claim_anchor(claim: str) -> str:
    """The note of a claim in the margin of its document's page."""
    return f"c-{slug(claim)}"


def outside(url: str | None) -> str | None:
    """`url` if it leads to a web page, else None: no other scheme becomes a link."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    plain = all(" " < c != "\x7f" for c in url)
    return url if plain and parts.scheme in ("http", "https") and parts.netloc else None


class Site:
    """The pages that one report has. A page that it lacks has no address: None, never a dead link.

    Addresses are relative to the report's folder; templates put "../" before them where needed.
    """

    def __init__(self, claims: Collection[str], documents: Collection[str]) -> None:
        self.claims = frozenset(claims)
        self.documents = frozenset(documents)

    def claim(self, group: str, anchor: str | None = None) -> str | None:
        """The page of a claim group."""
        return _at(f"claim/{slug(group)}.html", anchor) if group in self.claims else None

    def document(self, key: str, anchor: str | None = None) -> str | None:
        """The page of a document."""
        return _at(f"document/{slug(key)}.html", anchor) if key in self.documents else None


def _at(page: str, anchor: str | None) -> str:
    return f"{page}#{anchor}" if anchor else page
