"""The gazetteer: what places bear a name. Looked up in the compressed table as it is, line by line.

`codebook/places.tsv.gz` (cities, provinces, districts; made from GeoNames by
`bench/build_gazetteer.py`) is sorted by its first column, so a name is found by halving, and only the
lines of that name are ever parsed. `codebook/regions.tsv` holds countries, states, seas and the like.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from standoff.codebook import table
from standoff.terms import Precision

__all__ = ["Entry", "fold", "lookup", "state_after_town"]

PROMINENT = 5_000_000
"""Stands in for the population of seas, continents and the like that have none in the table."""

FAMOUS = 6
"""Fame of every place in the hand-made table: as many names as a capital has."""

_PRECISION = {
    "country": Precision.COUNTRY,
    "city": Precision.CITY,
    "landmark": Precision.POINT,
}

_NO_MARKS = str.maketrans("", "", "'’‘`ʻʼʾʿ.")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    `kind`: country, state, continent, region, water, landmark, city, province (first level below the
    country) or district (second level). `country` is ISO alpha-3, "" where there is none or several;
    `region` the GeoNames code of the first-level area it lies in, within its country. `fame` is the
    binary logarithm of the number of its names in the languages of the world.
    """

    name: str
    kind: str
    latitude: float
    longitude: float
    country: str
    region: str
    population: int
    geonames: int | None
    fame: int = 0

    @property
    def precision(self) -> Precision:
        return _PRECISION.get(self.kind, Precision.REGION)

    @property
    def is_area(self) -> bool:
        """True for what can hold a city: a country, a state, a province."""
        return self.kind in ("country", "state", "province")

    def holds(self, other: Entry) -> bool:
        """True where `other` is known to lie in this country, state or province."""
        if self.kind == "country":
            return self.country == other.country
        in_state = self.kind in ("state", "province", "region") and self.region != ""
        return in_state and (self.country, self.region) == (other.country, other.region)


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """The form under which a name is kept: lower case, no accents, apostrophes, dots or hyphens.

    >>> fold("Saint-Étienne"), fold("al-Bab"), fold("U.S.")
    ('st etienne', 'al bab', 'us')
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name.translate(_NO_MARKS)).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    plain = plain.translate(_NO_MARKS)
    words = re.split(r"[-‐‑–\s]+", plain.strip())
    return " ".join("st" if word == "saint" else word for word in words if word)


@lru_cache(maxsize=20_000)
def lookup(name: str) -> tuple[Entry, ...]:
    """All places of that name, the most populous first; empty where there is none.

    Initials need their capitals: "US" is a country, "us" and "Us" are not.
    """
    key = fold(name)
    if not key:
        return ()
    found = [*_hand_table().lookup(name, key), *_large(key)]
    known = {(entry.geonames or entry.name): entry for entry in reversed(found)}
    return tuple(sorted(known.values(), key=lambda e: (-e.population, e.kind, e.geonames or 0)))


def state_after_town(code: str) -> tuple[Entry, ...]:
    """The states with that short form ("Ore.", "OR"), which is read only after the name of a town."""
    return tuple(_hand_table().after_town.get(code, ()))


@dataclass(frozen=True, slots=True)
class _Hand:
    by_name: dict[str, list[Entry]]
    in_capitals: dict[str, list[Entry]]
    after_town: dict[str, list[Entry]]

    def lookup(self, name: str, key: str) -> list[Entry]:
        found = self.by_name.get(key, [])
        return found + self.in_capitals.get(key, []) if name.isupper() else found


@cache
def _hand_table() -> _Hand:
    hand = _Hand({}, {}, {})
    for row in table("regions"):
        entry = Entry(
            row["name"],
            row["kind"],
            float(row["latitude"]),
            float(row["longitude"]),
            row["country"],
            row["region"],
            int(row["population"] or PROMINENT),
            int(row["geonames"]) if row["geonames"] else None,
            FAMOUS,
        )
        for name in filter(None, [row["name"], *row["forms"].split("|")]):
            names = hand.in_capitals if name.isupper() else hand.by_name
            names.setdefault(fold(name), []).append(entry)
        for code in filter(None, row["after_town"].split("|")):
            hand.after_town.setdefault(code, []).append(entry)
    return hand


@cache
def _blob() -> bytes:
    """The large table, unpacked: some 15 MB, kept as one piece so that loading is all in C."""
    packed = files("standoff.codebook").joinpath("places.tsv.gz").read_bytes()
    blob = gzip.decompress(packed)
    return blob[blob.index(b"\nkey\t") + 1 :]


def _large(key: str) -> list[Entry]:
    """The places of the large table under that key, alternate names followed to their place."""
    found = []
    for cells in _lines(key):
        if cells[2] == "=":
            same = [other for other in _lines(cells[1]) if other[2] != "=" and other[9] == cells[9]]
            found += [_entry(other) for other in same]
        else:
            found.append(_entry(cells))
    return found


def _lines(key: str) -> list[list[str]]:
    blob = _blob()
    wanted = key.encode() + b"\t"
    low, high = blob.index(b"\n") + 1, len(blob)
    while low < high:
        line = blob.rfind(b"\n", 0, (low + high) // 2) + 1
        line = max(line, low)
        if blob[line : blob.index(b"\t", line) + 1] < wanted:
            low = blob.index(b"\n", line) + 1
        else:
            high = line
    lines = []
    while blob.startswith(wanted, low):
        end = blob.index(b"\n", low)
        lines.append(blob[low:end].decode().split("\t"))
        low = end + 1
    return lines


_KINDS = {"c": "city", "p": "province", "d": "district"}


def _entry(cells: list[str]) -> Entry:
    key, name, kind, latitude, longitude, country, region, population, fame, geonames = cells
    return Entry(
        name or key.title(),
        _KINDS[kind],
        float(latitude),
        float(longitude),
        country,
        region,
        int(population or 0),
        int(geonames),
        int(fame or 0),
    )
