"""Every table can be read, has a heading that explains it, and holds only values of the closed sets."""

from importlib.resources import files

import pytest

from standoff import codebook
from standoff.terms import Factuality, HolderKind, Stance

FOLDER = files(codebook)
TABLES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".tsv"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_explains_itself_and_has_rows(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8").startswith("#")
    assert codebook.table(name.removesuffix(".tsv"))


def test_cues_have_stances_and_values_of_the_contract() -> None:
    for row in codebook.table("cues"):
        assert Stance(row["stance"])
        assert Factuality(row["value"])
        assert row["class"] in ("speech", "document", "mind", "act")


def test_no_cue_line_stands_twice() -> None:
    lines = [(row["cue"], row["pos"], row["frames"]) for row in codebook.table("cues")]
    assert len(lines) == len(set(lines))


def test_kinds_of_holders_are_those_of_the_contract() -> None:
    assert {HolderKind(row["kind"]) for row in codebook.table("holders")} <= set(HolderKind)


def test_the_digest_is_the_same_every_time() -> None:
    assert codebook.digest() == codebook.digest()
    assert len(codebook.digest()) == 16
