"""The picture of one series: bars of deeds above bars of words, friendly ones up and hostile ones down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap

from markupsafe import Markup

from standoff.corroborate.trend import Point, Series, Trend, Unit
from standoff.report.tendency import Period, counted, period_words, periods, sentence, signed

__all__ = ["MOST_PERIODS", "SCALE", "course", "standing_alone"]

MOST_PERIODS = 60
"""Periods in one picture: the last ones."""

_GUTTER = 52
_HALF = 46
_GAP = 34
_TOP = 8

SCALE = (
    "Mean score from −10 (war) to +10 (retreat from it); in brackets how much happened. "
    "What is told many times counts once."
)

_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#5a554b}.lede{font-size:15px;font-weight:600;fill:#1d1b18}"
    ".name{font-weight:600;fill:#1d1b18}.course text{font-size:12px}.paper{fill:#fcfbf7}"
    ".axis{stroke:#1d1b18}.grid{stroke:#e9e4d8}.hostile{fill:#a93812;stroke:#a93812}"
    ".friendly{fill:#0a664b;stroke:#0a664b}.words{fill-opacity:.25}.hit{fill:none}"
    ".middle{text-anchor:middle}.end{text-anchor:end}"
)

Link = Callable[[str, Point], str | None]
"""Where a bar leads, by "deeds" or "words" and its point; None where it leads nowhere."""


def course(series: Series, shown: Sequence[Period], unit: Unit, link: Link, *, width: int) -> Markup:
    """The picture, `width` pixels wide. Every bar says its numbers to whoever points at it."""
    rows = [(name, points) for name in ("deeds", "words") if (points := getattr(series, name))]
    step = (width - _GUTTER) / max(len(shown), 1)
    parts: list[Markup] = []
    zero = _TOP + _HALF
    for name, points in rows:
        parts += _panel(name, width, zero)
        found = {point.start: point for point in points}
        for number, period in enumerate(shown):
            if period.start in found:
                left = _GUTTER + step * number
                parts.append(_bar(name, found[period.start], unit, link, left, step, zero))
        zero += 2 * _HALF + _GAP
    foot = zero - _HALF - _GAP + 14
    parts += _labels(shown, step, width, foot)
    return Markup(
        '<svg class="course" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="group" '
        'aria-label="{2}">{3}</svg>'
    ).format(width, foot + 24, series.name, Markup("").join(parts))


def standing_alone(trend: Trend, most: int) -> str:
    """An SVG file of its own: the sentence on top, and the pictures of the first series."""
    shown = periods(trend, MOST_PERIODS)
    lines = wrap(sentence(trend), 88)
    parts = [_text(line, 16, 28 + 20 * number, "lede") for number, line in enumerate(lines)]
    top = 28 + 20 * len(lines)
    for series in trend.series[:most]:
        picture = course(series, shown, trend.unit, lambda _name, _point: None, width=760)
        height = _TOP + (2 * _HALF + _GAP) * (bool(series.deeds) + bool(series.words)) - _GAP + 38
        parts.append(_text(series.name, 16, top + 14, "name"))
        parts.append(Markup('<g transform="translate(16 {})">{}</g>').format(top + 20, picture))
        top += height + 44
    parts.append(_text(SCALE, 16, top + 6, "label"))
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 792 {0}" width="792" height="{0}">'
            '<style>{1}</style><rect class="paper" width="792" height="{0}"/>{2}</svg>\n'
        ).format(top + 24, Markup(_STYLE), Markup("").join(parts))
    )


def _panel(name: str, width: int, zero: int) -> Iterator[Markup]:
    for score in (10, 0, -10):
        y = _y(score, zero)
        kind = "grid" if score else "axis"
        yield Markup('<line class="{}" x1="{}" x2="{}" y1="{y:.1f}" y2="{y:.1f}"/>').format(
            kind, _GUTTER, width, y=y
        )
        text = signed(score).removesuffix(".0") if score else name
        yield _text(text, _GUTTER - 8, y + 4, "end" if score else "end what")


def _bar(name: str, point: Point, unit: Unit, link: Link, left: float, step: float, zero: int) -> Markup:
    wide = min(step * 0.62, 40.0)
    end = _y(point.score, zero)
    top, high = min(end, float(zero)), max(abs(end - zero), 1.0)
    kind = "friendly" if point.score > 0 else "hostile"
    parts = [
        Markup('<rect class="hit" x="{:.1f}" y="{}" width="{:.1f}" height="{}"/>').format(
            left, zero - _HALF, step, 2 * _HALF
        ),
        Markup('<rect class="{} {}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
            kind, name, left + (step - wide) / 2, top, wide, high
        ),
    ]
    if step >= 32:
        many = f" ({point.events})" if step >= 60 else ""
        # On the other side of the line, where nothing is in its way.
        y = zero + 14 if point.score > 0 else zero - 5
        parts.append(_text(f"{signed(point.score)}{many}", left + step / 2, y, "middle"))
    told = f"{counted(point.events, name)} {period_words(point.start, unit)}, {signed(point.score)}"
    inside = Markup("<title>{}</title>{}").format(told, Markup("").join(parts))
    href = link(name, point)
    return Markup('<a href="{}">{}</a>').format(href, inside) if href else Markup("<g>{}</g>").format(inside)


def _labels(shown: Sequence[Period], step: float, width: int, y: int) -> Iterator[Markup]:
    every = -(-46 // max(int(step), 1))
    year = ""
    for number, period in enumerate(shown):
        if number % every == 0:
            x = _GUTTER + step * (number + 0.5)
            yield _text(period.label, x, y, "middle")
            if period.year not in (year, period.label):
                yield _text(period.year, x, y + 16, "middle")
            year = period.year


def _y(score: float, zero: int) -> float:
    return zero - score * _HALF / 10


def _text(words: str, x: float, y: float, kind: str) -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(kind, x, y, words)
