"""Which figures exclude each other, and which pairs of sources are set against each other for it."""

from datetime import date

import pytest

from corroborate.build import article, holder, says
from standoff.corroborate.figures import (
    Given,
    conflicts,
    counted,
    courses,
    exclude,
    given,
    shown,
    unit_of,
)
from standoff.corroborate.propositions import propositions_of
from standoff.corroborate.sources import Source
from standoff.corroborate.wording import content
from standoff.terms import HolderKind


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ((12, 12), (40, 40), True),
        ((12, 12), (12, 12), False),
        ((24, None), (31, 31), False),  # at least 24, 31
        ((24, None), (20, 20), True),
        ((None, 30), (31, 31), True),  # up to 30, 31
        ((None, 30), (24, None), False),
        ((24, None), (100, None), False),
        ((20, 30), (30, 40), False),
        ((20, 30), (31, 40), True),
        ((None, None), (5, 5), False),
        ((24, None), (None, 11), True),  # dozens, as many as 11
    ],
)
def test_which_figures_exclude_each_other(
    one: tuple[float | None, float | None], other: tuple[float | None, float | None], excluded: bool
) -> None:
    assert exclude(one, other) is excluded
    assert exclude(other, one) is excluded


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [((6000, 6000), (6500, 6500), False), ((6000, 6000), (9000, 9000), True), ((0, 0), (1, 1), True)],
)
def test_about_gives_way_by_a_tenth(
    one: tuple[float, float], other: tuple[float, float], excluded: bool
) -> None:
    assert exclude(one, other, approximate=True) is excluded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("troops", "soldiers", True),
        ("Spanish soldiers", "troops", True),
        ("killed", "dead", True),
        ("killed", "wounded", False),
        ("tanks", "troops", False),
        ("people", "persons", True),
    ],
)
def test_units_under_their_other_names(one: str, other: str, same: bool) -> None:
    assert (unit_of(one) == unit_of(other)) is same


def test_a_unit_that_is_not_told_is_none() -> None:
    assert unit_of(None) is None
    assert unit_of(" ") is None


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (24, None, "killed", "at least 24 killed"),
        (None, 30, None, "up to 30"),
        (9000, 9000, "troops", "9,000 troops"),
        (22000, 24000, "troops", "22,000 to 24,000 troops"),
        (2.5, 2.5, "tonnes", "2.5 tonnes"),
        (None, None, "troops", "some troops"),
    ],
)
def test_figures_in_words(low: float | None, high: float | None, unit: str | None, words: str) -> None:
    assert shown(low, high, unit) == words


def figure(number: float, who: str, *, day: str = "2031-02-24", unit: str = "killed") -> Given:
    reading = article(
        f"{who} counted {number} {unit}.",
        says(
            f"{number} {unit}",
            trigger=unit,
            type="ASSAULT",
            quantities=[(str(number), number, number, unit)],
            by=[holder(who)],
        ),
        outlet=f"{who} {day}",
        published=day,
    )
    source = Source(("name", who), who, None, HolderKind.INSTITUTION, None)
    (found,) = given(propositions_of(reading, day)[0], source, who)
    return found


def test_a_figure_is_given_with_its_holder_its_document_and_its_words() -> None:
    found = figure(12, "Clinic")
    assert (found.figure.low, found.figure.high, found.figure.unit) == (12, 12, "killed")
    assert found.figure.holder == "Clinic"
    assert found.figure.span.text == "12"
    assert found.day == date(2031, 2, 24)


@pytest.mark.parametrize(
    ("figures", "number"),
    [
        ([figure(12, "Clinic"), figure(40, "Ministry")], 1),
        ([figure(12, "Clinic"), figure(12, "Ministry")], 0),
        ([figure(12, "Clinic"), figure(40, "Ministry", unit="wounded")], 0),
        ([figure(12, "Clinic"), figure(40, "Clinic", day="2031-02-25")], 0),
        ([figure(12, "Clinic"), figure(40, "Ministry", day="2031-03-02")], 0),
        (
            [
                figure(12, "Clinic"),
                figure(15, "Clinic", day="2031-02-25"),
                figure(15, "Ministry", day="2031-02-25"),
            ],
            0,
        ),
    ],
    ids=[
        "two sources",
        "one number",
        "two units",
        "one source corrects itself",
        "a toll a week later",
        "the latest of a source counts",
    ],
)
def test_conflicts(figures: list[Given], number: int) -> None:
    assert len(conflicts(figures)) == number
    assert len(conflicts(reversed(figures))) == number


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([figure(12, "Clinic"), figure(15, "Clinic", day="2031-02-25")], [[12, 15]]),
        ([figure(12, "Clinic"), figure(12, "Clinic", day="2031-02-25")], []),
        ([figure(12, "Clinic"), figure(15, "Ministry", day="2031-02-25")], []),
        ([figure(12, "Clinic"), figure(9, "Clinic"), figure(15, "Clinic", day="2031-02-25")], []),
        ([figure(12, "Clinic"), figure(15, "Clinic", unit="wounded", day="2031-02-25")], []),
    ],
    ids=["a toll that rises", "the same again", "two sources", "two figures of one day", "two units"],
)
def test_the_course_of_a_figure(figures: list[Given], told: list[list[float]]) -> None:
    assert [[one.figure.low for one in course] for course in courses(reversed(figures))] == told


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (figure(12, "Clinic"), figure(40, "Ministry", day="2031-02-25"), 0),
        (figure(40, "Clinic"), figure(12, "Ministry", day="2031-02-25"), 1),
        (figure(112, "Clinic"), figure(118, "Ministry"), 0),
        (figure(4, "Clinic"), figure(5, "Ministry"), 1),
    ],
    ids=["a toll may rise by the next day", "it does not fall", "a small difference", "a great one"],
)
def test_conflicts_that_are_none(one: Given, other: Given, number: int) -> None:
    assert len(conflicts([one, other])) == number


@pytest.mark.parametrize(
    ("unit", "trigger", "counts"),
    [
        ("people", "killed", "killed"),
        ("people", "wounded", "wounded"),
        ("people", "marched", "people"),
        ("killed", "struck", "killed"),
        ("troops", "killed", "troops"),
        ("casualties", "struck", "casualties"),
    ],
)
def test_people_are_counted_for_what_befell_them(unit: str, trigger: str, counts: str) -> None:
    assert counted(unit, frozenset(content(trigger))) == unit_of(counts)
    assert unit_of("casualties") != unit_of("killed")


def test_a_figure_within_a_figure_conflicts_with_nobody() -> None:
    reading = article(
        "Seven were wounded, two of them badly.",
        says(
            "Seven were wounded, two of them badly",
            trigger="wounded",
            type="ASSAULT",
            quantities=[("Seven", 7, 7, "people"), ("two", 2, 2, "injured")],
        ),
    )
    source = Source(("name", "A"), "A", None, HolderKind.INSTITUTION, None)
    found = list(given(propositions_of(reading, None)[0], source, None))
    assert [(one.figure.low, one.whole) for one in found] == [(7, True), (2, False)]
    assert {one.figure.unit for one in found} == {"injured"}
    assert conflicts([*found, figure(7, "Clinic", unit="injured")]) == []
