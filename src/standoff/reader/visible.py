"""The visible text of a page, block by block, at any depth of nesting.

It is the measure of what the article extractor kept, and what is read where that one fails: its
tree ends silently at 256 levels, while the stream of tags that is used here has no such end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from standoff.codebook import table

__all__ = ["Block", "Page", "look", "main_part"]


def _elements(role: str) -> frozenset[str]:
    return frozenset(row["element"] for row in table("html_elements") if role in row["role"].split("|"))


_HIDDEN = _elements("hidden")
_INLINE = _elements("inline")
_VOID = _elements("void")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\n{2,}")
_UNSEEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")

LONG = 80
"""Code points from which a block with little linked text is taken for prose."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with nothing but inline markup inside, up to an empty line.

    `parent` numbers the element that holds it and its siblings; `article` tells whether that
    element is part of what the page itself marks as its article or main part.
    """

    text: str
    tag: str
    parent: int
    article: bool
    linked: float

    @property
    def prose(self) -> bool:
        """True for what reads like a paragraph rather than like a label or a list of links."""
        return len(self.text) >= LONG and self.linked < 0.4


@dataclass(slots=True)
class Page:
    """All blocks of a page in order, how many elements it has and how deep they are nested."""

    blocks: list[Block] = field(default_factory=list)
    elements: int = 0
    depth: int = 0


def look(html: str) -> Page:
    """The visible blocks of `html`, without menus, captions, forms, asides and footers."""
    from lxml.etree import HTMLParser

    walker = _Walker()
    parser = HTMLParser(target=walker, huge_tree=True)
    parser.feed("<html>" + html)  # it stands for nothing, but an empty page would be an error
    parser.close()
    return walker.page


def main_part(page: Page) -> list[Block]:
    """The blocks that make the article, as far as a page's own marks and the prose in it tell."""
    inside = [block for block in page.blocks if block.article]
    if _letters(inside) * 2 < _letters(page.blocks):
        inside = page.blocks
    prose = [i for i, block in enumerate(inside) if block.prose]
    if not prose:
        return [block for block in inside if block.linked < 0.4]
    first = prose[0]
    while first and inside[first - 1].tag in _HEADINGS:
        first -= 1
    last = prose[-1]
    while last + 1 < len(inside) and _goes_on(inside[last], inside[last + 1]):
        last += 1
    return [
        block
        for i, block in enumerate(inside)
        if block.prose or ((first <= i <= last or _sentence(block)) and block.linked < 0.4)
    ]


def _goes_on(block: Block, following: Block) -> bool:
    """True for a line right behind the last paragraph and of its kind, as one that says who reported."""
    alike = (block.parent, block.tag) == (following.parent, following.tag)
    return alike and following.linked < 0.4 and following.text.count(" ") > 2


def _sentence(block: Block) -> bool:
    return block.text.rstrip("\"”’')").endswith((".", "!", "?")) and " " in block.text


def _letters(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks if block.prose)


class _Element(NamedTuple):
    """An open element, with the block element that it is or stands in."""

    tag: str
    hidden: bool
    article: bool
    block: str
    number: int
    parent: int


class _Walker:
    """Takes the parser's events and keeps the open elements on a stack."""

    def __init__(self) -> None:
        self.page = Page()
        self._stack = [_Element("", False, False, "", 0, 0)]
        self._count = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.page.elements += 1
        if tag == "br" and not self._stack[-1].hidden:
            self._pieces.append("\n")
        if tag in _VOID:
            return
        above = self._stack[-1]
        hidden = above.hidden or tag in _HIDDEN or _unseen(attributes)
        article = above.article or tag in ("article", "main") or _marked(attributes)
        if tag in _INLINE:
            element = above._replace(tag=tag, hidden=hidden, article=article)
        else:
            self._flush()
            self._count += 1
            element = _Element(tag, hidden, article, tag, self._count, above.number)
        self._links += tag == "a"
        self._stack.append(element)
        self.page.depth = max(self.page.depth, len(self._stack))

    def end(self, tag: str) -> None:
        if tag in _VOID or len(self._stack) == 1:
            return
        if tag not in _INLINE:
            self._flush()
        self._links -= self._stack.pop().tag == "a"

    def data(self, text: str) -> None:
        if not self._stack[-1].hidden:
            self._pieces.append(text if self._stack[-1].block == "pre" else text.replace("\n", " "))
            if self._links:
                self._linked += len(text)

    def comment(self, text: str) -> None:
        """Comments are not visible."""

    def close(self) -> None:
        self._flush()

    def _flush(self) -> None:
        if not self._pieces:
            return
        raw = "".join(self._pieces)
        element = self._stack[-1]
        share = min(1.0, self._linked / max(len(raw.strip()), 1))
        lines = (_SPACE.sub(" ", line).strip() for line in raw.split("\n"))
        for text in _BREAKS.split("\n".join(lines).strip()):
            if text:
                self.page.blocks.append(Block(text, element.block, element.parent, element.article, share))
        self._pieces.clear()
        self._linked = 0


def _unseen(attributes: dict[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_UNSEEN.search(attributes.get("style", "")))
        or any(map(_aside, attributes.get("class", "").split()))
        or _aside(attributes.get("id", ""))
    )


@lru_cache(maxsize=4096)
def _aside(name: str) -> bool:
    return len(name) < 100 and any(pattern.fullmatch(name) for pattern in _asides())


@cache
def _asides() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in table("page_asides"))


def _marked(attributes: dict[str, str]) -> bool:
    return attributes.get("itemprop") == "articleBody" or attributes.get("role") == "main"
