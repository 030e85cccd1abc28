"""Whether two documents are one text, how strongly, and the words that say why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from standoff.corroborate.newsrooms import Newsroom, credited, mentioned, newsroom_of
from standoff.corroborate.overlap import Overlap, compare
from standoff.corroborate.shingles import Print, fingerprint
from standoff.corroborate.speakers import Quoted, found_in, quoted_in
from standoff.document import Document
from standoff.reading import Reading
from standoff.terms import Relation

__all__ = ["Text", "Tie", "between", "relation", "said_in_words", "text_of", "tie"]

_SHORT = 40
_RUN = 10
_LONG_RUN = 12
_STRONG = 0.5
_DAYS = 7
_SPEAKERS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A document with what lineage needs to know of it.

    `credits` are the newsrooms that the whole text is credited to, `mentions` also those that it
    names as a source in passing; each with the words that say so.
    """

    document: Document
    key: str
    print: Print
    home: Newsroom
    credits: dict[Newsroom, str]
    mentions: dict[Newsroom, str]
    quotes: tuple[Quoted, ...]

    @property
    def order(self) -> tuple[str, bool, bool, int, str]:
        """Earlier first; on one day agencies, then who credits nobody, then the longer text."""
        day = self.document.published or "9999"
        return day, not self.home.agency, bool(self.credits), -len(self.print.words), self.key

    @property
    def label(self) -> str:
        """Its outlet and date, for people: "Northwire (2031-02-11)"."""
        return f"{self.home.name} ({self.document.published or 'undated'})"


@dataclass(frozen=True, slots=True)
class Tie:
    """What two documents share. `quotes`, of `speakers`, are all that one of them quotes and stand in the
    other; 0 where each quotes something that the other does not.
    """

    text: Text
    other: Text
    overlap: Overlap
    quotes: int
    speakers: int

    @property
    def strength(self) -> float:
        """How much of the text is shared, 0 to 1."""
        return self.overlap.first.all

    @property
    def weak(self) -> bool:
        """True where the greater part of either is its own: a rewrite, known by what survived."""
        return max(self.overlap.first.prose, self.overlap.second.prose) < _STRONG


def text_of(reading: Reading) -> Text:
    document = reading.document
    return Text(
        document,
        document.key,
        fingerprint(document.text),
        newsroom_of(document),
        credited(reading),
        mentioned(reading),
        quoted_in(reading),
    )


def between(text: Text, other: Text) -> Tie:
    """What the two share, whether or not it makes them one text."""
    overlap = compare(text.print, other.print)
    return Tie(text, other, overlap, *_borrowed(text, other, overlap))


def tie(text: Text, other: Text) -> Tie | None:
    """The tie between two documents, None where they are two reports.

    The prose counts, not the quotations: what one speaker said is the same in ten honest reports.
    Long shared runs in the opening are a rewrite; a shared background paragraph further down is not.
    Less is enough where a credit says whose text it is; more is needed within one newsroom, which
    repeats its own background. Thresholds were set on pairs of real reports: two honest reports on
    one event share up to a quarter of their prose in runs of four words, mostly names and phrases.

    A heavy rewrite keeps no prose. It shows where one text has all its quotations from the other, and
    they are of three speakers or more: reporters of one event do not choose the same words of so many.
    """
    found = between(text, other)
    first, second = found.overlap.first, found.overlap.second
    most = max(first, second, key=lambda part: (part.prose, part.lead))
    strong = most.prose >= _STRONG
    soon = _days_apart(text, other) <= _DAYS
    if min(first.words, second.words) < _SHORT:
        alike = most.prose >= 0.7 and most.longest >= min(_RUN, most.words)
    elif text.home == other.home:
        alike = strong and most.lead >= 0.25
    elif _credit_between(text, other):
        alike = most.prose >= 0.15 and most.lead >= 0.1 and most.longest >= 6
    elif strong:
        alike = most.lead >= 0.1 and most.longest >= _RUN
    else:
        run = _RUN if most.quotations else _LONG_RUN
        alike = most.prose >= 0.28 and most.lead >= 0.15 and most.longest >= run and soon
    if not alike and text.home != other.home:
        alike = found.speakers >= _SPEAKERS and soon
    return found if alike else None


def relation(overlap: Overlap) -> Relation:
    """What the first text is to the second: a copy, an excerpt or a rewrite."""
    mine, theirs = overlap.first.all, overlap.second.all
    if mine >= 0.8:
        return Relation.COPY if theirs >= 0.6 else Relation.EXCERPT
    return Relation.COPY if theirs >= 0.85 and mine >= 0.5 else Relation.REWRITE


def said_in_words(found: Tie) -> str:
    """What the text shares with the other, as part of a sentence."""
    part, other = found.overlap.first, found.other.label
    if found.overlap.same:
        return f"has the same words as {other}"
    sentences = f"shares {part.sentences} of {part.of_sentences} sentences with {other}"
    if part.sentences >= part.of_sentences * 0.6:
        return sentences
    rest = [f"{part.prose:.0%} of its own prose in runs of four words or more, the longest of {part.longest}"]
    if found.speakers >= _SPEAKERS:
        rest.append(f"all {found.quotes} quotations of {found.speakers} speakers in one of the two")
    else:
        rest += _counted(part.quotations, part.of_quotations, "quotation")
    rest += _counted(part.figures, part.of_figures, "figure")
    return f"{sentences}, " + ", ".join(rest)


def _counted(shared: int, total: int, noun: str) -> list[str]:
    return [f"{shared} of {total} {noun}{'s' if total > 1 else ''}"] if shared else []


def _borrowed(text: Text, other: Text, overlap: Overlap) -> tuple[int, int]:
    """Quotations, and their speakers, of a text that has all its quotations from the other one."""
    for part in (overlap.first, overlap.second):
        if part.quotations and part.quotations == part.of_quotations:
            mine = found_in(text.quotes, other.print.shingles)
            theirs = found_in(other.quotes, text.print.shingles)
            speakers = max(len({q.speaker for q in mine}), len({q.speaker for q in theirs}))
            return part.quotations, speakers
    return 0, 0


def _days_apart(text: Text, other: Text) -> int:
    """Days between two publications, 0 where either is unknown."""
    dates = [text.document.published, other.document.published]
    known = [date.fromisoformat(day) for day in dates if day]
    return abs((known[0] - known[-1]).days) if len(known) == 2 else 0


def _credit_between(text: Text, other: Text) -> bool:
    """True where both are credited to one newsroom, or one of them names the other's."""
    shared = text.credits.keys() & other.credits.keys()
    return bool(shared) or other.home in text.mentions or text.home in other.mentions
