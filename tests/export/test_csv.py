"""CSV cells: what they say, and nothing that a spreadsheet would run."""

import csv as standard
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.export.csv import cell, lines


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-12, "-12"),
        (1500000.0, "1500000"),
        (-0.25, "-0.25"),
        ("", ""),
        ("plain words", "plain words"),
        (("RUS", "UKR GOV"), "RUS; UKR GOV"),
        ([], ""),
        ([1, 2.5], "1; 2.5"),
    ],
)
def test_values(value, shown):
    assert cell(value) == shown


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.example","click")',
        "=1+1",
        "+1+1",
        "-1+1",
        "-2 dead",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\tplain",
        " =1+1",
        "\u00a0=1+1",
        "\uff1d1+1",
        "\uff0bcmd",
        "--",
        "+",
        "=",
        "-1e",
        "1-1\r".lstrip("1"),
    ],
)
def test_what_a_spreadsheet_would_run_is_made_inert(text):
    assert cell(text) == f"'{text}"
    assert cell([text, "x"]).startswith("'")


@pytest.mark.parametrize("text", ["-12", "+3", "-0.5", "1e9", "-1.5e-3", "-.5", "a=b", "x@y.example", "3-4"])
def test_numbers_and_innocent_words_are_left_alone(text):
    assert cell(text) == text


def test_lines_are_a_table_that_reads_back():
    rows = [{"a": 'say "no", twice', "b": "two\nlines"}, {"a": "=x", "b": None}]
    text = "\r\n".join(lines(("a", "b"), rows))
    assert list(standard.DictReader(io.StringIO(text, newline=""))) == [
        {"a": 'say "no", twice', "b": "two\nlines"},
        {"a": "'=x", "b": ""},
    ]


def test_no_rows_are_a_header():
    assert list(lines(("id", "status"), [])) == ["id,status"]


def test_a_field_that_is_no_column_is_refused():
    with pytest.raises(ValueError, match="b"):
        list(lines(("a",), [{"a": 1, "b": 2}]))


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_any_text_comes_back_whole_and_no_cell_is_live(table):
    rows = [{"a": one, "b": other} for one, other in table]
    text = "\r\n".join(lines(("a", "b"), rows))
    back = list(standard.reader(io.StringIO(text, newline="")))[1:]
    assert len(back) == len(table)
    for given_row, found_row in zip(table, back, strict=True):
        for given_cell, found in zip(given_row, found_row, strict=True):
            assert found.removeprefix("'") == given_cell.replace("\0", "\ufffd").removeprefix("'")
            live = found[:1] in tuple("=+-@\t\r\n")
            assert not live or not set(found) - set("0123456789+-.eE")
