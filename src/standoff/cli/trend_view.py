"""The trend for a terminal: a sentence, and bars of deeds and of words, up or down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from standoff.cli.styled import DIM, HEAD, NAME, piece, put, words
from standoff.corroborate.trend import By, Point, Series, Trend
from standoff.report.courses import SCALE
from standoff.report.tendency import Period, counted, periods, sentence, signed
from standoff.report.words import count, days

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show"]

_GUTTER = 8
_WIDEST = 14
_NARROWEST = 3
_HALVES = 4
"""Half lines that a bar of score 10 takes, up or down."""

_NAME = 12
_CELL = 8
_HEIGHTS = "▁▂▃▄▅▆▇█"
_FRIENDLY, _HOSTILE = "green", "red"


def show(console: Console, trend: Trend, most: int) -> None:
    """Prints the sentence and the first series, at most so many."""
    put(console, words(sentence(trend), HEAD))
    if trend.first is not None:
        put(console, words(f"By the {trend.unit}, {days(trend.first, trend.last)}", DIM))
    room = max(console.width - _GUTTER, _NARROWEST)
    if trend.by is By.TYPE:
        shown = periods(trend, max((console.width - _NAME) // _CELL, 1))
        _table(console, trend.series[:most], shown)
    else:
        shown = periods(trend, room // _NARROWEST)
        for series in trend.series[:most]:
            _series(console, series, shown, min(room // len(shown), _WIDEST))
    _foot(console, trend, shown, most)


def _series(console: Console, series: Series, shown: Sequence[Period], cell: int) -> None:
    console.print()
    amounts = [
        counted(sum(point.events for point in points), name)
        for name, points in (("deeds", series.deeds), ("words", series.words))
        if points
    ]
    put(console, words(series.name, NAME) + piece(f"  {', '.join(amounts)}", DIM))
    _print(console, piece(" " * _GUTTER + _dates(shown, cell), DIM))
    for name, points in (("deeds", series.deeds), ("words", series.words)):
        found = {point.start: point for point in points}
        if found:
            _bars(console, name, [found.get(period.start) for period in shown], cell)


def _bars(console: Console, name: str, points: Sequence[Point | None], cell: int) -> None:
    """Bars up from a line and down from it, and below them each mean and of how many it is."""
    halves = [round(point.score * _HALVES / 10) if point else 0 for point in points]
    halves = [h or (1 if p and p.score > 0 else -1 if p else 0) for h, p in zip(halves, points, strict=True)]
    bar = max(cell - 2, 1) if cell < 10 else cell - 5
    for row in range((max(halves) + 1) // 2, 0, -1):
        _print(console, _row("+", [_piece(h, row, "▄") for h in halves], bar, cell, _FRIENDLY))
    _print(console, piece(f"{name:>{_GUTTER - 2}}  ") + piece("─" * (cell * len(points)), DIM))
    for row in range(1, (1 - min(halves)) // 2 + 1):
        _print(console, _row("−", [_piece(-h, row, "▀") for h in halves], bar, cell, _HOSTILE))
    if cell >= 6:
        many = cell >= 10
        told = [f"{signed(p.score)}{f' ({p.events})' if many else ''}" if p else "" for p in points]
        _print(console, piece(" " * _GUTTER + "".join(f"{text:<{cell}}" for text in told).rstrip(), DIM))


def _piece(halves: int, row: int, half: str) -> str:
    """What a bar so many half lines long has in its line number `row`, counted from its foot."""
    return "█" if halves >= 2 * row else half if halves == 2 * row - 1 else " "


def _row(sign: str, pieces: Sequence[str], bar: int, cell: int, style: str) -> Text:
    drawn = "".join(f"{one * bar:<{cell}}" for one in pieces).rstrip()
    return piece(f"{sign:>{_GUTTER - 2}}  ", DIM) + piece(drawn, style)


def _table(console: Console, found: Sequence[Series], shown: Sequence[Period]) -> None:
    """A line a type: how often in each period, as a number behind a bar of that height."""
    every = [point.events for series in found for point in (*series.deeds, *series.words)]
    most = max(every, default=1)
    for name in ("deeds", "words"):
        rows = [(series, points) for series in found if (points := getattr(series, name))]
        if not rows:
            continue
        console.print()
        _print(console, piece(f"{name:<{_NAME}}", NAME) + piece(_dates(shown, _CELL), DIM))
        for series, points in rows:
            events = {point.start: point for point in points}
            line = piece(f"{series.name:<{_NAME}}")
            for period in shown:
                line += _cell(events.get(period.start), most)
            line.rstrip()
            _print(console, line)


def _cell(point: Point | None, most: int) -> Text:
    if point is None:
        return piece(f"{'·':<{_CELL}}", DIM)
    height = _HEIGHTS[(point.events * len(_HEIGHTS) - 1) // most]
    style = _FRIENDLY if point.score > 0 else _HOSTILE
    return piece(height * 2, style) + piece(f" {point.events:<{_CELL - 3}}")


def _dates(shown: Sequence[Period], cell: int) -> str:
    """Labels over the cells, as many as have room. A year that begins stands in the place of its month."""
    line, year = "", shown[0].year if shown else ""
    for number, period in enumerate(shown):
        label = period.label if period.year == year or " " in period.label else period.year
        if len(line) <= number * cell and len(label) <= (len(shown) - number) * cell:
            line = f"{line:<{number * cell}}{label} "
            year = period.year
    return line.rstrip()


def _foot(console: Console, trend: Trend, shown: Sequence[Period], most: int) -> None:
    console.print()
    notes = [SCALE] if trend.by is not By.TYPE and trend.series[:most] else []
    if shown and trend.first is not None and shown[0].start > trend.first:
        notes.append(f"Earlier {trend.unit}s have no room here: --until or --per shows them.")
    if len(trend.series) > most:
        notes.append(f"{count(len(trend.series) - most, 'more series', 'more series')}: --limit shows them.")
    if trend.undated:
        notes.append(f"{count(trend.undated, 'more has', 'more have')} no date within one {trend.unit}.")
    if trend.series:
        notes.append("--json names the claims behind each number.")
    put(console, piece(" ".join(notes), DIM))


def _print(console: Console, line: Text) -> None:
    console.print(line, soft_wrap=True)
