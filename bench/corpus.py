"""The whole reading against the project's own corpus: who says so, nested or not, and what they make of it.

An attribution is found where source and content agree with the gold ones (Dice of half, one to one); a nested
one where besides its whole chain of outer cues is right. An event is found by its head word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.attributions import Said, Spans, dice, f1, paired, said_in
from corpus.labels import Article
from corpus.markup import load
from standoff.document import Document, Span
from standoff.extract import extract
from standoff.reading import Claim, Reading

__all__ = ["compare", "main", "said_by"]

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"


def main(split: str = "dev", every: int = 1) -> dict[str, float]:
    """Reads the articles of one part, prints the table, returns the figures."""
    articles = [article for article in load(ARTICLES) if article.split == split][::every]
    count: Counter[str] = Counter()
    stances: list[tuple[str, str]] = []
    values: list[tuple[str, str]] = []
    for article in articles:
        reading = extract(Document(article.text, outlet=article.fields.get("outlet")))
        compare(article, reading, count, stances, values)
    figures = {
        "attribution F": f1(count["said right"], count["said found"], count["said"]),
        "nested chains F": f1(count["nested right"], count["nested found"], count["nested"]),
        "stance macro-F1": macro_f1(stances),
        "stance accuracy": _share(stances),
        "events found": count["events right"] / max(1, count["events"]),
        "value macro-F1": macro_f1(values),
        "value accuracy": _share(values),
        "event type": count["type right"] / max(1, count["typed"]),
        "quantities F": f1(count["quantity right"], count["quantity found"], count["quantity"]),
        "unit, of those": count["unit right"] / max(1, count["quantity right"]),
        "places F": f1(count["place right"], count["place found"], count["place"]),
        "times F": f1(count["time right"], count["time found"], count["time"]),
        "caveats F": f1(count["caveat right"], count["caveat found"], count["caveat"]),
    }
    print(
        f"{len(articles)} articles of {split}, {count['said']} attributions, {count['nested']} nested,",
        end=" ",
    )
    print(f"{count['events']} events of {count['events all']} that have a type")
    for name, share in figures.items():
        print(f"{name:20}{100 * share:7.1f}")
    return figures


def compare(
    article: Article,
    reading: Reading,
    count: Counter[str],
    stances: list[tuple[str, str]],
    values: list[tuple[str, str]],
) -> None:
    """Adds what one reading gets right of its article."""
    true, found = said_by(article), said_in(reading)
    pairs = paired(found, true)
    count.update({"said": len(true), "said found": len(found), "said right": len(pairs)})
    stances += [(mine.stance, theirs.stance) for mine, theirs in pairs]
    count["nested"] += sum(bool(one.outer) for one in true)
    count["nested found"] += sum(bool(one.outer) for one in found)
    count["nested right"] += sum(bool(b.outer) and _same_chain(a.outer, b.outer) for a, b in pairs)
    _events(article, reading, count, values)
    mentions = reading.mentions
    _named(count, "place", article, [place.span for place in mentions.places])
    _named(count, "time", article, [time.span for time in mentions.times])
    _quantities(article, reading, count)
    caveats = [(c.span, str(c.kind)) for c in reading.caveats]
    right = sum(
        any(kind == other and span.overlaps(word) for word, other in caveats)
        for span, kind in article.caveats
    )
    count.update({"caveat": len(article.caveats), "caveat found": len(caveats), "caveat right": right})


def _events(article: Article, reading: Reading, count: Counter[str], values: list[tuple[str, str]]) -> None:
    claims = [claim for claim in reading.claims if claim.event is not None]
    for event in article.events:
        count["events all"] += 1
        if event.type is None:
            continue
        count["events"] += 1
        near = [c for c in claims if c.event is not None and c.event.trigger.overlaps(event.trigger)]
        if not near:
            continue
        claim = max(near, key=lambda c: len(c.holders))
        count["events right"] += 1
        count["typed"] += 1
        count["type right"] += claim.event is not None and claim.event.type == event.type
        values.append((_value(claim), event.values[-1]))


def _value(claim: Claim) -> str:
    return claim.holders[-1].factuality if claim.holders else claim.factuality


def _named(count: Counter[str], role: str, article: Article, found: Sequence[Span]) -> None:
    """Found where the words overlap: "the Dniester" and "Dniester" are one."""
    gold = [part.span for part in article.parts if part.role == role]
    right = sum(any(span.overlaps(other) for other in found) for span in gold)
    count.update({role: len(gold), f"{role} found": len(found), f"{role} right": right})


def _quantities(article: Article, reading: Reading, count: Counter[str]) -> None:
    """Right where the words overlap and both bounds are the same; the unit, of those, by its word."""
    found = reading.mentions.quantities
    for part in article.parts:
        if part.bounds is None:
            continue
        count["quantity"] += 1
        near = [q for q in found if q.span.overlaps(part.span)]
        right = [q for q in near if (q.low, q.high) == (part.bounds.low, part.bounds.high)]
        count["quantity right"] += bool(right)
        count["unit right"] += any(q.unit == part.bounds.unit for q in right)
    count["quantity found"] += len(found)


def said_by(article: Article) -> list[Said]:
    """The article's attributions as benches compare them."""
    known = {one.id: one for one in article.attributions}
    found = []
    for one in article.attributions:
        outer: list[Spans] = []
        within = one.within
        while within is not None:
            outer.insert(0, _spans(known[within].cue))
            within = known[within].within
        found.append(Said(_spans(one.source), _spans(one.cue), _spans(one.content), one.stance, tuple(outer)))
    return found


def _spans(spans: Sequence[Span]) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def _same_chain(mine: Sequence[Spans], theirs: Sequence[Spans]) -> bool:
    return len(mine) == len(theirs) and all(dice(a, b) > 0 for a, b in zip(mine, theirs, strict=True))


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 of the classes that gold has; pairs are what was found and what is true."""
    classes = sorted({true for _, true in pairs})
    found, gold = Counter(one for one, _ in pairs), Counter(true for _, true in pairs)
    right = Counter(one for one, true in pairs if one == true)
    return sum(f1(right[name], found[name], gold[name]) for name in classes) / max(1, len(classes))


def _share(pairs: Sequence[tuple[str, str]]) -> float:
    return sum(one == true for one, true in pairs) / max(1, len(pairs))
