"""Casualty numbers against FA-KES (Abu Salem et al. 2019): is each gold count among the figures found?

Gold counts of civilians, non-civilians, women and children killed, as annotators read them in articles
whose text has lost its commas and apostrophes. A count of one is left out: the text mostly says
"a child" there, and an article is no number. `stated` is the share of gold counts that stand in the
text as digits or as a plain number word at all, so it bounds the score from above.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from standoff.document import Document
from standoff.extract import quantities
from standoff.extract.numbers import words_of_kind
from standoff.extract.parser import parse

COLUMNS = ("nb_civilians", "nb_noncivilians", "nb_children", "nb_women")


def articles(path: Path) -> list[tuple[str, list[int]]]:
    """(text, gold counts over one) of each article that has any."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.DictReader(file))
    counted = [
        (row["article_content"], [int(row[c]) for c in COLUMNS if row[c].isdigit() and int(row[c]) > 1])
        for row in rows
    ]
    return [(text, counts) for text, counts in counted if counts]


def stated(text: str, count: int) -> bool:
    """True where the count stands in the text as digits or as one number word."""
    names = [word for word, value in words_of_kind("cardinal").items() if value == str(count)]
    return any(re.search(rf"(?<![\w.]){form}(?!\w)", text, re.IGNORECASE) for form in [str(count), *names])


def figures(text: str) -> set[float]:
    """Every bound of every quantity of the text."""
    document = Document(text)
    found = [mention.value for mention in quantities.find(document, parse(document))]
    return {bound for q in found for bound in (q.low, q.high) if bound is not None}


def main(gold: Path, every: int = 1) -> dict[str, float]:
    """Recall of gold counts over each `every`th article of `gold`/fakes/fakes.csv; prints it."""
    total = found = possible = both = 0
    for text, counts in articles(gold / "fakes" / "fakes.csv")[::every]:
        read = figures(text)
        for count in counts:
            total += 1
            found += count in read
            possible += stated(text, count)
            both += count in read and stated(text, count)
    scores = {
        "recall": found / max(1, total),
        "stated": possible / max(1, total),
        "recall_of_stated": both / max(1, possible),
    }
    print(f"{total} gold counts: " + ", ".join(f"{name} {100 * value:.1f}" for name, value in scores.items()))
    return scores


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
