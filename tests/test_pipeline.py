"""From inputs to readings: in order, whatever fails, however many processes."""

import multiprocessing
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from standoff import pipeline
from standoff.errors import InputError, NotFound, SpanError, UsageError
from standoff.pipeline import identity, read, read_all

PLUGINS = Path(__file__).with_name("extractors")


@pytest.fixture(autouse=True)
def _plugins(monkeypatch):
    monkeypatch.syspath_prepend(str(PLUGINS))
    monkeypatch.delenv("STANDOFF_EXTRACTOR", raising=False)


@pytest.fixture
def log(tmp_path, monkeypatch):
    """Where the trial extractor notes which process read; a line a document."""
    path = tmp_path / "log"
    path.touch()
    monkeypatch.setenv("TRIAL_LOG", str(path))
    return path


@pytest.fixture
def folder(tmp_path):
    """Writes one file a text into a folder, named in order; returns the folder."""
    place = tmp_path / "articles"
    place.mkdir()

    def fill(*texts):
        for number, text in enumerate(texts):
            (place / f"{number:02}.txt").write_text(text, encoding="utf-8")
        return place

    return fill


def texts(count):
    return [
        f"The mayor of the town said that {n} boats had left. Harbour said {n} boats left."
        for n in range(count)
    ]


def trial(inputs, **options):
    return list(read_all(inputs, extractor="trial", **options))


def told(results):
    """Results as values that compare by what they say: errors do not compare."""
    return [(r.name, r.document, r.reading, r.error and str(r.error), r.duplicate) for r in results]


# One document


def test_read_gives_the_reading_of_one_text(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("The harbour master denied that the ferry had sunk.", encoding="utf-8")
    reading = read(path, published="2031-05-02", outlet="The Ferry Post")
    assert (reading.document.published, reading.document.outlet) == ("2031-05-02", "The Ferry Post")
    (claim,) = reading.claims
    assert [(h.source.text, h.stance, h.factuality) for h in claim.holders] == [
        ("The harbour master", "denies", "CT-")
    ]


def test_read_raises_what_is_wrong_with_the_input(tmp_path):
    with pytest.raises(NotFound, match="no such file"):
        read(tmp_path / "missing.txt")


def test_read_is_for_one_document(folder):
    place = folder("Harbour said it is cold today.", "Harbour said it is warm today.")
    with pytest.raises(UsageError, match="more than one document; use read_all"):
        read(place, extractor="trial")
    (place / "01.txt").unlink()
    assert read(place, extractor="trial").claims[0].content[0].text == "it is cold today"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"published": "yesterday"}, "'yesterday' is no date"),
        ({"extractor": "nobody"}, "extractor nobody: is not installed; it is one of: .*rules, trial"),
        ({"extractor": "gone"}, "extractor gone: cannot be loaded"),
        ({"jobs": 0}, "jobs 0"),
        ({"published": "2031-02-30", "jobs": 2}, "is no date"),
    ],
)
def test_options_that_mean_nothing_stop_everything(folder, options, said):
    place = folder("Harbour said it is cold today.")
    with pytest.raises(UsageError, match=said):
        list(read_all([place], **({"extractor": "trial"} | options)))


# Many


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_inputs_and_none_is_lost(folder, tmp_path, jobs):
    place = folder(*texts(9))
    (place / "03.txt").write_bytes(b"")
    archive = tmp_path / "more.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "Pilot said the fog is thick.")
    results = trial([archive, place, tmp_path / "missing.txt"], jobs=jobs)
    names = [Path(result.name).name for result in results]
    assert names == ["a.txt", *(f"{n:02}.txt" for n in range(9)), "missing.txt"]
    failed = [Path(result.name).name for result in results if result.error]
    assert failed == ["03.txt", "missing.txt"]
    assert all(result.reading for result in results if not result.error)
    assert results[1].reading.claims[-1].content[0].text == "0 boats left"


def test_as_many_processes_as_one_likes_say_the_same(folder):
    place = folder(*texts(12), "BUG", *texts(2), "LIE Harbour said nothing at all.")
    alone = trial([place])
    assert [bool(r.error) for r in alone] == [False] * 12 + [True] + [False] * 2 + [True]
    for jobs in (2, 3):
        assert told(trial([place], jobs=jobs)) == told(alone)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_extractor_costs_its_document(folder, jobs):
    place = folder(
        "BUG here.", "LIE Harbour said nothing.", "NOTHING comes back.", "Harbour said it is over."
    )
    bug, lie, nothing, fine = trial([place], jobs=jobs)
    reason = "reading it failed (ZeroDivisionError: a bug over two lines)"
    assert str(bug.error) == f"{place}/00.txt: {reason}; report this with the text"
    assert isinstance(bug.error, InputError)
    assert isinstance(lie.error, SpanError)
    assert "gave back no reading" in nothing.error.reason
    assert fine.reading
    assert fine.error is None


