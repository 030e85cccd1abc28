"""Copies among the articles of FA-KES (Abu Salem et al. 2019): 15 outlets on one war, silver pairs.

A silver pair is two articles of different outlets of which one has half its runs of four words in
common with the other. Nobody has judged them: such a pair is nearly surely one text, and a pair
below the line may be one too. The table says how many of them are one voice here, and how many
other pairs of outlets are.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from itertools import combinations
from pathlib import Path

from bench.clustering import near
from standoff.corroborate import cluster
from standoff.document import Document
from standoff.extract import extract
from standoff.reading import Reading

__all__ = ["documents", "main"]


def documents(path: Path) -> list[Document]:
    """The articles of fakes.csv, each with the outlet and the date that stand there."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return [
            Document(
                row["article_content"],
                url=f"https://{row['source']}.example/{row['unit_id']}",
                outlet=row["source"],
                published=_day(row["date"]),
            )
            for row in csv.DictReader(file)
        ]


def main(gold: Path, readings: list[Reading] | None = None) -> dict[str, float]:
    """Counts and prints; returns the shares. Reads the articles unless their `readings` are given."""
    if readings is None:
        readings = [extract(document) for document in documents(gold / "fakes" / "fakes.csv")]
    of = {member.key: found.id for found in cluster(readings) for member in found.documents}
    alike = near("containment", 0.5, 4)
    count = {"silver pairs": 0, "silver pairs joined": 0, "pairs joined": 0}
    for one, other in combinations([reading.document for reading in readings], 2):
        if one.outlet != other.outlet:
            together = of[one.key] == of[other.key]
            silver = alike(one, other)
            count["silver pairs"] += silver
            count["silver pairs joined"] += silver and together
            count["pairs joined"] += together
    for name, number in count.items():
        print(f"{name:24}{number:6}")
    return {
        "silver pairs joined": count["silver pairs joined"] / max(1, count["silver pairs"]),
        "joined that are silver": count["silver pairs joined"] / max(1, count["pairs joined"]),
    }


def _day(words: str) -> str:
    """The ISO date of "4/5/17"."""
    month, day, year = (int(part) for part in words.split("/"))
    return date(2000 + year, month, day).isoformat()
