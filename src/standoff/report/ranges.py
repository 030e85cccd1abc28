"""The picture of figures side by side: a row a figure, open where its words leave a bound open."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from standoff.report.words import number

__all__ = ["Range", "Ranges", "Row", "ranges"]


@dataclass(frozen=True, slots=True)
class Range:
    """One figure: its bounds, its unit, who gives it in which words, and where that stands."""

    low: float | None
    high: float | None
    unit: str | None
    holder: str | None
    words: str
    outlet: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with its bar, and the others that are the same in the same words of the same source."""

    figure: Range
    same: tuple[Range, ...]
    bar: Markup


@dataclass(frozen=True, slots=True)
class Ranges:
    """All figures of one unit on one scale."""

    unit: str | None
    rows: tuple[Row, ...]
    axis: Markup
    logarithmic: bool


def ranges(figures: Iterable[Range]) -> list[Ranges]:
    """One picture a unit. Figures without any bound have no place on a scale and are left out."""
    bounded = [f for f in figures if f.low is not None or f.high is not None]
    bounded.sort(key=lambda f: f.unit or "")
    return [_picture(unit, list(group)) for unit, group in groupby(bounded, key=lambda f: f.unit)]


def _picture(unit: str | None, figures: list[Range]) -> Ranges:
    ends = [end for f in figures for end in (f.low, f.high) if end is not None]
    scale = _Scale(min(ends), max(ends))
    figures.sort(key=lambda f: (_middle(f), f.holder or "", f.words))
    rows: list[Row] = []
    for _, same in groupby(figures, key=lambda f: (_middle(f), f.low, f.high, f.holder, f.words.casefold())):
        first, *others = same
        rows.append(Row(first, tuple(others), _bar(first, scale)))
    return Ranges(unit, tuple(rows), _axis(scale), scale.logarithmic)


def _middle(figure: Range) -> float:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends)


class _Scale:
    """From a value to per cent of the width. Logarithmic where the ends are 100-fold apart."""

    def __init__(self, low: float, high: float) -> None:
        self.logarithmic = low > 0 and high / low > 100
        if self.logarithmic:
            self.ticks = [
                10.0**p for p in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
            ]
        else:
            if low > 0 and low < high * 0.6:
                low = 0.0
            if low == high:
                low, high = (0.0, high) if high > 0 else (low, low + 1)
            step = _round_step((high - low) / 4)
            first, last = math.floor(low / step), math.ceil(high / step)
            self.ticks = [step * i for i in range(first, last + 1)]
        if len(self.ticks) == 1:
            self.ticks.append(self.ticks[0] * 10)

    def at(self, value: float) -> float:
        ends = (self.ticks[0], value, self.ticks[-1])
        low, here, high = (math.log10(end) for end in ends) if self.logarithmic else ends
        return 8 + 84 * (here - low) / (high - low)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough * 0.999)


def _bar(figure: Range, scale: _Scale) -> Markup:
    """The bar. Where a bound is open it fades to an arrow at the edge of the picture."""
    low = scale.at(figure.low) if figure.low is not None else None
    high = scale.at(figure.high) if figure.high is not None else None
    left, right = 3.0 if low is None else low, 97.0 if high is None else high
    parts = [
        Markup('<line class="grid" x1="{x:.2f}%" x2="{x:.2f}%" y1="0" y2="28"/>').format(x=scale.at(tick))
        for tick in scale.ticks
    ]
    line = Markup('<line class="{}" x1="{:.2f}%" x2="{:.2f}%" y1="14" y2="14"/>')
    parts.append(line.format("range" if None not in (low, high) else "range open", left, right))
    if low is None:
        parts.append(Markup('<svg x="3%" class="arrow"><path d="M2 8l-9 6 9 6z"/></svg>'))
    if high is None:
        parts.append(Markup('<svg x="97%" class="arrow"><path d="M-2 8l9 6-9 6z"/></svg>'))
    if low == high:
        parts.append(Markup('<circle class="end" cx="{:.2f}%" cy="14" r="5"/>').format(low))
    else:
        parts += [
            Markup('<line class="end" x1="{x:.2f}%" x2="{x:.2f}%" y1="7" y2="21"/>').format(x=x)
            for x in (low, high)
            if x is not None
        ]
    return Markup('<svg class="bar" width="100%" height="28" aria-hidden="true">{}</svg>').format(
        Markup("").join(parts)
    )


def _axis(scale: _Scale) -> Markup:
    parts = [
        Markup('<text x="{:.2f}%" y="14">{}</text>').format(scale.at(tick), _short(tick))
        for tick in scale.ticks
    ]
    return Markup('<svg class="bar" width="100%" height="20" aria-hidden="true">{}</svg>').format(
        Markup("").join(parts)
    )


def _short(value: float) -> str:
    for size, name in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:g}{name}"
    return number(value)
