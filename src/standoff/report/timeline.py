"""The picture of when claims were first made: a column of shapes a day, week, month or year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup

from standoff.report.shapes import drawn
from standoff.report.words import MONTHS
from standoff.terms import Status

__all__ = ["Dot", "Timeline", "timeline"]

CELL = 16
"""Side of the square that one shape stands in, in pixels."""


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


def timeline(dots: Iterable[Dot]) -> Timeline | None:
    """The picture of `dots`, or None where not one of them has a date."""
    every = list(dots)
    dated = sorted(
        (dot for dot in every if dot.day), key=lambda d: (d.day or "", list(Status).index(d.status), d.href)
    )
    if not dated:
        return None
    unit, columns = _columns(dated)
    per = _per(columns)
    return Timeline(
        wide=_draw(unit, columns, per, width=760),
        narrow=_draw(unit, columns, per, width=340),
        unit=unit,
        per=per,
        undated=len(every) - len(dated),
    )


def _columns(dots: Sequence[Dot]) -> tuple[str, list[tuple[date, list[Dot]]]]:
    """The finest unit that needs at most 20 columns, and each column's first day and dots."""
    days = [date.fromisoformat(dot.day or "") for dot in dots]
    for unit in ("day", "week", "month", "year"):
        starts = [_start(days[0], unit)]
        while (after := _next(starts[-1], unit)) <= days[-1]:
            starts.append(after)
        if len(starts) <= 20 or unit == "year":
            break
    by_start = {
        start: [dot for _, dot in pairs]
        for start, pairs in groupby(zip(days, dots, strict=True), key=lambda pair: _start(pair[0], unit))
    }
    return unit, [(start, by_start.get(start, [])) for start in starts]


def _start(day: date, unit: str) -> date:
    match unit:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
    return day


def _next(start: date, unit: str) -> date:
    match unit:
        case "day":
            return start + timedelta(days=1)
        case "week":
            return start + timedelta(days=7)
        case "month":
            return _start(start + timedelta(days=31), "month")
    return start.replace(year=start.year + 1)


def _per(columns: Sequence[tuple[date, Sequence[Dot]]]) -> int:
    """How many claims one shape stands for, so that the highest column has at most 24 shapes."""
    most = max(len(dots) for _, dots in columns)
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if most <= 24 * step:
                return step
        power *= 10


def _draw(unit: str, columns: Sequence[tuple[date, Sequence[Dot]]], per: int, *, width: int) -> Markup:
    step = min(width / len(columns), 120.0)
    stacks = [_shapes(dots, per) for _, dots in columns]
    most = max(len(stack) for stack in stacks)
    across = max(1, min(-(-most // 8), int((step - 4) // CELL)))
    rows = -(-most // across)
    floor = 20 + rows * CELL
    every = -(-len(columns) * 46 // width) if unit != "year" else -(-len(columns) * 38 // width)
    parts = []
    shown: date | None = None
    for index, ((start, dots), stack) in enumerate(zip(columns, stacks, strict=True)):
        centre = step * (index + 0.5)
        if stack:
            wide = min(across, len(stack))
            parts.append(
                Markup('<text class="total" x="{:.1f}" y="{}">{}</text>').format(
                    centre, floor - CELL * -(-len(stack) // across) - 5, len(dots)
                )
            )
            for place, (dot, mark) in enumerate(stack):
                x = centre + CELL * (place % across - wide / 2)
                y = floor - CELL * (place // across + 1)
                parts.append(_shape(dot, mark, x, y, linked=per == 1))
        if index % every == 0:
            parts.append(
                Markup('<text x="{:.1f}" y="{}">{}</text>').format(centre, floor + 18, _label(start, unit))
            )
            if shown is None or shown.year != start.year:
                parts.append(
                    Markup('<text x="{:.1f}" y="{}" class="year">{}</text>').format(
                        centre, floor + 34, start.year if unit != "year" else ""
                    )
                )
            shown = start
    axis = Markup('<line class="axis" x1="0" x2="{}" y1="{y}" y2="{y}"/>').format(
        round(step * len(columns)), y=floor + 1.5
    )
    return Markup(
        '<svg class="timeline" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="group" '
        'aria-label="Claims by the {2} on which they first appear">{3}{4}</svg>'
    ).format(round(step * len(columns)), floor + 40, unit, axis, Markup("").join(parts))


def _shapes(dots: Sequence[Dot], per: int) -> list[tuple[Dot, Status]]:
    out: list[tuple[Dot, Status]] = []
    for status, group in groupby(
        sorted(dots, key=lambda dot: list(Status).index(dot.status)), key=lambda dot: dot.status
    ):
        out += [(dot, status) for dot in list(group)[::per]]
    return out


def _shape(dot: Dot, status: Status, x: float, y: float, *, linked: bool) -> Markup:
    inner = Markup('<g class="shape s-{}" transform="translate({:.1f} {})">{}</g>').format(
        status, x, y, drawn(status)
    )
    if not linked:
        return inner
    return Markup('<a href="{}"><title>{}</title>{}</a>').format(dot.href, dot.title, inner)


def _label(start: date, unit: str) -> str:
    month = MONTHS[start.month - 1][:3]
    return {"year": str(start.year), "month": month}.get(unit, f"{start.day} {month}")
