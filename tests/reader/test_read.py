"""`reader.read`: from bytes to a document, or to an error that says what to do."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from standoff.errors import EmptyInput, InputError, NotText, TooLarge, UsageError
from standoff.reader import read
from standoff.settings import Settings
from standoff.sources import Raw

from .pages import FULL, PARAGRAPHS, page, paragraphs


def test_a_page() -> None:
    document = read(Raw("barge.html", FULL))
    assert document.text.split("\n\n") == [
        "Barge strikes bridge at Elvas",
        *PARAGRAPHS[:3],
        "What the owner says",
        *PARAGRAPHS[3:],
    ]
    assert document.title == "Barge strikes bridge at Elvas"
    assert document.byline == "Marta Quintela"
    assert document.outlet == "The Guadiana Post"
    assert document.published == "2031-05-06"
    assert document.url == "https://www.guadianapost.example/port/barge"
    assert document.retrieved is None
    assert document.language == "en"
    assert (document.reader or "").startswith("trafilatura ")


def test_a_plain_text_is_kept_as_it_is() -> None:
    head = "\ufeff\r\n  \r\nBarge strikes bridge\r\n\r\n"
    text = f"{head}  The  bridge\tat “Elvas” was closed.\r\n\r\n\r\nIt is open.\r\n\r\n "
    document = read(Raw("a.txt", text.encode()))
    assert document.text == "Barge strikes bridge\n\n  The  bridge\tat “Elvas” was closed.\n\n\nIt is open."
    assert document.title == "Barge strikes bridge"
    assert (document.url, document.outlet, document.published, document.byline) == (None, None, None, None)


def test_options_stand_above_the_page() -> None:
    document = read(Raw("a.html", FULL), published="2030-01-02", outlet="HBC")
    assert (document.published, document.outlet) == ("2030-01-02", "HBC")


@pytest.mark.parametrize(
    "published", ["", "today", "2022-13-01", "2022-02-30", "15 February 2022", "2022-02-15T10:00"]
)
def test_a_day_that_is_none_is_wrong_usage(published: str) -> None:
    with pytest.raises(UsageError, match="write it like 2022-02-15"):
        read(Raw("a.txt", b"The bridge was closed."), published=published)


@pytest.mark.parametrize(
    ("fetched", "url"),
    [
        (None, "https://www.guadianapost.example/port/barge"),
        ("https://guadianapost.example/port/barge?from=mail", "https://www.guadianapost.example/port/barge"),
        ("https://copy.example/barge", "https://copy.example/barge"),
    ],
)
def test_a_canonical_address_counts_only_on_its_own_host(fetched: str | None, url: str) -> None:
    assert read(Raw(fetched or "a.html", FULL, url=fetched)).url == url


def test_the_host_stands_for_an_outlet_that_is_not_named() -> None:
    raw = Raw(
        "x", page(paragraphs()), url="https://www.example.co.uk/a", retrieved="2031-05-07T10:00:00+00:00"
    )
    document = read(raw)
    assert document.outlet == "example.co.uk"
    assert document.retrieved == "2031-05-07T10:00:00+00:00"
    assert document.published is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \r\n\t\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"12:30 - 45 % ...",
        page(""),
        page("<nav><a href=/>Home</a></nav><script>let words = 'in a script'</script>"),
        page("<!-- words in a comment -->"),
        b"<html>",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_nothing_to_read(name: str, data: bytes) -> None:
    with pytest.raises(EmptyInput):
        read(Raw(name, data))


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), None),
        (b"PK\x03\x04" + bytes(200), None),
        (b"\x7fELF\x02\x01\x01" + bytes(100), None),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", None),
        (bytes(range(256)) * 4, None),
        (b"\0" * 1000, None),
        (b"text with \0\0\0\0 many \0\0\0\0 zeros", None),
        (b'{"a": "json"}', "application/json"),
        (b"body { color: red }", "text/css; charset=utf-8"),
        (b"<rss><item><title>Words of a feed</title></item></rss>", "application/rss+xml"),
        (b"words", "image/svg+xml"),
    ],
)
def test_binary_and_other_kinds(data: bytes, media_type: str | None) -> None:
    with pytest.raises(NotText) as caught:
        read(Raw("thing", data, media_type=media_type))
    assert caught.value.remedy


def test_too_large() -> None:
    text = b"The bridge was closed on Monday. " * 40
    assert read(Raw("a.txt", text), settings=Settings(largest_input=len(text))).text
    with pytest.raises(TooLarge, match="larger than"):
        read(Raw("a.txt", text), settings=Settings(largest_input=len(text) - 1))
    with pytest.raises(TooLarge, match="text of more than"):
        read(Raw("a.txt", text), settings=Settings(longest_text=1000))


def test_another_language_is_kept_and_named() -> None:
    text = "Міст було закрито в понеділок після того, як баржа вдарила в опору, повідомили в порту."
    assert read(Raw("a.txt", text.encode())).language == "uk"
    document = read(Raw("a.html", page(f"<p>{text}</p>" * 4)))
    assert (document.language, document.text[: len(text)]) == ("uk", text)


def test_an_english_article_with_quotations_in_another_language_is_english() -> None:
    quotation = (
        "<blockquote><p>«Міст закрили в понеділок після удару баржі, нікого не поранено.»</p></blockquote>"
    )
    mixed = "".join(f"<p>{text}</p>{quotation}" for text in PARAGRAPHS)
    document = read(Raw("a.html", page(f"<article>{mixed}</article>")))
    assert document.language == "en"
    assert document.text.count("Міст закрили") == len(PARAGRAPHS)


HEADLINE = "<h1>Barge strikes bridge at Elvas</h1>"


@pytest.mark.parametrize(
    ("url", "head", "above", "day", "origin", "updated"),
    [
        (
            "https://a.example/2031/05/08/barge",
            '<meta property="article:published_time" content="2031-05-06">'
            '<meta name="last-modified" content="2031-05-09">',
            "<p>Published 7 May 2031</p>",
            *("2031-05-06", "metadata", "2031-05-09"),
        ),
        ("https://a.example/2031/05/08/barge", "", "<p>7 May 2031</p>", "2031-05-08", "url", None),
        ("https://a.example/barge", "", "<p>7 May 2031</p>", "2031-05-07", "text", None),
        (
            None,
            "",
            "<p>Published 7 May 2031, updated 8 May 2031, 10:15</p>",
            "2031-05-07",
            "text",
            "2031-05-08",
        ),
        (
            None,
            "",
            "<p>14:05 GMT, 7 May 2031 | Updated 16:30 GMT, 8 May 2031</p>",
            "2031-05-07",
            "text",
            "2031-05-08",
        ),
        (None, "", "<p>Updated on 8 May 2031</p>", None, None, "2031-05-08"),
        (
            None,
            "",
            f"<p>ELVAS, May 7, 2031 (Northwire) - {PARAGRAPHS[0]}</p>",
            "2031-05-07",
            "dateline",
            None,
        ),
        (None, "", f"<p>ELVAS, May 7 (Northwire) - {PARAGRAPHS[0]}</p>", None, None, None),
        (None, "", "<p>Published yesterday</p>", None, None, None),
    ],
)
def test_each_date_is_told_apart_and_says_where_it_was_found(
    url: str | None, head: str, above: str, day: str | None, origin: str | None, updated: str | None
) -> None:
    document = read(Raw("a.html", page(f"{HEADLINE}{above}{paragraphs()}", head), url=url))
    assert (document.published, document.published_from, document.updated) == (day, origin, updated)


def test_the_day_above_the_headline_is_todays_and_no_articles() -> None:
    body = f"<p>Tuesday, 24 November 2037</p>{HEADLINE}{paragraphs()}"
    assert read(Raw("a.html", page(body))).published is None


def test_a_day_that_is_given_says_so() -> None:
    document = read(Raw("a.txt", b"Bridge closed\n\n6 May 2031\n\nIt was closed."), published="2031-05-07")
    assert (document.published, document.published_from) == ("2031-05-07", "given")
    document = read(Raw("a.txt", b"Bridge closed\n\n6 May 2031\n\nIt was closed."))
    assert (document.published, document.published_from) == ("2031-05-06", "text")


def test_the_same_bytes_give_the_same_document() -> None:
    assert read(Raw("a.html", FULL)) == read(Raw("a.html", FULL))


_TAGS = st.sampled_from(
    [
        *(
            b"<p>",
            b"</p>",
            b"<div>",
            b"<article>",
            b"<h1>",
            b"</h1>",
            b"<table><tr><td>",
            b"<!--",
            b"-->",
            b"<svg>",
        ),
        *(
            b"<![CDATA[",
            b"<?xml version='1.0' encoding='x'?>",
            b"<!doctype html>",
            b"<html>",
            b"</html>",
            b"<br>",
        ),
        *(
            b"<script type='application/ld+json'>",
            b"</script>",
            b"<title>",
            b"</title>",
            b"<body>",
            b"</body>",
        ),
        *(
            b'{"@type":"NewsArticle","datePublished":5,"publisher":[1,{"name":2}],"author":"\\ud800"}',
            b"[[[[",
        ),
        *(
            b"&#0;",
            b"&#xD800;",
            b"&#13;",
            b"\r\n",
            b"\0",
            b"\xff\xfe",
            b"\xed\xa0\x80",
            b"<plaintext>",
            b"<li>",
        ),
        *(
            b"<time datetime='2022-13-45'>",
            b"<link rel=canonical href='http://[::1'>",
            b"<meta charset=utf-7>",
        ),
        *(
            b"The minister said that the town was hit on Monday and that people were hurt there. ",
            b"<textarea>",
        ),
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(
    data=st.one_of(
        st.binary(max_size=300), st.lists(_TAGS | st.binary(max_size=4), max_size=25).map(b"".join)
    ),
    name=st.sampled_from(["a", "a.txt", "a.html"]),
    media_type=st.sampled_from(
        [None, "text/html; charset=utf-16", "text/plain; charset=hex", "x/y; charset=idna"]
    ),
)
@example(b"<svg><h1>The minister said that the town was hit on Monday.</h1></svg>", "a.html", None)
@example("\ud800".encode("utf-16-le", "surrogatepass") * 9 + b"a", "a", "text/html; charset=utf-16")
def test_any_bytes_give_valid_text_or_a_typed_error(data: bytes, name: str, media_type: str | None) -> None:
    try:
        document = read(Raw(name, data, media_type=media_type))
    except InputError as error:
        str(error).encode()
        return
    for text in (document.text, document.title, document.byline, document.outlet, document.url):
        (text or "").encode("utf-8")
        assert not set(text or "") & {"\0", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"}
    assert document.text.strip("\n") == document.text
