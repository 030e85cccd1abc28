"""Ties quotations to the attributions that present them, and mends edges that cut through them.

The grammar of a sentence often breaks at a quotation mark; the marks themselves do not lie. After
Elson & McKeown (2010) the nearest cue takes a quotation; a quotation that goes on after its
sentence belongs to the speaker who began it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.extract.cues import words_for
from standoff.extract.quotes import Quote
from standoff.extract.stretches import Pair, joined
from standoff.extract.syntax import Sentence, Syntax

if TYPE_CHECKING:
    from standoff.extract.attribution import Attribution

__all__ = ["attach"]

_FULL = 3
"""A quotation of so many words stands for itself; a shorter one is a phrase of the sentence."""


_SHORT_WORD = 4
_LONGEST_TITLE = 7


def attach(text: str, syntax: Syntax, found: list[Attribution], quotes: list[Quote]) -> None:
    """Adds to each attribution of `found` the quotations that are its content."""
    for attribution in found:
        attribution.content = joined(_mended(text, attribution, quotes), gap=1)
        attribution.quotes = [q for q in quotes if any(q.overlaps(*pair) for pair in attribution.content)]
    for quote in quotes:
        if _presented(quote, found) or _titled(syntax, quote):
            continue
        speaker = _speaker(text, syntax, quote, found) or _continued(text, syntax, quote, found)
        if speaker is not None and speaker.content and not _full(text, quote):
            continue
        if speaker is not None:
            speaker.content = joined([*speaker.content, (quote.start, quote.end)], gap=1)
            speaker.quotes.append(quote)


def _mended(text: str, attribution: Attribution, quotes: list[Quote]) -> list[Pair]:
    """Pieces widened to the quotations they touch, but never over the cue or the source."""
    kept = []
    for start, end in attribution.content:
        for quote in quotes:
            if not quote.overlaps(start, end) or quote.covers(*attribution.cue_span):
                continue
            start, end = min(start, quote.start), max(end, quote.end)
            if _goes_on_outside(text, attribution, quote, end):
                end = quote.end
        kept.append((start, end))
    return kept


def _goes_on_outside(text: str, attribution: Attribution, quote: Quote, end: int) -> bool:
    """True for "vowed “we will answer” after the raid": what was said ends with the quotation."""
    head = attribution.head
    if not quote.closed or head is None or not quote.covers(head.start, head.end) or not _full(text, quote):
        return False
    after = text[quote.end : end].split(maxsplit=1)
    return bool(after) and after[0].lower().strip(",") in words_for("outside")


def _presented(quote: Quote, found: list[Attribution]) -> bool:
    """True where some attribution has the quotation, or stands outside and reports all of it."""
    return any(
        start <= quote.start and quote.end <= end
        for attribution in found
        for start, end in attribution.content
        if not quote.covers(*attribution.cue_span)
    )


def _full(text: str, quote: Quote) -> bool:
    return len(text[quote.start : quote.end].split()) >= _FULL


def _titled(syntax: Syntax, quote: Quote) -> bool:
    """The name of a book or programme: every longer word has a capital, and no clause is in it."""
    words = [w for w in syntax.words_in(quote.start, quote.end) if w.pos not in ("PUNCT", "SPACE")]
    longer = [w for w in words if len(w.text) > _SHORT_WORD]
    return 1 < len(words) <= _LONGEST_TITLE and all(w.text[0].isupper() for w in longer)


def _speaker(text: str, syntax: Syntax, quote: Quote, found: list[Attribution]) -> Attribution | None:
    """The nearest cue of speech outside the quotation in a sentence that it touches."""
    first = syntax.sentence_at(quote.start)
    last = syntax.sentence_at(quote.end - 1)
    touched = range(first.index, last.index + 2)
    best: tuple[int, Attribution] | None = None
    for attribution in found:
        cue = attribution.word
        if attribution.cue.kind not in ("speech", "act", "document") or attribution.cue.pos != "verb":
            continue
        if cue.sentence.index not in touched or quote.covers(*attribution.cue_span):
            continue
        if cue.sentence.index > last.index and not _tag(text, cue.sentence, last, quote, attribution):
            continue
        distance = min(abs(cue.start - quote.end), abs(quote.start - cue.end))
        bare = 0 if not attribution.content else 40
        if best is None or distance + bare < best[0]:
            best = (distance + bare, attribution)
    return best[1] if best else None


def _tag(text: str, sentence: Sentence, before: Sentence, quote: Quote, attribution: Attribution) -> bool:
    """True for "X said." cut off from a quotation that ends in a question or exclamation mark."""
    if text[quote.start : quote.end].rstrip("”\"'’»")[-1:] == ".":
        return False
    follows = sentence.paragraph == before.paragraph and sentence.start - quote.end <= 1
    return follows and not attribution.content


def _continued(text: str, syntax: Syntax, quote: Quote, found: list[Attribution]) -> Attribution | None:
    """The speaker who goes on: of the quotation just before in this paragraph, of an unclosed one
    in the paragraph before, or of the sentence that leads up to it."""
    here = syntax.sentence_at(quote.start)
    if not _alone(text, here, quote):
        return None
    before = [a for a in found if a.quotes and max(end for _, end in a.content) <= quote.start]
    for attribution in sorted(before, key=lambda a: -max(end for _, end in a.content)):
        last = max(end for _, end in attribution.content)
        gap = here.paragraph - syntax.sentence_at(last - 1).paragraph
        told = max(last, attribution.cue_span[1], (attribution.source_span or attribution.cue_span)[1])
        nothing_between = not text[told : quote.start].strip(" \n\r\t.,'\"”’")
        if gap == 0 or (gap == 1 and nothing_between) or (gap == 1 and not attribution.quotes[-1].closed):
            return attribution
        return None
    return None


def _alone(text: str, sentence: Sentence, quote: Quote) -> bool:
    """True where the quotation begins its sentence."""
    return quote.start <= sentence.start + 1