# What is known already


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_known_is_not_read(folder, log, jobs):
    place = folder(*texts(8))
    old = {result.document.key for result in trial([place])[:6]}
    log.write_text("")
    results = trial([place], jobs=jobs, known=lambda document: document.key in old)
    assert [result.duplicate for result in results] == [True] * 6 + [False] * 2
    assert [result.reading is None for result in results] == [True] * 6 + [False] * 2
    assert len(log.read_text().split()) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_text_twice_is_read_once_where_it_is_kept(folder, log, jobs):
    one, other = texts(2)
    place = folder(one, one, other, one)
    kept = set()
    outcomes = []
    for result in read_all([place], extractor="trial", jobs=jobs, known=lambda d: d.key in kept):
        outcomes.append(result.duplicate)
        kept.add(result.document.key)
    assert outcomes == [False, True, False, True]
    assert len(log.read_text().split()) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_text_twice_is_read_twice_where_it_is_not_kept(folder, jobs):
    place = folder(texts(1)[0], texts(1)[0])
    for known in (None, lambda document: False):
        results = trial([place], jobs=jobs, known=known)
        assert [bool(result.reading) for result in results] == [True, True]


# Processes


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_dies_costs_its_document(folder, log, jobs):
    place = folder(*texts(2), "CRASH one.", *texts(2), "SEGFAULT two.", *texts(3))
    results = trial([place], jobs=jobs, isolated=True)
    assert len(results) == 9
    dead = [result for result in results if result.error]
    assert [Path(result.name).name for result in dead] == ["02.txt", "05.txt"]
    assert [result.error.reason for result in dead] == [
        "the reading process died (SIGKILL)",
        "the reading process died (SIGSEGV)",
    ]
    assert all(result.reading for result in results if not result.error)
    assert str(os.getpid()) not in log.read_text().split()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_hangs_costs_its_document(folder, monkeypatch, jobs):
    monkeypatch.setenv("STANDOFF_READING_SECONDS", "1")
    results = trial([folder(*texts(2), "WAIT for a minute.", *texts(2))], jobs=jobs, isolated=True)
    assert [bool(result.reading) for result in results] == [True, True, False, True, True]
    assert results[2].error.reason == "was not read within 1 seconds"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_grows_costs_its_document(folder, monkeypatch, jobs):
    monkeypatch.setenv("STANDOFF_READING_MEMORY", "300e6")
    results = trial([folder(*texts(2), "GROW a lot.", *texts(2))], jobs=jobs, isolated=True)
    assert [bool(result.reading) for result in results] == [True, True, False, True, True]
    assert results[2].error.reason == "needs more than 300 MB of memory"


def test_an_isolated_process_says_the_same(folder, log):
    place = folder(*texts(3), "BUG", "LIE Harbour said nothing at all.")
    assert told(trial([place], isolated=True)) == told(trial([place]))


def test_what_is_in_another_language_is_kept_and_not_read(folder, log):
    place = folder("Міст закрили в понеділок після того, як баржа вдарила в третю опору, сказав порт.")
    (result,) = trial([place])
    assert (result.document.language, result.error) == ("uk", None)
    assert (result.reading.claims, result.partial) == ((), "language: uk, not read")
    assert result.reading.run.warnings == ("language: uk, not read",)
    assert log.read_text() == ""


def test_no_process_outlives_a_caller_that_stops_listening(folder):
    results = read_all([folder(*texts(1), *["WAIT for a minute."] * 4)], extractor="trial", jobs=2)
    assert next(results).reading
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert multiprocessing.active_children() == []


def test_a_program_ends_though_it_stops_listening_and_closes_nothing(folder):
    """As ^C leaves it. It must not wait for what its processes would still read."""
    place = folder(*texts(12))
    program = (
        "from standoff.pipeline import read_all\n"
        f"results = read_all([{str(place)!r}], extractor='trial', jobs=2)\n"
        "next(results)\n"
    )
    path = os.pathsep.join([str(PLUGINS), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, timeout=50)


def test_no_process_is_left_when_all_is_read(folder):
    assert len(trial([folder(*texts(3))], jobs=3)) == 3
    assert multiprocessing.active_children() == []


# Who reads


def test_the_environment_says_who_reads(folder, monkeypatch):
    place = folder("Harbour said it is cold.")
    monkeypatch.setenv("STANDOFF_EXTRACTOR", "trial")
    assert read(place).run.extractor == "trial 1.0"
    monkeypatch.setenv("STANDOFF_EXTRACTOR", "nobody")
    with pytest.raises(UsageError, match="nobody"):
        read(place)
    assert read(place, extractor="trial").run.extractor == "trial 1.0"


def test_identity_is_what_the_module_says_else_name_and_version():
    assert identity("trial") == "trial 1.0"
    assert identity("nameless") == "nameless 1.0"
    assert identity(pipeline.DEFAULT).startswith("standoff-rules ")
