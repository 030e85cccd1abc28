"""The few names that Standoff promises, and that asking for them costs little."""

import subprocess
import sys
from importlib.metadata import version

import pytest

import standoff


def python(code):
    """What `code` prints in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_all_is_alphabetical_and_everything_in_it_is_there():
    assert standoff.__all__ == [
        *("Document", "Ledger", "Reading", "Result", "Span", "StandoffError"),
        *("__version__", "extract", "read", "read_all"),
    ]
    assert standoff.__all__ == sorted(standoff.__all__)
    for name in standoff.__all__:
        assert getattr(standoff, name) is not None
        assert name in dir(standoff)


def test_names_are_what_they_are_at_home():
    from standoff import document, errors, ledger, pipeline, reading

    assert standoff.Document is document.Document
    assert standoff.Span is document.Span
    assert standoff.Reading is reading.Reading
    assert standoff.Ledger is ledger.Ledger
    assert standoff.StandoffError is errors.StandoffError
    assert (standoff.read, standoff.read_all) == (pipeline.read, pipeline.read_all)
    assert standoff.Result is pipeline.Result
    assert standoff.__version__ == version("standoff")


def test_extract_is_called_by_either_name():
    from standoff import Document, extract
    from standoff.extract import extract as function

    document = Document("Italy denied that it had fired on the ferry.")
    assert extract(document) == function(document)
    assert extract(document).claims[0].holders[0].source.text == "Italy"


def test_a_name_that_is_not_there():
    with pytest.raises(AttributeError, match="'standoff' has no attribute 'judge'"):
        _ = standoff.judge


@pytest.mark.parametrize(
    ("code", "stays_out"),
    [
        ("import standoff", "msgspec spacy sqlalchemy trafilatura typer rich importlib.metadata"),
        ("from standoff import read, read_all", "spacy sqlalchemy trafilatura typer rich jinja2 httpx2"),
        ("from standoff import Ledger", "spacy trafilatura typer rich jinja2 httpx2"),
        ("from standoff import Reading, extract", "spacy sqlalchemy trafilatura typer rich"),
    ],
)
def test_a_name_brings_only_what_it_needs(code, stays_out):
    shown = python(f"import sys\n{code}\nprint([m for m in {stays_out.split()} if m in sys.modules])")
    assert shown == "[]\n"
