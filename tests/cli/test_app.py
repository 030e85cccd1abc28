"""What all verbs have in common: help, exit codes, and how little is imported to get there."""

import subprocess
import sys
from importlib.metadata import version

import pytest
from typer.main import get_command

from standoff.cli.app import app

VERBS = sorted(get_command(app).commands)
ASKING = ["claims", "documents", "lineage", "runs", "check", "reindex"]
LISTS = ["claims", "documents", "lineage", "runs"]


def test_the_verbs():
    assert [
        *("add", "backup", "check", "claim", "claims", "demo", "document", "documents", "export"),
        *("judge", "lineage", "read", "reindex", "report", "runs", "trend", "watch"),
    ] == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_help_shows_an_example(run, verb):
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert f"  standoff {verb}" in result.stdout.partition("Example")[2]
    first, last = result.stdout.splitlines()[2], result.stdout.splitlines()[-1]
    assert first.endswith("."), "the first sentence stands alone in the list of verbs"
    assert last.endswith("Show this message and exit.")


def test_help_of_all_is_cut_nowhere(run):
    for arguments in (["--help"], ["-h"]):
        result = run(*arguments)
        assert result.exit_code == 0
        assert "..." not in result.stdout.partition("Commands:")[2]


def test_version(run):
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"standoff {version('standoff')}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "No such command"),
        (["read"], "Missing argument"),
        (["claims", "--colour"], "No such option"),
        (["claims", "--json", "--csv"], "--json --csv: are two forms at once; give one of them"),
        (["add", "x.txt", "--jobs", "0"], "--jobs"),
        (["claims", "--limit", "-1"], "--limit"),
        (["runs", "last"], "last: is no run"),
        (["runs", "1", "2"], "1 2: is no run"),
        (["runs", "²"], "is no run"),
        (["export"], "--format"),
        (["read", "x.txt", "--extractor", "nobody"], "extractor nobody: is not installed"),
    ],
)
def test_wrong_usage_is_2(run, arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["claims", "--type", "WAR"], "--type WAR: is not known; it is one of"),
        (["claims", "--status", "true"], "--status true: is not known; it is one of"),
        (["claims", "--since", "yesterday"], "--since yesterday: is not a date; write"),
    ],
)
def test_a_filter_that_means_nothing_is_2(run, border, arguments, said):
    result = run(*arguments, "--ledger", border)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("verb", ASKING)
def test_no_ledger_is_1_and_none_is_made(run, tmp_path, verb):
    result = run(verb)
    assert result.exit_code == 1
    assert result.stderr.startswith("standoff.db: there is no ledger here; make one with 'standoff add")
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["claim", "document"])
def test_an_id_that_names_nothing_is_1(run, border, verb):
    result = run(verb, "0123456789abcdef", "--ledger", border)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{verb} '0123456789abcdef': is not in the ledger; list what is there with 'standoff {verb}s'\n"
    )


def test_the_environment_names_the_ledger(run, border, monkeypatch):
    monkeypatch.setenv("STANDOFF_LEDGER", str(border))
    assert run("documents", "--json").stdout.count("\n") == 3


@pytest.mark.parametrize("verb", LISTS)
def test_an_empty_ledger_is_no_error(run, verb):
    run("add", "missing.txt")
    shown = run(verb)
    assert shown.exit_code == 0
    assert (run(verb, "--json").stdout == "") is (verb != "runs")
    assert run(verb, "--csv").stdout_bytes.count(b"\r\n") == (2 if verb == "runs" else 1)
    assert shown.stdout.strip()


def test_limit_holds_for_every_list(run, border):
    for verb in LISTS:
        for form in ("--json", "--csv"):
            whole = run(verb, form, "--ledger", border).stdout.splitlines()
            heads = form == "--csv"
            if verb == "lineage" and heads:
                continue  # a cluster is several rows
            assert run(verb, form, "--limit", 1, "--ledger", border).stdout.splitlines() == whole[: 1 + heads]
            assert run(verb, form, "--limit", 0, "--ledger", border).stdout.splitlines() == whole[:heads]


def test_nothing_heavy_is_imported_before_a_verb_needs_it():
    heavy = "spacy sqlalchemy alembic httpx2 trafilatura lxml jinja2 msgspec rich.console py3langid numpy"
    code = (
        "import sys, standoff, standoff.cli, standoff.cli.app\n"
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_package_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "standoff", "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Usage: standoff ")
    assert done.stderr == ""
