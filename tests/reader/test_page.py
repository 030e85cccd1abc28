"""The article in a page: what is kept, what is left out, and that nothing is lost in silence."""

from __future__ import annotations

import pytest

from standoff.reader.page import read_page
from standoff.settings import Settings

from .pages import FULL, PARAGRAPHS, page, paragraphs

SETTINGS = Settings()
TITLE = "<title>Barge strikes bridge at Elvas | The Guadiana Post</title>"


def blocks(body: str, head: str = TITLE, settings: Settings = SETTINGS) -> list[str]:
    return read_page(page(body, head).decode(), settings).text.split("\n\n")


@pytest.mark.parametrize("depth", [1, 100, 200, 230, 245, 252, 253, 254, 300, 1000, 5000])
def test_deep_pages_keep_all_paragraphs_and_the_tail(depth: int) -> None:
    tail = "Last of all the port office said that it would speak again on Tuesday."
    body = "<h1>Barge strikes bridge at Elvas</h1>" + "<div>" * depth + paragraphs() + "</div>" * depth
    assert blocks(f"{body}<p>{tail}</p>") == ["Barge strikes bridge at Elvas", *PARAGRAPHS, tail]


@pytest.mark.parametrize("depth", [100, 240, 260, 600])
def test_paragraphs_each_one_deeper_than_the_last(depth: int) -> None:
    texts = [f"{PARAGRAPHS[i % 6][:-1]}, as number {i} of the notes says." for i in range(depth)]
    body = "".join(f"<div><p>{text}</p>" for text in texts) + "</div>" * depth
    assert blocks(body) == texts


def test_a_page_too_large_for_the_extractor_is_read_as_visible_text() -> None:
    small = Settings(largest_article=500)
    article = read_page(FULL.decode(), small)
    assert "visible text" in article.reader
    assert article.text.split("\n\n") == [
        "Barge strikes bridge at Elvas",
        *PARAGRAPHS[:3],
        "What the owner says",
        *PARAGRAPHS[3:],
    ]


@pytest.mark.parametrize("limits", [Settings(largest_page=100), Settings(most_elements=5)])
def test_the_other_limits_of_the_extractor(limits: Settings) -> None:
    assert "visible text" in read_page(FULL.decode(), limits).reader


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        ("<h1>Barge strikes bridge at Elvas</h1>", "Barge strikes bridge at Elvas"),
        ("<header><h1>Barge strikes\n   bridge at Elvas</h1></header>", "Barge strikes bridge at Elvas"),
        ("<h1>The Guadiana Post</h1><h1>Barge strikes bridge at Elvas</h1>", "Barge strikes bridge at Elvas"),
        ("<h1><span>Barge</span> strikes <em>bridge</em></h1>", "Barge strikes bridge"),
        (
            "<h1>BARGE STRIKES BRIDGE AT ELVAS</h1><p>Barge strikes bridge at Elvas</p>",
            "BARGE STRIKES BRIDGE AT ELVAS",
        ),
    ],
)
def test_the_headline_stands_once_and_first(body: str, headline: str) -> None:
    assert blocks(f"{body}<article>{paragraphs()}</article>") == [headline, *PARAGRAPHS]


def test_a_page_that_shows_no_headline_gets_none() -> None:
    article = read_page(page(paragraphs(), TITLE).decode(), SETTINGS)
    assert article.text.split("\n\n") == PARAGRAPHS
    assert article.title == "Barge strikes bridge at Elvas | The Guadiana Post"


def test_the_outlet_is_taken_off_a_title() -> None:
    head = TITLE + '<meta property="og:site_name" content="The Guadiana Post">'
    assert read_page(page(paragraphs(), head).decode(), SETTINGS).title == "Barge strikes bridge at Elvas"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Read more: The flood of that year",
        "READ MORE",
        "Also read: A parrot that knows the tides",
        "Related articles",
        "Share this article",
        "Facebook | Twitter | Email",
        "Follow us on Facebook",
        "Sign up for our morning newsletter and never miss a tide.",
        "Image source, Port Office",
        "Photo: A. Silva/Port Office",
        "(Photo by A. Silva)",
        "Image caption, The third pier",
        "© 2031 The Guadiana Post",
        "Copyright 2031. All rights reserved.",
        "4 min read",
        "12 comments",
        "Skip to main content",
        "Click here to see the map",
    ],
)
def test_lines_that_are_not_the_article(line: str) -> None:
    body = f"<article>{paragraphs(PARAGRAPHS[:3])}<p>{line}</p>{paragraphs(PARAGRAPHS[3:])}</article>"
    assert blocks(body) == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Marta Quintela; editing by Rui Salgado",
        "Additional reporting by the Meridian news agency in Badajoz.",
        "ELVAS (Northwire) - Divers went down on Tuesday.",
        "Share prices of the barge's owner fell by a tenth on Tuesday.",
        "Read more than once, the letter still gave no reason; the owner denied that he had written it, and "
        "said that he would take to court whoever had, which his lawyers were said to be looking into.",
        "More on the matter was not to be had.",
        "“We were warned.”",
        "Live fire was heard near the bridge.",
    ],
)
def test_lines_that_are(line: str) -> None:
    body = f"<article>{paragraphs(PARAGRAPHS[:3])}<p>{line}</p>{paragraphs(PARAGRAPHS[3:])}</article>"
    assert line in blocks(body)


