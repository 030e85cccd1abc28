"""Series in time: what is counted where, and when a direction can be told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.corroborate.acts import DENIAL
from standoff.corroborate.trend import By, Filter, Unit, trend
from standoff.terms import EventType

from .test_happenings import MONDAY, TUESDAY, act, town, word


def acts(*scores, day=MONDAY, make=act, start=0, **fields):
    """One act for each score, each of its own document."""
    return [
        make(f"{make.__name__}{day}-{n}:c", score=score, first=day, last=day, **fields)
        for n, score in enumerate(scores, start)
    ]


def points(series, sort="deeds"):
    return [(point.start, point.events, point.score) for point in getattr(series, sort)]


def test_by_dyad_deeds_and_words_stand_apart():
    found = trend([*acts(-9.0, -5.0), *acts(-4.4, make=word), *acts(4.0, day=TUESDAY, make=word)])
    (one,) = found.series
    assert (one.name, one.actor, one.recipient, one.place, one.type) == (
        "Norway → Finland",
        "NOR",
        "FIN",
        None,
        None,
    )
    assert points(one) == [("2031-02-10", 2, -7.0)]
    assert points(one, "words") == [("2031-02-10", 1, -4.4), ("2031-02-11", 1, 4.0)]
    assert (found.unit, found.first, found.last, found.undated) == ("day", "2031-02-10", "2031-02-11", 0)
    assert one.events == 4


def test_each_point_names_the_claims_behind_it():
    copies = [act(f"d{n}:c", cluster="v") for n in range(3)]
    (one,) = trend(copies).series
    assert [(point.events, point.claims) for point in one.deeds] == [(1, ("d0:c", "d1:c", "d2:c"))]


def test_both_directions_of_a_dyad_stand_together_the_busiest_first():
    back = {"actors": frozenset({"FIN"}), "recipients": frozenset({"NOR"})}
    other = {"actors": frozenset({"SWE"}), "recipients": frozenset({"EST"})}
    found = trend([*acts(-1.0), *acts(-2.0, -2.0, start=5, **back), *acts(-3.0, -3.0, start=9, **other)])
    assert [one.name for one in found.series] == ["Finland → Norway", "Norway → Finland", "Sweden → Estonia"]


def test_who_does_it_to_several_is_in_each_dyad_and_never_with_itself():
    both = frozenset({"NOR", "FIN"})
    found = trend(acts(-9.0, actors=both, recipients=both))
    assert [one.name for one in found.series] == ["Finland → Norway", "Norway → Finland"]
    assert trend(acts(-9.0, recipients=frozenset())).series == ()


def test_by_place_and_by_type():
    some = [
        *acts(-9.0, places=(town("Turku"),)),
        *acts(-5.0, type=EventType.COERCE, places=(town("Turku"), town("Vaasa")), start=3),
        *acts(-2.0, make=word, type=DENIAL),
    ]
    by_place = trend(some, By.PLACE)
    assert [(one.name, one.place, one.country) for one in by_place.series] == [
        ("Turku", "Turku", "FIN"),
        ("Vaasa", "Vaasa", "FIN"),
    ]
    by_type = trend(some, By.TYPE)
    assert [(one.name, one.type, len(one.deeds), len(one.words)) for one in by_type.series] == [
        ("assault", "ASSAULT", 1, 0),
        ("coerce", "COERCE", 1, 0),
        ("deny", DENIAL, 0, 1),
    ]


@pytest.mark.parametrize(
    ("only", "events"),
    [
        (Filter(), 3),
        (Filter(actor="NOR"), 2),
        (Filter(actor="NOR", recipient="EST"), 1),
        (Filter(recipient="NOR"), 0),
        (Filter(place="turku"), 1),
        (Filter(place="fin"), 1),
        (Filter(place="Vaasa"), 0),
        (Filter(type="COERCE"), 1),
        (Filter(since=TUESDAY), 1),
        (Filter(until=MONDAY), 2),
        (Filter(since=MONDAY, until=TUESDAY), 3),
    ],
)
def test_filters(only, events):
    some = [
        *acts(-9.0, places=(town("Turku"),)),
        *acts(-5.0, type=EventType.COERCE, recipients=frozenset({"EST"}), start=3),
        *acts(-9.0, day=TUESDAY, actors=frozenset({"SWE"})),
    ]
    assert sum(one.events for one in trend(some, By.DYAD, only=only).series) == events


def test_a_filter_leaves_no_other_series():
    several = {"actors": frozenset({"NOR", "SWE"}), "recipients": frozenset({"FIN", "EST"})}
    found = trend(acts(-9.0, **several), only=Filter(actor="NOR", recipient="EST"))
    assert [one.name for one in found.series] == ["Norway → Estonia"]
    places = (town("Turku"), town("Vaasa"))
    found = trend(acts(-9.0, places=places), By.PLACE, only=Filter(place="Vaasa"))
    assert [one.name for one in found.series] == ["Vaasa"]


def test_what_has_no_day_is_counted_apart():
    no_day = act("x:c", first=None, last=None)
    month = act("y:c", first=date(2031, 2, 1), last=date(2031, 2, 28))
    found = trend([*acts(-9.0), no_day, month], unit=Unit.WEEK)
    assert (found.undated, [one.events for one in found.series]) == (2, [1])
    assert trend([*acts(-9.0), no_day, month], unit=Unit.MONTH).undated == 1
    nothing = trend([no_day])
    assert (nothing.series, nothing.first, nothing.last, nothing.undated) == ((), None, None, 1)


@pytest.mark.parametrize(
    ("unit", "day", "start", "end"),
    [
        (Unit.DAY, "2031-02-13", "2031-02-13", "2031-02-13"),
        (Unit.WEEK, "2031-02-13", "2031-02-10", "2031-02-16"),
        (Unit.WEEK, "2031-02-16", "2031-02-10", "2031-02-16"),
        (Unit.WEEK, "2031-01-01", "2030-12-30", "2031-01-05"),
        (Unit.MONTH, "2032-02-29", "2032-02-01", "2032-02-29"),
        (Unit.MONTH, "2031-12-31", "2031-12-01", "2031-12-31"),
        (Unit.YEAR, "2032-07-01", "2032-01-01", "2032-12-31"),
        (Unit.YEAR, "2031-07-01", "2031-01-01", "2031-12-31"),
        (Unit.DAY, "9999-12-31", "9999-12-31", "9999-12-31"),
        (Unit.YEAR, "9999-12-31", "9999-01-01", "9999-12-31"),
        (Unit.WEEK, "0001-01-01", "0001-01-01", "0001-01-07"),
    ],
)
def test_periods(unit, day, start, end):
    first = unit.start(date.fromisoformat(day))
    assert (first.isoformat(), unit.end(first).isoformat()) == (start, end)


@given(st.dates(), st.sampled_from(Unit))
def test_every_day_is_in_one_period(day, unit):
    start = unit.start(day)
    assert start <= day <= unit.end(start)
    assert unit.start(unit.end(start)) == start


@pytest.mark.parametrize(
    ("days", "unit"),
    [(0, "day"), (14, "day"), (15, "week"), (182, "week"), (183, "month"), (1096, "month"), (1097, "year")],
)
def test_periods_lengthen_with_the_time_they_span(days, unit):
    assert trend([*acts(-9.0), *acts(-9.0, day=MONDAY + timedelta(days=days))]).unit == unit


def test_a_direction_needs_enough_at_both_ends():
    later = MONDAY + timedelta(days=7)
    few = [*acts(-9.0, -9.0, -9.0), *acts(7.0, 7.0, day=later)]
    assert trend(few, unit=Unit.WEEK).tendency is None
    told = trend([*few, *acts(1.0, day=later, start=2)], unit=Unit.WEEK).tendency
    assert told is not None
    assert (told.of, told.mutual, told.words) == (("Norway", "Finland"), False, None)
    first, last = told.deeds
    assert (first.start, first.score, last.start, last.score) == ("2031-02-10", -9.0, "2031-02-17", 5.0)


def test_a_direction_is_told_of_both_sides_of_a_dyad_together():
    later = MONDAY + timedelta(days=7)
    back = {"actors": frozenset({"FIN"}), "recipients": frozenset({"NOR"})}
    some = [
        *acts(-9.0, -9.0),
        *acts(-6.0, start=2, **back),
        *acts(-4.4, -4.4, -4.4, make=word),
        *acts(1.0, day=later),
        *acts(4.0, 4.0, start=1, day=later, **back),
    ]
    told = trend(some, unit=Unit.WEEK).tendency
    assert told is not None
    assert (set(told.of), told.mutual, told.words) == ({"Norway", "Finland"}, True, None)
    assert [point.score for point in told.deeds] == [-8.0, 3.0]


def test_by_type_a_direction_is_told_of_all_together_and_by_place_of_one():
    later = MONDAY + timedelta(days=7)
    here = {"places": (town("Turku"),)}
    some = [
        *acts(-9.0, -9.0, **here),
        *acts(-5.0, type=EventType.COERCE, start=2, **here),
        *acts(6.0, 6.0, 6.0, day=later, type=EventType.COOPERATE, **here),
    ]
    assert trend(some, By.TYPE, Unit.WEEK).tendency.of == ()
    assert trend(some, By.PLACE, Unit.WEEK).tendency.of == ("Turku",)


@given(st.randoms())
def test_the_order_of_acts_does_not_matter(random):
    some = [
        *acts(-9.0, -5.0, 7.0, 0.1, 0.2, 0.3),
        *acts(-4.4, -2.0, make=word, day=TUESDAY),
        *acts(3.0, actors=frozenset({"FIN"}), recipients=frozenset({"NOR"}), start=9),
    ]
    expected = [trend(some, by) for by in By]
    random.shuffle(some)
    assert [trend(some, by) for by in By] == expected
