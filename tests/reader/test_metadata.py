"""What a page says of itself, and that nothing is made up where it says nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml.html import document_fromstring

from standoff.reader.metadata import Metadata, host, metadata

from .pages import page, paragraphs


def said(head: str = "", body: str = "") -> Metadata:
    return metadata(document_fromstring(page(body + paragraphs(), head)))


def linked_data(*things: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Barge strikes bridge",
    "datePublished": "2031-05-06T08:00:00Z",
    "dateModified": "2031-05-09",
    "author": [{"@type": "Person", "name": "Marta Quintela"}, {"name": "Rui Salgado"}],
    "publisher": {"@type": "Organization", "name": "The Guadiana Post"},
}


def test_linked_data() -> None:
    expected = Metadata(
        title="Barge strikes bridge",
        byline="Marta Quintela, Rui Salgado",
        outlet="The Guadiana Post",
        published="2031-05-06",
        updated="2031-05-09",
    )
    assert said(linked_data(ARTICLE)) == expected
    assert said(linked_data([ARTICLE])) == expected
    assert (
        said(linked_data({"@type": "WebSite", "name": "x"}, {"@graph": [{"@type": "WebPage"}, ARTICLE]}))
        == expected
    )
    assert said(linked_data({"@type": "WebPage", "mainEntity": ARTICLE})) == expected
    assert said(linked_data(ARTICLE | {"@type": ["Thing", "ReportageNewsArticle"]})) == expected


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2031-05-06T08:00:00+01:00">',
        '<meta name="Date" content="2031-05-06">',
        '<meta name="DC.date.issued" content="2031-05-06">',
        '<meta itemprop="datePublished" content="2031-05-06T23:59:59-08:00">',
        '<meta name="parsely-pub-date" content=" 2031-05-06T01:00:00Z ">',
        '<meta name="date" content="6 May"><meta name="pubdate" content="2031-05-06">',
    ],
)
def test_days_in_meta_elements(head: str) -> None:
    assert said(head).published == "2031-05-06"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<time itemprop="datePublished" datetime="2031-05-06">6 May</time>', "2031-05-06"),
        (
            '<time datetime="2031-05-08">8</time><time pubdate datetime="2031-05-06T10:00">6 May</time>',
            "2031-05-06",
        ),
        ('<article><time datetime="2031-05-06T10:00Z">6 May</time></article>', "2031-05-06"),
        (
            '<main><time datetime="2031-05-06T10:00Z">.</time><time datetime="2031-05-06">.</time></main>',
            "2031-05-06",
        ),
        # An update, another story, a day told of: which is which cannot be known.
        ('<article><time datetime="2031-05-06">.</time><time datetime="2031-05-07">.</time></article>', None),
        ('<aside><time datetime="2031-05-06">6 May</time></aside>', None),
        ("<p>Published on 6 May 2031</p>", None),
        ("<p>Copyright 2031</p>", None),
    ],
)
def test_days_in_time_elements(body: str, day: str | None) -> None:
    assert said(body=body).published == day


@pytest.mark.parametrize(
    "value",
    [
        "2031-02-30",
        "2031-13-01",
        "06/05/2031",
        "May 6, 2031",
        "1970-01-01",
        "0001-01-01T00:00:00",
        "2031",
        "",
        "x",
    ],
)
def test_what_is_no_day(value: str) -> None:
    assert said(f'<meta property="article:published_time" content="{value}">').published is None
    assert said(linked_data(ARTICLE | {"datePublished": value})).published is None


def test_the_last_change_is_not_the_publication() -> None:
    for field in ("article:modified_time", "last-modified", "og:updated_time"):
        about = said(f'<meta property="{field}" content="2031-05-09">')
        assert (about.published, about.updated) == (None, "2031-05-09")
    about = said(linked_data(ARTICLE | {"dateModified": "2031-05-09"}))
    assert about.updated == "2031-05-09"
    about = said(body='<main><p>Updated <time datetime="2031-05-09">9 May</time></p></main>')
    assert (about.published, about.updated) == (None, "2031-05-09")


@pytest.mark.parametrize(
    "data",
    [
        "{broken",
        "[" * 100_000,
        "null",
        "3",
        '{"@type": "NewsArticle", "publisher": [null, 3, {"name": null}], "author": {"name": ["x"]}}',
        '{"@type": "NewsArticle", "headline": 3, "datePublished": {"@value": "2031-05-06"}}',
        '{"@type": {"a": 1}, "@graph": "x"}',
        '{"@type": "NewsArticle", "publisher": "https://example.org", "author": "https://example.org/me"}',
    ],
)
def test_linked_data_that_says_nothing(data: str) -> None:
    assert said(f'<script type="application/ld+json">{data}</script>') == Metadata()


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="By Marta Quintela">', "", "Marta Quintela"),
        ("", '<a rel="author" href="/m">Marta Quintela</a>', "Marta Quintela"),
        ("", '<span itemprop="author"><b>Marta</b> Quintela</span>', "Marta Quintela"),
        ('<meta property="article:author" content="https://example.org/marta">', "", None),
        (
            '<meta name="author" content="The Post"><meta property="og:site_name" content="The Post">',
            "",
            None,
        ),
        ('<meta name="author" content="marta@example.org">', "", None),
    ],
)
def test_bylines(head: str, body: str, byline: str | None) -> None:
    assert said(head, body).byline == byline


@pytest.mark.parametrize(
    ("href", "canonical"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1"),
        ("/relative", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("http://[::1", None),
        ("https://example.org/" + "a" * 3000, None),
        ("https://example.org/a b", None),
    ],
)
def test_canonical_addresses(href: str, canonical: str | None) -> None:
    assert said(f'<link rel="canonical" href="{href}">').canonical == canonical
    assert said(f'<meta property="og:url" content="{href}">').canonical == canonical


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("http://news.example.org:8080/", "news.example.org"),
        ("https://WWW.Example.ORG", "example.org"),
        ("http://[::1", None),
        ("nonsense", None),
    ],
)
def test_host(url: str, name: str | None) -> None:
    assert host(url) == name
