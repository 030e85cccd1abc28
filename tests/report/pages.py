"""A written report as tests see it: its pages, their elements, text and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})


@dataclass
class Page:
    """One parsed page. `unbalanced` lists end tags that close nothing or the wrong element."""

    path: Path
    text: str = ""
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.page.tags.append((tag, values))
        if values.get("id") is not None:
            self.page.ids.append(values["id"] or "")
        if values.get("href") is not None:
            self.page.hrefs.append(values["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.page.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        self.page.text += data


def parse(html: str, path: Path = Path("page.html")) -> Page:
    """The page that `html` makes."""
    page = Page(path)
    parser = _Parser(page)
    parser.feed(str(html))
    parser.close()
    page.unbalanced += parser.open
    return page


def pages(folder: Path) -> dict[str, Page]:
    """Every page of a report by its path inside the folder."""
    return {
        path.relative_to(folder).as_posix(): parse(path.read_text(encoding="utf-8"), path)
        for path in sorted(folder.rglob("*.html"))
    }


def dead_links(folder: Path) -> list[str]:
    """Links of the report that lead to no file or no anchor in it; those to the web are left out."""
    every = pages(folder)
    anchors = {page.path.resolve(): set(page.ids) for page in every.values()}
    dead = []
    for name, page in every.items():
        for href in page.hrefs:
            parts = urlsplit(href)
            if parts.scheme in ("http", "https", "data"):
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path.resolve()
            if not target.is_file() or (
                parts.fragment and unquote(parts.fragment) not in anchors.get(target, ())
            ):
                dead.append(f"{name}: {href}")
    return dead
