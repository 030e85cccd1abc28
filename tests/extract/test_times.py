"""Time expressions: what counts as one, and the dates it names on a known day of publication."""

from __future__ import annotations

import datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.document import Document
from standoff.extract import times
from standoff.extract.parser import parse
from standoff.extract.syntax import Syntax
from standoff.reading import Time

PUBLISHED = "2022-02-16"
"""A Wednesday."""


@cache
def parsed(text: str) -> Syntax:
    return parse(Document(text))


def found(text: str, published: str | None = PUBLISHED) -> list[Time]:
    return [mention.value for mention in times.find(Document(text, published=published), parsed(text))]


def only(text: str, published: str | None = PUBLISHED) -> tuple[str, str | None, str | None, str]:
    (time,) = found(text, published)
    return time.span.text, time.start, time.end, time.precision.value


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "precision"),
    [
        ("The town fell on Tuesday night.", "Tuesday night", "2022-02-15", "2022-02-15", "day"),
        ("The two sides will meet on Friday.", "Friday", "2022-02-18", "2022-02-18", "day"),
        ("The ferry left on Wednesday.", "Wednesday", "2022-02-16", "2022-02-16", "day"),
        ("He resigned last Wednesday.", "last Wednesday", "2022-02-09", "2022-02-09", "day"),
        ("Shelling went on through late Monday.", "late Monday", "2022-02-14", "2022-02-14", "day"),
        ("The drill is due to end on 20 February.", "20 February", "2022-02-20", "2022-02-20", "day"),
        ("The bridge was blown up on Dec. 30.", "Dec. 30", "2021-12-30", "2021-12-30", "day"),
        ("She was born on 3 May 1961.", "3 May 1961", "1961-05-03", "1961-05-03", "day"),
        ("It began on Sunday, July 4, 1999.", "Sunday, July 4, 1999", "1999-07-04", "1999-07-04", "day"),
        ("The form was signed 2021-11-05.", "2021-11-05", "2021-11-05", "2021-11-05", "day"),
        ("The form was signed 25/12/2020.", "25/12/2020", "2020-12-25", "2020-12-25", "day"),
        ("The mine went off yesterday morning.", "yesterday morning", "2022-02-15", "2022-02-15", "day"),
        ("Rockets fell last night.", "last night", "2022-02-15", "2022-02-15", "day"),
        ("The port closed three days ago.", "three days ago", "2022-02-13", "2022-02-13", "day"),
        ("The pact was signed on Christmas Eve.", "Christmas Eve", "2021-12-24", "2021-12-24", "day"),
        ("The wells ran dry two weeks ago.", "two weeks ago", "2022-01-31", "2022-02-06", "week"),
        ("The army left last week.", "last week", "2022-02-07", "2022-02-13", "week"),
        ("The levy was raised last November.", "last November", "2021-11-01", "2021-11-30", "month"),
        ("The mayor will step down in April.", "April", "2022-04-01", "2022-04-30", "month"),
        ("The strike started in May 2009.", "May 2009", "2009-05-01", "2009-05-31", "month"),
        ("They have fought there since 2014.", "2014", "2014-01-01", "2014-12-31", "year"),
        ("The truce will hold later this year.", "later this year", "2022-02-16", "2022-12-31", "year"),
        ("Talks broke down earlier this month.", "earlier this month", "2022-02-01", "2022-02-16", "month"),
        ("Trade fell over the past three years.", "the past three years", "2019-02-16", "2022-02-16", "span"),
        ("Power failed in the last 48 hours.", "the last 48 hours", "2022-02-14", "2022-02-16", "span"),
        ("The dam was built in the early 1990s.", "the early 1990s", "1990-01-01", "1999-12-31", "span"),
        ("The fort dates from the 18th century.", "the 18th century", "1701-01-01", "1800-12-31", "span"),
        ("The fair ran May 14-16, 2012.", "May 14-16, 2012", "2012-05-14", "2012-05-16", "span"),
        ("Output rose in Q3 2019.", "Q3 2019", "2019-07-01", "2019-09-30", "span"),
    ],
)
def test_a_calendar_expression_names_its_dates(
    text: str, words: str, start: str, end: str, precision: str
) -> None:
    assert only(text) == (words, start, end, precision)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("In recent days more tents went up.", "recent days", None, PUBLISHED),
        ("Rain will fall in the coming weeks.", "the coming weeks", PUBLISHED, None),
        ("The next few months will be hard.", "The next few months", PUBLISHED, None),
        ("She recently fell ill.", "recently", None, PUBLISHED),
    ],
)
def test_a_side_that_the_words_leave_open_is_none(
    text: str, words: str, start: str | None, end: str | None
) -> None:
    assert only(text) == (words, start, end, "span")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("For weeks there was no bread.", "weeks"),
        ("The siege lasted two and a half years.", "two and a half years"),
        ("It was a three-day visit.", "three-day"),
        ("The bell rings every day.", "every day"),
        ("He fell ill two days later.", "two days later"),
        ("The day before, the road had been open.", "The day before"),
        ("He left more than two years ago.", "two years ago"),
        ("The drought came last summer.", "last summer"),
        ("The sirens went off at 18:00 GMT.", "18:00 GMT"),
    ],
)
def test_a_length_or_a_reference_to_another_event_has_no_dates(text: str, words: str) -> None:
    (time,) = found(text)
    assert (time.span.text, time.start, time.end, time.anchored) == (words, None, None, False)


