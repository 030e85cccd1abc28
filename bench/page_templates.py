"""Pages of invented news in the forms that news sites use, each with the article that is in it.

Four stories in eleven templates: what a reader would call the article is known, since it was put there.
"""

# ruff: noqa: E501  markup reads better in lines that are not broken

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Page", "pages"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, its article's paragraphs and its headline."""

    name: str
    html: str
    headline: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the templates are filled with."""

    slug: str
    headline: str
    outlet: str
    author: str
    day: str
    body: tuple[str, ...]


STORIES = (
    Story(
        "barge",
        "Barge strikes bridge at Elvas as fog closes the river",
        "The Guadiana Post",
        "Marta Quintela",
        "2031-05-06",
        (
            "Engineers closed the bridge at Elvas on Monday after a barge struck its third pier, the port office "
            "said, and lorries were sent over the northern crossing.",
            "The harbour master, Inês Valadares, said that nobody was hurt. “We had eleven minutes of warning and "
            "we used all of them,” she told reporters on the quay.",
            "A spokesman for the barge's owner denied that the crew had ignored a warning sent by radio, and said "
            "that the log of the ship would show when it was heard.",
            "Nobody knew.",
            "Two divers who went down before noon found cracks “as long as an arm” in the footing of the pier, "
            "according to a note that the port office later put on its door.",
            "Shopkeepers in the old town feared a quiet week, since most of their custom comes over the river; "
            "the mayor promised that the ferry would run without charge from Wednesday.",
            "The bridge was last closed eleven years ago, when a flood carried away part of its eastern ramp and "
            "the army laid a pontoon that stayed for two summers.",
            "The ministry of works in Lisbon said that it had asked for the plans of the bridge and could not yet "
            "say how long the repair would take or who would pay for it.",
        ),
    ),
    Story(
        "wells",
        "Army shells hit wells outside Tamsour, villagers say",
        "Coast and Desert",
        "Idris Belkacem",
        "2031-09-12",
        (
            "Shells fired from the ridge above Tamsour hit two wells and a row of tents on Thursday night, "
            "villagers who had fled to the road told this newspaper.",
            "The army denied that it had fired at the village. “Our guns were silent after six,” said Colonel "
            "Yahya Ourabah, who commands the ridge; he blamed armed men in the valley.",
            "At least nine people were wounded, three of them badly, a nurse at the clinic said. She asked not to "
            "be named because the clinic is paid by the governor.",
            "There was no word from the rebels.",
            "Monitors of the truce had asked both sides to draw their guns back by the end of August, and said "
            "last week that neither had done so in full.",
            "The governor's office said that water would be brought by lorry from Friday and that the wells would "
            "be looked at when the shelling had stopped.",
            "A group that follows the war with pictures taken from space said that it saw new craters near the "
            "wells, but could not tell which guns had made them.",
            "Talks between the two sides are to begin again in Nouakchott on the twentieth, though the rebels "
            "have threatened to stay away if the shelling goes on.",
        ),
    ),
    Story(
        "strait",
        "Ministry warns ships after second drone is found in strait",
        "Strait Courier",
        "Lene Aagaard and Tomas Rud",
        "2031-02-21",
        (
            "The ministry of the sea warned ships on Friday to keep clear of the western lane of the strait after "
            "fishermen had pulled a second drone out of their nets.",
            "“It carried no explosives and it carried no flag,” the minister, Birgit Halvorsen, said. She did not "
            "say who she thought had sent it, and refused to guess.",
            "The navy of the neighbouring country rejected what it called a campaign of rumours, and said that all "
            "its drones had come home that week.",
            "Insurers were not waiting.",
            "Rates for a passage rose by a fifth within a day, three brokers said, and two lines have told their "
            "captains to wait outside until the lane is open again.",
            "The first drone was found in January by a ferry, whose captain took it for a piece of a buoy and kept "
            "it on deck for two days before anybody asked him about it.",
            "An official of the alliance, who spoke on condition of anonymity, said that both were probably made "
            "in the same place, and that the alliance would show its evidence in March.",
            "Fishermen want to be paid for the days on which they cannot go out; the ministry said that it would "
            "talk to them, and that no sum had been set.",
        ),
    ),
    Story(
        "march",
        "Thousands march in Orsova against closure of the border road",
        "Iron Gate Daily",
        "Radu Petrescu",
        "2031-11-03",
        (
            "Up to 8,000 people marched through Orsova on Sunday against the plan to close the border road, the "
            "police said; those who had called the march spoke of 15,000.",
            "“They have taken our trains, and now they are taking our road,” said Ana Dragan, a teacher, who had "
            "come with her whole class and a banner that it had painted.",
            "The government said that the road would be closed for one winter only, while its tunnels were made "
            "safe, and accused the party of the mayor of spreading fear.",
            "The march stayed calm.",
            "A line of vans kept it away from the bridge, where some forty people had sat down in the morning; "
            "twelve of them were taken to the station and let go before dark.",
            "Lorry drivers from the other bank joined in with their horns, and their union said that it would "
            "block the customs yard if no date for the opening was given.",
            "The mayor, Mihai Stoica, promised to go to court. His deputy said later that the town had not yet "
            "found a lawyer who was ready to take the case.",
            "Parliament is to vote on the money for the tunnels on Thursday, and the government is thought to "
            "have a majority of three, if nobody is ill.",
        ),
    ),
)

TEASERS = (
    "A parrot that knows the tides and tells them to anybody who asks it nicely enough",
    "Why the price of onions may fall before the winter, and why it may not fall at all",
    "Seven walks along the old wall, the last of which ends at a very good bakery",
    "The long quarrel over the shortest street in town comes before a judge at last",
)
COMMENTS = (
    "I have crossed that place every day for forty years and I have never seen anything like it, believe me.",
    "Nobody asks the people who live there. They never did and they never will, whoever sits in the office.",
    "Great reporting as always, but where is the map that was promised last week? I am still waiting for it.",
)


def pages() -> Iterator[Page]:
    """Every story in every template, in an order that is always the same."""
    for make in TEMPLATES:
        for story in STORIES:
            name = make.__name__.strip("_")
            html, body = make(story)
            yield Page(f"{name}/{story.slug}", html, story.headline, tuple(body))


def _p(texts: tuple[str, ...] | list[str]) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def _teasers(count: int = 4) -> str:
    return "".join(f'<li><a href="/{n}">{text}</a></li>' for n, text in enumerate(TEASERS[:count]))


def _document(story: Story, body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.headline} | {story.outlet}'
        f'</title><meta property="og:site_name" content="{story.outlet}">{head}'
        f"<style>p{{margin:0}}</style></head><body>{body}</body></html>"
    )


_NAV = (
    '<header class="site-header"><a href="/">Home</a><nav><ul><li><a href="/w">World</a></li><li><a href="/p">'
    'Politics</a></li><li><a href="/s">Sport</a></li></ul></nav></header>'
)
_FOOT = (
    "<footer><p>About us</p><p>Terms of use</p><p>© 2031. All rights reserved. No part of this site may be "
    "copied without the written consent of its owner, which is seldom given.</p></footer>"
)
_COOKIES = (
    '<div class="cookie-banner"><p>We use cookies to make this site better and to show you advertisements that '
    "you may like. By continuing to browse you agree to this.</p><button>Accept all</button></div>"
)


def _news_site(story: Story) -> tuple[str, list[str]]:
    figure = "<figure><img src=a.jpg><figcaption>The place on the day after. Photograph: A. Silva</figcaption></figure>"
    body = list(story.body)
    main = (
        f"<main><article><h1>{story.headline}</h1><p class=byline>By {story.author}</p><time datetime={story.day}>"
        f"{story.day}</time>{_p(body[:3])}{figure}<p>Advertisement</p>{_p(body[3:6])}"
        f'<div class="newsletter"><p>Get our morning briefing in your inbox.</p></div>{_p(body[6:])}'
        f"</article><aside><h3>Most read</h3><ul>{_teasers()}</ul></aside></main>"
    )
    return _document(story, _COOKIES + _NAV + main + _FOOT), body


def _live_blog(story: Story) -> tuple[str, list[str]]:
    posts = []
    for n, text in enumerate(story.body):
        stamp = f"<time>{14 - n // 2}:{32 - n:02} GMT</time>"
        posts.append(
            f'<div class="post"><div class="stamp">{stamp}</div><h3></h3><p>{text}</p>'
            '<div class="share-buttons"><a href=#>Share</a> <a href=#>Tweet</a></div></div>'
        )
    main = (
        f"<main><h1>{story.headline}</h1><div class=label>Live</div><p>Key events</p>"
        f"<div class=posts>{''.join(posts)}</div><button>Load more</button></main>"
    )
    return _document(story, _NAV + main + _FOOT), list(story.body)


def _wire_page(story: Story) -> tuple[str, list[str]]:
    body = [f"ELVAS, {story.day} (Northwire) - {story.body[0]}", *story.body[1:]]
    body.append(f"(Reporting by {story.author}; editing by Rui Salgado)")
    text = "<br><br>\n".join(body)
    return _document(story, f"{_NAV}<h1>{story.headline}</h1><div id=text>{text}</div>{_FOOT}"), body


def _statement(story: Story) -> tuple[str, list[str]]:
    rows = "".join(f"<tr><td>{n}</td><td>{n * 17}</td></tr>" for n in range(1, 6))
    main = (
        f"<table width=100%><tr><td class=menu>{_teasers(2)}</td><td><h1>{story.headline}</h1>"
        f"<p>No. 114/{story.day}</p>{_p(story.body)}</td></tr></table><table>{rows}</table>"
    )
    return _document(story, main + _FOOT), list(story.body)


def _blog(story: Story) -> tuple[str, list[str]]:
    body = list(story.body)
    quoted = f"<blockquote><p>{body[4]}</p></blockquote>"
    main = (
        f'<div id="content"><div class="post hentry"><h2 class="entry-title">{story.headline}</h2>'
        f'<div class="entry-content">{_p(body[:4])}{quoted}{_p(body[5:])}</div><p class="postmeta">Tags: river, '
        'town</p></div><div id="comments"><h3>3 comments</h3>'
        f"{''.join(f'<div class=comment><p>{text}</p></div>' for text in COMMENTS)}</div></div>"
        f'<div id="sidebar"><h3>Archive</h3><ul>{_teasers()}</ul></div>'
    )
    return _document(story, main), body


def _sidebars(story: Story) -> tuple[str, list[str]]:
    box = f'<div class="sidebar"><h4>Top stories</h4>{"".join(f"<p>{t}. More than that is not known yet.</p>" for t in TEASERS)}</div>'
    main = f'<div class="columns">{box}<div class="story"><h1>{story.headline}</h1>{_p(story.body)}</div>{box}</div>'
    return _document(story, _NAV + main + _FOOT), list(story.body)


def _paywall_stub(story: Story) -> tuple[str, list[str]]:
    body = list(story.body[:3])
    wall = (
        '<div class="paywall"><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in to read the '
        "rest of this story and all that we have written on it since the first day.</p></div>"
    )
    head = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
    main = f"<article><h1>{story.headline}</h1>{_p(body)}{wall}</article><ul>{_teasers()}</ul>"
    return _document(story, _NAV + main + _FOOT, head), body


def _deep(story: Story) -> tuple[str, list[str]]:
    depth = 300
    main = f"<h1>{story.headline}</h1>{_p(story.body[:2])}{'<div>' * depth}{_p(story.body[2:])}{'</div>' * depth}"
    return _document(story, _NAV + main + _FOOT), list(story.body)


def _headings(story: Story) -> tuple[str, list[str]]:
    body = list(story.body)
    points = body[5:7]
    parts = [*body[:3], "What is said", *body[3:5], *points, "What comes next", *body[7:]]
    main = (
        f"<article><h1>{story.headline}</h1>{_p(body[:3])}<h2>What is said</h2>{_p(body[3:5])}<ul>"
        f"{''.join(f'<li>{text}</li>' for text in points)}</ul><h2>What comes next</h2>{_p(body[7:])}</article>"
    )
    return _document(story, _NAV + main + _FOOT), parts


def _related(story: Story) -> tuple[str, list[str]]:
    body = list(story.body)
    more = f'<div class="related-content"><h4>Related articles</h4><ul>{_teasers(3)}</ul></div>'
    read = (
        '<p><strong>Read more: <a href="/x">The flood of that year and what it left behind</a></strong></p>'
    )
    main = (
        f"<div class=article-body><h1>{story.headline}</h1>{_p(body[:2])}{read}{_p(body[2:5])}{more}{_p(body[5:])}"
        f'<p>Follow us on Telegram</p></div><div class="recommended">{_teasers()}</div>'
    )
    return _document(story, _NAV + main + _FOOT), body


def _comments(story: Story) -> tuple[str, list[str]]:
    thread = "".join(f'<li class="comment"><b>user{n}</b><p>{COMMENTS[n % 3]}</p></li>' for n in range(12))
    main = (
        f'<div itemprop="articleBody"><h1>{story.headline}</h1>{_p(story.body)}</div>'
        f'<section id="comments" class="comments"><h2>12 comments</h2><ol>{thread}</ol></section>'
    )
    return _document(story, _COOKIES + _NAV + main + _FOOT), list(story.body)


TEMPLATES: tuple[Callable[[Story], tuple[str, list[str]]], ...] = (
    _news_site,
    _live_blog,
    _wire_page,
    _statement,
    _blog,
    _sidebars,
    _paywall_stub,
    _deep,
    _headings,
    _related,
    _comments,
)
