"""Numbers that count something, with the bounds that their words give."""

from __future__ import annotations

import re

from standoff.document import Document
from standoff.extract import times
from standoff.extract.bounds import bounded_number, read
from standoff.extract.mention import Mention
from standoff.extract.numbers import GAP, alternatives, words_of_kind
from standoff.extract.paragraphs import paragraphs
from standoff.extract.syntax import Syntax, Word
from standoff.extract.time_readings import entries
from standoff.extract.units import counted, unit_words
from standoff.reading import Quantity, Time

__all__ = ["find"]

_LEAD = 60
"""So many code points before a number are looked at for the name or the label that it belongs to."""
_FRACTION = re.compile(rf"(?:{GAP}|[-‐‑]){alternatives(*words_of_kind('fraction'))}(?!\w)", re.IGNORECASE)
_OUT_OF = re.compile(rf"{GAP}(?:out{GAP}of|in{GAP}every){GAP}", re.IGNORECASE)
_AFTER_OUT_OF = re.compile(rf"{_OUT_OF.pattern}$", re.IGNORECASE)
_PERIOD = re.compile(rf"(?:{GAP}|[-‐‑])(?:{alternatives(*entries('unit'))})s?(?!\w)", re.IGNORECASE)
_ADDRESS = re.compile(rf"(?:{GAP}[A-Z]\w+){{1,3}}?{GAP}(?i:{alternatives(*words_of_kind('address'))})\b")


def find(
    document: Document, syntax: Syntax, dated: list[Mention[Time]] | None = None
) -> list[Mention[Quantity]]:
    """Every number that counts or measures something, in text order.

    `dated` are the document's time expressions, if they have been found already.

    The span holds the number with the words that bound it ("at least 12"), its sign or glued unit
    ("$3 billion", "5%", "12km"), and not the noun. The mention's head is the counted noun where there
    is one, else the number. Dates, lengths of time, ages, ordinals, fractions and numbers inside names
    ("Article 5") are none.
    """
    text = document.text
    dated = times.find(document, syntax) if dated is None else dated
    taken = [(mention.value.span.start, mention.value.span.end) for mention in dated]
    mentions = []
    for block_start, block_end in paragraphs(syntax):
        for match in bounded_number().finditer(text, block_start, block_end):
            start, end = match.start("first"), match.end("second" if match["second"] else "first")
            number = syntax.head_of(start, end)
            if number is None or any(start < until and since < end for since, until in taken):
                continue
            noun, unit = _unit(match, end, syntax)
            if not _counts(match, number, noun, unit, block_start):
                continue
            for one in read(match):
                span = document.span(one.start, one.end)
                quantity = Quantity(span, one.low, one.high, unit, one.approximate)
                mentions.append(Mention(quantity, noun or number))
    return mentions


def _unit(match: re.Match[str], end: int, syntax: Syntax) -> tuple[Word | None, str | None]:
    """The counted noun and its unit: a sign, a glued measure, else what the grammar says."""
    named = match["sign"] or match["measure"] or (match["member"] or "")[1:]
    known = unit_words().get(" ".join(named.lower().split())) if named else None
    if match["sign"]:
        return None, known
    if named:
        place = match.start("measure" if match["measure"] else "member")
        words = [word for word in syntax.words_in(place, match.end()) if word.pos not in ("PUNCT", "SPACE")]
        return (words[-1] if words else None), known or None
    return counted(syntax, match.start("first"), end)


def _counts(
    match: re.Match[str], number: Word, noun: Word | None, unit: str | None, block_start: int
) -> bool:
    """False for numbers that name, order or date instead of counting."""
    text, start = match.string, match.start("core")
    end = match.end("second") if match["second"] else match.end("first")
    if match["sign"] or match["measure"] or match["member"]:
        return not _PERIOD.match(text, end)
    words = match["first"].lower()
    bounded = bool(match["before"] or match["after"] or match["plus"] or match["between"])
    if _PERIOD.match(text, end) or _FRACTION.match(text, end) or _ADDRESS.match(text, end):
        return False
    if _OUT_OF.match(text, end) or _AFTER_OUT_OF.search(text[max(0, start - 12) : start]):
        return False
    if noun is not None and noun.text.lower() in words_of_kind("frequency"):
        return False
    if re.search(r"\b(?:number|no\.)\s+$", text[max(0, start - 10) : start], re.IGNORECASE):
        return False
    if words[0] == "0" and len(words) > 1 and words[1].isdigit():
        return False
    if match["second"] and unit is None and not bounded:
        return False
    if words in ("one", "zero", "1") and (not bounded or noun is not None):
        return _one_counts(number, noun)
    if words in ("scores", "tens") and not bounded:
        return number.pos == "NOUN" and (noun is not None or unit is not None)
    if bounded or not words[0].isdigit():
        return True
    if _is_age(number) or (noun is not None and noun.tag == "NN" and noun.text.lower() not in unit_words()):
        return False
    return not _is_label(text, start, end, block_start, noun, unit)


def _is_age(number: Word) -> bool:
    """ "He is 27"."""
    head = number.head
    if number.relation != "attribute" or head is None or head.lemma != "be":
        return False
    subject = head.subject()
    return subject is not None and (subject.lemma in ("he", "she", "i") or subject.tag == "NNP")


def _one_counts(number: Word, noun: Word | None) -> bool:
    """ "One soldier", not "one of them", "no one", "on the one hand"."""
    if noun is None or number.relation != "number" or noun.text.lower() in words_of_kind("idiom"):
        return False
    return not any(word.lemma == "of" for word in number.dependents("preposition"))


def _is_label(text: str, start: int, end: int, block_start: int, noun: Word | None, unit: str | None) -> bool:
    """True for the number of a list item, an age after a name, and a number that ends a name."""
    lead, tail = text[max(block_start, start - _LEAD) : start], text[end : end + 2]
    if not lead.strip() and tail[:1] in (".", ")"):
        return True
    before = re.search(r"([\w.’'-]+)([\s,(]*)$", lead)
    if before is None:
        return False
    word, between = before[1].lower(), before[2]
    if not between.strip() and word in words_of_kind("label"):
        return noun is None or word.rstrip(".") in ("no", "number", "aged", "age")
    named = before[1][0].isupper() and word.rstrip(".") not in entries("month", "weekday")
    if between.strip() == "," and tail[:1] in (",", ".", ")") and named:
        return noun is None and len(text[start:end]) <= 3
    if between.strip() or not named or not re.search(r"[a-z]", lead):
        return False
    return unit is None or (noun is not None and noun.pos == "PROPN")
