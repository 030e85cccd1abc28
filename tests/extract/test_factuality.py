"""How values combine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.extract.factuality import combine
from standoff.terms import Factuality

VALUES = st.sampled_from(list(Factuality))


@pytest.mark.parametrize(
    ("outer", "inner", "result"),
    [
        ("CT+", "PS-", "PS-"),
        ("PS+", "CT+", "PS+"),
        ("CT-", "CT-", "CT+"),
        ("CT-", "PS+", "CT-"),
        ("PR-", "CT+", "PR-"),
        ("PR+", "PS+", "PS+"),
        ("Uu", "CT+", "Uu"),
        ("CT-", "Uu", "Uu"),
    ],
)
def test_values_combine(outer: str, inner: str, result: str) -> None:
    assert combine(Factuality(outer), Factuality(inner)) == result


@given(VALUES)
def test_plain_assertion_changes_nothing(value: Factuality) -> None:
    assert combine(Factuality.CERTAIN, value) == value


@given(VALUES, VALUES)
def test_nothing_becomes_certain_under_a_possibility(outer: Factuality, inner: Factuality) -> None:
    if outer[:2] in ("PS", "PR"):
        assert combine(outer, inner)[:2] != "CT"
