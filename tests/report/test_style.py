from __future__ import annotations

import re
from importlib.resources import files

import pytest

from standoff.terms import EventType, Status

STYLE = files("standoff.report").joinpath("static", "report.css").read_text(encoding="utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]

Colour = tuple[float, float, float]


def colours(block: str) -> dict[str, Colour]:
    found = re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block)
    return {name: (int(h[:2], 16), int(h[2:4], 16), int(h[4:], 16)) for name, h in found}


def washes(block: str) -> dict[str, tuple[Colour, float]]:
    found = re.findall(r"--([a-z-]+): rgb\((\d+) (\d+) (\d+) / (\d+)%\);", block)
    return {name: ((float(r), float(g), float(b)), float(a) / 100) for name, r, g, b, a in found}


def over(top: Colour, alpha: float, below: Colour) -> Colour:
    red, green, blue = (alpha * t + (1 - alpha) * b for t, b in zip(top, below, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2 contrast ratio."""

    def light(colour: Colour) -> float:
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour)
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_what_is_under_them(block: str) -> None:
    found = colours(block)
    content, target = washes(block)["content"], washes(block)["target"]
    plain = [found["paper"], found["raised"]]
    plain += [over(*target, ground) for ground in plain]
    marked = [over(*content, ground) for ground in plain]
    marked += [over(*content, ground) for ground in marked]
    cases = [(name, ground) for name in ("soft", "link", "hostile", "friendly", *Status) for ground in plain]
    marks = ("ink", "source", "cue", "event", "caveat", "credit")
    cases += [(name, ground) for name in marks for ground in (*plain, *marked)]
    ratios = [(name, round(contrast(found[name], ground), 2)) for name, ground in cases]
    assert [pair for pair in ratios if pair[1] < 4.5] == []


def test_every_status_and_type_can_be_shown_alone() -> None:
    for value in (*(f"s-{status}" for status in Status), *(f"t-{type}" for type in EventType)):
        assert f"main:has(#{value[2:]}:target) .row:not(.{value})" in STYLE


def test_the_style_asks_for_nothing_from_elsewhere() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert "prefers-color-scheme: dark" in STYLE
    assert "@media print" in STYLE
