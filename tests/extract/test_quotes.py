"""Quotation marks of every kind."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.extract.quotes import find


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “We are leaving.” Then he left.", ["“We are leaving.”"]),
        ('"We are leaving," he said. "Today."', ['"We are leaving,"', '"Today."']),
        ("''We are leaving,'' he said.", ["''We are leaving,''"]),
        ("„Wir gehen“, said one; «nous aussi», another.", ["„Wir gehen“", "«nous aussi»"]),
        ("He called it ‘a provocation’ and left.", ["‘a provocation’"]),
        ("The ministers' cars weren't at the soldiers' gate.", []),
        ("“He said ‘never’ to me,” she said.", ["“He said ‘never’ to me,”"]),
        ('A 6" pipe and a 7" pipe were found.', []),
        ("“They came at night and took them", ["“They came at night and took them"]),
        ('"Mixed marks," he said, "are common.”', ['"Mixed marks,"', '"are common.”']),
    ],
)
def test_where_quotations_open_and_close(text: str, quoted: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find(text)] == quoted


def test_an_open_quotation_says_so() -> None:
    first, second = find("“They came at night and took our sons.\n“Nobody told us where they went.”")
    assert (first.closed, second.closed) == (False, True)


@given(st.text(alphabet="ab .,“”‘’\"'\n", max_size=60))
def test_quotations_never_overlap_nor_leave_the_text(text: str) -> None:
    quotes = find(text)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes)
    assert all(left.end <= right.start for left, right in pairwise(quotes))
