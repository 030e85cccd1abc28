"""Two coders agree on what both marked alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.agreement import agreement, compared
from corpus.markup import parse

HEAD = "style: wire\n---\n"
ONE = (
    "[Oslo]{s1:institution} [denied]{c1:denies} [that it [left]{e1:RETREAT:CT-}]{k1} and [rested]{e2:-:CT+}."
)
OTHER = "[Oslo]{s1:institution} [denied]{c1:doubts} [that it [left]{e1:RETREAT:PS-}]{k1} and rested."


def test_one_coder_agrees_with_himself() -> None:
    article = parse("a", HEAD + ONE)
    figures = compared([(article, article)])
    assert {name: figure for name, figure in figures.items() if figure != 1} == {}


def test_what_one_marked_and_the_other_did_not_lowers_f1() -> None:
    figures = compared([(parse("a", HEAD + ONE), parse("a", HEAD + OTHER))])
    assert figures["event F1"] == pytest.approx(2 / 3)
    assert (figures["cue F1"], figures["content F1"]) == (1, 1)


def test_other_labels_lower_alpha() -> None:
    pairs = [
        (parse("a", HEAD + ONE), parse("a", HEAD + OTHER)),
        (parse("a", HEAD + ONE), parse("a", HEAD + ONE)),
    ]
    figures = compared(pairs)
    assert figures["stance alpha"] < 1
    assert figures["value alpha"] < 1
    assert figures["kind alpha"] == 1


def test_two_texts_are_not_compared(tmp_path: Path) -> None:
    for folder, words in (("one", ONE), ("other", OTHER.replace("rested", "slept"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(HEAD + words, encoding="utf-8")
    with pytest.raises(ValueError, match="different texts"):
        agreement(tmp_path / "one", tmp_path / "other")
