"""Spans are slices, documents are known by their words and their address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.document import Document, Span
from standoff.errors import SpanError


@given(st.text(min_size=1), st.data())
def test_a_span_is_its_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = Document(text)
    span = document.span(start, end)
    assert span.text == text[start:end]
    assert document.check(span) is span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 0), (3, 2), (0, 99)])
def test_no_span_where_there_is_no_place(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="no span"):
        Document("Kyiv").span(start, end)


def test_words_that_stand_elsewhere_are_refused() -> None:
    document = Document("12 were killed, 30 wounded")
    with pytest.raises(SpanError, match="does not stand at 0:2"):
        document.check(Span(0, 2, "30"))


def test_same_words_at_two_outlets_are_two_documents_of_one_text() -> None:
    one, other = Document("Same.", outlet="Herald"), Document("Same.", outlet="Post")
    assert one.id == other.id
    assert one.key != other.key


def test_the_url_is_the_address_whatever_the_outlet_is_called() -> None:
    one = Document("Same.", url="https://herald.example/1", outlet="Herald")
    other = Document("Same.", url="https://herald.example/1", outlet="The Herald")
    assert one.key == other.key


def test_spans_sort_and_compare_by_place() -> None:
    document = Document("Moscow denied it")
    left, right = document.span(0, 6), document.span(7, 13)
    assert left < right
    assert document.span(0, 13).covers(right)
    assert not left.overlaps(right)
