"""Whoever takes a side has the verb that fits: one says, several say."""

import pytest

from standoff.report.sides import Stand
from standoff.report.words import Manner
from standoff.terms import HolderKind


@pytest.mark.parametrize(
    ("name", "kind", "several"),
    [
        ("Hospital sources", HolderKind.ANONYMOUS, True),
        ("two diplomats", HolderKind.ANONYMOUS, True),
        ("Western governments", HolderKind.COLLECTIVE, True),
        ("a senior official", HolderKind.ANONYMOUS, False),
        ("Spain’s defence ministry", HolderKind.INSTITUTION, False),
        ("the United States", HolderKind.INSTITUTION, False),
        ("Ana Reis", HolderKind.NAMED, False),
        ("HBC News", HolderKind.OUTLET, False),
    ],
)
def test_one_or_several(name: str, kind: HolderKind, several: bool) -> None:
    stand = Stand(name, kind, False, ("says so", "say so"), Manner.SAYS, 1, "2031-02-11", None)
    assert stand.many is several
    assert stand.does == ("say so" if several else "says so")
