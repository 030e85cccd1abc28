"""The picture of when claims were first made: a column of shapes a day, week, month or years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby

from markupsafe import Markup

from standoff.report.shapes import drawn
from standoff.report.words import MONTHS
from standoff.terms import Status

__all__ = ["Dot", "Timeline", "timeline"]

CELL = 16
"""Side of the square that one shape stands in, in pixels."""

MOST_COLUMNS = 20
MOST_SHAPES = 24
"""In one column."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One claim group: the date on which it first appears, ISO or None, and where it leads."""

    day: str | None
    status: Status
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture at two widths, the unit of its columns, and how many claims one shape stands for."""

    wide: Markup
    narrow: Markup
    unit: str
    per: int
    undated: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """A length of time: the number of the one that a day is in, and what stands under a number."""

    name: str
    number: Callable[[date], int]
    label: Callable[[int], str]
    year: Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class _Column:
    """What is in one unit of time. `shapes` are its dots, or one in so many of each status."""

    label: str
    year: int | None
    total: int
    shapes: tuple[Dot, ...]


def timeline(dots: Iterable[Dot]) -> Timeline | None:
    """The picture of `dots`, or None where not one of them has a date."""
    every = [(_date(dot.day), dot) for dot in dots]
    dated = [(day, dot) for day, dot in every if day is not None]
    if not dated:
        return None
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    unit = next(u for u in _units() if u.number(last) - u.number(first) < MOST_COLUMNS)
    filled: dict[int, list[Dot]] = {n: [] for n in range(unit.number(first), unit.number(last) + 1)}
    for day, dot in sorted(dated, key=lambda pair: (_rank(pair[1]), pair[0], pair[1].href)):
        filled[unit.number(day)].append(dot)
    per = _per(max(len(dots) for dots in filled.values()))
    columns = [
        _Column(unit.label(number), unit.year(number), len(dots), tuple(_every(dots, per)))
        for number, dots in filled.items()
    ]
    return Timeline(
        wide=_draw(columns, unit.name, per, width=760),
        narrow=_draw(columns, unit.name, per, width=340),
        unit=unit.name,
        per=per,
        undated=len(every) - len(dated),
    )


def _date(day: str | None) -> date | None:
    """A day, or None for what is unknown or known to the month only."""
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _rank(dot: Dot) -> int:
    return list(Status).index(dot.status)


def _units() -> Iterator[_Unit]:
    """The finest first."""
    yield _Unit("day", date.toordinal, _day_label, lambda number: date.fromordinal(number).year)
    yield _Unit(
        "week",
        lambda day: (day.toordinal() - 1) // 7,
        lambda number: _day_label(number * 7 + 1),
        lambda number: date.fromordinal(number * 7 + 1).year,
    )
    yield _Unit(
        "month",
        lambda day: day.year * 12 + day.month - 1,
        lambda number: MONTHS[number % 12][:3],
        lambda number: number // 12,
    )
    yield from map(_years, _rounds())


def _years(many: int) -> _Unit:
    name = "year" if many == 1 else f"{many} years"
    return _Unit(name, lambda day: day.year // many, lambda number: str(number * many), lambda _: None)


def _day_label(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _rounds() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and so on."""
    return (step * 10**power for power in count() for step in (1, 2, 5))


def _per(most: int) -> int:
    """How many claims one shape stands for, where the fullest column has `most`."""
    return next(step for step in _rounds() if most <= MOST_SHAPES * step)


def _every(dots: Sequence[Dot], per: int) -> Iterator[Dot]:
    for _, same in groupby(dots, key=_rank):
        yield from list(same)[::per]


def _draw(columns: Sequence[_Column], unit: str, per: int, *, width: int) -> Markup:
    step = min(width / len(columns), 120.0)
    most = max(len(column.shapes) for column in columns)
    across = max(1, min(-(-most // 8), int((step - 4) // CELL)))
    floor = 20 + CELL * -(-most // across)
    labelled = -(-len(columns) * 46 // width)
    parts = [
        Markup('<line class="axis" x1="0" x2="{}" y1="{y}" y2="{y}"/>').format(
            round(step * len(columns)), y=floor + 1.5
        )
    ]
    year: int | None = None
    for index, column in enumerate(columns):
        centre = step * (index + 0.5)
        parts += _stack(column, centre, floor, across, linked=per == 1)
        if index % labelled == 0:
            parts.append(_text(column.label, centre, floor + 18))
            if column.year != year and column.year is not None:
                parts.append(_text(str(column.year), centre, floor + 34))
            year = column.year
    return Markup(
        '<svg class="timeline" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="group" '
        'aria-label="Claims by the {2} in which they first appear">{3}</svg>'
    ).format(round(step * len(columns)), floor + 40, unit, Markup("").join(parts))


def _stack(column: _Column, centre: float, floor: int, across: int, *, linked: bool) -> Iterator[Markup]:
    if column.shapes:
        rows = -(-len(column.shapes) // across)
        yield _text(str(column.total), centre, floor - CELL * rows - 5, "total")
    wide = min(across, len(column.shapes))
    for place, dot in enumerate(column.shapes):
        x = centre + CELL * (place % across - wide / 2)
        y = floor - CELL * (place // across + 1)
        shape = Markup('<g class="shape s-{}" transform="translate({:.1f} {})">{}</g>').format(
            dot.status, x, y, drawn(dot.status)
        )
        if linked:
            shape = Markup('<a href="{}"><title>{}</title>{}</a>').format(dot.href, dot.title, shape)
        yield shape


def _text(words: str, x: float, y: float, name: str = "label") -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:g}">{}</text>').format(name, x, y, words)
