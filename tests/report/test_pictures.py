from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from standoff.report.ranges import Range, ranges
from standoff.report.timeline import Dot, timeline
from standoff.terms import Status

from .pages import parse


def dots(*days: str | None, status: Status = Status.CONTESTED) -> list[Dot]:
    return [Dot(day, status, f"claim/{n}.html", f"claim <{n}>") for n, day in enumerate(days)]


def test_each_claim_is_a_shape_that_leads_to_it() -> None:
    picture = timeline(dots("2022-02-01", "2022-02-01", "2022-02-03", None, "2022-02"))
    assert picture is not None
    assert (picture.unit, picture.per, picture.undated) == ("day", 1, 2)
    for drawing in (picture.wide, picture.narrow):
        page = parse(drawing)
        assert page.unbalanced == []
        assert sorted(page.hrefs) == ["claim/0.html", "claim/1.html", "claim/2.html"]
        assert re.findall(r'class="total"[^>]*>(\d+)<', drawing) == ["2", "1"]
        assert [word in page.text for word in ("1 Feb", "2 Feb", "3 Feb", "2022")] == [True] * 4
        assert "claim <0>" in page.text


def test_shapes_stand_in_the_order_of_statuses() -> None:
    picture = timeline(dot for status in reversed(Status) for dot in dots("2022-02-01", status=status))
    assert picture is not None
    assert re.findall(r"shape s-([a-z-]+)", picture.wide) == list(Status)


@pytest.mark.parametrize(
    ("apart", "unit"),
    [
        (0, "day"),
        (19, "day"),
        (20, "week"),
        (139, "week"),
        (200, "month"),
        (600, "month"),
        (700, "year"),
        (9000, "2 years"),
        (700000, "100 years"),
    ],
)
def test_columns_widen_with_the_time_they_span(apart: int, unit: str) -> None:
    first = date(2022, 1, 3)
    picture = timeline(dots(first.isoformat(), (first + timedelta(days=apart)).isoformat()))
    assert picture is not None
    assert picture.unit == unit
    assert picture.undated == 0
    assert picture.wide.count('class="total"') == len({0, apart})


def test_many_claims_share_a_shape() -> None:
    picture = timeline(dots(*["2022-02-01"] * 1000))
    assert picture is not None
    assert picture.per == 50
    assert picture.wide.count("<g ") == 20
    assert ">1000<" in picture.wide


def test_no_date_no_picture() -> None:
    assert timeline(dots(None)) is None
    assert timeline([]) is None


def figure(low: float | None, high: float | None, unit: str | None = "troops", words: str = "some") -> Range:
    return Range(low, high, unit, "Somebody", words, "An outlet", "document/a.html#n-1")


def places(bar: str, name: str) -> list[float]:
    return [float(x) for x in re.findall(rf'class="{name}"[^>]*?(?:x1|cx)="([\d.]+)%"', bar)]


def test_bounds_stand_in_proportion_and_open_ends_are_arrows() -> None:
    (picture,) = ranges([figure(20, 30), figure(12, None), figure(None, 25), figure(25, 25)])
    assert [(row.figure.low, row.figure.high) for row in picture.rows] == [
        (12, None),
        (20, 30),
        (None, 25),
        (25, 25),
    ]
    least, between, up_to, exactly = (row.bar for row in picture.rows)
    assert (least.count('class="arrow"'), up_to.count('class="arrow"')) == (1, 1)
    assert 'x="97%" class="arrow"' in least
    assert 'x="3%" class="arrow"' in up_to
    assert "arrow" not in between + exactly
    low, high = places(between, "end")
    (twelve,), (twenty_five,) = places(least, "end"), places(exactly, "end")
    assert twelve < low < twenty_five < high
    assert (high - twenty_five) == pytest.approx(twenty_five - low, abs=0.02)


def test_one_picture_a_unit_and_none_without_a_bound() -> None:
    found = ranges([figure(1, 2, "tanks"), figure(1, 2, None), figure(None, None), figure(3, 3, "tanks")])
    assert [(picture.unit, len(picture.rows)) for picture in found] == [(None, 1), ("tanks", 2)]


def test_the_same_figure_in_the_same_words_is_one_row() -> None:
    (picture,) = ranges([figure(5, 5, words="Five"), figure(5, 5, words="five"), figure(5, 5, words="5")])
    assert sorted(len(row.same) for row in picture.rows) == [0, 1]


@pytest.mark.parametrize(
    ("ends", "logarithmic"), [((100, 100000), True), ((0, 100000), False), ((-5, 5), False), ((7, 7), False)]
)
def test_far_ends_take_a_logarithmic_scale(ends: tuple[float, float], logarithmic: bool) -> None:
    (picture,) = ranges([figure(ends[0], ends[0]), figure(ends[1], ends[1])])
    assert picture.logarithmic is logarithmic
    assert all(0 < x < 100 for row in picture.rows for x in places(row.bar, "end"))


@pytest.mark.parametrize("value", [0.0, 1.0, 0.003, 1e12, -4.0])
def test_a_lone_figure_has_a_scale(value: float) -> None:
    (picture,) = ranges([figure(value, None)])
    assert all(0 < x < 100 for x in places(picture.rows[0].bar, "end"))
