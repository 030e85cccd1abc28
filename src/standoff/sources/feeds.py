"""Lists of addresses: RSS, Atom, JSON Feed, OPML, sitemaps, and plain text with one address a line.

What comes in is not trusted. XML is parsed without entities, DTDs or network, and one that declares
entities is refused; of all it holds only addresses and dates are kept.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin

from standoff.errors import EmptyInput, InputError, NotText, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources.base import Raw, label

__all__ = ["Listed", "Listing", "from_file", "is_listing", "listing"]

_URL = re.compile(r"(?i)https?://\S+")
_ROOT = re.compile(
    rb"(?is)^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    rb"<(?:\w+:)?(rss|feed|rdf|opml|urlset|sitemapindex)\b"
)
_HEAD = 8192
_ENTITY = re.compile(rb"(?i)<!ENTITY")
_JSON_FEED = re.compile(
    rb"(?s)^(?:\xef\xbb\xbf)?\s*\{.{0,2000}?\"version\"\s*:\s*\"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org\b"
)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_SAID = (
    "title",
    "updated",
    "modified",
    "lastmod",
    "published",
    "pubdate",
    "publication_date",
    "date",
    "issued",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One address in a list. `leads_to` is "page", or "list" where it is a feed or sitemap itself.

    `mark` is what the list says of the page, its dates and title: another mark, another page.
    """

    url: str
    leads_to: str
    mark: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The addresses of a list, each once, in its order. `form` is what a message calls the list."""

    form: str
    entries: tuple[Listed, ...]


def is_listing(raw: Raw) -> bool:
    """True where these bytes are a feed, an OPML file, a sitemap, or nothing but http(s) addresses."""
    return _form(raw.data) is not None


def from_file(path: str, settings: Settings) -> Raw | None:
    """The list in the file at `path`; None where it is none, or no file that can be read."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            start = file.read(_HEAD)
            # A list of addresses is one from its first whole lines on.
            if _form(start if len(start) < _HEAD else start[: start.rfind(b"\n") + 1]) is None:
                return None
            raw = Raw(label(path), start + file.read(settings.largest_list + 1 - len(start)))
    except (OSError, ValueError):
        return None
    return raw if is_listing(raw) else None


def listing(raw: Raw, settings: Settings) -> Listing:
    """The addresses in `raw`, those that are no http(s) addresses left out.

    Raises NotText where it is no list (a web page is told with the feed that it names), TooLarge
    where it is over the limits, Unreadable where it is broken or declares entities.
    """
    if len(raw.data) > settings.largest_list:
        reason = f"is a list of more than {settings.largest_list:,} bytes"
        raise TooLarge(raw.name, reason, "give a shorter list")
    form = _form(raw.data)
    base = raw.url or ""
    if form is None:
        raise _no_list(raw)
    if form == "addresses":
        found = [Listed(line, "page", "") for line in _lines(raw.data)]
    elif form == "JSON Feed":
        found = _of_json(raw, base)
    else:
        found = _of_xml(raw, base)
    unique = {entry.url: entry for entry in reversed(found) if _URL.fullmatch(entry.url)}
    entries = tuple(entry for entry in dict.fromkeys(found) if unique.get(entry.url) is entry)
    if len(entries) > settings.most_listed:
        reason = f"lists more than {settings.most_listed:,} addresses"
        raise TooLarge(raw.name, reason, "give a shorter list")
    return Listing(form, entries)


def _form(data: bytes) -> str | None:
    plain = data[:_HEAD].replace(b"\0", b"")
    root = _ROOT.match(plain)
    if root:
        return {b"opml": "OPML", b"urlset": "sitemap", b"sitemapindex": "sitemap index"}.get(
            root[1].lower(), "feed"
        )
    if _JSON_FEED.match(plain):
        return "JSON Feed"
    return "addresses" if _lines(data) else None


def _lines(data: bytes) -> list[str]:
    """The lines of a list of addresses, without comments; none where any line is something else."""
    lines = [line.strip() for line in data.decode("utf-8-sig", "replace").splitlines()]
    kept = [line for line in lines if line and not line.startswith("#")]
    return kept if all(_URL.fullmatch(line) for line in kept) else []


