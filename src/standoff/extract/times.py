"""Time expressions in the text, and the dates they name given the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date

from standoff.document import Document
from standoff.extract.dates import Now, Period, part_of
from standoff.extract.mention import Mention
from standoff.extract.numbers import GAP, words_of_kind
from standoff.extract.paragraphs import paragraphs
from standoff.extract.syntax import Syntax, Word
from standoff.extract.time_grammar import DATE, PART_BEFORE, PERIOD, TIME_OF_DAY, Rule, rules
from standoff.extract.time_readings import entries
from standoff.reading import Time
from standoff.terms import Granularity

__all__ = ["find"]

_JOIN = re.compile(rf"(?:,?{GAP}(?:on{GAP}|of{GAP}|at{GAP})?)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: Rule
    match: re.Match[str]
    part: str = ""


def find(document: Document, syntax: Syntax) -> list[Mention[Time]]:
    """Every time expression, in text order, none inside another.

    Relative ones are resolved against `document.published`; without it they have no dates and are
    not anchored. A weekday is the last one unless a modal or a plan puts its clause in the future; a
    day or month without a year is the nearest. Lengths ("two weeks"), sets ("every day"), clock times
    and references to other events ("the day before") have no dates of their own.
    """
    published = _published(document)
    read: list[tuple[_Found, Word, Period | None]] = []
    for found in _expressions(document.text, syntax):
        head = syntax.head_of(found.start, found.end)
        if head is None:
            continue
        period = found.rule.read(found.match, Now(published, *_tense(head)))
        if period is not None and found.part:
            period = part_of(period, found.part, published)
        read.append((found, head, period))
    return [
        Mention(_time(document, found, period or _day_beside(found, head, read)), head)
        for found, head, period in read
    ]


def _published(document: Document) -> date | None:
    try:
        day = date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None
    return day if 1 < day.year < MAXYEAR else None


def _time(document: Document, found: _Found, period: Period | None) -> Time:
    span = document.span(found.start, found.end)
    if period is None or (period.start is None and period.end is None):
        return Time(span, None, None, Granularity.SPAN, anchored=False)
    start = period.start.isoformat() if period.start else None
    end = period.end.isoformat() if period.end else None
    return Time(span, start, end, period.precision, anchored=True)


def _day_beside(found: _Found, head: Word, read: list[tuple[_Found, Word, Period | None]]) -> Period | None:
    """The day of a clock time: that of the only day its sentence names."""
    if found.rule.kind != TIME_OF_DAY:
        return None
    days = [
        period
        for _, other, period in read
        if period is not None and period.precision is Granularity.DAY and other.sentence is head.sentence
    ]
    return days[0] if len(days) == 1 else None


def _expressions(text: str, syntax: Syntax) -> list[_Found]:
    """The longest expressions from left to right, joined with the words that belong to them."""
    chosen: list[_Found] = []
    for start, end in paragraphs(syntax):
        candidates = sorted(
            _candidates(text, start, end, syntax), key=lambda found: (found.start, -found.end)
        )
        for found in candidates:
            if not chosen or found.start >= chosen[-1].end:
                chosen.append(found)
    return _joined(text, [_with_part(text, found, chosen) for found in chosen])


def _candidates(text: str, start: int, end: int, syntax: Syntax) -> Iterator[_Found]:
    for rule in rules():
        for match in rule.pattern.finditer(text, start, end):
            first, last = match.span("core" if "core" in rule.pattern.groupindex else 0)
            while last > first and text[last - 1].isspace():
                last -= 1
            if _stands(text, first, last, match, syntax):
                yield _Found(first, last, rule, match)


def _stands(text: str, first: int, last: int, match: re.Match[str], syntax: Syntax) -> bool:
    """False where a bare word is a name or a modal ("May"), or a bare number counts something."""
    words = text[first:last]
    if _YEAR.fullmatch(words):
        return not _counts(first, last, syntax)
    lower = words.lower().rstrip(".")
    if lower in entries("day", "present") and words[0].isupper():
        around = [name for name in syntax.names if name.start <= first and last <= name.end]
        return not any(
            name.label not in ("DATE", "TIME") and name.end - name.start > last - first for name in around
        )
    if lower not in entries("month", "weekday") and lower not in ("the fall", "fall"):
        return True
    if len(lower) == 3 or lower == "march":
        return _word_before(text, first) in entries("month cue") or bool(match.groupdict().get("weekday"))
    inside = [name for name in syntax.names if name.start <= first and last <= name.end]
    return not any(name.label in ("PERSON", "ORG") for name in inside)


def _counts(first: int, last: int, syntax: Syntax) -> bool:
    """True for "2000 troops", False for "in 2000 troops left" and "the 2000 elections"."""
    words = syntax.words_in(first, last)
    if not words:
        return False
    word = words[0]
    before = word.sentence.words[max(0, word.index - word.sentence.words[0].index - 3) :]
    before = before[: [w.index for w in before].index(word.index)]
    if before and before[-1].lemma in entries("year cue"):
        return False
    if before and before[-1].lemma == "at":
        return True
    phrase = " ".join(w.text.lower() for w in before[-2:])
    if any(phrase.endswith(bound) for bound in words_of_kind("low", "high", "high-about", "low-about")):
        return True
    noun = word.head
    return (
        word.relation == "number"
        and noun is not None
        and noun.index > word.index
        and noun.tag in ("NNS", "NNPS")
    )


def _word_before(text: str, offset: int) -> str:
    found = re.search(r"(\w+)\W*$", text[max(0, offset - 20) : offset])
    return found[1].lower() if found else ""


def _with_part(text: str, found: _Found, all_found: list[_Found]) -> _Found:
    """ "early June", "the end of 2019": the expression with the word that picks a part of it."""
    if found.rule.kind not in (DATE, PERIOD):
        return found
    before = PART_BEFORE.search(text, max(0, found.start - 40), found.start)
    if before is None or any(other.start < found.start and other.end > before.start() for other in all_found):
        return found
    return replace(found, start=before.start(), part=(before["word"] or "").lower())


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """Clock times and parts of the day joined to the date beside them: "9 a.m. on Tuesday"."""
    result: list[_Found] = []
    for one in found:
        last = result[-1] if result else None
        if last is not None and {last.rule.kind, one.rule.kind} == {DATE, TIME_OF_DAY}:
            between = _JOIN.fullmatch(text, last.end, one.start)
            if between:
                dated = last if last.rule.kind == DATE else one
                result[-1] = replace(dated, start=last.start, end=one.end)
                continue
        result.append(one)
    return result


def _tense(head: Word) -> tuple[bool, bool]:
    """(ahead, behind): whether the clause that the word stands in looks forward or back."""
    ahead, behind = _tense_of_clause(head)
    if not behind and head.head is not None and head.head.lemma in ("until", "till", "by"):
        return True, False
    return ahead, behind


def _tense_of_clause(head: Word) -> tuple[bool, bool]:
    for word in head.ancestors():
        if not word.is_verb:
            if word.lemma in entries("ahead") and word.pos == "ADJ":
                return True, False
            continue
        helpers = word.auxiliaries()
        perfect = any(helper.lemma == "have" for helper in helpers)
        if any(
            helper.lemma in entries("modal") or helper.text.lower() in entries("modal") for helper in helpers
        ):
            return not perfect, perfect
        if any(helper.tag == "TO" for helper in helpers):
            governor = word.head
            planned = governor is not None and governor.lemma in entries("ahead")
            return planned and not perfect, perfect
        if word.tag == "VBG" and any(
            helper.lemma == "be" and helper.tag in ("VBP", "VBZ") for helper in helpers
        ):
            return True, False
        if word.finite:
            past = word.tag == "VBD" or perfect or any(helper.tag == "VBD" for helper in helpers)
            return False, past
    return False, False
