"""HTML to the text of the article in it, as a reader sees it, with what the page says of itself."""

from __future__ import annotations

import itertools
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from standoff.codebook import table
from standoff.reader import visible
from standoff.reader.decoding import clean
from standoff.reader.metadata import Metadata, metadata
from standoff.reader.plain import byline_in
from standoff.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Article", "made_by", "read_page"]

_DEEPEST = 240
"""Levels of nesting up to which trafilatura is given a page. From 254 on it loses text silently."""

_LOST = 0.25
"""Share of the article's prose that may be missing from trafilatura's result as boilerplate."""

_TINY = 250
"""Letters of a result below which it is hardly the article of a page that has a longer text."""

_LONGEST_BOILERPLATE = 200
_SEPARATOR = re.compile(r"\s+[|–—·-]\s+")
_SUFFIX = re.compile(r"\s+[|–—·-]\s+([^|–—·]{2,40})$")
_WORD = re.compile(r"\w+")

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    # They log what we report ourselves; without a handler Python would print it.
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a page's article, headline first where the page shows one.

    `lines` are those between the headline and the first paragraph, and that paragraph. `partial`
    says what of the article is missing, None where nothing is.
    """

    text: str
    title: str | None
    byline: str | None
    lines: tuple[str, ...]
    about: Metadata
    reader: str
    partial: str | None


def read_page(html: str, settings: Settings) -> Article:
    """The article in `html`, which is clean text as `decoding.decode` gives it.

    trafilatura tells it from its surroundings. Its result is compared with the visible text of the
    page: where it lost a good part of what stands beside the paragraphs that it kept, or ran them
    together, or where the page is too deep or too large for it, the visible text of the main part
    is taken instead. What is missing even then, or is kept for subscribers, makes it `partial`.
    """
    from trafilatura import load_html

    page = visible.look(html)
    tree = load_html(html[: settings.largest_page]) if html.strip() else None
    about = metadata(tree) if tree is not None else Metadata()
    paragraphs: list[str] = []
    reader = made_by("trafilatura", "")
    if tree is not None and _fits(html, page, settings):
        paragraphs = _extract(tree)
    if not paragraphs or _lost(paragraphs, page) or _run_together(paragraphs, page):
        paragraphs = [block.text for block in visible.main_part(page)]
        reader = made_by("standoff", "visible text")
    headline = _headline(page, about)
    kept = [text for text in paragraphs if not _boilerplate(text)]
    if headline:
        # An extractor may have kept it, once or twice, or have left it out.
        near = [text for text in kept[:3] if _same(text, headline)]
        kept = [headline] + [text for i, text in enumerate(kept) if i > 2 or text not in near]
    text = clean("\n\n".join(kept)).strip()
    return Article(
        text=text,
        title=headline or _bare_title(about),
        byline=_byline(page, about),
        lines=_opening(page, headline),
        about=about,
        reader=reader,
        partial=_partial(kept, page, about),
    )


@cache
def made_by(program: str, way: str) -> str:
    """Name and version of what made a text: "standoff 0.1.0 visible text"."""
    return f"{program} {version(program)} {way}".rstrip()


def _fits(html: str, page: visible.Page, settings: Settings) -> bool:
    """True where trafilatura ends in good time and keeps what is deep in the page."""
    return (
        page.depth <= _DEEPEST
        and page.elements <= settings.most_elements
        and len(html) <= settings.largest_page
        and _letters(page.blocks) <= settings.largest_article
    )


def _extract(tree: _Element) -> list[str]:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree, include_comments=False, include_tables=False, include_formatting=False, include_images=False
        )
    except Exception:
        # Broken markup breaks its many heuristics in as many ways; the visible text is still there.
        return []
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    return list(_paragraphs(found.body))


def _paragraphs(body: _Element) -> Iterator[str]:
    """The text of each block of trafilatura's tree. `lb` is a line break inside one."""
    pieces: list[str] = []

    def flush() -> Iterator[str]:
        lines = (re.sub(" {2,}", " ", line).strip() for line in "".join(pieces).split("\n"))
        text = "\n".join(line for line in lines if line)
        pieces.clear()
        if text:
            yield text

    from lxml.etree import iterwalk

    for event, element in iterwalk(body, events=("start", "end")):
        block = element.tag in (
            "p",
            "head",
            "item",
            "list",
            "quote",
            "code",
            "div",
            "body",
            "ab",
            "row",
            "cell",
        )
        if event == "start":
            if block:
                yield from flush()
            elif element.tag == "lb":
                pieces.append("\n")
            pieces.append(_flat(element.text))
        else:
            if block:
                yield from flush()
            pieces.append(_flat(element.tail))
    yield from flush()


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _partial(kept: list[str], page: visible.Page, about: Metadata) -> str | None:
    """What a reader of the page would miss in `kept`; None where nothing."""
    if about.locked:
        return "the page says that not all of it is free to read"
    prose = [block for block in page.blocks if block.prose and not _boilerplate(block.text)]
    whole = {_squeezed(text) for text in kept}
    missing = [block for block in prose if _squeezed(block.text) not in whole]
    if missing:
        together = _squeezed(" ".join(kept))
        missing = [block for block in missing if _squeezed(block.text) not in together]
    if _letters(missing) > _LOST * _letters(prose):
        return f"{len(missing)} of the {len(prose)} paragraphs that the page shows were not taken for it"
    main = _main(prose)
    held = [block for block in prose if block.parent == main]
    if held and held[-1] in missing:
        return "its last paragraph was not taken for it"
    return None


