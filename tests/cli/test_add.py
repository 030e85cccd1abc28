"""`standoff add`: accounted for to the last input, resumable after any death, the same on any jobs."""

import os
import signal
import time
import zipfile

import pytest

from standoff.ledger import Ledger


def added(ledger):
    with Ledger(ledger, create=False) as opened:
        return len(opened.documents())


def wait_for(condition, seconds=60):
    """Waits until `condition` holds; fails when that takes too long."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that ended and was not waited for still has a number.
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        return stat.read().rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def whole(run, many, tmp_path):
    """The digest of a ledger to which all was added without interruption."""
    path = tmp_path / "whole.db"
    assert run("add", many, "--ledger", path, "--extractor", "trial").exit_code == 0
    with Ledger(path) as ledger:
        return ledger.digest()


def test_the_accounting_sums_and_names_what_is_not_well(run, many, tmp_path):
    archive = tmp_path / "more.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("new.txt", "The pilot said the fog was thick.")
        file.writestr("empty.txt", "")
        file.write(many / "07.txt", "old.txt")
        file.writestr("false.txt", "LIE The pilot said the fog was thin.")
        file.writestr("faulty.txt", "BUG The pilot said the fog was thin.")
    result = run("add", many, "missing.txt", archive, "--extractor", "trial")
    assert result.exit_code == 1
    assert result.stdout == "read 46 = 41 ok + 0 partial + 4 failed + 1 duplicate\n"
    lines = result.stderr.splitlines()
    assert lines[0].startswith("Looking for copies")
    assert lines[1].startswith(f"{archive}!/old.txt: is in the ledger already, as document ")
    assert [line.partition(": ")[0] for line in lines[2:]] == [
        *("missing.txt", f"{archive}!/empty.txt", f"{archive}!/false.txt", f"{archive}!/faulty.txt")
    ]
    assert lines[2] == "missing.txt: there is no such file or folder; check the spelling"
    assert added("standoff.db") == 41


def test_runs_says_the_same(run, many):
    run("add", many, "missing.txt", "--extractor", "trial")
    run("add", many, "--extractor", "trial")
    shown = run("runs").stdout
    assert [line.split()[-5:] for line in shown.splitlines()[2:]] == [
        ["add", "0", "0", "0", "40"],
        ["add", "40", "0", "1", "0"],
    ]
    assert max(map(len, shown.splitlines())) <= 80
    for form in (["runs", "1"], ["runs", "show", "1"]):
        shown = run(*form).stdout
        assert "read 41 = 40 ok + 0 partial + 1 failed + 0 duplicate\n" in shown
        assert "not read: missing.txt: there is no such file or folder; check the spelling\n" in shown
        assert "00.txt" not in shown
    assert run("runs", "2").stdout.count("known already: ") == 40
    assert run("runs", "1", "--json").stdout.count('"outcome":"ok"') == 40
    assert run("runs", "1", "--csv").stdout.count(",ok,") == 40
    assert run("runs", "3").stderr == "run 3: is not in the ledger; list them with 'standoff runs'\n"


def test_of_many_duplicates_some_are_named_and_the_rest_can_be_asked_for(run, many):
    run("add", many, "--extractor", "trial")
    again = run("add", many, "--extractor", "trial")
    assert (again.exit_code, again.stdout) == (0, "read 40 = 0 ok + 0 partial + 0 failed + 40 duplicate\n")
    lines = again.stderr.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "... and 20 more; 'standoff runs 2 --ledger standoff.db' names them all"


def test_more_jobs_make_the_same_ledger_and_the_same_accounting(run, many, whole):
    (many / "40.txt").write_text((many / "00.txt").read_text())
    (many / "41.txt").write_text("")
    alone = run("add", many, "--extractor", "trial", "--ledger", "alone.db")
    both = run("add", many, "--extractor", "trial", "--ledger", "both.db", "--jobs", "2")
    assert alone.stdout == "read 42 = 40 ok + 0 partial + 1 failed + 1 duplicate\n"
    assert (both.exit_code, both.stdout, both.stderr) == (alone.exit_code, alone.stdout, alone.stderr)
    for name in ("alone.db", "both.db"):
        with Ledger(name) as ledger:
            assert ledger.digest() == whole
            assert ledger.check() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_in_the_middle_and_run_again(start, run, many, whole, tmp_path, jobs):
    path, log = tmp_path / "killed.db", tmp_path / "log"
    arguments = ["add", many, "--ledger", path, "--extractor", "trial", "--jobs", jobs]
    child = start(*arguments, TRIAL_PAUSE="0.1", TRIAL_LOG=str(log))
    wait_for(lambda: log.exists() and len(log.read_text().split()) > 8)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    workers = {int(pid) for pid in log.read_text().split()}
    wait_for(lambda: not any(map(is_alive, workers)))
    with Ledger(path, create=False) as ledger:
        assert ledger.check() == []
        assert [row.finished_at for row in ledger.runs()] == [None]
    kept = added(path)
    assert 0 < kept < 40
    assert "did not end" in run("runs", "--ledger", path).stdout
    again = run(*arguments)
    assert again.exit_code == 0
    assert again.stdout == f"read 40 = {40 - kept} ok + 0 partial + 0 failed + {kept} duplicate\n"
    with Ledger(path) as ledger:
        assert ledger.digest() == whole
        assert ledger.check() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_stops_at_once_keeps_what_was_read_and_says_so(start, many, tmp_path, jobs):
    path, log = tmp_path / "stopped.db", tmp_path / "log"
    child = start(
        *("add", many, "--ledger", path, "--extractor", "trial", "--jobs", jobs),
        TRIAL_PAUSE="0.1",
        TRIAL_LOG=str(log),
    )
    wait_for(lambda: path.exists() and log.exists() and len(log.read_text().split()) > 8)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)
    assert (child.returncode, out) == (130, b"")
    kept = added(path)
    assert 0 < kept < 40
    assert err.decode() == (
        f"Stopped. What this run had read is kept in {path} ({kept} documents); "
        "run the same command again to go on.\n"
    )
    workers = {int(pid) for pid in log.read_text().split()}
    wait_for(lambda: not any(map(is_alive, workers)))
    with Ledger(path) as ledger:
        assert ledger.check() == []


def test_what_the_whole_ledger_cannot_take_stops_the_run(run, many, tmp_path):
    (tmp_path / "standoff.db").write_bytes(b"these are no tables" * 100)
    result = run("add", many, "--extractor", "trial")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "standoff.db: is not a ledger: it is no SQLite file; give another path\n"


def test_wrong_usage_leaves_no_ledger_run_behind(run, many):
    result = run("add", many, "--extractor", "trial", "--published", "soon")
    assert (result.exit_code, result.stdout) == (2, "")
    assert run("runs", "--json").stdout == ""
