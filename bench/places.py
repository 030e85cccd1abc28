"""Where it happens: places against GeoWebNews (Gritta, Pilehvar & Collier 2019) and GeoVirus (2018).

`resolved` is the hard figure: of all gold names with coordinates, the share that a place which shares
words with them puts within 161 km (100 miles); what is not found is wrong. `accuracy` counts only what
was found and placed. Recognition is by exact span. GeoWebNews also gives coordinates to adjectives
("Russian"), which are no places here: it stands twice, without and with them.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff.document import Document
from standoff.extract import places
from standoff.extract.parser import parse
from standoff.reading import Place

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Name:
    """A gold name of a place: its offsets and where it is."""

    start: int
    end: int
    latitude: float
    longitude: float
    adjective: bool

    def touches(self, place: Place) -> bool:
        return place.span.start < self.end and self.start < place.span.end


def geowebnews(gold: Path) -> Iterator[tuple[str, list[Name]]]:
    """(text, names) of each article."""
    for article in ElementTree.parse(gold / "geowebnews" / "GWN.xml").getroot():
        rows = [{cell.tag: cell.text or "" for cell in row} for row in article.iter("toponym")]
        names = [
            Name(
                int(row["start"]),
                int(row["end"]),
                float(row["latitude"]),
                float(row["longitude"]),
                row["modifierType"] == "Adjective",
            )
            for row in rows
            if row.get("latitude")
        ]
        yield article.findtext("text") or "", names


def geovirus(gold: Path) -> Iterator[tuple[str, list[Name]]]:
    """(text, names) of each article; its offsets count from 1."""
    for article in ElementTree.parse(gold / "geovirus" / "GeoVirus.xml").getroot():
        rows = [{cell.tag: cell.text or "" for cell in row} for row in article.iter("location")]
        names = [
            Name(int(row["start"]) - 1, int(row["end"]) - 1, float(row["lat"]), float(row["lon"]), False)
            for row in rows
        ]
        yield article.findtext("text") or "", names


def main(gold: Path, half: str = "all") -> dict[str, float]:
    """Prints the table and gives its figures. `half`: even, odd or all of the articles."""
    figures: dict[str, float] = {}
    print(f"{'':24} {'names':>6} {'resolved':>9} {'accuracy':>9} {'P':>6} {'R':>6} {'F1':>6}")
    for name, read in (("geowebnews", geowebnews), ("geovirus", geovirus)):
        plain: Counter[str] = Counter()
        whole: Counter[str] = Counter()
        for number, (text, names) in enumerate(read(gold)):
            if half != "all" and number % 2 != (half == "odd"):
                continue
            document = Document(text)
            found = [mention.value for mention in places.find(document, parse(document))]
            plain.update(_compare([n for n in names if not n.adjective], found))
            whole.update(_compare(names, found))
        figures |= _row(name, plain)
        if whole["names"] != plain["names"]:
            figures |= _row(f"{name} with adjectives", whole)
    return figures


def _compare(names: list[Name], found: list[Place]) -> Counter[str]:
    counts = Counter(names=len(names), found=len(found))
    spans = {(place.span.start, place.span.end) for place in found}
    for name in names:
        exact = (name.start, name.end) in spans
        counts["exact"] += exact
        touching = [place for place in found if name.touches(place)]
        touching.sort(key=lambda place: (place.span.start, place.span.end) != (name.start, name.end))
        if touching and touching[0].latitude is not None and touching[0].longitude is not None:
            counts["placed"] += 1
            away = _km(touching[0].latitude, touching[0].longitude, name.latitude, name.longitude)
            counts["right"] += away <= NEAR_KM
    return counts


def _row(name: str, counts: Counter[str]) -> dict[str, float]:
    precision = counts["exact"] / max(1, counts["found"])
    recall = counts["exact"] / max(1, counts["names"])
    values = {
        "resolved": counts["right"] / max(1, counts["names"]),
        "accuracy": counts["right"] / max(1, counts["placed"]),
        "P": precision,
        "R": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
    }
    cells = [
        f"{100 * value:{width}.1f}" for value, width in zip(values.values(), (9, 9, 6, 6, 6), strict=True)
    ]
    print(f"{name:24} {counts['names']:6} " + " ".join(cells))
    return {f"{name} {key}": value for key, value in values.items()}


def _km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    a, b = math.radians(latitude), math.radians(other_latitude)
    across = math.radians(other_longitude - longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))
