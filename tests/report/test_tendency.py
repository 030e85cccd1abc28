from __future__ import annotations

import pytest

from standoff.corroborate.trend import By, Point, Tendency, Trend, Unit
from standoff.report.tendency import period_words, periods, sentence, signed


def point(start: str, score: float, events: int = 4) -> Point:
    return Point(start, start, events, score, ())


def trend(
    deeds: tuple[Point, Point] | None,
    words: tuple[Point, Point] | None = None,
    of: tuple[str, ...] = ("Spain", "Portugal"),
    *,
    mutual: bool = True,
    unit: Unit = Unit.WEEK,
) -> Trend:
    return Trend(By.DYAD, unit, "2031-02-24", "2031-03-09", 0, Tendency(of, mutual, deeds, words), ())


DEEDS = point("2031-02-24", -4.2), point("2031-03-03", 2.1, 3)
HOSTILE = point("2031-02-24", -3.0), point("2031-03-03", -1.5)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            trend(DEEDS, HOSTILE),
            "Deeds between Spain and Portugal: from −4.2 (4) in the week of 24 February to +2.1 (3) in the "
            "week of 3 March 2031; words stay hostile.",
        ),
        (
            trend(DEEDS, (point("2031-02-24", 4.0), point("2031-03-03", -0.2)), mutual=False),
            "Deeds of Spain towards Portugal: from −4.2 (4) in the week of 24 February to +2.1 (3) in the "
            "week of 3 March 2031; words turn from friendly to mixed.",
        ),
        (
            trend((point("2030-12-30", -4.2), point("2031-03-03", -4.6)), of=("Badajoz",)),
            "Deeds in Badajoz: −4.2 (4) in the week of 30 December 2030, and about the same, −4.6 (4) in "
            "the week of 3 March 2031.",
        ),
        (
            trend(None, HOSTILE, of=(), unit=Unit.DAY),
            "Words: from −3.0 (4) on 24 February to −1.5 (4) on 3 March 2031; too few deeds to tell.",
        ),
    ],
)
def test_which_way_it_goes_is_one_sentence(told: Trend, said: str) -> None:
    assert sentence(told) == said


def test_too_little_is_said_to_be_too_little() -> None:
    nothing = Trend(By.DYAD, Unit.WEEK, None, None, 0, None, ())
    assert sentence(nothing) == (
        "Too little to tell which way it goes: a direction takes 3 deeds or words in one week and as many "
        "in another."
    )


@pytest.mark.parametrize(
    ("score", "shown"), [(2.14, "+2.1"), (-4.25, "−4.2"), (0.0, "0.0"), (-0.04, "0.0"), (10.0, "+10.0")]
)
def test_scores_have_a_sign(score: float, shown: str) -> None:
    assert signed(score) == shown


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (Unit.DAY, "on 3 March 2031"),
        (Unit.WEEK, "in the week of 3 March 2031"),
        (Unit.MONTH, "in March 2031"),
        (Unit.YEAR, "in 2031"),
    ],
)
def test_periods_have_words(unit: Unit, said: str) -> None:
    assert period_words("2031-03-03", unit) == said


@pytest.mark.parametrize(
    ("unit", "most", "labels"),
    [
        (Unit.WEEK, 9, ["24 Feb", "3 Mar"]),
        (Unit.WEEK, 1, ["3 Mar"]),
        (Unit.DAY, 3, ["7 Mar", "8 Mar", "9 Mar"]),
        (Unit.MONTH, 9, ["Feb", "Mar"]),
        (Unit.YEAR, 9, ["2031"]),
    ],
)
def test_every_period_has_its_place(unit: Unit, most: int, labels: list[str]) -> None:
    found = periods(Trend(By.DYAD, unit, "2031-02-24", "2031-03-09", 0, None, ()), most)
    assert [period.label for period in found] == labels
    assert {period.year for period in found} == {"2031"}


def test_the_beginning_of_time_has_an_end() -> None:
    found = periods(Trend(By.DYAD, Unit.WEEK, "0001-01-01", "0001-01-07", 0, None, ()), 5)
    assert [period.start for period in found] == ["0001-01-01"]
