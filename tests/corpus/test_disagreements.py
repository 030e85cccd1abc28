"""What two coders of one article have otherwise stands side by side."""

from __future__ import annotations

import pytest

from corpus.__main__ import SECOND, main
from corpus.disagreements import disagreements
from corpus.markup import parse

HEAD = "style: wire\n---\n"
FIRST = (
    "[Oslo]{s1:institution} [denied]{c1:denies} [that it [left]{e1:RETREAT:CT-}]{k1} [Bergen]{p1} [now]{t}."
)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (FIRST, []),
        (FIRST.replace("c1:denies", "c1:doubts"), [("cue", "[denied]{denies}", "[denied]{doubts}")]),
        (FIRST.replace("CT-", "PR-"), [("event", "[left]{RETREAT:CT-}", "[left]{RETREAT:PR-}")]),
        (FIRST.replace("[now]{t}", "now"), [("time", "[now]", "None")]),
        (FIRST.replace("[now]{t}", "[now]{p}"), [("place", "None", "[now]"), ("time", "[now]", "None")]),
        (
            FIRST.replace("[that it [left]", "that [it [left]"),
            [("content", "[that it left]", "[it left]")],
        ),
    ],
)
def test_each_difference_is_one_disagreement(second: str, expected: list[tuple[str, str, str]]) -> None:
    found = disagreements(parse("a", HEAD + FIRST), parse("a", HEAD + second))
    assert [(one.role, str(one.first), str(one.second)) for one in found] == expected


def test_pieces_of_a_content_are_one() -> None:
    apart = "[We left]{k1}, [she]{s1:named} [said]{c1:asserts}, [for [good]{t}]{k1}."
    found = disagreements(
        parse("a", HEAD + apart), parse("a", HEAD + apart.replace("[for [good]{t}]{k1}", "for good"))
    )
    assert [str(one) for one in found] == [
        "content   [We left ... for good]\n          [We left]",
        "time      [good]\n          -",
    ]


def test_the_command_lists_an_article_and_names_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    name = min(path.stem for path in SECOND.glob("*.txt"))
    assert main(["disagreements", name]) == 0
    assert capsys.readouterr().out.startswith(f"{name}: ")
    assert main(["disagreements", "no-such-article"]) == 1
    assert "no-such-article" in capsys.readouterr().err
