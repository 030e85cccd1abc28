"""Huge and deep pages: the tail is kept, or the document is told to be partial or too large."""

from collections.abc import Callable

import pytest

from standoff.errors import TooLarge
from standoff.reader import read
from standoff.settings import Settings
from standoff.sources import Raw
from tests.reader.pages import PARAGRAPHS, page, paragraphs

TAIL = "Last of all the port office said that it would speak again on Tuesday about the eastern pier."
DEEP = "Deep down the pilot said that the second pier had been struck as well that day, by a ferry."
DEPTHS = (100, 252, 253, 1_000, 3_000, 20_000, 100_000)


def nested(depth: int, *, closed: bool) -> bytes:
    end = "</div>" * depth if closed else ""
    return page(f"<h1>Barge strikes</h1>{paragraphs()}{'<div>' * depth}<p>{DEEP}</p>{end}<p>{TAIL}</p>")


def test_deep_pages(held: Callable[[str, str, str], None]) -> None:
    silent = 0
    for depth in DEPTHS:
        for closed in (True, False):
            document = read(Raw("deep.html", nested(depth, closed=closed)))
            whole = TAIL in document.text and DEEP in document.text and PARAGRAPHS[0] in document.text
            silent += not whole and document.partial is None
    assert silent == 0
    held("deep HTML", f"{2 * len(DEPTHS)} pages, 100 to 100,000 levels", "0 silent losses")


def test_huge_pages(held: Callable[[str, str, str], None]) -> None:
    outcomes = []
    for size in (1_000_000, 15_000_000, 100_000_000):
        texts = [f"{PARAGRAPHS[n % 6][:-1]}, as note {n} has it." for n in range(size // 120)]
        data = page(paragraphs(texts) + f"<p>{TAIL}</p>")
        assert len(data) > 0.9 * size
        try:
            document = read(Raw("huge.html", data))
        except TooLarge as error:
            outcomes.append(error.reason)
        else:
            assert document.text.endswith(TAIL) or document.partial
            outcomes.append("kept")
    assert outcomes == [
        "kept",
        "has a text of more than 2,000,000 characters",
        "is larger than 20,000,000 bytes",
    ]
    held("huge HTML", "1, 15 and 100 MB", "1 MB kept to its tail, 15 and 100 MB refused as too large")


@pytest.mark.parametrize("size", [15_000_000])
def test_a_huge_page_with_a_short_article_is_read(size: int) -> None:
    script = f"<script>{'var filler = 1;' * (size // 15)}</script>"
    data = page(f"<h1>Barge strikes</h1>{script}{paragraphs()}<p>{TAIL}</p>")
    document = read(Raw("huge.html", data), settings=Settings())
    assert document.text.endswith(TAIL)
