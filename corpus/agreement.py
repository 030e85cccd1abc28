"""How far two coders agree who marked the same articles without seeing each other's marks.

Spans by F1 (one coder's as if they were found, the other's as if they were true), labels of what both
have by Krippendorff's alpha for nominal data (Krippendorff 2004).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from corpus.labels import Article
from corpus.markup import load

__all__ = ["agreement", "compared"]

Pair = tuple[str, str]


def agreement(one: Path, other: Path) -> dict[str, float]:
    """Figures over the articles that are in both folders. Raises `ValueError` where their texts differ."""
    first = {article.name: article for article in load(one)}
    second = {article.name: article for article in load(other)}
    both = sorted(first.keys() & second.keys())
    for name in both:
        if first[name].text != second[name].text:
            raise ValueError(f"{name}: the two coders have different texts")
    return compared([(first[name], second[name]) for name in both])


def compared(pairs: Sequence[tuple[Article, Article]]) -> dict[str, float]:
    """F1 of cues, contents, sources, event words and parts; alpha of stance, type, value and kind."""
    figures = {"articles": float(len(pairs))}
    for name in ("cue", "content", "source"):
        figures[f"{name} F1"] = _f1(
            (
                _spans(getattr(said, name) for said in a.attributions),
                _spans(getattr(said, name) for said in b.attributions),
            )
            for a, b in pairs
        )
    figures["event F1"] = _f1(
        ({e.trigger.start for e in a.events}, {e.trigger.start for e in b.events}) for a, b in pairs
    )
    for role in ("place", "time", "quantity", "condition"):
        figures[f"{role} F1"] = _f1((_parts(a, role), _parts(b, role)) for a, b in pairs)
    figures["caveat F1"] = _f1(
        ({span.start for span, _ in a.caveats}, {span.start for span, _ in b.caveats}) for a, b in pairs
    )
    stances: list[Pair] = []
    kinds: list[Pair] = []
    types: list[Pair] = []
    values: list[Pair] = []
    nested: list[Pair] = []
    for a, b in pairs:
        theirs = {said.cue[0].start: said for said in b.attributions}
        for said in a.attributions:
            same = theirs.get(said.cue[0].start)
            if same is not None:
                stances.append((said.stance, same.stance))
                kinds.append((said.kind, same.kind))
                nested.append((str(said.within is None), str(same.within is None)))
        events = {event.trigger.start: event for event in b.events}
        for event in a.events:
            other = events.get(event.trigger.start)
            if other is not None:
                types.append((event.type or "-", other.type or "-"))
                values.append((event.values[-1], other.values[-1]))
    for name, labels in (
        ("stance", stances),
        ("nested", nested),
        ("kind", kinds),
        ("type", types),
        ("value", values),
    ):
        figures[f"{name} alpha"] = _alpha(labels)
    return figures


def _parts(article: Article, role: str) -> set[tuple[int, int]]:
    return {(part.span.start, part.span.end) for part in article.parts if part.role == role}


def _spans(roles: Iterable[Sequence[object]]) -> set[tuple[object, ...]]:
    return {tuple(spans) for spans in roles if spans}


def _f1(sets: Iterable[tuple[AbstractSet[object], AbstractSet[object]]]) -> float:
    right = total = 0
    for one, other in sets:
        right += len(one & other)
        total += len(one) + len(other)
    return 2 * right / total if total else 1.0


def _alpha(pairs: Sequence[Pair]) -> float:
    import krippendorff

    labels = sorted({label for pair in pairs for label in pair})
    if len(labels) < 2:
        return 1.0
    data = [[labels.index(pair[coder]) for pair in pairs] for coder in (0, 1)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
