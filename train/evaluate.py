"""What the exported weights tell of the corpus and of PolNeAR, by themselves, without the rules.

Attributions as `bench.corpus` counts them: source and content with a Dice of half, one to one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.attributions import Said, dice, f1, paired
from bench.corpus import ARTICLES, macro_f1, said_by
from bench.polnear import gold_attributions
from corpus.labels import Article
from corpus.markup import load
from train.model.tagged import Tagged, TaggedAttribution, tag

__all__ = ["evaluate"]

Labels = list[tuple[str, str]]


def evaluate(split: str, polnear: Path | None = None) -> dict[str, float]:
    """Prints the figures of one part of the corpus, and of PolNeAR's development part; returns them."""
    count: Counter[str] = Counter()
    stances: Labels = []
    types: Labels = []
    values: Labels = []
    for article in load(ARTICLES):
        if article.split != split:
            continue
        found = tag(article.text)
        _attributions(article, found, count, stances)
        _events(article, found, count, types, values)
        _spans(article, found, count)
    figures = {
        name: f1(count[f"{name} right"], count[f"{name} found"], count[name])
        for name in ("attribution", "nested", "event", "role", "place", "time", "quantity", "caveat")
    }
    figures |= {"stance macro-F1": macro_f1(stances), "type macro-F1": macro_f1(types)}
    figures["value macro-F1"] = macro_f1(values)
    if polnear is not None:
        figures["PolNeAR attribution"] = _polnear(polnear / "dev")
    for name, figure in figures.items():
        print(f"{name:20}{100 * figure:7.1f}")
    return figures


def _attributions(article: Article, found: Tagged, count: Counter[str], stances: Labels) -> None:
    mine, true = _said(found.attributions), said_by(article)
    pairs = paired(mine, true)
    count.update({"attribution": len(true), "attribution found": len(mine), "attribution right": len(pairs)})
    stances += [(one.stance, other.stance) for one, other in pairs]
    count["nested"] += sum(bool(one.outer) for one in true)
    count["nested found"] += sum(bool(one.outer) for one in mine)
    count["nested right"] += sum(bool(b.outer) and _same_chain(a, b) for a, b in pairs)


def _said(found: Sequence[TaggedAttribution]) -> list[Said]:
    said = []
    for one in found:
        holding = [
            (sum(end - start for start, end in other.content), other.cue)
            for other in found
            if other is not one
            and any(start <= one.cue[0] and one.cue[1] <= end for start, end in other.content)
        ]
        outer = tuple((cue,) for _, cue in sorted(holding, key=lambda pair: -pair[0]))
        said.append(Said(one.source, (one.cue,), one.content, one.stance, outer))
    return said


def _same_chain(one: Said, other: Said) -> bool:
    return len(one.outer) == len(other.outer) and all(
        dice(a, b) > 0 for a, b in zip(one.outer, other.outer, strict=True)
    )


def _events(article: Article, found: Tagged, count: Counter[str], types: Labels, values: Labels) -> None:
    true = {(event.trigger.start, event.trigger.end): event for event in article.events}
    mine = {event.trigger: event for event in found.events}
    both = sorted(true.keys() & mine.keys())
    count.update({"event": len(true), "event found": len(mine), "event right": len(both)})
    for span in both:
        types.append((mine[span].type or "-", true[span].type or "-"))
        values.append((mine[span].values[-1], true[span].values[-1]))
        own = {
            (part.role, part.span.start, part.span.end)
            for part in article.parts
            if true[span].id in part.events
        }
        told = {(role, *pair) for role, pair in mine[span].parts}
        count.update({"role": len(own), "role found": len(told), "role right": len(own & told)})


def _spans(article: Article, found: Tagged, count: Counter[str]) -> None:
    true = {(part.role, part.span.start, part.span.end) for part in article.parts}
    true |= {("caveat", span.start, span.end) for span, _ in article.caveats}
    mine = {(name, *pair) for name, pair in found.named}
    mine |= {("caveat", *pair) for _, pair in found.caveats}
    for name in ("place", "time", "quantity", "caveat"):
        gold, told = ({span for span in spans if span[0] == name} for spans in (true, mine))
        count.update({name: len(gold), f"{name} found": len(told), f"{name} right": len(gold & told)})


def _polnear(part: Path) -> float:
    count: Counter[str] = Counter()
    for path in sorted((part / "attributions").glob("*.ann")):
        text = (part / "text" / (re.sub(r"_[0-9a-z]{4}$", "", path.stem) + ".txt")).read_text("utf-8")
        true = [Said(one["Source"], one["Cue"], one["Content"]) for one in gold_attributions(path)]
        mine = _said(tag(text).attributions)
        count.update({"true": len(true), "found": len(mine), "right": len(paired(mine, true))})
    return f1(count["right"], count["found"], count["true"])
