"""Whether two documents are one text, how strongly, and the words that say why."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.corroborate.newsrooms import Newsroom, credited, mentioned, newsroom_of
from standoff.corroborate.overlap import Overlap, compare
from standoff.corroborate.shingles import Print, fingerprint
from standoff.document import Document
from standoff.reading import Reading
from standoff.terms import Relation

__all__ = ["Text", "Tie", "relation", "said_in_words", "text_of", "tie"]

_SHORT = 40
_LONG_RUN = 10


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

    @property
    def order(self) -> tuple[str, bool, bool, int, str]:
        """Earlier first; on one day agencies, then who credits nobody, then the longer text."""
        date = self.document.published or "9999"
        return date, not self.home.agency, bool(self.credits), -len(self.print.words), self.key

    @property
    def label(self) -> str:
        """Its outlet and date, for people: "Northwire (2031-02-11)"."""
        return f"{self.home.name} ({self.document.published or 'undated'})"


@dataclass(frozen=True, slots=True)
class Tie:
    """That `text` and `other` are one text. `strength` is the share of the text that is shared."""

    text: Text
    other: Text
    overlap: Overlap
    strength: float


def text_of(reading: Reading) -> Text:
    document = reading.document
    return Text(
        document,
        document.key,
        fingerprint(document.text),
        newsroom_of(document),
        credited(reading),
        mentioned(reading),
    )


def tie(text: Text, other: Text) -> Tie | None:
    """The tie between two documents, None where they are two reports.

    The prose counts, not the quotations: what one speaker said is the same in ten honest reports.
    Long shared runs in the opening are a rewrite; a shared background paragraph further down is not.
    Less is enough where a credit says whose text it is; more is needed within one newsroom, which
    repeats its own background. Thresholds were set on pairs of real reports: two honest reports on
    one event share up to a quarter of their prose in runs of four words, mostly names and phrases.
    """
    overlap = compare(text.print, other.print)
    most = max(overlap.first, overlap.second, key=lambda part: (part.prose, part.lead))
    if min(overlap.first.words, overlap.second.words) < _SHORT:
        alike = most.prose >= 0.7 and most.longest >= min(_LONG_RUN, most.words)
    elif text.home == other.home:
        alike = most.prose >= 0.5 and most.lead >= 0.25
    elif _credit_between(text, other):
        alike = most.prose >= 0.15 and most.lead >= 0.1 and most.longest >= 6
    else:
        alike = most.prose >= 0.5 or (most.prose >= 0.28 and most.lead >= 0.15)
        alike = alike and most.longest >= _LONG_RUN
    return Tie(text, other, overlap, overlap.first.all) if alike else None


def relation(overlap: Overlap) -> Relation:
    """What the first text is to the second: a copy, an excerpt or a rewrite."""
    mine, theirs = overlap.first.all, overlap.second.all
    if mine >= 0.8:
        return Relation.COPY if theirs >= 0.6 else Relation.EXCERPT
    return Relation.COPY if theirs >= 0.85 and mine >= 0.5 else Relation.REWRITE


def said_in_words(overlap: Overlap, other: str) -> str:
    """What the first text shares with the second, named `other`, as part of a sentence."""
    part = overlap.first
    if part.all == overlap.second.all == 1.0 and part.words == overlap.second.words:
        return f"has the same words as {other}"
    sentences = f"shares {part.sentences} of {part.of_sentences} sentences with {other}"
    if part.sentences >= part.of_sentences * 0.6:
        return sentences
    rest = [f"{part.prose:.0%} of its own prose in runs of four words or more, the longest of {part.longest}"]
    rest += _counted(part.quotations, part.of_quotations, "quotation")
    rest += _counted(part.figures, part.of_figures, "figure")
    return f"{sentences}, " + ", ".join(rest)


def _counted(shared: int, total: int, noun: str) -> list[str]:
    return [f"{shared} of {total} {noun}{'s' if total > 1 else ''}"] if shared else []


def _credit_between(text: Text, other: Text) -> bool:
    """True where both are credited to one newsroom, or one of them names the other's."""
    shared = text.credits.keys() & other.credits.keys()
    return bool(shared) or other.home in text.mentions or text.home in other.mentions
