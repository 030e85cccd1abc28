"""Time expressions against MEANTIME (Minard et al. 2016): TIMEX3 of the first six sentences.

`relaxed` counts an expression as found where it overlaps a gold one, `exact` where it is the same. `value`
is measured on expressions with a calendar value, for the contract has no field for lengths, sets and
clock times: the gold day, week, month or year must be the one that start, end and precision spell.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from standoff.document import Document
from standoff.extract import times
from standoff.extract.parser import parse
from standoff.reading import Time
from standoff.terms import Granularity

ANNOTATED = 6
"""Only so many sentences from the top are annotated."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold expression; `value` is None where it is not a calendar one."""

    start: int
    end: int
    value: str | None


def load(path: Path) -> tuple[Document, int, list[Gold]]:
    """The text of one file, the offset where annotation ends, and its time expressions."""
    root = ElementTree.parse(path).getroot()
    text, sentence, limit = "", "0", 0
    places: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        word = token.text or ""
        if token.get("sentence") != sentence:
            text, sentence = text + "\n", token.get("sentence") or ""
        elif text and word not in (".", ",", "'s", "%") and not text.endswith("$"):
            text += " "
        places[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
        if int(sentence) < ANNOTATED:
            limit = len(text)
    published, gold = None, []
    for timex in root.iter("TIMEX3"):
        value = timex.get("value") or ""
        if timex.get("functionInDocument") == "CREATION_TIME":
            published = value
        anchors = [places[anchor.get("t_id") or ""] for anchor in timex.iter("token_anchor")]
        if anchors and anchors[-1][1] <= limit:
            gold.append(Gold(anchors[0][0], anchors[-1][1], _calendar(value, timex.get("type") or "")))
    document = Document(text, published=published)
    gold = [Gold(g.start, g.end, published if g.value == "PRESENT_REF" else g.value) for g in gold]
    return document, limit, gold


def _calendar(value: str, kind: str) -> str | None:
    if kind not in ("DATE", "TIME") or not (value[:4].isdigit() or value == "PRESENT_REF"):
        return None
    return value.split("T")[0]


def spelled(time: Time) -> str | None:
    """The TIMEX3 value that start, end and precision spell; None where a side is open or a span."""
    if time.start is None or time.end is None:
        return None
    if time.precision is Granularity.DAY:
        return time.start
    if time.precision is Granularity.WEEK:
        year, week, _ = date.fromisoformat(time.start).isocalendar()
        return f"{year}-W{week:02}"
    if time.precision is Granularity.MONTH:
        return time.start[:7]
    return time.start[:4] if time.precision is Granularity.YEAR else None


def main(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 over `gold`/meantime; prints them as a table."""
    counts = dict.fromkeys(("gold", "found", "exact", "overlap", "hit", "valued", "spelled", "right"), 0)
    for path in sorted((gold / "meantime").glob("corpus_*/*.xml")):
        document, limit, wanted = load(path)
        found = [m.value for m in times.find(document, parse(document)) if m.value.span.end <= limit]
        counts["gold"] += len(wanted)
        counts["found"] += len(found)
        for one in wanted:
            same = [t for t in found if t.span.start < one.end and one.start < t.span.end]
            counts["overlap"] += bool(same)
            counts["exact"] += any((t.span.start, t.span.end) == (one.start, one.end) for t in same)
            counts["valued"] += one.value is not None
            right = any(spelled(t) == one.value for t in same) and one.value is not None
            counts["right"] += right
        for time in found:
            same_gold = [g for g in wanted if time.span.start < g.end and g.start < time.span.end]
            counts["hit"] += bool(same_gold)
            counts["spelled"] += spelled(time) is not None and (
                not same_gold or any(g.value is not None for g in same_gold)
            )
    scores = {
        "relaxed_precision": counts["hit"] / max(1, counts["found"]),
        "relaxed_recall": counts["overlap"] / max(1, counts["gold"]),
        "exact_precision": counts["exact"] / max(1, counts["found"]),
        "exact_recall": counts["exact"] / max(1, counts["gold"]),
        "value_precision": counts["right"] / max(1, counts["spelled"]),
        "value_recall": counts["right"] / max(1, counts["valued"]),
    }
    for name in ("relaxed", "exact", "value"):
        precision, recall = scores[f"{name}_precision"], scores[f"{name}_recall"]
        scores[f"{name}_f1"] = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{counts['gold']} gold expressions, {counts['valued']} of them with a calendar value")
    for name in ("relaxed", "exact", "value"):
        row = (scores[f"{name}_{figure}"] for figure in ("precision", "recall", "f1"))
        print(f"{name:8} " + "  ".join(f"{100 * value:5.1f}" for value in row))
    return scores


if __name__ == "__main__":
    main(Path(sys.argv[1]))
