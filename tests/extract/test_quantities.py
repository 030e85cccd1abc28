"""Quantities: which numbers count, what they count, and the bounds that their words give."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.codebook import table
from standoff.document import Document
from standoff.extract import quantities, times
from standoff.extract.numbers import vague_value, value_of
from standoff.extract.parser import parse
from standoff.extract.syntax import Syntax
from standoff.reading import Quantity


@cache
def parsed(text: str) -> Syntax:
    return parse(Document(text))


def found(text: str) -> list[Quantity]:
    return [mention.value for mention in quantities.find(Document(text), parsed(text))]


def heads(text: str) -> list[str]:
    return [mention.head.text for mention in quantities.find(Document(text), parsed(text))]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "approximate"),
    [
        ("More than 90,000 soldiers dug in.", "More than 90,000", 90000, None, False),
        ("At least 40 houses burned.", "At least 40", 40, None, False),
        ("No fewer than six wells ran dry.", "No fewer than six", 6, None, False),
        ("Over half a million people fled.", "Over half a million", 500000, None, False),
        ("Just over 50 trucks crossed.", "Just over 50", 50, None, True),
        ("20 or more shells fell.", "20 or more", 20, None, False),
        ("They fired 100+ rockets.", "100+", 100, None, False),
        ("Up to 30 miners were trapped.", "Up to 30", None, 30, False),
        ("As many as 12 boats sank.", "As many as 12", None, 12, False),
        ("Fewer than 20 tanks were left.", "Fewer than 20", None, 20, False),
        ("Nearly 1.5 million voters stayed away.", "Nearly 1.5 million", None, 1500000, True),
        ("Just under 70 ships waited.", "Just under 70", None, 70, True),
        ("About 12 lorries came.", "About 12", 12, 12, True),
        ("Some 5,000 tents went up.", "Some 5,000", 5000, 5000, True),
        ("An estimated 300 cows died.", "An estimated 300", 300, 300, True),
        ("100 or so cars were lost.", "100 or so", 100, 100, True),
        ("Dozens of villagers marched.", "Dozens", 24, None, False),
        ("Thousands of villagers marched.", "Thousands", 2000, None, False),
        ("Tens of thousands of villagers marched.", "Tens of thousands", 20000, None, False),
        ("A few hundred guards stayed.", "A few hundred", 300, None, False),
        ("Several guards stayed.", "Several", 3, None, False),
        ("Some 20-30 guards stayed.", "Some 20-30", 20, 30, True),
        ("Between 12 and 15 guards stayed.", "Between 12 and 15", 12, 15, False),
        ("Two or three guards stayed.", "Two or three", 2, 3, False),
        ("2-3 million doses arrived.", "2-3 million", 2000000, 3000000, False),
        ("A dozen guards stayed.", "A dozen", 12, 12, False),
        ("One guard stayed.", "One", 1, 1, False),
        ("Two hundred and fifty guards stayed.", "Two hundred and fifty", 250, 250, False),
    ],
)
def test_the_words_around_a_number_give_its_bounds(
    text: str, words: str, low: float | None, high: float | None, approximate: bool
) -> None:
    (quantity,) = found(text)
    assert quantity.span.text == words
    assert (quantity.low, quantity.high, quantity.approximate) == (low, high, approximate)


@pytest.mark.parametrize(
    ("text", "unit", "head"),
    [
        ("80,000 Ruritanian troops dug in.", "troops", "troops"),
        ("80,000 of its soldiers dug in.", "troops", "soldiers"),
        ("Six people were killed.", "people", "people"),
        ("Six Syrians were killed.", "people", "Syrians"),
        ("12 police officers were hurt.", "officers", "officers"),
        ("One militant was caught.", "fighters", "militant"),
        ("One battery was hit.", "batteries", "battery"),
        ("Dozens of women marched.", "women", "women"),
        ("Three warships left.", "warships", "warships"),
        ("A 12-member council met.", "members", "member"),
        ("A 5-mile convoy waited.", "miles", "mile"),
        ("The camp lies 12 kilometres away.", "km", "kilometres"),
        ("Nine aircraft took off.", "aircraft", "aircraft"),
    ],
)
def test_a_unit_is_the_counted_noun_under_one_name(text: str, unit: str, head: str) -> None:
    (quantity,) = found(text)
    assert quantity.unit == unit
    assert heads(text) == [head]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The blast left 12 dead and 30 wounded.", [(12, "killed"), (30, "injured")]),
        ("Nine were killed in the village.", [(9, "killed")]),
        ("The shell hit a queue, killing seven and injuring 20.", [(7, "killed"), (20, "injured")]),
        ("The death toll rose to 70.", [(70, "killed")]),
        ("Five dead in ferry fire", [(5, "killed")]),
        ("The flood left four missing.", [(4, "missing")]),
    ],
)
def test_a_bare_casualty_number_has_the_fate_as_its_unit(text: str, figures: list[tuple[int, str]]) -> None:
    assert [(quantity.low, quantity.unit) for quantity in found(text)] == figures


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It cost $3 billion.", "$3 billion", 3e9, "USD"),
        ("It cost €40m.", "€40m", 4e7, "EUR"),
        ("It cost three million dollars.", "three million", 3e6, "USD"),
        ("Output fell 5%.", "5%", 5, "percent"),
        ("Output fell 5 percent.", "5 percent", 5, "percent"),
        ("The front moved 12km.", "12km", 12, "km"),
        ("It weighs 40 tonnes.", "40", 40, "tonnes"),
    ],
)
def test_a_sign_or_a_measure_is_the_unit(text: str, words: str, value: float, unit: str) -> None:
    (quantity,) = found(text)
    assert (quantity.span.text, quantity.low, quantity.high, quantity.unit) == (words, value, value, unit)


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [(q.span.text, q.low, q.high) for q in found("The toll rose from 12 to 15.")] == [
        ("12", 12, 12),
        ("15", 15, 15),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Stream 2 pipeline was shut.",
        "Article 5 was invoked.",
        "The G7 met again.",
        "The T-72 stood in a ditch.",
        "It happened in 2014.",
        "She came on 3 March.",
        "The talks took two weeks.",
        "The 27-year-old was freed.",
        "Mr Novak, 61, was freed.",
        "He is 27.",
        "Two-thirds of the fleet sailed.",
        "A third of the fleet sailed.",
        "The 3rd brigade left.",
        "The first wave left.",
        "The vote was 51-49.",
        "No one was hurt.",
        "One of the gates was shut.",
        "On the one hand, it rained.",
        "Two out of three agreed.",
        "He called several times.",
        "They met at 10 Harbour Street.",
        "1. Introduction",
    ],
)
def test_a_number_that_names_dates_or_orders_is_no_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventeen", 17),
        ("twenty-five", 25),
        ("a hundred and five", 105),
        ("three thousand two hundred", 3200),
        ("two and a half million", 2.5e6),
        ("half a dozen", 6),
        ("a quarter of a million", 250000),
        ("20k", 20000),
        ("1,234,567", 1234567),
        ("twenty thousand million", 2e10),
        ("tables", None),
        ("9" * 400, None),
    ],
)
def test_a_number_in_words_or_figures_has_its_value(words: str, value: float | None) -> None:
    assert value_of(words) == value


def test_every_inexact_word_of_the_table_has_its_least_value() -> None:
    rows = [row for row in table("numbers") if row["kind"] == "vague"]
    assert [vague_value(row["word"].title()) for row in rows] == [float(row["value"]) for row in rows]


def test_no_spelling_of_a_unit_stands_twice() -> None:
    spellings = [word.lower() for row in table("units") for word in row["words"].split("|")]
    assert sorted(set(spellings)) == sorted(spellings)


def test_times_that_were_found_already_are_not_looked_for_again() -> None:
    text = "In 2014 the army left 40 tanks."
    dated = times.find(Document(text), parsed(text))
    assert quantities.find(Document(text), parsed(text), dated) == quantities.find(
        Document(text), parsed(text)
    )


WORDS = (
    "more than|at least|12|100,000|half|a|dozen|dozens|of|killed|people|were|in|2014|$|5%|-|between|and|15"
    "|to|up to|nearly|million|.|,|\n|one|thousands|km|000|3.5|Article|from|or so|9999999999999999|~|troops"
)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(WORDS.split("|")), min_size=1, max_size=14))
def test_any_words_give_spans_of_the_text_and_ordered_bounds(pieces: list[str]) -> None:
    document = Document(" ".join(pieces))
    last = 0
    for mention in quantities.find(document, parsed(document.text)):
        quantity = mention.value
        assert document.check(quantity.span).start >= last
        last = quantity.span.end
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
