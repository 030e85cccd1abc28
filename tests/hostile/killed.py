"""Adds a folder to a ledger in child processes that are killed at random moments, again and again.

    python -m tests.hostile.killed FOLDER LEDGER KILLS SEED SECONDS [settle]

Each child runs what `standoff add` runs; it is killed within SECONDS of its start. The parent has imported
all of it and forks, so that the moments fall into the work and not into the start of Python. Prints for
each kill how many documents there are, then the sum.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from standoff.cli.intake import Tally, take_in
from standoff.ledger import Ledger
from standoff.pipeline import read_all


def add(folder: str, path: str) -> None:
    """What `standoff add` does, without the settling."""
    with Ledger(path) as ledger:
        results = read_all([folder], extractor="trial", known=ledger.has)
        take_in(ledger, results, Tally(), command="add", extractor="trial", watch=lambda _: None)


def settle(folder: str, path: str) -> None:
    """What `standoff add` does when all is read."""
    with Ledger(path) as ledger:
        ledger.settle()


def killed(work, folder: str, path: str, seconds: float) -> bool:
    """Runs `work` in a child and kills it after `seconds`. True unless it was done before."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work(folder, path)
            code = 0
        finally:
            os._exit(code)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"a child failed with {os.WEXITSTATUS(status)}")
    return os.WIFSIGNALED(status)


def main() -> None:
    """See the module."""
    folder, path, kills, seed, longest, *what = sys.argv[1:]
    chance = random.Random(int(seed))
    work = settle if what else add
    warm = Path(path).with_suffix(".warm")
    add(folder + "/warm", str(warm))
    done = sound = ledgers = 0
    while done < int(kills):
        if killed(work, folder + "/all", path, chance.random() * float(longest)):
            done += 1
            with Ledger(path) as ledger:
                problems = ledger.check()
                if problems:
                    print(problems[0], flush=True)
                sound += not problems
        elif work is add:
            # Complete: kept for the comparison, and the next one is begun.
            ledgers += 1
            os.rename(path, f"{path}.{ledgers}")
        else:
            break
    print(done, sound, ledgers, flush=True)


if __name__ == "__main__":
    main()
