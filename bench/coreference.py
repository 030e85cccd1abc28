"""Scores of a partition against a gold one: MUC, B-cubed, CEAF-e and their mean (Pradhan et al. 2012)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

__all__ = ["assign", "b_cubed", "ceaf_e", "conll", "muc"]

Partition = Mapping[Any, Hashable]
"""Mention to the name of its set. Two partitions compared must have the same mentions."""


def conll(gold: Partition, found: Partition) -> dict[str, float]:
    """The F1 of MUC (Vilain et al. 1995), B-cubed (Bagga & Baldwin 1998) and CEAF-e (Luo 2005), and
    their mean. Singletons are kept.

    >>> conll({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "y"})["CoNLL"]
    1.0
    """
    scores = {"MUC": muc(gold, found), "B3": b_cubed(gold, found), "CEAFe": ceaf_e(gold, found)}
    return scores | {"CoNLL": sum(scores.values()) / len(scores)}


def muc(gold: Partition, found: Partition) -> float:
    """F1 over the links that hold sets together."""
    return _f1(_links(gold, found), _links(found, gold))


def b_cubed(gold: Partition, found: Partition) -> float:
    """F1 over mentions: how much of a mention's set is right."""
    return _f1(_shares(gold, found), _shares(found, gold))


def ceaf_e(gold: Partition, found: Partition) -> float:
    """F1 over sets, each matched with at most one, so that the matches are worth most."""
    sizes, others = Counter(gold.values()), Counter(found.values())
    worth: dict[Hashable, dict[Hashable, float]] = defaultdict(dict)
    for (one, other), shared in Counter((gold[m], found[m]) for m in gold).items():
        worth[one][other] = 2 * shared / (sizes[one] + others[other])
    total = sum(_best(part) for part in _components(worth))
    return 2 * total / (len(sizes) + len(others)) if sizes else 0.0


def assign(worth: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column that it gets, so that the sum is greatest (Kuhn 1955; Munkres 1957).

    There must be at least as many columns as rows.
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    high = [0.0] * (rows + 1)
    low = [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (columns + 1)
        before = [0] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            current, step, following = owner[column], float("inf"), 0
            for j in range(1, columns + 1):
                if not used[j]:
                    cost = -worth[current - 1][j - 1] - high[current] - low[j]
                    if cost < least[j]:
                        least[j], before[j] = cost, column
                    if least[j] < step:
                        step, following = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    high[owner[j]] += step
                    low[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    given = [0] * rows
    for j in range(1, columns + 1):
        if owner[j]:
            given[owner[j] - 1] = j - 1
    return given


def _links(gold: Partition, found: Partition) -> float:
    parts: dict[Hashable, set[Hashable]] = defaultdict(set)
    sizes = Counter(gold.values())
    for mention, own in gold.items():
        parts[own].add(found[mention])
    kept = sum(sizes[own] - len(parts[own]) for own in sizes)
    possible = sum(size - 1 for size in sizes.values())
    return kept / possible if possible else 0.0


def _shares(gold: Partition, found: Partition) -> float:
    sizes = Counter(gold.values())
    both = Counter((gold[mention], found[mention]) for mention in gold)
    return sum(n * n / sizes[own] for (own, _), n in both.items()) / len(gold) if gold else 0.0


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _components(
    worth: Mapping[Hashable, Mapping[Hashable, float]],
) -> list[dict[Hashable, Mapping[Hashable, float]]]:
    """The parts of the table that share no column: each can be assigned by itself."""
    home: dict[Hashable, int] = {}
    parts: dict[int, dict[Hashable, Mapping[Hashable, float]]] = {}
    for number, (row, cells) in enumerate(worth.items()):
        joined = {home[column] for column in cells if column in home}
        part: dict[Hashable, Mapping[Hashable, float]] = {row: cells}
        for other in sorted(joined):
            part |= parts.pop(other)
        parts[number] = part
        home.update((column, number) for own in part.values() for column in own)
    return list(parts.values())


def _best(part: Mapping[Hashable, Mapping[Hashable, float]]) -> float:
    columns = list(dict.fromkeys(column for cells in part.values() for column in cells))
    table = [[cells.get(column, 0.0) for column in columns] for cells in part.values()]
    if len(table) > len(columns):
        table = [list(column) for column in zip(*table, strict=True)]
    return sum(row[column] for row, column in zip(table, assign(table), strict=True))