def test_line_breaks_inside_a_paragraph_are_kept() -> None:
    body = (
        f"<article>{paragraphs()}<p>The first line of it stands here,<br>the second one here.</p></article>"
    )
    assert blocks(body)[-1] == "The first line of it stands here,\nthe second one here."


def test_inline_markup_joins_and_blocks_part() -> None:
    quotation = "<blockquote><p>We were <b>war</b>ned.</p><p>Twice.</p></blockquote>"
    body = f"<article>{paragraphs()}{quotation}</article>"
    assert blocks(body)[-2:] == ["We were warned.", "Twice."]


@pytest.mark.parametrize(
    ("start", "between", "end"),
    [
        ("<div>", "</div><div>", "</div>"),
        ("<h3>", "</h3><h3>", "</h3>"),
        ("<x-text>", "</x-text><x-text>", "</x-text>"),
        ("<table><tr><td><p>", "</p><p>", "</p></td><td>Menu</td></tr></table>"),
        ("<form><p>", "</p><p>", "</p></form>"),
        ("<div>", "<br><br>", "</div>"),
        ("<pre>", "\n\n", "</pre>"),
    ],
)
@pytest.mark.parametrize("before", [0, 6])
def test_markup_in_which_the_extractor_loses_text_or_paragraphs(
    start: str, between: str, end: str, before: int
) -> None:
    texts = [f"{text[:-1]}, as note {i} has it." for i, text in enumerate(PARAGRAPHS * 2)]
    body = paragraphs(texts[:before]) + start + between.join(texts[before:]) + end
    assert blocks(f"<h1>Barge strikes bridge at Elvas</h1><article>{body}</article>")[1:] == texts


def test_comments_longer_than_the_article_are_not_taken_for_it() -> None:
    comment = (
        "<p>I have crossed that bridge every day for forty years and never once seen a barge so close.</p>"
    )
    body = f'<article>{paragraphs()}</article><section class="comments">{comment * 30}</section>'
    assert blocks(body) == PARAGRAPHS


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Not {}</p>",
        '<p style="display: none">Not {}</p>',
        "<noscript>Not {}</noscript>",
        "<template>Not {}</template>",
    ],
)
def test_hidden_text_is_not_read_from_large_pages(hidden: str) -> None:
    text = "seen by anybody who opens this page in a browser, whatever is done to the window."
    body = f"<article>{paragraphs()}{hidden.format(text)}</article>"
    assert blocks(body, settings=Settings(most_elements=1)) == PARAGRAPHS


def test_characters_given_by_number_are_cleaned() -> None:
    body = (
        f"<article>{paragraphs()}<p>The&#0; pier&#13; is&#x2028; safe&#133; she said&#xD800;.</p></article>"
    )
    text = read_page(page(body).decode(), SETTINGS).text
    assert not set(text) & {"\0", "\r", "\u2028", "\x85", "\ud800"}


def test_xhtml_with_a_declaration() -> None:
    source = '<?xml version="1.0" encoding="iso-8859-1"?>' + page(f"<p>É dito.</p>{paragraphs()}").decode()
    assert read_page(source, SETTINGS).text.endswith(PARAGRAPHS[-1])


def partial(body: str, head: str = TITLE) -> str | None:
    return read_page(page(body, head).decode(), SETTINGS).partial


@pytest.mark.parametrize("depth", [1, 100, 252, 1000])
def test_a_page_that_is_kept_as_a_whole_is_not_partial(depth: int) -> None:
    assert partial(f"<article>{'<div>' * depth}{paragraphs()}{'</div>' * depth}</article>") is None
    assert partial(FULL.decode()) is None


def test_much_prose_beside_the_article_makes_it_partial() -> None:
    texts = [f"{text[:-1]}, as note {i} has it." for i, text in enumerate(PARAGRAPHS)]
    told = partial(f"<article>{paragraphs()}</article><div>{paragraphs(texts[:3])}</div>")
    assert told in (None, "3 of the 9 paragraphs that the page shows were not taken for it")
    kept = blocks(f"<article>{paragraphs()}</article><div>{paragraphs(texts[:3])}</div>")
    assert (told is None) == all(text in kept for text in texts[:3])


def test_what_is_kept_for_subscribers_makes_it_partial() -> None:
    said = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
    told = partial(f"<article>{paragraphs()}</article>", TITLE + said)
    assert told == "the page says that not all of it is free to read"


@pytest.mark.parametrize(
    "line",
    [
        "14:32 GMT",
        "9.05am",
        "14:32 local time, 6 May 2031",
        "5 minutes ago",
        "LIVE",
        "Key events",
        "Published on 6 May 2031 at 10:15 GMT",
        "Get our morning briefing in your inbox.",
        "We use cookies to make this site better and to show you what you may like.",
        "By continuing to browse you agree to this.",
        "Subscribe to continue reading",
        "Already a subscriber? Log in to read the rest.",
    ],
)
def test_labels_of_live_blogs_walls_and_notices_are_left_out(line: str) -> None:
    body = f"<div>{paragraphs(PARAGRAPHS[:3])}<div>{line}</div>{paragraphs(PARAGRAPHS[3:])}</div>"
    assert blocks(body) == PARAGRAPHS


def test_who_reported_stands_behind_the_last_line_break() -> None:
    credit = "(Reporting by Marta Quintela; editing by Rui Salgado)"
    body = f"<div>{'<br><br>'.join([*PARAGRAPHS, credit])}</div>"
    assert blocks(body) == [*PARAGRAPHS, credit]
