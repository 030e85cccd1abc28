from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from standoff.report.marks import LAYERS, Mark, Note, annotate, paragraphs

from .pages import parse

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'\n\r\u00e9\u4e2d\U0001f600\u202e"), max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(LAYERS)), max_size=8))
    marks = [
        Mark(min(a, b), max(a, b), kind, f"m{number}" if number % 2 else None)
        for number, (a, b, kind) in enumerate(pairs)
    ]
    return text, marks


@given(marked())
def test_the_text_is_kept_and_every_tag_is_closed(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    page = parse(annotate(text, marks))
    assert page.text == text
    assert page.unbalanced == []
    assert {tag for tag, _ in page.tags} <= {"mark", "span"}
    assert len(page.ids) == len(set(page.ids))


@given(marked())
def test_each_code_point_has_just_the_marks_that_cover_it(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    shown = _kinds_of_each(annotate(text, marks))
    wanted = [sorted({m.kind for m in marks if m.start <= i < m.end}) for i in range(len(text))]
    assert shown == wanted


@given(marked(), st.data())
def test_a_window_shows_its_part_and_notes_add_nothing_to_the_text(
    case: tuple[str, list[Mark]], data: st.DataObject
) -> None:
    text, marks = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    notes = [
        Note(at, Markup("<sup></sup>")) for at in data.draw(st.lists(st.integers(0, len(text)), max_size=3))
    ]
    page = parse(annotate(text, marks, start=start, end=end, notes=notes))
    assert page.text == text[start:end]
    assert page.unbalanced == []
    assert sum(tag == "sup" for tag, _ in page.tags) == sum(start <= note.at <= end for note in notes)


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([], "abcdef"),
        ([Mark(1, 3, "cue")], 'a<mark class="cue">bc</mark>def'),
        (
            [Mark(0, 4, "content"), Mark(1, 2, "event")],
            '<mark class="content">a<mark class="event">b</mark>cd</mark>ef',
        ),
        (
            [Mark(0, 3, "source", "x"), Mark(2, 5, "content", "y")],
            '<mark class="source" id="x">ab<mark class="content" id="y">c</mark></mark>'
            '<mark class="content">de</mark>f',
        ),
        (
            [Mark(0, 2, "event"), Mark(0, 2, "content"), Mark(0, 2, "event")],
            '<mark class="content"><mark class="event">ab</mark></mark>cdef',
        ),
        ([Mark(0, 6, "sentence", "s-0")], '<span class="sentence" id="s-0">abcdef</span>'),
    ],
)
def test_marks_nest_repeat_and_cross(marks: list[Mark], html: str) -> None:
    assert annotate("abcdef", marks) == html


def test_a_note_stands_after_what_ends_before_it() -> None:
    html = annotate("ab", [Mark(0, 1, "content"), Mark(1, 2, "cue")], notes=[Note(1, Markup("<sup>1</sup>"))])
    assert html == '<mark class="content">a</mark><sup>1</sup><mark class="cue">b</mark>'


def test_what_a_browser_would_drop_or_cannot_have_is_shown() -> None:
    assert annotate("a\0\r\ud800<", []) == "a\ufffd&#13;\ufffd&lt;"


@given(TEXTS)
def test_paragraphs_hold_all_but_white_space(text: str) -> None:
    extents = paragraphs(text)
    assert "".join("".join(text[a:b].split()) for a, b in extents) == "".join(text.split())
    assert all(text[a:b].strip() == text[a:b] != "" and "\n" not in text[a:b] for a, b in extents)


def _kinds_of_each(html: str) -> list[list[str]]:
    from html.parser import HTMLParser

    class Kinds(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []
            self.found: list[list[str]] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.open.append(dict(attrs)["class"] or "")

        def handle_endtag(self, tag: str) -> None:
            self.open.pop()

        def handle_data(self, data: str) -> None:
            self.found += [sorted(set(self.open)) for _ in data]

    kinds = Kinds()
    kinds.feed(str(html))
    kinds.close()
    return kinds.found
