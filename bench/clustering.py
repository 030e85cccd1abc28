"""Scores of one partition against another, and the peers' ways of telling copies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from standoff.document import Document

__all__ = ["Scores", "linked", "near", "scores"]

Item = TypeVar("Item", bound=Hashable)
Alike = Callable[[Document, Document], bool]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 by item (B-cubed, Bagga and Baldwin 1998) and by pair."""

    precision: float
    recall: float
    pair_precision: float
    pair_recall: float

    @property
    def b_cubed(self) -> float:
        return _f1(self.precision, self.recall)

    @property
    def pairs(self) -> float:
        return _f1(self.pair_precision, self.pair_recall)


def scores(found: Mapping[Item, Hashable], gold: Mapping[Item, Hashable]) -> Scores:
    """How far the clusters `found`, item to label, are those of `gold`."""
    both = Counter((found[item], gold[item]) for item in gold)
    mine, theirs = Counter(found[item] for item in gold), Counter(gold.values())
    right = _pairs(both.values())
    return Scores(
        sum(n * n / mine[one] for (one, _), n in both.items()) / len(gold),
        sum(n * n / theirs[other] for (_, other), n in both.items()) / len(gold),
        right / _pairs(mine.values()) if _pairs(mine.values()) else 1.0,
        right / _pairs(theirs.values()) if _pairs(theirs.values()) else 1.0,
    )


def linked(documents: Sequence[Document], alike: Alike) -> dict[str, Hashable]:
    """Key -> label: documents joined wherever `alike` says so of any two (single link)."""
    label: dict[str, Hashable] = {document.key: document.key for document in documents}
    members: dict[Hashable, list[str]] = {key: [key] for key in label}
    for one, other in combinations(documents, 2):
        kept, gone = label[one.key], label[other.key]
        if kept != gone and alike(one, other):
            for key in members.pop(gone):
                label[key] = kept
                members[kept].append(key)
    return label


def near(shared: str, at_least: float, size: int = 1) -> Alike:
    """Alike by "jaccard" or "containment" of runs of `size` words; of the first line by "headline"."""
    cache: dict[str, frozenset[tuple[str, ...]]] = {}

    def grams(document: Document) -> frozenset[tuple[str, ...]]:
        if document.key not in cache:
            text = _headline(document) if shared == "headline" else document.text
            words = _WORD.findall(text.casefold())
            cache[document.key] = frozenset(zip(*(words[i:] for i in range(size)), strict=False))
        return cache[document.key]

    def alike(one: Document, other: Document) -> bool:
        left, right = grams(one), grams(other)
        of = min(len(left), len(right)) if shared == "containment" else len(left | right)
        return len(left & right) >= at_least * max(of, 1)

    return alike


def _headline(document: Document) -> str:
    """Its title, else its first sentence: what a feed would show."""
    return document.title or re.split(r"(?<=[.!?])\s|\n", document.text, maxsplit=1)[0]


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
