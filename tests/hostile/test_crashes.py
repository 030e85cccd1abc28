"""A native crash costs its document: all others are added, and the exit code says that one was not."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.ledger import Ledger

PLUGINS = Path(__file__).parents[1] / "extractors"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crash_on_5_of_500(tmp_path: Path, jobs: int, held: Callable[[str, str, str], None]) -> None:
    folder, path = tmp_path / "articles", tmp_path / "a.db"
    folder.mkdir()
    bad = {f"{n:03}.txt" for n in range(50, 500, 100)}
    for n in range(500):
        name = f"{n:03}.txt"
        text = "SEGFAULT here." if name in bad else "The pilot said the sea was calm."
        (folder / name).write_text(f"Harbour said that {n} boats had left. {text}", encoding="utf-8")
    command = [sys.executable, "-m", "standoff", "add", str(folder), "--ledger", str(path)]
    done = subprocess.run(
        [*command, "--extractor", "trial", "--jobs", str(jobs)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
    )
    assert (done.returncode, done.stdout) == (1, "read 500 = 495 ok + 0 partial + 5 failed + 0 duplicate\n")
    named = [line for line in done.stderr.splitlines() if "the reading process died (SIGSEGV)" in line]
    assert {Path(line.partition(": ")[0]).name for line in named} == bad
    with Ledger(path) as ledger:
        assert len(ledger.documents()) == 495
        assert ledger.check() == []
    held("native crash", f"5 of 500, --jobs {jobs}", "495 ok, 5 failed with the reason, exit 1")
