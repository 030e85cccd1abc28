"""The command in this process and as a real one, and a ledger of a few invented articles."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from standoff.cli.app import app

PLUGINS = Path(__file__).parents[1] / "extractors"

HARBOUR = {
    "coast.html": (
        "The Coast Herald",
        "2031-05-02",
        "Navy ship fires on ferry off Brindisi",
        "An Italian navy ship fired on a Greek ferry off Brindisi on Thursday, the Greek coast guard said.",
        "Italy denied that its navy had fired on the ferry. “Nobody fired at anybody,” Defence Minister "
        "Carla Fonti told reporters in Rome.",
        "At least 12 people were killed, the Greek coast guard said. There has been no independent "
        "confirmation of the incident.",
    ),
    "tide.html": (
        "Evening Tide",
        "2031-05-03",
        "Ferry: Athens blames Rome",
        "The Greek coast guard said that an Italian navy ship had fired on a Greek ferry off Brindisi.",
        "If Italy sends more ships, Greece will close its ports, Prime Minister Nikos Alatas warned.",
        "Up to 20 people were killed, a hospital official in Corfu said. Officials in Athens said that "
        "Greece doubted the denial by Italy.",
    ),
    "strait.html": (
        "Strait Post",
        "2031-05-03",
        "Navy ship fires on ferry off Brindisi",
        "An Italian navy ship fired on a Greek ferry off Brindisi on Thursday, the Greek coast guard said.",
        "Italy denied that its navy had fired on the ferry. “Nobody fired at anybody,” Defence Minister "
        "Carla Fonti told reporters in Rome.",
        "At least 12 people were killed, the Greek coast guard said. There has been no independent "
        "confirmation of the incident. Source: The Coast Herald",
    ),
}
"""Invented: file name to outlet, day, headline and paragraphs."""


def page(outlet, day, headline, *paragraphs):
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head><body><article>'
        f"<h1>{headline}</h1>{''.join(f'<p>{text}</p>' for text in paragraphs)}</article></body></html>"
    )


@pytest.fixture(scope="session")
def harbour(tmp_path_factory):
    """A folder of three articles: a story, a second report of it, and a copy of the first."""
    folder = tmp_path_factory.mktemp("harbour")
    for name, parts in HARBOUR.items():
        (folder / name).write_text(page(*parts), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def border(harbour, tmp_path_factory):
    """A ledger of these articles."""
    path = tmp_path_factory.mktemp("ledger") / "border.db"
    result = CliRunner().invoke(app, ["add", str(harbour), "--ledger", str(path)])
    assert result.exit_code == 0, result.output
    assert result.stdout == "read 3 = 3 ok + 0 partial + 0 failed + 0 duplicate\n"
    return path


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    """Every test begins in an empty folder, without settings, before a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(PLUGINS))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("STANDOFF_LEDGER", "STANDOFF_EXTRACTOR", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run():
    """Runs the command in this process; the result has exit_code, stdout, stderr."""

    def invoke(*arguments, input=None):
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def start():
    """Starts the command as a process of its own, which knows the trial extractor."""

    def begin(*arguments, **variables):
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (str(PLUGINS), os.environ.get("PYTHONPATH")))),
            **variables,
        }
        return subprocess.Popen(
            [sys.executable, "-m", "standoff", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=environment,
            # a test run in the background ignores ^C, and its children would inherit that
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )

    return begin


@pytest.fixture
def many(tmp_path):
    """A folder of forty short texts for the trial extractor."""
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(40):
        text = f"Harbour said that {n} boats had left the port. The pilot said the sea was calm."
        (folder / f"{n:02}.txt").write_text(text, encoding="utf-8")
    return folder
