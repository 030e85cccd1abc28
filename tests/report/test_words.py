from __future__ import annotations

import pytest

from standoff.ledger.rows import Outcome
from standoff.report import words
from standoff.terms import CaveatKind, Factuality, HolderKind, Relation, Stance, Status


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2022-02-05", "5 February 2022"),
        ("2022-02-05T10:00:00Z", "5 February 2022"),
        ("2022-02", "February 2022"),
        ("2022", "2022"),
        ("2022-13-01", "2022-13-01"),
        ("spring", "spring"),
        (None, "undated"),
    ],
)
def test_dates(date: str | None, said: str) -> None:
    assert words.day(date) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2022-02-05", "2022-02-05", "5 February 2022"),
        ("2022-02-05", "2022-02-17", "5 to 17 February 2022"),
        ("2022-02-05", "2022-03-01", "5 February 2022 to 1 March 2022"),
        ("2022-02-05", None, "5 February 2022"),
        ("2022-02", "2022-03", "February 2022 to March 2022"),
        ("2022-02", "2022-02", "February 2022"),
        ("spring", "summer", "spring to summer"),
        (None, None, "undated"),
    ],
)
def test_days(first: str | None, last: str | None, said: str) -> None:
    assert words.days(first, last) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0"), (12.0, "12"), (130000.0, "130,000"), (1.5, "1.5"), (-2.25, "-2.25"), (1e9, "1,000,000,000")],
)
def test_numbers(value: float, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("amount", "said"), [(0, "0 voices"), (1, "1 voice"), (2, "2 voices"), (1200, "1,200 voices")]
)
def test_counts(amount: int, said: str) -> None:
    assert words.count(amount, "voice") == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("The Alliance", "the Alliance"), ("A doctor", "a doctor"), ("Theo Lund", "Theo Lund"), ("", "")],
)
def test_names_inside_a_sentence(name: str, said: str) -> None:
    assert words.inside(name) == said


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("two brigades left", 40, "two brigades left"),
        ("two\n brigades  left", 40, "two brigades left"),
        ("two brigades, it says, left", 16, "two brigades …"),
        ("incomprehensibilities", 8, "incomp …"),
    ],
)
def test_shortened(text: str, most: int, said: str) -> None:
    assert words.shortened(text, most) == said


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        (Status, words.STATUSES),
        (Status, words.VERDICTS),
        (Stance, words.STANCES),
        (Factuality, words.FACTUALITY),
        (HolderKind, words.KINDS),
        (Relation, words.RELATIONS),
        (CaveatKind, words.CAVEATS),
        (Outcome, words.OUTCOMES),
    ],
)
def test_every_term_has_words_of_its_own(terms: type, told: dict[str, str]) -> None:
    assert list(told) == list(terms)
    assert len(set(told.values())) == len(told)
