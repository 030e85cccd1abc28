"""People's judgements on the command line: made, listed, taken back."""

import csv
import io
import json
import shutil

import pytest


@pytest.fixture
def judge(run, border, tmp_path):
    """Runs `standoff judge` on a ledger of its own; `judge.claims` are the refs of two claim groups."""
    path = tmp_path / "judged.db"
    shutil.copy(border, path)

    def asked(*arguments, code=0):
        result = run("judge", *arguments, "--ledger", path)
        assert result.exit_code == code, result.stderr
        return result.stdout if code == 0 else result.stderr

    groups = [json.loads(line) for line in run("claims", "--json", "--ledger", path).stdout.splitlines()]
    asked.claims = [group["claims"][0] for group in groups[:2]]
    asked.groups = [group["id"] for group in groups[:2]]
    asked.path = path
    return asked


def test_a_judgement_is_told_in_a_sentence_with_the_words_it_is_about(judge, run):
    one, other = judge.groups
    shown = " ".join(judge(one, "same", other, "--by", "Ana", "--why", "one ship").split())
    assert shown.startswith("Judgement 1 stands from now on: “")
    assert "is the same claim as" in shown
    assert shown.endswith("Take it back with standoff judge --undo 1")
    (row,) = [json.loads(line) for line in judge("--list", "--json").splitlines()]
    assert (row["kind"], row["by"], row["why"], row["withdrawn_at"]) == ("same", "Ana", "one ship", None)
    claim = " ".join(run("claim", row["subject"], "--ledger", judge.path).stdout.split())
    assert "What people decided" in claim
    assert "— Ana," in claim


def test_ids_of_claims_are_shown_where_they_can_be_judged(judge, run):
    ref = judge.claims[0]
    key, _, id = ref.partition(":")
    assert f"document {key}, claim {id}" in " ".join(run("claim", ref, "--ledger", judge.path).stdout.split())
    judge(id, "wrong-reading", "--by", "Ana", "--why", "it is a caption")


def test_the_list_keeps_what_was_withdrawn(judge):
    assert judge("--list") == "No judgements.\n"
    assert judge("--list", "--json") == ""
    judge(judge.claims[0], "wrong-reading", "--by", "Ana", "--why", "=1+1")
    assert judge("--undo", 1, "--by", "Ben") == "Judgement 1 is withdrawn. It stays in the list.\n"
    judge(judge.claims[0], "not-same", judge.claims[1], "--by", "Ben", "--why", "two ships")
    shown = " ".join(judge("--list").split())
    assert shown.startswith("2 “")
    assert "is misread — Ana," in shown
    assert "withdrawn by Ben," in shown
    rows = list(csv.DictReader(io.StringIO(judge("--list", "--csv"))))
    assert [(row["id"], row["kind"], row["why"]) for row in rows] == [
        ("2", "not-same", "two ships"),
        ("1", "wrong-reading", "'=1+1"),
    ]
    assert all(len(line) <= 80 for line in judge("--list").splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "needs a verdict, --list or --undo, and one of them only"),
        (["--list", "--undo", "1"], "one of them only"),
        (["abcd"], "abcd: is no judgement"),
        (["abcd", "same", "bcde", "cdef"], "unexpected extra argument"),
        (["abcd", "same", "bcde", "--why", "x"], "--by: is missing; give whose judgement it is"),
        (["abcd", "same", "bcde", "--by", "Ana"], "--why: is missing; give the reason"),
        (["abcd", "alike", "bcde", "--by", "Ana", "--why", "x"], "judgement 'alike': is not known"),
        (["abcd", "same", "--by", "Ana", "--why", "x"], "the other is missing"),
        (["--json"], "needs a verdict, --list or --undo"),
        (["--undo", "1", "--csv"], "--json or --csv: is a form of the list; add --list"),
        (["--undo", "0"], "--undo"),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(judge, arguments, said):
    assert said in judge(*arguments, code=2)
    assert judge("--list", "--json") == ""


def test_what_is_not_there_is_1(judge):
    assert judge("--undo", 5, code=1) == (
        "judgement 5: is not in the ledger; list them with 'standoff judge --list'\n"
    )
    assert "is not in the ledger" in judge("0123abcd", "wrong-reading", "--by", "A", "--why", "b", code=1)


def test_words_of_others_do_not_steer_the_terminal(judge):
    judge(judge.claims[0], "wrong-reading", "--by", "\x1b[31mAna", "--why", "a\x07b [bold]c[/bold]")
    shown = judge("--list")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]c[/bold]" in shown
