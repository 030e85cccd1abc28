"""Which addresses a list names, in which of its forms, and what is told of what is no list."""

from __future__ import annotations

import pytest

from standoff.errors import EmptyInput, InputError, NotText, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources.base import Raw
from standoff.sources.feeds import Listed, is_listing, listing

HOME = "https://tide.example/news/"

RSS = b"""<?xml version="1.0" encoding="utf-8"?><!-- made by hand -->
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="2.0"><channel><title>Tide</title><link>https://tide.example/</link>
<item><title>Ferry late</title><link> /a?x=1&amp;y=2#top </link>
<pubDate>Mon, 05 May 2031 08:00:00 GMT</pubDate></item>
<item><title><![CDATA[<img onerror=alert(1)>]]></title><link>javascript:alert(1)</link></item>
<item><guid>https://tide.example/c</guid></item>
<item><guid isPermaLink="false">https://tide.example/d</guid></item>
<item><link>/a?x=1&amp;y=2</link></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tide.example/sub/">
<link href="/self" rel="self"/>
<entry><title>One</title><updated>2031-05-05T08:00:00Z</updated>
<link rel="enclosure" href="a.mp3"/><link rel="alternate" href="one"/></entry>
<entry><link href="https://other.example/two"/></entry></feed>"""

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>x</title></channel><item><link>https://tide.example/r</link></item></rdf:RDF>"""

OPML = b"""<opml version="2.0"><body><outline text="Coast"><outline type="rss" xmlUrl="https://a.example/f"/></outline>
<outline xmlurl="https://b.example/f"/><outline text="no feed"/></body></opml>"""

NEWS = b"""\xef\xbb\xbf<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://tide.example/n1</loc>
<news:news><news:publication_date>2031-05-05</news:publication_date><news:title>One</news:title></news:news></url>
<url><loc>https://tide.example/n2</loc><lastmod>2031-05-06</lastmod></url></urlset>"""

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://tide.example/s1.xml</loc></sitemap></sitemapindex>"""

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [
{"id": "1", "url": "/j1", "title": "One", "date_modified": "2031-05-05"}, {"id": "2"}, 3, {"url": 4}]}"""

TEXT = b"# our towns\r\nhttps://a.example/1\r\n\r\n  HTTPS://b.example/2  \n"


def of(data: bytes) -> list[str]:
    return [entry.url for entry in listing(Raw("list", data, url=HOME), Settings()).entries]


@pytest.mark.parametrize(
    ("data", "form", "urls"),
    [
        (RSS, "feed", ["https://tide.example/a?x=1&y=2", "https://tide.example/c"]),
        (ATOM, "feed", ["https://tide.example/sub/one", "https://other.example/two"]),
        (RDF, "feed", ["https://tide.example/r"]),
        (OPML, "OPML", ["https://a.example/f", "https://b.example/f"]),
        (NEWS, "sitemap", ["https://tide.example/n1", "https://tide.example/n2"]),
        (INDEX, "sitemap index", ["https://tide.example/s1.xml"]),
        (JSON, "JSON Feed", ["https://tide.example/j1", "https://tide.example/news/4"]),
        (TEXT, "addresses", ["https://a.example/1", "HTTPS://b.example/2"]),
        (
            RSS.decode().replace("utf-8", "utf-16").encode("utf-16"),
            "feed",
            ["https://tide.example/a?x=1&y=2"],
        ),
        (b"<rss><channel></channel></rss>", "feed", []),
        (b"<rss><item><link>https://a.example/b</link></item><item>", "feed", ["https://a.example/b"]),
    ],
)
def test_forms(data: bytes, form: str, urls: list[str]) -> None:
    assert is_listing(Raw("list", data))
    found = listing(Raw("list", data, url=HOME), Settings())
    assert found.form == form
    assert [entry.url for entry in found.entries][: len(urls)] == urls


def test_what_lists_say_of_a_page_is_kept_and_where_it_leads() -> None:
    (first, second) = listing(Raw("list", NEWS), Settings()).entries
    assert first == Listed("https://tide.example/n1", "page", "2031-05-05\nOne")
    assert second.mark == "2031-05-06"
    assert [entry.leads_to for entry in listing(Raw("list", OPML), Settings()).entries] == ["list", "list"]
    assert [entry.leads_to for entry in listing(Raw("list", INDEX), Settings()).entries] == ["list"]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b" \n", EmptyInput, "is empty"),
        (b"https://a.example/ is a page\n", NotText, "no feed, sitemap or list"),
        (b"<html><body>Not found</body></html>", NotText, "give its feed, or the page to 'standoff add'"),
        (
            b"<!doctype html><link href='/rss.xml' rel=alternate type='application/rss+xml'><p>News",
            NotText,
            "the page says its feed is https://tide.example/rss.xml",
        ),
        (b'<?xml version="1.0"?><gpx/>', NotText, "no feed"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', Unreadable, "declares entities"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', Unreadable, "broken JSON Feed"),
        (
            b'{"version": "https://jsonfeed.org/version/1", "x": ' + b"[" * 100_000,
            Unreadable,
            "broken JSON Feed",
        ),
        (b"https://a.example/1\n" * 100_000, TooLarge, "bytes"),
        (b"".join(b"http://a.example/%d\n" % n for n in range(101)), TooLarge, "more than 100 addresses"),
    ],
)
def test_what_is_no_list_is_told(data: bytes, error: type[InputError], words: str) -> None:
    limits = Settings(largest_list=1_000_000, most_listed=100)
    with pytest.raises(error, match=words):
        listing(Raw("list", data, url=HOME), limits)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Visit https://a.example/ today.",
        b"<html><body><rss></body></html>",
        b'{"version": 1}',
        b"\0\1\2",
        b"https://a.example/1\nand so on\n",
    ],
)
def test_what_is_no_list_is_left_to_others(data: bytes) -> None:
    assert not is_listing(Raw("list", data))
