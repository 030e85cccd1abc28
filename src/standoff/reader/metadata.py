"""What a page says of itself in so many words: day, outlet, author, address and title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from standoff.codebook import table
from standoff.reader.dates import iso_day
from standoff.reader.decoding import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Metadata", "host", "metadata"]

_CHANGED = re.compile(r"(?i)\b(?:updated|modified|revised)(?: on| at)?:?\s*(?:\d|$)")

_LARGEST_DATA = 1_000_000
"""Characters of one block of JSON-LD; longer ones hold data, not a description of the page."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """None where the page does not say. `published` and `updated` are ISO dates, `canonical` an address.

    `locked` is True where it says that its article is not free to read as a whole.
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    canonical: str | None = None
    locked: bool = False


def metadata(tree: HtmlElement) -> Metadata:
    """The page's own word on itself, from meta elements, JSON-LD (schema.org), `<time>` and `<title>`.

    The days are taken only from what states the publication or the last change, never from running
    text, addresses or file dates.
    """
    metas = _metas(tree)
    articles = [thing for block in _json_blocks(tree) for thing in _things(block) if _is_article(thing)]
    outlet = _line(metas.get("og:site_name")) or _first(_names(articles, "publisher"))
    published, updated = _days(tree, metas, articles)
    return Metadata(
        title=_title(tree, metas, articles),
        byline=_byline(tree, metas, articles, outlet),
        outlet=outlet,
        published=published,
        updated=updated,
        canonical=_canonical(tree, metas),
        locked=any(str(article.get("isAccessibleForFree", "")).lower() == "false" for article in articles),
    )


def host(url: str) -> str | None:
    """The host of an address without `www.`: "bbc.co.uk"."""
    try:
        name = urlsplit(url).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        for key in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if key and content:
                found.setdefault(key.strip().lower(), content)
    return found


def _json_blocks(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").lower() == "application/ld+json" and len(text) < _LARGEST_DATA:
            try:
                yield json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue  # a broken description says nothing


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The things described, in order: those of a list, those under @graph, and the main ones."""
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            stack.extend(value[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in value)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report"))
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _names(articles: list[dict[str, Any]], role: str) -> Iterator[str]:
    """The names under `role` (publisher, author) of the first article that has any."""
    for article in articles:
        given = article.get(role)
        found = []
        for each in given if isinstance(given, list) else [given]:
            name = each.get("name") if isinstance(each, dict) else each
            line = _line(name) if isinstance(name, str) else None
            if line and "://" not in line:
                found.append(line)
        if found:
            yield from dict.fromkeys(found)
            return


def _stated(metas: dict[str, str], says: str) -> list[str]:
    return [
        metas[row["field"]] for row in table("page_fields") if row["says"] == says and row["field"] in metas
    ]


def _title(tree: HtmlElement, metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    headlines = [article["headline"] for article in articles if isinstance(article.get("headline"), str)]
    element = next(tree.iter("title"), None)
    written = element.text_content() if element is not None else ""
    return _first(map(_line, [*_stated(metas, "title"), *headlines, written]))


def _byline(
    tree: HtmlElement, metas: dict[str, str], articles: list[dict[str, Any]], outlet: str | None
) -> str | None:
    authors = ", ".join(_names(articles, "author"))
    marked = [
        element.text_content()
        for element in tree.iter("a", "span", "p", "div", "address")
        if "author" in (element.get("rel"), element.get("itemprop"))
    ]
    for text in map(_line, [authors, *_stated(metas, "author"), *marked[:1]]):
        name = text.removeprefix("By ").removeprefix("by ") if text else ""
        if name and name != outlet and "://" not in name and "@" not in name and len(name) <= 150:
            return name
    return None


def _days(
    tree: HtmlElement, metas: dict[str, str], articles: list[dict[str, Any]]
) -> tuple[str | None, str | None]:
    """The days of publication and of the last change."""
    stated, changed = _stated(metas, "day"), _stated(metas, "update")
    stated += [str(article["datePublished"]) for article in articles if article.get("datePublished")]
    changed += [str(article["dateModified"]) for article in articles if article.get("dateModified")]
    marked, inside = [], []
    for element in tree.iter("time"):
        value, role = element.get("datetime") or "", element.get("itemprop", "").lower()
        if role == "datepublished" or "pubdate" in element.attrib:
            marked.append(value)
        elif role == "datemodified" or _tells_of_a_change(element):
            changed.append(value)
        elif any(above.tag in ("article", "main") for above in element.iterancestors()):
            inside.append(value)
    # Without a mark it may be the time of another story: only a lone one counts.
    days = {day for day in map(iso_day, inside) if day}
    candidates = stated + marked + (sorted(days) if len(days) == 1 else [])
    published = next((day for day in map(iso_day, candidates) if day), None)
    return published, next((day for day in map(iso_day, changed) if day), None)


def _tells_of_a_change(element: HtmlElement) -> bool:
    before = element.getprevious()
    above = element.getparent()
    lead = before.tail if before is not None else (above.text if above is not None else None)
    return bool(_CHANGED.search(lead or "") or _CHANGED.match((element.text or "").strip()))


def _canonical(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for address in [*links, metas.get("og:url", "")]:
        address = address.strip()
        proper = address.isprintable() and " " not in address and len(address) < 2000
        if proper and address.startswith(("http://", "https://")) and host(address):
            return address.partition("#")[0]
    return None


def _line(text: str | None) -> str | None:
    """`text` as one line; None where nothing is left or it is too long for a name or title."""
    line = " ".join(clean(text or "").split())
    return line if 0 < len(line) <= 300 else None


def _first(texts: Iterable[str | None]) -> str | None:
    return next((text for text in texts if text), None)
