"""Killed in the middle, by SIGKILL at random moments: whole documents only, and the same command goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from standoff.ledger import Ledger
from standoff.ledger.db import Database
from standoff.ledger.store import readings
from tests.hostile import killed

PLUGINS = Path(__file__).parents[1] / "extractors"
ARTICLES = 500
KILLS = 200
KILLS_OF_SETTLING = 40


def article(n):
    return f"Harbour said that {n} boats left port {n % 7}. The pilot said the sea was calm on day {n}."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Folders of short articles: all of them, some to settle, and one to warm up with."""
    folder = tmp_path_factory.mktemp("articles")
    for name, count in (("all", ARTICLES), ("warm", 1), ("some/all", 60), ("some/warm", 1)):
        (folder / name).mkdir(parents=True)
        for n in range(count):
            (folder / name / f"{n:03}.txt").write_text(article(n), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _extractor(monkeypatch):
    monkeypatch.syspath_prepend(str(PLUGINS))


def kill(folder, path, kills, seconds, *what):
    """How many kills there were, after how many the ledger was sound, how many ledgers came to their end."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PLUGINS), *sys.path])}
    arguments = ["-m", "tests.hostile.killed", folder, path, kills, 7, seconds, *what]
    run = subprocess.run(
        [sys.executable, *map(str, arguments)], env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return tuple(map(int, run.stdout.splitlines()[-1].split()))


def test_killed_while_adding(folder, tmp_path, held):
    whole = tmp_path / "whole.db"
    killed.add(str(folder / "all"), str(whole))
    with Ledger(whole) as ledger:
        keys = [row.key for row in ledger.documents()]
        truth = truth_of(ledger)
    assert len(keys) == ARTICLES
    path = tmp_path / "news.db"
    kills, sound, ended = kill(folder, path, KILLS, 1.2)
    assert (kills, sound) == (KILLS, KILLS)
    killed.add(str(folder / "all"), str(path))
    for name in [path, *(f"{path}.{n + 1}" for n in range(ended))]:
        with Ledger(name) as ledger:
            assert truth_of(ledger) == truth
            assert_sums(ledger, ARTICLES)
    held(
        "killed in the middle",
        f"SIGKILL at {KILLS} random moments while adding {ARTICLES} articles, then the same command again",
        f"ledger sound {sound}/{kills}; 0 half-written documents; all as without a kill",
    )


def test_killed_while_settling(folder, tmp_path, held):
    path, whole = tmp_path / "news.db", tmp_path / "whole.db"
    killed.add(str(folder / "some/all"), str(path))
    shutil.copy(path, whole)
    with Ledger(whole) as ledger:
        ledger.settle()
        digest = ledger.digest()
    kills, sound, _ = kill(folder / "some", path, KILLS_OF_SETTLING, 0.4, "settle")
    assert sound == kills > 3
    with Ledger(path) as ledger:
        assert ledger.digest() == digest
        assert ledger.check() == []
    held(
        "killed while settling",
        f"SIGKILL at {kills} random moments",
        f"ledger sound {sound}/{kills}; digest as without a kill",
    )


def truth_of(ledger):
    """Every document with its reading, without settling what is not asked for."""
    with Database(ledger.path).read() as connection:
        return [reading.to_line() for reading in readings(connection)]


def assert_sums(ledger, articles):
    """Documents in are ok + partial + failed + duplicate in each run; what was added is added once."""
    added = 0
    for row in ledger.runs():
        inputs = ledger.run(row.id).inputs
        assert len(inputs) == row.ok + row.partial + row.failed + row.duplicate
        added += row.ok
    assert added == articles == len(ledger.documents())
