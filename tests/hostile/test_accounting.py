"""Whatever comes in, the counts sum up, and each input that was not simply read is named with its reason."""

import os
import re
import subprocess
import sys
from pathlib import Path

PLUGINS = Path(__file__).parents[1] / "extractors"
GOOD = "Harbour said that {} boats had left the port. The pilot said the sea was calm on that day."
BAD = {
    "empty.txt": b"",
    "picture.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 20,
    "zeros.txt": bytes(5000),
    "broken.zip": b"PK\x03\x04" + b"no archive" * 20,
    "bug.txt": (GOOD.format(1) + " BUG").encode(),
    "crash.txt": (GOOD.format(2) + " CRASH").encode(),
    "lie.txt": (GOOD.format(3) + " LIE").encode(),
    "nothing.txt": (GOOD.format(4) + " NOTHING").encode(),
}


def standoff(*arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PLUGINS), *sys.path]), "COLUMNS": "80"}
    command = [sys.executable, "-m", "standoff", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_every_input_is_accounted_for(tmp_path, held):
    folder, path = tmp_path / "articles", tmp_path / "news.db"
    folder.mkdir()
    for n in range(40):
        (folder / f"good{n}.txt").write_text(GOOD.format(n + 10), encoding="utf-8")
    for n in range(5):
        (folder / f"twice{n}.txt").write_text(GOOD.format(n + 10), encoding="utf-8")
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    inputs = len(list(folder.iterdir()))
    first = standoff("add", folder, tmp_path / "missing.txt", "--ledger", path, "--extractor", "trial")
    again = standoff("add", folder, "--ledger", path, "--extractor", "trial")
    for number, (run, count) in enumerate(((first, inputs + 1), (again, inputs)), start=1):
        assert run.returncode == 1, run.stderr
        total, *parts = map(int, re.findall(r"\d+", run.stdout))
        assert total == sum(parts) == count
        shown = standoff("runs", "show", number, "--ledger", path).stdout
        assert run.stdout.strip() in shown
        named = [
            line for line in shown.splitlines() if ".txt: " in line or ".jpg: " in line or ".zip: " in line
        ]
        assert len(named) == total - parts[0]
        assert all(any(f"{name}: " in line for line in named) for name in BAD)
    held(
        "accounting",
        f"two runs of {inputs} inputs, {len(BAD) + 1} of them unreadable and 5 twice",
        "documents in = ok + partial + failed + duplicate; each that is not ok named with the reason",
    )