def test_a_day_and_month_in_figures_that_could_be_either_say_only_the_year() -> None:
    assert only("The lease ended on 7/8/07.") == ("7/8/07", "2007-01-01", "2007-12-31", "year")


@pytest.mark.parametrize(
    "text", ["He left on Tuesday.", "In recent days he left.", "He left on 20 February."]
)
def test_without_a_publication_date_a_relative_expression_is_not_anchored(text: str) -> None:
    (time,) = found(text, None)
    assert (time.start, time.end, time.anchored) == (None, None, False)


def test_without_a_publication_date_a_full_date_is_anchored() -> None:
    (time,) = found("He left on 20 February 2019.", None)
    assert (time.start, time.anchored) == ("2019-02-20", True)


def test_a_publication_date_that_is_none_counts_as_unknown() -> None:
    (time,) = found("He left on Tuesday.", "last spring")
    assert time.anchored is False


@pytest.mark.parametrize(
    "text",
    [
        "He may go home.",
        "Troops march through the town.",
        "Some 2000 troops left the base.",
        "The committee backed Theresa May.",
        "The 27-year-old was freed.",
        "It was a second chance.",
    ],
)
def test_other_words_are_no_time(text: str) -> None:
    assert found(text) == []


def test_a_clock_time_takes_the_only_day_of_its_sentence() -> None:
    text = "On Tuesday the ship left the harbour at 18:00 GMT."
    assert [(t.span.text, t.start) for t in found(text)] == [
        ("Tuesday", "2022-02-15"),
        ("18:00 GMT", "2022-02-15"),
    ]


def test_a_clock_time_beside_its_day_is_one_expression() -> None:
    assert only("Polls will close at 9 p.m. on Friday.")[:2] == ("9 p.m. on Friday", "2022-02-18")


def test_an_expression_may_break_over_a_line_of_hard_wrapped_text() -> None:
    lines = (
        "The column of lorries left the barracks in the morning",
        "and by the evening of that day it had reached the river on 3",
        "January 1990, where the bridge had been blown up by the",
        "engineers, so that it had to wait for boats from the",
        "other side of the lake.\n\nNobody was hurt.",
    )
    dated = [(time.span.text, time.start) for time in found("\n".join(lines))]
    assert ("3\nJanuary 1990", "1990-01-03") in dated


def test_the_tense_of_the_clause_says_which_december() -> None:
    past = only("The court ruled on 1 June.", "2022-01-10")
    future = only("The court will rule on 1 June.", "2022-01-10")
    assert (past[1], future[1]) == ("2021-06-01", "2022-06-01")


WORDS = (
    "Monday|May|on|the|3|14,|2009|last|two|weeks|ago|recent|days|early|end of|hours|1990s|century|12"
    "|night|noon|Christmas|now|will|meet|fell|31|February|0|99999999999|every|-|.|,|\n|quarter|9/11|a.m.|past|next|years"
)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(WORDS.split("|")), min_size=1, max_size=14), st.dates())
def test_any_words_on_any_day_give_spans_of_the_text_and_ordered_dates(
    pieces: list[str], day: datetime.date
) -> None:
    text = " ".join(pieces)
    document = Document(text, published=day.isoformat())
    last = 0
    for mention in times.find(document, parsed(text)):
        time = mention.value
        assert document.check(time.span).start >= last
        last = time.span.end
        assert time.anchored == (time.start is not None or time.end is not None)
        if time.start and time.end:
            assert datetime.date.fromisoformat(time.start) <= datetime.date.fromisoformat(time.end)
