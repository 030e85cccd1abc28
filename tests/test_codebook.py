"""Every table can be read, has a heading that explains it, and holds only values of the closed sets."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from standoff import codebook
from standoff.errors import UsageError
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


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the user's own tables."""
    kept = (codebook.table, codebook.digest, codebook.user_digest, codebook._own_tables)
    monkeypatch.setenv("STANDOFF_CODEBOOK", str(tmp_path))
    for function in kept:
        function.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    for function in kept:
        function.cache_clear()


def test_rows_of_one_s_own_come_after_those_of_the_codebook(own: Path) -> None:
    (own / "outlets.tsv").write_text(
        "# mine\nnewsroom\tdomains\nHarbour House\tharbour.example\n", encoding="utf-8"
    )
    assert codebook.table("outlets")[-1] == {
        "newsroom": "Harbour House",
        "editions": "",
        "domains": "harbour.example",
        "state": "",
    }
    assert len(codebook.table("outlets")) > 10


def test_tables_of_one_s_own_make_another_codebook(own: Path) -> None:
    before = codebook.digest()
    (own / "outlets.tsv").write_text("newsroom\nHarbour House\n", encoding="utf-8")
    for function in (codebook.digest, codebook.user_digest, codebook._own_tables):
        function.cache_clear()
    assert codebook.digest() != before


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("outlet.tsv", "newsroom\n", "outlet.tsv: is no table of the codebook"),
        ("outlets.tsv", "newsroom\tcolour\nX\tred\n", "no column 'colour'"),
        ("outlets.tsv", "newsroom\nX\ty\tz\n", "more cells than columns"),
    ],
)
def test_a_table_of_one_s_own_that_is_wrong_is_named(own: Path, name: str, text: str, complaint: str) -> None:
    (own / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=complaint):
        codebook.table("outlets")


def test_a_folder_that_is_none_is_named(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDOFF_CODEBOOK", str(own / "nowhere"))
    with pytest.raises(UsageError, match="nowhere is no folder"):
        codebook.table("outlets")
