"""Marks on texts that are kept elsewhere stand on these texts and no others."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from corpus import elsewhere
from corpus.markup import MarkupError, raw

MARKED = "style: report\n---\n[Rebels]{a1} [left]{e1:RETREAT:CT+} [Karsk]{p1} ⟦sic⟧ on foot."
TEXT = "Rebels left Karsk [sic] on foot."


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text, marks = raw("x", MARKED)
    row = {"document": "x", "sha256": hashlib.sha256(text.encode()).hexdigest(), "marks": marks}
    (tmp_path / "re3d.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(elsewhere, "FOLDER", tmp_path)
    return tmp_path


def _lay(gold: Path, text: str) -> Path:
    folder = gold / "re3d" / "Somebody"
    folder.mkdir(parents=True)
    (folder / "documents.json").write_text(json.dumps({"_id": "x", "text": text}) + "\n", encoding="utf-8")
    return gold


def test_marks_stand_on_the_text_that_was_marked(marked: Path, tmp_path: Path) -> None:
    (article,) = elsewhere.articles("re3d", _lay(tmp_path / "gold", TEXT))
    assert [event.trigger.text for event in article.events] == ["left"]
    assert [(part.role, part.span.text) for part in article.parts] == [
        ("actor", "Rebels"),
        ("place", "Karsk"),
    ]


def test_another_text_is_refused(marked: Path, tmp_path: Path) -> None:
    with pytest.raises(MarkupError, match="another than the one marked"):
        list(elsewhere.articles("re3d", _lay(tmp_path / "gold", TEXT.replace("foot", "skis"))))


def test_a_document_of_muc_has_whole_lines(tmp_path: Path) -> None:
    folder = tmp_path / "muc34" / "dev"
    folder.mkdir(parents=True)
    one = "DEV-MUC3-0007 (X)\n\n   KARSK, 3 MAY -- REBELS\nLEFT [SIC].\n\n   THEY WALKED.\n\n"
    lines = one + "DEV-MUC3-0008 (X)\n\n   RAIN.\n"
    (folder / "a").write_text(lines, encoding="utf-8")
    assert elsewhere.texts("muc34", tmp_path) == {
        "DEV-MUC3-0007": "   KARSK, 3 MAY -- REBELS LEFT ⟦SIC⟧.\n\n   THEY WALKED.",
        "DEV-MUC3-0008": "   RAIN.",
    }


def test_what_is_kept_here_has_no_text() -> None:
    for name in elsewhere.SETS:
        for line in (elsewhere.FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert row.keys() == {"document", "sha256", "marks"}
            assert all(len(label) < 100 for _, _, label in row["marks"])
