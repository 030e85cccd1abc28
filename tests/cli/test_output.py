"""What the terminal gets: words that are safe, whole and no wider than it is."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from standoff.cli.output import safe
from standoff.cli.styled import brief_days, marked, put, quoted, words
from standoff.document import Document


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “words”, naïve café, Київ, 基輔", "plain “words”, naïve café, Київ, 基輔"),
        ("two\nlines\tand\ra tab", "two\nlines and a tab"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("a\x00b\x07c\x7fd\x9be", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("\u202eevil\u202c \u2066x\u2069", "\ufffdevil\ufffd \ufffdx\ufffd"),
        ("soft\u00adhyphen, \u200bnothing", "soft\u00adhyphen, \u200bnothing"),
        ("half \ud83d", "half \ufffd"),
    ],
)
def test_safe(text, shown):
    assert safe(text) == shown


@given(st.text())
def test_safe_keeps_offsets_and_lets_no_control_through(text):
    shown = safe(text)
    assert len(shown) == len(text)
    assert safe(shown) == shown
    assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" for c in shown)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, "undated"),
        ("2031-05-02", None, "2 May 2031"),
        ("2031-02-11", "2031-02-11", "11 Feb 2031"),
        ("2031-02-11", "2031-02-24", "11–24 Feb 2031"),
        ("2031-02-24", "2031-03-03", "24 Feb – 3 Mar 2031"),
        ("2030-12-24", "2031-01-03", "24 Dec 2030 –\n3 Jan 2031"),
        ("2030-05-02", "2031-05-02", "2 May 2030 –\n2 May 2031"),
    ],
)
def test_brief_days(first, last, shown):
    assert brief_days(first, last) == shown


def test_quotation_marks_are_not_doubled():
    assert quoted("a plan").plain == "“a plan”"
    assert quoted("“a plan”,\n he said").plain == "“a plan”, he said"


def test_a_style_ends_with_its_words():
    text = words("bold", "bold") + words(" not")
    assert [(span.start, span.end, span.style) for span in text.spans] == [(0, 4, "bold")]
    assert text.style == ""


def test_marks_lie_over_their_own_words():
    document = Document("Before. Aland \x1bsaid it. After.")
    sentence = document.span(8, 22)
    text = marked(sentence, [(document.span(8, 13), "bold"), (document.span(0, 30), "dim")])
    assert text.plain == "Aland \ufffdsaid it"[: len(sentence)]
    assert [(span.start, span.end) for span in text.spans] == [(0, 5), (0, len(text))]


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(0, 6), st.integers(0, 6))
def test_what_is_put_fits_and_loses_no_word(text, indent, hang):
    file = io.StringIO()
    put(Console(file=file, width=40), words(text), indent, hang)
    lines = file.getvalue().split("\n")
    assert all(line == line.rstrip(" ") for line in lines)
    assert "".join(file.getvalue().split()) == "".join(safe(text).split())
