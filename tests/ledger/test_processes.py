"""Several processes, and processes that are killed: whole documents, all of them, once."""

import random
import signal
import subprocess
import sys

import pytest

from standoff.ledger import Ledger

ADD = """
import sys
from standoff.ledger import Ledger
from standoff.reading import Reading

with Ledger(sys.argv[1]) as ledger, open(sys.argv[2], encoding="utf-8") as lines:
    run = ledger.begin("add", "hand 1", "none")
    print("ready", flush=True)
    for number, line in enumerate(lines):
        reading = Reading.from_line(line)
        if ledger.has(reading.document):
            ledger.record(run, str(number), "duplicate")
        else:
            ledger.add(reading, run=run, name=str(number))
        print(number, flush=True)
    ledger.finish(run)
"""


def start(path, lines):
    return subprocess.Popen(
        [sys.executable, "-c", ADD, str(path), str(lines)], stdout=subprocess.PIPE, text=True
    )


def write(file, readings):
    file.write_text("".join(reading.to_line() + "\n" for reading in readings), encoding="utf-8")
    return file


def sound(ledger):
    """True where the ledger checks out and the inputs of its runs sum up."""
    assert ledger.check() == []
    for row in ledger.runs():
        assert len(ledger.run(row.id).inputs) == row.ok + row.partial + row.failed + row.duplicate
    added = sum(row.ok for row in ledger.runs())
    assert added == len(ledger.documents())
    return True


@pytest.mark.parametrize("seed", range(3))
def test_killed_in_the_middle(path, tmp_path, make, store, seed):
    readings = make.many(60)
    lines = write(tmp_path / "readings.jsonl", readings)
    with Ledger(tmp_path / "whole.ledger") as whole:
        store(whole, *readings)
        digest = whole.digest()
    moment = random.Random(seed)
    with start(path, lines) as child:
        for _ in range(moment.randrange(1, 30)):
            child.stdout.readline()
        # Somewhere within the writing of a document.
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(moment.random() * 0.02)
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    with Ledger(path, create=False) as ledger:
        assert sound(ledger)
        assert ledger.runs()[0].finished_at is None
        assert 0 <= len(ledger.documents()) < len(readings)
        # Clusters and groups of what is there are made when they are asked for.
        assert ledger.overview().voices == len(ledger.documents())
    with start(path, lines) as child:
        child.communicate()
    assert child.returncode == 0
    with Ledger(path) as ledger:
        assert sound(ledger)
        assert len(ledger.documents()) == len(readings)
        assert ledger.digest() == digest


def test_two_writers_and_a_reader_at_once(path, tmp_path, make, store):
    readings = make.many(80)
    with Ledger(tmp_path / "whole.ledger") as whole:
        store(whole, *readings)
        digest = whole.digest()
    # Both begin on a ledger that is not there yet, and twenty articles come to both.
    first = write(tmp_path / "first.jsonl", readings[:50])
    second = write(tmp_path / "second.jsonl", readings[30:])
    with start(path, first) as one, start(path, second) as two:
        one.stdout.readline()
        seen = []
        while one.poll() is None or two.poll() is None:
            with Ledger(path, create=False) as reader:
                seen.append(len(reader.documents()))
        assert seen == sorted(seen)
        one.communicate()
        two.communicate()
    assert (one.returncode, two.returncode) == (0, 0)
    with Ledger(path) as ledger:
        assert sound(ledger)
        assert len(ledger.documents()) == 80
        assert sum(row.duplicate for row in ledger.runs()) == 20
        assert ledger.digest() == digest
