"""The project's own gold for lineage: families of articles written for it, and what each is to the others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from standoff.document import Document
from standoff.terms import Relation

__all__ = ["FAMILIES", "Article", "Family", "families"]

FAMILIES = Path(__file__).parent.parent / "tests" / "gold" / "lineage" / "families"

_TAKEN = re.compile(r"<(?P<article>\w+) (?P<first>\d+)(?:-(?P<last>\d+)|\.(?P<from>\d+)(?:-(?P<to>\d+))?)?>")
_SENTENCE = re.compile(r"(?<=[.!?])(?<![A-Z]\.)[\"”’]?\s+(?=[\"“A-Z])")


@dataclass(frozen=True, slots=True)
class Article:
    """One article and what a careful reader says of it.

    `cluster` is known within the whole gold; `of` is the key of a document or the name of a newsroom,
    None for an original; `second` is the key of the other text that a mixed article takes from.
    `relations` are the right one and those that a reasonable reader could defend. `told` is False
    where nothing tells which of two texts came first.
    """

    family: int
    id: str
    kind: str
    document: Document
    cluster: str
    relations: tuple[Relation, ...]
    of: str | None
    second: str | None
    told: bool


@dataclass(frozen=True, slots=True)
class Family:
    """Articles on one story, in a file of their own."""

    number: int
    story: str
    articles: tuple[Article, ...]

    @property
    def development(self) -> bool:
        """True for even numbers, on which rules may be made; the odd ones check them."""
        return self.number % 2 == 0


@cache
def families() -> tuple[Family, ...]:
    """Every family, by number."""
    return tuple(_family(path) for path in sorted(FAMILIES.glob("*.toml")))


def _family(path: Path) -> Family:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    number = int(path.stem.partition("-")[0])
    texts: dict[str, list[str]] = {}
    documents: dict[str, Document] = {}
    for row in data["article"]:
        texts[row["id"]] = list(_paragraphs(row["text"], texts))
        documents[row["id"]] = Document(
            "\n\n".join(texts[row["id"]]),
            url=row.get("url"),
            outlet=row["outlet"],
            byline=row.get("byline"),
            published=row.get("published"),
        )
    articles = tuple(_article(number, row, documents) for row in data["article"])
    return Family(number, data["story"], articles)


def _article(number: int, row: Mapping[str, Any], documents: Mapping[str, Document]) -> Article:
    key: Callable[[str], str] = lambda name: documents[name].key if name in documents else name  # noqa: E731
    return Article(
        family=number,
        id=row["id"],
        kind=row["kind"],
        document=documents[row["id"]],
        cluster=f"{number}/{row['cluster']}",
        relations=tuple(Relation(value) for value in (row["relation"], *row.get("also", ()))),
        of=key(row["of"]) if "of" in row else None,
        second=key(row["second"]) if "second" in row else None,
        told=row.get("direction") != "unknown",
    )


def _paragraphs(text: str, earlier: Mapping[str, list[str]]) -> Iterator[str]:
    """The paragraphs of `text`, each "<a 2>" or "<a 2-5>" in it replaced by those of article a."""
    for block in re.split(r"\n\s*\n", text.strip()):
        words = " ".join(block.split())
        taken = _TAKEN.fullmatch(words)
        if taken is None:
            yield words
            continue
        source, first = earlier[taken["article"]], int(taken["first"])
        if taken["from"]:
            start = int(taken["from"])
            yield _sentences(source[first - 1], start, int(taken["to"] or start))
        else:
            yield from source[first - 1 : int(taken["last"] or first)]


def _sentences(paragraph: str, first: int, last: int) -> str:
    """The sentences from `first` to `last`, counted from one."""
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(paragraph)), len(paragraph)]
    return paragraph[cuts[first - 1] : cuts[last]].strip()
