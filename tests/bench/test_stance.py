"""Positions of a text on a given claim, as the sides of claims that are joined with it give them."""

import pytest

from bench.stance import by_grouping, by_words, decide

CLAIM = "Spanish troops attacked the Portuguese border post at Caia on Monday."


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Spanish troops attacked the Portuguese border post at Caia on Monday evening.", "agree"),
        ("Portugal said Spanish troops attacked the border post at Caia on Monday.", "agree"),
        ("Spain denied that its troops attacked the Portuguese border post at Caia on Monday.", "disagree"),
        ("Spanish troops did not attack the Portuguese border post at Caia on Monday.", "disagree"),
        ("Spanish troops reportedly attacked the Portuguese border post at Caia on Monday.", "discuss"),
        ("The price of cork rose for the third month in a row, growers in Evora said.", None),
    ],
)
def test_what_the_grouping_joins_takes_a_side(text: str, position: str | None) -> None:
    assert by_grouping(CLAIM, text) == position


def test_who_denies_what_is_denied_agrees() -> None:
    claim = "Spanish troops did not attack the Portuguese border post at Caia on Monday."
    assert by_grouping(claim, claim) == "agree"
    assert by_grouping(claim, CLAIM) == "disagree"


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("A pear tree in Elvas grew a golden pear.", "agree"),
        ("It rained all week. No pear tree in Elvas has grown a golden pear.", "disagree"),
        ("The price of cork rose for the third month in a row.", "unrelated"),
    ],
)
def test_words_tell_where_no_claim_is_joined(text: str, position: str) -> None:
    assert by_words("A pear tree in Elvas grew a golden pear.", text, True) == position


@pytest.mark.parametrize(
    ("outlets", "sources", "position"),
    [
        ({"agree"}, {"disagree"}, "agree"),
        (set(), {"disagree"}, "disagree"),
        (set(), {"agree", "disagree"}, "discuss"),
        ({"agree", "disagree"}, {"agree"}, "discuss"),
        (set(), set(), "discuss"),
    ],
)
def test_the_outlet_decides_before_its_sources(outlets: set[str], sources: set[str], position: str) -> None:
    assert decide(outlets, sources) == position
