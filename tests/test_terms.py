"""The closed sets."""

import pytest

from standoff.terms import EventType, Factuality


@pytest.mark.parametrize(
    ("value", "opposite"), [("CT+", "CT-"), ("PR-", "PR+"), ("PS+", "PS-"), ("Uu", "Uu")]
)
def test_the_opposite_keeps_its_certainty(value: str, opposite: str) -> None:
    assert Factuality(value).negated == opposite


def test_plover_has_sixteen_types() -> None:
    assert len(EventType) == 16
