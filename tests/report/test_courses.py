from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from standoff.corroborate.trend import By, Point, Series, Trend, Unit
from standoff.report.courses import course, standing_alone
from standoff.report.tendency import periods

from .pages import parse

POINTS = (
    Point("2031-02-10", "2031-02-16", 2, -7.5, ("a:1", "b:2")),
    Point("2031-02-24", "2031-03-02", 1, 5.0, ("c:3",)),
)
SERIES = Series("A <b> → C & D", "AAA", "CCC", None, None, None, POINTS, POINTS[1:])
TREND = Trend(By.DYAD, Unit.WEEK, "2031-02-10", "2031-03-02", 0, None, (SERIES,))


def drawn(width: int = 760) -> str:
    return course(SERIES, periods(TREND, 60), Unit.WEEK, lambda name, p: f"#{name}-{p.start}", width=width)


def test_each_bar_leads_to_what_is_behind_it() -> None:
    for width in (760, 340):
        page = parse(drawn(width))
        assert page.unbalanced == []
        assert page.hrefs == ["#deeds-2031-02-10", "#deeds-2031-02-24", "#words-2031-02-24"]
        assert "2 deeds in the week of 10 February 2031, −7.5" in page.text
        assert "1 word in the week of 24 February 2031, +5.0" in page.text


def test_friendly_bars_go_up_and_hostile_ones_down_in_proportion() -> None:
    bars = re.findall(
        r'class="(\w+) (\w+)" x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', drawn()
    )
    lines = [float(y) for y in re.findall(r'class="axis" x1="\d+" x2="\d+" y1="([\d.]+)"', drawn())]
    (hostile, deeds, top, high), up, words = bars
    assert (hostile, deeds, float(top)) == ("hostile", "deeds", lines[0])
    assert (up[:2], words[:2]) == (("friendly", "deeds"), ("friendly", "words"))
    assert float(up[2]) + float(up[3]) == pytest.approx(lines[0])
    assert float(words[2]) + float(words[3]) == pytest.approx(lines[1])
    assert float(high) / float(up[3]) == pytest.approx(1.5)


def test_a_bar_that_leads_nowhere_is_no_link() -> None:
    assert "<a " not in course(SERIES, periods(TREND, 60), Unit.WEEK, lambda _name, _point: None, width=760)


def test_labels_keep_apart_on_a_narrow_picture() -> None:
    many = Trend(By.DYAD, Unit.DAY, "2031-02-10", "2031-03-31", 0, None, ())
    picture = course(SERIES, periods(many, 60), Unit.DAY, lambda _name, _point: None, width=340)
    places = [float(x) for x in re.findall(r'class="middle" x="([\d.]+)"[^>]*>\d+ [A-Z]', picture)]
    assert all(right - left >= 40 for left, right in pairwise(places))
    assert len(places) > 3


def test_a_picture_of_its_own_is_sound_xml_and_needs_nothing_else() -> None:
    text = standing_alone(TREND, 5)
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "A <b> → C & D" in [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "url(" not in text
    assert "href" not in text
    assert standing_alone(TREND, 5) == text
    assert standing_alone(TREND, 0).count("<svg") == 1
