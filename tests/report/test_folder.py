from __future__ import annotations

from pathlib import Path

import pytest

from standoff.errors import UsageError
from standoff.report.folder import MARKER, replacing


def write(folder: Path, words: str) -> None:
    with replacing(folder) as fresh:
        (fresh / "index.html").write_text(words, encoding="utf-8")


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_the_folder_appears_whole_and_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "report"
    write(folder, "one")
    (folder / "stray.html").write_text("left over", encoding="utf-8")
    write(folder, "two")
    assert sorted(path.name for path in folder.iterdir()) == [MARKER, "index.html"]
    assert (folder / "index.html").read_text(encoding="utf-8") == "two"
    assert beside(folder) == ["report"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    write(folder, "one")
    assert (folder / "index.html").is_file()


def fail(folder: Path) -> None:
    with replacing(folder) as fresh:
        (fresh / "index.html").write_text("half", encoding="utf-8")
        raise RuntimeError("half way")


def test_an_error_half_way_leaves_the_old_report(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    write(folder, "one")
    with pytest.raises(RuntimeError, match="half way"):
        fail(folder)
    assert (folder / "index.html").read_text(encoding="utf-8") == "one"
    assert beside(folder) == ["report"]


def test_what_a_kill_left_is_cleared_and_the_old_report_put_back(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    write(folder, "one")
    folder.rename(tmp_path / ".report.old")
    write(tmp_path / ".report.new", "half")
    with pytest.raises(RuntimeError, match="half way"):
        fail(folder)
    assert (folder / "index.html").read_text(encoding="utf-8") == "one"
    assert beside(folder) == ["report"]


@pytest.mark.parametrize("name", ["report", ".report.new", ".report.old"])
def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "report").mkdir(exist_ok=True)
    with pytest.raises(UsageError, match=r"is not a Standoff report.*name an empty or a new folder"):
        write(tmp_path / "report", "one")
    assert (tmp_path / name / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file, not a folder"):
        write(tmp_path / "report", "one")
    with pytest.raises(UsageError, match="cannot be written"):
        write(tmp_path / "report" / "inside", "one")
    assert (tmp_path / "report").read_text(encoding="utf-8") == "mine"


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", "one")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "index.html").read_text(encoding="utf-8") == "one"
