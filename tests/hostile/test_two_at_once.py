"""Two that add to one ledger at once, one that reads and one that makes backups meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

from standoff.ledger import Ledger

PLUGINS = Path(__file__).parents[1] / "extractors"
EACH, SHARED = 80, 30


def start(*arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PLUGINS), *sys.path])}
    command = [sys.executable, "-m", "standoff", *map(str, arguments)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_nothing_is_lost_and_nothing_is_there_twice(tmp_path, held):
    for name, first in (("one", 0), ("other", EACH - SHARED)):
        (tmp_path / name).mkdir()
        for n in range(first, first + EACH):
            text = f"Harbour said that {n} boats had left the port. The pilot said day {n} was calm."
            (tmp_path / name / f"{n:03}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "news.db"
    writers = [
        start("add", tmp_path / name, "--ledger", path, "--extractor", "trial") for name in ("one", "other")
    ]
    seen, backups = [], 0
    while any(writer.poll() is None for writer in writers):
        if not path.exists() or path.stat().st_size == 0:
            continue
        with Ledger(path) as ledger:
            seen.append(len(ledger.documents()))
            if len(seen) % 20 == 1:
                ledger.backup(tmp_path / "copy.db")
                backups += 1
                with Ledger(tmp_path / "copy.db") as copy:
                    assert copy.check() == []
    told = [writer.communicate() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], told
    assert "locked" not in str(told)
    assert seen == sorted(seen)
    documents = 2 * EACH - SHARED
    with Ledger(path) as ledger:
        assert ledger.check() == []
        runs = ledger.runs()
        assert len(ledger.documents()) == sum(run.ok for run in runs) == documents
        assert sum(run.duplicate for run in runs) == SHARED
    held(
        "two at once",
        f"two that add {EACH} articles each, {SHARED} of them the same; {len(seen)} reads, {backups} backups",
        "0 lost, 0 twice, every backup sound, no lock told",
    )
