"""The page of which way it is going: by dyad and place in pictures, by type in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from standoff.corroborate.trend import By, Point, Series, Trend
from standoff.ledger.rows import DocumentDetail
from standoff.report.courses import MOST_PERIODS, SCALE, course
from standoff.report.links import Site, sentence_anchor
from standoff.report.tendency import Period, counted, period_words, periods, sentence, signed
from standoff.report.words import shortened

__all__ = ["Saying", "context", "sayings"]

MOST = 12
"""How many dyads and places the page shows, and how many sentences behind one point."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence that tells of something, with the outlets that print it and where the first one does."""

    words: str
    outlets: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class Behind:
    """What one point stands on, and where that is on the page."""

    anchor: str
    title: str
    sayings: tuple[Saying, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Course:
    """One series with its picture at two widths."""

    name: str
    amounts: str
    wide: Markup
    narrow: Markup
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How often something of one type happened in one period, and where it is told; 0 and None for never."""

    events: int
    href: str | None


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One type: its name, whether it is friendly, and a cell for each period."""

    name: str
    friendly: bool
    cells: tuple[Cell, ...]
    behind: tuple[Behind, ...]


def sayings(detail: DocumentDetail, site: Site) -> Iterator[tuple[str, Saying]]:
    """Each claim of a document as "document key:claim id", with the sentence that makes it."""
    row = detail.row
    for claim in detail.reading.claims:
        href = site.document(row.key, sentence_anchor(claim.sentence))
        outlet = row.outlet or "an outlet without a name"
        yield f"{row.key}:{claim.id}", Saying(shortened(claim.sentence.text, 300), (outlet,), href)


def context(trends: Mapping[By, Trend], said: Mapping[str, Saying]) -> dict[str, Any]:
    """What the template of the page is filled with. `said` has the sentences by claim."""
    dyads, places, types = (trends[by] for by in By)
    return {
        "sentence": sentence(dyads),
        "scale": SCALE,
        "sections": [
            (id, title, found, [_course(found, number, said) for number in _first(found)])
            for id, title, found in (("dyads", "Who to whom", dyads), ("places", "Where", places))
        ],
        "types": types,
        "labels": periods(types, MOST_PERIODS),
        "rows": [(name, rows) for name in ("deeds", "words") if (rows := _rows(types, name, said))],
    }


def _first(trend: Trend) -> range:
    """The series to show: those in which more than one thing happened, or all where there is none."""
    many = sum(series.events > 1 for series in trend.series)
    return range(min(MOST, many or len(trend.series)))


def _course(trend: Trend, number: int, said: Mapping[str, Saying]) -> Course:
    series = trend.series[number]
    shown = periods(trend, MOST_PERIODS)
    starts = {period.start for period in shown}

    def anchor(name: str, point: Point) -> str:
        return f"{trend.by}-{number + 1}-{name}-{point.start}"

    wide, narrow = (
        course(series, shown, trend.unit, lambda name, point: f"#{anchor(name, point)}", width=width)
        for width in (540, 340)
    )
    both = (("deeds", series.deeds), ("words", series.words))
    return Course(
        name=series.name,
        amounts=", ".join(counted(sum(p.events for p in points), name) for name, points in both if points),
        wide=wide,
        narrow=narrow,
        behind=tuple(
            _behind(anchor(name, point), name, point, trend, said)
            for name, points in both
            for point in points
            if point.start in starts
        ),
    )


def _rows(trend: Trend, name: str, said: Mapping[str, Saying]) -> list[TypeRow]:
    shown = periods(trend, MOST_PERIODS)
    return [_row(trend, series, name, shown, said) for series in trend.series if getattr(series, name)]


def _row(
    trend: Trend, series: Series, name: str, shown: Sequence[Period], said: Mapping[str, Saying]
) -> TypeRow:
    points: tuple[Point, ...] = getattr(series, name)
    there = {point.start: point for point in points}
    cells, behind = [], []
    for period in shown:
        point = there.get(period.start)
        if point is None:
            cells.append(Cell(0, None))
        else:
            anchor = f"type-{series.name}-{point.start}"
            cells.append(Cell(point.events, f"#{anchor}"))
            behind.append(_behind(anchor, series.name, point, trend, said))
    return TypeRow(series.name, points[0].score > 0, tuple(cells), tuple(behind))


def _behind(anchor: str, name: str, point: Point, trend: Trend, said: Mapping[str, Saying]) -> Behind:
    when = period_words(point.start, trend.unit)
    title = f"{counted(point.events, name)} {when}: {signed(point.score)}"
    if trend.by is By.TYPE:
        title = f"{name} {when}: {point.events}"
    found = _each_once(said[ref] for ref in point.claims if ref in said)
    return Behind(anchor, title, tuple(found[:MOST]), len(found[MOST:]))


def _each_once(found: Iterable[Saying]) -> list[Saying]:
    """Sentences in the same words as one, with all their outlets; those that most print come first."""
    same: dict[str, list[Saying]] = {}
    for saying in found:
        same.setdefault(saying.words, []).append(saying)
    merged = [
        Saying(words, tuple(dict.fromkeys(name for one in those for name in one.outlets)), those[0].href)
        for words, those in same.items()
    ]
    return sorted(merged, key=lambda saying: (-len(saying.outlets), saying.words))
