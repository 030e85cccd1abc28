"""What the reading of the sample has reached is not lost in silence."""

from bench.__main__ import below_floors
from bench.sample import main


def test_the_sample_is_read_no_worse_than_before() -> None:
    assert below_floors({"sample": main()}) == []


def test_a_figure_under_its_floor_is_named() -> None:
    (line,) = below_floors({"figures": {"recall": 0.1}})
    assert line == "figures: recall is 0.100, under its floor of 0.96"
