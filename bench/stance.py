"""Does a text affirm or deny a given claim? Headlines and claims of FNC-1 and Emergent.

Gold is FNC-1 (Pomerleau & Rao 2017: a headline and the body of an article, which agrees with it,
disagrees, discusses it without a position or is about something else) and Emergent (Ferreira &
Vlachos 2016: a claim and the headline of an article, which is for it, against it or observing).

Claim and text are read as two documents. A claim of the text is about the given one where the
grouping of claims joins the two; what its holders or its outlet make of it (`corroborate.sides`) is
the position of the text: the outlet's own side decides; else those of sources that are named, where
they all take one; else no position is taken. Where the grouping finds nothing, "with words" goes by
the sentence that shares most content words with the given claim; a body with fewer than half of its
content words is about something else. Nothing is learned from the labels. Of FNC-1 only a part is
read, the denials all: a pair counts for as many as it stands for, so that the figures are those of
the true shares of the classes.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from bench.factuality import value_of
from standoff.corroborate.grouping import group
from standoff.corroborate.newsrooms import newsroom_of
from standoff.corroborate.propositions import Proposition, propositions_of
from standoff.corroborate.shingles import sentence_ends
from standoff.corroborate.sides import Side, Taken, taken
from standoff.corroborate.wording import content, sense
from standoff.document import Document
from standoff.extract import attribution, extract, parser
from standoff.reading import Claim, Mentions, Reading, Run
from standoff.terms import CaveatKind, Factuality, HolderKind

__all__ = ["decide", "main", "position"]

AGREE, DISAGREE, DISCUSS, UNRELATED = "agree", "disagree", "discuss", "unrelated"
EMERGENT = {"for": AGREE, "against": DISAGREE, "observing": DISCUSS}
EVERY = {DISAGREE: 1, AGREE: 3, DISCUSS: 6, UNRELATED: 30}
"""Of each class of FNC-1 one pair in so many is read."""

NEGATIVE = frozenset({Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT})

_UNPROVEN = frozenset({CaveatKind.UNVERIFIED, CaveatKind.NO_EVIDENCE})

Pair = tuple[str, str, str, float]
"""The given claim, the text, the position that gold gives it, and how many pairs it stands for."""
Table = dict[tuple[str, str], float]
"""How many pairs have this position in gold and that one here."""


def main(gold: Path) -> dict[str, float]:
    """Reads both sets; prints precision, recall and F1 of each class, and how many pairs were matched."""
    figures: dict[str, float] = {}
    for name, pairs in (("FNC-1", _fnc1(gold / "fnc1")), ("Emergent", _emergent(gold / "emergent"))):
        figures |= _measured(name, list(pairs))
    return figures


def _measured(name: str, pairs: Sequence[Pair]) -> dict[str, float]:
    classes = (AGREE, DISAGREE, DISCUSS, UNRELATED)[: len({gold for *_, gold, _ in pairs})]
    tables: dict[str, Table] = {"by grouping": defaultdict(float), "with words": defaultdict(float)}
    matched = {True: 0.0, False: 0.0}
    for claim, text, gold, worth in pairs:
        grouped = by_grouping(claim, text)
        nothing = UNRELATED if UNRELATED in classes else DISCUSS
        tables["by grouping"][gold, grouped or nothing] += worth
        tables["with words"][gold, grouped or by_words(claim, text, UNRELATED in classes)] += worth
        if gold != UNRELATED:
            matched[grouped is not None] += worth
    coverage = matched[True] / sum(matched.values())
    print(
        f"{name}: {len(pairs)} pairs read; grouping finds the claim in {100 * coverage:.1f} % of the related"
    )
    figures = {f"{name} matched by grouping": coverage}
    for way, table in tables.items():
        right, total = sum(n for (gold, found), n in table.items() if gold == found), sum(table.values())
        figures[f"{name} accuracy {way}"] = right / total
        print(f"{way:12} accuracy {100 * right / total:5.1f}")
        for one in classes:
            precision, recall, f1 = _scores(table, one)
            figures[f"{name} {one} F1 {way}"] = f1
            print(f"{'':12} {one:10} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}")
    return figures


def _scores(table: Table, one: str) -> tuple[float, float, float]:
    right = table.get((one, one), 0.0)
    precision = right / max(1.0, sum(n for (_, found), n in table.items() if found == one))
    recall = right / max(1.0, sum(n for (gold, _), n in table.items() if gold == one))
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def by_grouping(claim: str, text: str) -> str | None:
    """The position of `text` by the claims that the grouping joins with the given one; None without."""
    given, others = _given(claim), _read(text, "text")
    ours = {proposition.ref for proposition in given}
    found = []
    for members, _ in group(sorted((*given, *others), key=lambda proposition: proposition.order)):
        told = [p for p in members if p.ref in ours]
        found += [(own, other) for own in told for other in members if other.ref not in ours]
    return position(found) if found else None


def by_words(claim: str, text: str, may_differ: bool) -> str:
    """The position of `text` by its sentence that shares most words with the given claim: by the claims
    of that sentence, else by whether its main word is said to be so.

    `may_differ` is True where the text may be about something else.
    """
    words = frozenset(content(claim))
    if may_differ and 2 * len(words & frozenset(content(text))) < len(words):
        return UNRELATED
    start, end = max(_sentences(text), key=lambda cut: len(words & frozenset(content(text[slice(*cut)]))))
    given, others = _given(claim), _read(text, "text")
    there = [p for p in others if p.claim.sentence.start < end and start < p.claim.sentence.end]
    if there:
        main = max(given, key=lambda p: len(p.words))
        return position([(main, other) for other in there])
    own, told = _value(claim, words), _value(text[start:end], words)
    if own is Factuality.UNCOMMITTED or told is Factuality.UNCOMMITTED:
        return DISCUSS
    return AGREE if (own in NEGATIVE) is (told in NEGATIVE) else DISAGREE


def position(pairs: Iterable[tuple[Proposition, Proposition]]) -> str:
    """Agree, disagree or discuss, from pairs of the given claim and one of the text that says the same."""
    outlets: set[str] = set()
    sources: set[str] = set()
    for own, other in pairs:
        denied = any(one.side is not Side.ASSERTS for one in _sides(own))
        for one in _sides(other):
            if _commits(one):
                against = (one.side is not Side.ASSERTS) is not denied
                (sources if other.claim.holders else outlets).add(DISAGREE if against else AGREE)
    return decide(outlets, sources)


def decide(outlets: set[str], sources: set[str]) -> str:
    """One position out of the outlet's own and those of its sources; who takes both takes none."""
    told = outlets or sources
    return next(iter(told)) if len(told) == 1 else DISCUSS