def _main(prose: list[visible.Block]) -> int:
    """The number of the element that holds most of the prose; of several the first."""
    size: Counter[int] = Counter()
    for block in prose:
        size[block.parent] += len(block.text)
    return max(size, key=lambda parent: (size[parent], -parent), default=-1)


def _letters(blocks: list[visible.Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _lost(paragraphs: list[str], page: visible.Page) -> bool:
    """True where much prose of the element that holds most of the article is not in `paragraphs`.

    What stands in other elements is left to trafilatura's judgement, unless the page itself marks
    it as its article: related stories, comments and notices may be longer than the article is.
    """
    kept = _squeezed(" ".join(paragraphs))
    prose = [block for block in page.blocks if block.prose]
    main = _main(prose)
    held = [block for block in prose if block.parent == main]
    missing = [block for block in held if _squeezed(block.text) not in kept]
    if not missing or (_letters(missing) <= _LOST * _letters(held) and held[-1] not in missing):
        return False
    return len(missing) < len(held) or held[0].article or len(kept) < _TINY


def _run_together(paragraphs: list[str], page: visible.Page) -> bool:
    """True where trafilatura made one paragraph of several, as it does on its last resort."""
    longest = _squeezed(max(paragraphs, key=len))
    prose = {_squeezed(block.text) for block in page.blocks if block.prose}
    return sum(text in longest for text in prose) > 1


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _headline(page: visible.Page, about: Metadata) -> str | None:
    """The heading that the page shows for its article: the h1 that shares most words with its title.

    The name of the site is often an h1, too, and a part of the title. Where the page has no title,
    the first h1 of three words or more is taken.
    """
    shown = [b.text for b in page.blocks if b.tag == "h1" and "\n" not in b.text and len(b.text) <= 300]
    if not about.title:
        return next((text for text in shown if len(_words(text)) > 2), None)
    parts = sorted(_SEPARATOR.split(about.title), key=len)
    title = _words(about.title)
    best, most = None, 0
    for text in shown:
        words = _words(text)
        common = len(words & title)
        is_site = any(_same(text, part) for part in parts[:-1])
        alike = words == title or (common > 1 and common * 2 > min(len(words), len(title)))
        if alike and not is_site and common > most:
            best, most = text, common
    return best


def _bare_title(about: Metadata) -> str | None:
    """The page's title without the outlet's name at its end."""
    match = _SUFFIX.search(about.title or "")
    if match and about.title and _same(match[1], about.outlet or ""):
        return about.title[: match.start()]
    return about.title


def _byline(page: visible.Page, about: Metadata) -> str | None:
    """The author that the page names in its metadata, else in a line above the article."""
    above = itertools.takewhile(lambda block: not block.prose, page.blocks)
    return about.byline or byline_in([block.text for block in above])


def _opening(page: visible.Page, headline: str | None) -> tuple[str, ...]:
    """What may say when the article was published. Above the headline stands what day it is today."""
    start = next((i + 1 for i, b in enumerate(page.blocks) if headline and b.text == headline), 0)
    first = next((i for i in range(start, len(page.blocks)) if page.blocks[i].prose), start - 1)
    return tuple(block.text for block in page.blocks[start : first + 1])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _same(one: str, other: str) -> bool:
    return _squeezed(one).casefold() == _squeezed(other).casefold()


def _boilerplate(text: str) -> bool:
    return len(text) <= _LONGEST_BOILERPLATE and any(p.fullmatch(text.strip()) for p in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in table("boilerplate"))