def _of_json(raw: Raw, base: str) -> list[Listed]:
    try:
        feed: Any = json.loads(raw.data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            raw.name, "is a broken JSON Feed", "tell who makes it, or try again later"
        ) from error
    found = []
    items = feed.get("items")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and (link := item.get("url") or item.get("external_url")):
            said = (item.get(key) for key in ("date_modified", "date_published", "title"))
            found.append(Listed(_joined(base, str(link)), "page", _mark(*map(str, filter(None, said)))))
    return found


def _of_xml(raw: Raw, base: str) -> list[Listed]:
    from lxml import etree

    broken = Unreadable(raw.name, "is broken XML", "tell who makes it, or try again later")
    # Twice: in the bytes, where no parser is needed to see it, and in what the parser made of them.
    if _ENTITY.search(raw.data.replace(b"\0", b"")):
        raise _attack(raw.name)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken from error
    if root is None:
        raise broken
    inner = root.getroottree().docinfo.internalDTD
    if inner is not None and any(True for _ in inner.iterentities()):
        raise _attack(raw.name)
    kind = _local(root)
    if kind == "opml":
        return _of_opml(root, base)
    if kind in ("urlset", "sitemapindex"):
        leads_to = "list" if kind == "sitemapindex" else "page"
        inside = ((each, _text(each, "loc")) for each in root if _local(each) in ("url", "sitemap"))
        return [Listed(_joined(base, loc), leads_to, _said(each)) for each, loc in inside if loc]
    items = (each for each in root.iter("*") if _local(each) in ("item", "entry"))
    return [Listed(link, "page", _said(item)) for item in items if (link := _link(item, base))]


def _of_opml(root: Any, base: str) -> list[Listed]:
    found = []
    for outline in root.iter("*"):
        given = {name.lower(): value for name, value in outline.attrib.items()}
        if _local(outline) == "outline" and given.get("xmlurl"):
            found.append(Listed(_joined(base, given["xmlurl"]), "list", ""))
    return found


def _link(item: Any, base: str) -> str | None:
    """Where an item leads: Atom's alternate link, RSS's link, else a guid that is an address."""
    base = _joined(base, item.base or "")
    for child in item:
        if _local(child) == "link":
            href = child.get("href")
            if href and child.get("rel", "alternate") == "alternate":
                return _joined(base, href)
            if not href and (text := _words(child)):
                return _joined(base, text)
    guid = next((child for child in item if _local(child) == "guid"), None)
    if guid is not None and guid.get("isPermaLink", "true") == "true" and _URL.fullmatch(_words(guid)):
        return _words(guid)
    return None


def _said(item: Any) -> str:
    """The dates and titles that a list gives for one page."""
    return _mark(*(_words(each) for each in item.iter("*") if _local(each) in _SAID))


def _mark(*parts: str) -> str:
    return "\n".join(filter(None, parts))[:1000]


def _text(element: Any, name: str) -> str:
    return next((_words(child) for child in element if _local(child) == name), "")


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _local(element: Any) -> str:
    """The name without its namespace, in lower case; empty for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _joined(base: str, link: str) -> str:
    """`link` as an address of its own, without the part that names a place on the page."""
    try:
        return urldefrag(urljoin(base, link.strip())).url
    except ValueError:
        return ""


def _attack(name: str) -> InputError:
    return Unreadable(
        name, "declares entities of its own, which feeds have no use for", "do not trust this address"
    )


def _no_list(raw: Raw) -> InputError:
    if not raw.data.strip():
        return EmptyInput(raw.name, "is empty", "check the address")
    # Only looked at for a hint: whatever the page says here is shown and not followed.
    start = raw.data[:200_000].replace(b"\0", b"").decode("utf-8", "replace")
    for tag in re.findall(r"(?is)<link\b[^>]{1,1000}>", start):
        href = re.search(r"""(?is)\bhref\s*=\s*["']?([^"'\s>]+)""", tag)
        if href and any(kind in tag.lower() for kind in _FEED_TYPES):
            address = _joined(raw.url or "", href[1])
            return NotText(raw.name, "is a web page, not a feed", f"the page says its feed is {address}")
    if re.search(r"(?i)<(?:!doctype\s+html|html|head|body)\b", start):
        return NotText(raw.name, "is a web page, not a feed", "give its feed, or the page to 'standoff add'")
    return NotText(
        raw.name, "is no feed, sitemap or list of addresses", "give RSS, Atom, JSON Feed, OPML, or a sitemap"
    )
