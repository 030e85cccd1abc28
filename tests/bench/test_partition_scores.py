"""Scores of partitions, against figures worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coreference import assign, b_cubed, ceaf_e, conll, muc

GOLD = {1: "a", 2: "a", 3: "a", 4: "b", 5: "b"}
SPLIT = {1: "x", 2: "x", 3: "y", 4: "z", 5: "z"}


def test_the_gold_itself_is_perfect() -> None:
    assert set(conll(GOLD, GOLD).values()) == {1.0}


def test_muc_counts_links() -> None:
    # Two of three gold links found, both found ones right.
    assert muc(GOLD, SPLIT) == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))


def test_b_cubed_counts_mentions() -> None:
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5
    assert b_cubed(GOLD, SPLIT) == pytest.approx(2 * recall / (recall + 1))


def test_ceaf_e_counts_sets_each_matched_once() -> None:
    # The set of three matches the pair (2 * 2 / 5), the other pair itself (1); three sets were found.
    assert ceaf_e(GOLD, SPLIT) == pytest.approx(2 * (0.8 + 1) / (2 + 3))


def test_singletons_alone_have_no_links() -> None:
    assert muc({1: "a", 2: "b"}, {1: "x", 2: "y"}) == 0.0


@pytest.mark.parametrize(
    ("worth", "best"),
    [([[1, 2], [3, 5]], 6), ([[5, 4], [4, 1]], 8), ([[0, 0, 3], [0, 2, 2]], 5), ([[7]], 7)],
)
def test_the_best_assignment(worth: list[list[float]], best: float) -> None:
    columns = assign(worth)
    assert len(set(columns)) == len(worth)
    assert sum(row[column] for row, column in zip(worth, columns, strict=True)) == best


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1, max_size=12))
def test_scores_are_shares_and_symmetrical(pairs: list[tuple[str, str]]) -> None:
    gold = {number: one for number, (one, _) in enumerate(pairs)}
    found = {number: other for number, (_, other) in enumerate(pairs)}
    for score in (muc, b_cubed, ceaf_e):
        assert 0.0 <= score(gold, found) <= 1.0
        assert score(gold, found) == pytest.approx(score(found, gold))