def _commits(one: Taken) -> bool:
    """True for a denial or a doubt, and for an assertion that it is so by somebody who is named."""
    if one.source.kind is HolderKind.UNNAMED:
        return False
    if one.side is not Side.ASSERTS:
        return True
    caveats = one.proposition.reading.caveats
    unproven = any(c.kind in _UNPROVEN and one.proposition.claim.id in c.about for c in caveats)
    return one.firm and not unproven


def _sides(proposition: Proposition) -> list[Taken]:
    return list(taken(proposition, newsroom_of(proposition.reading.document)))


@cache
def _read(text: str, outlet: str) -> tuple[Proposition, ...]:
    return tuple(propositions_of(extract(Document(text, outlet=outlet)), None))


def _given(claim: str) -> tuple[Proposition, ...]:
    """The claims read in the given one; where there are none, all its words as a claim of the outlet."""
    read = _read(claim, "given")
    if read:
        return read
    document = Document(claim, outlet="given")
    whole = document.span(0, len(claim))
    value = _value(claim, frozenset())
    made = Claim("given", whole, (whole,), None, (), value, None, None, 1.0, "given")
    return tuple(propositions_of(Reading(document, (made,), (), (), Mentions(), Run("gold", "none")), None))


@cache
def _value(sentence: str, words: frozenset[str]) -> Factuality:
    """What is made of the verb nearest the top that is one of `words`, else of the first main word."""
    document = Document(sentence)
    syntax = parser.parse(document)
    verbs = [word for word in syntax.words if word.is_verb and sense(word.text) in words]
    roots = [root for part in syntax.sentences for root in part.roots]
    main = min(verbs, key=lambda word: len(list(word.ancestors())), default=None) or next(iter(roots), None)
    return Factuality.UNCOMMITTED if main is None else value_of(main, attribution.find(document, syntax))


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = sentence_ends(text)
    return list(zip([0, *ends], ends, strict=False))


def _fnc1(folder: Path) -> Iterator[Pair]:
    """Every denial and a fixed part of the other classes, each with how many it stands for."""
    csv.field_size_limit(sys.maxsize)
    bodies = {row["Body ID"]: row["articleBody"] for row in _rows(folder / "bodies.csv")}
    classes: dict[str, list[dict[str, str]]] = {}
    for row in _rows(folder / "stances.csv"):
        classes.setdefault(row["Stance"], []).append(row)
    for gold, rows in sorted(classes.items()):
        chosen = rows[:: EVERY[gold]]
        for row in chosen:
            yield row["Headline"], bodies[row["Body ID"]], gold, len(rows) / len(chosen)


def _emergent(folder: Path) -> Iterator[Pair]:
    with (folder / "train_pairs.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["claimHeadline"], row["articleHeadline"], EMERGENT[row["stance"]], 1.0


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
