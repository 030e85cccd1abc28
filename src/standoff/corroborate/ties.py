"""Documents as lineage sees them, and what two of them share."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

from standoff.corroborate.details import Details, Facts, details_of, facts
from standoff.corroborate.newsrooms import (
    Newsroom,
    contributed,
    credited,
    is_institution,
    mentioned,
    newsroom,
    newsroom_of,
)
from standoff.corroborate.overlap import Overlap, compare
from standoff.corroborate.reliance import Leaning, leanings
from standoff.corroborate.shingles import Print, fingerprint
from standoff.reading import Reading
from standoff.terms import CreditKind

__all__ = ["Body", "Text", "Tie", "between", "body_of", "text_of"]

_LONGEST = 9_999_999
_STRONG = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The part of a text that is large, and needed only where it is compared with another."""

    print: Print
    details: Details


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A document with what lineage needs to know of it. `id` to `published` are the document's own.

    `order` is where it stands among all texts, a string that sorts and that no other text has: earlier
    first; on one day those that credit nobody, then first-hand texts, then the longer.
    `credits` are the newsrooms that the whole text is credited to, `mentions` also those that it
    names as a source in passing; each with the words that say so; those of `parts` gave a part of it.
    `firsthand` says what makes its newsroom the source by its nature, None for others. `leanings` tell
    how much of it is told by another newsroom's word; `words` counts all of its words. `body`
    gives the rest, from wherever it is kept.
    """

    id: str
    key: str
    url: str | None
    outlet: str | None
    published: str | None
    order: str
    words: int
    home: Newsroom
    firsthand: str | None
    credits: dict[Newsroom, str]
    mentions: dict[Newsroom, str]
    parts: frozenset[Newsroom]
    leanings: dict[Newsroom, Leaning]
    body: Callable[[], Body]

    @property
    def print(self) -> Print:
        """Its words."""
        return self.body().print

    @property
    def details(self) -> Details:
        """What it tells apart from its wording."""
        return self.body().details

    @property
    def label(self) -> str:
        """Its outlet and date, for people: "Northwire (2031-02-11)"."""
        return f"{self.home.name} ({self.published or 'undated'})"

    @property
    def relied(self) -> Set[Newsroom]:
        """Newsrooms by whose word a good part of it is told."""
        return {room for room, leaning in self.leanings.items() if leaning.known and leaning.relies}


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """What two documents share in words, and of the details of each what the other has."""

    text: Text
    other: Text
    overlap: Overlap
    first: Facts
    second: Facts

    @property
    def holds_most(self) -> bool:
        """True where the other has the greater part of the text."""
        return self.overlap.first.prose >= _STRONG

    @property
    def strength(self) -> float:
        """How much of the text is shared, 0 to 1; where that is little, of its details too."""
        details = self.first.shared / max(1, self.first.details)
        return self.overlap.first.all + (0 if self.holds_most else 0.1 * details)

    @property
    def weak(self) -> bool:
        """True where the greater part of either is its own: a rewrite, known by what survived."""
        return max(self.overlap.first.prose, self.overlap.second.prose) < _STRONG

    @property
    def named(self) -> bool:
        """True where the text names the other's newsroom as a source."""
        return self.other.home in self.text.mentions

    @property
    def speakers(self) -> int:
        """The people whose quoted words are in both, where one of the two quotes nothing else; else 0."""
        all_shared = any(side.quotations == side.of_quotations > 0 for side in (self.first, self.second))
        return max(self.first.speakers, self.second.speakers) if all_shared else 0


def body_of(reading: Reading) -> Body:
    """The body of the text of `reading`."""
    return Body(fingerprint(reading.document.text), details_of(reading))


def text_of(reading: Reading) -> Text:
    """The text of `reading`, with its body."""
    document = reading.document
    home = newsroom_of(document)
    signed = {
        newsroom(credit.name)
        for credit in reading.credits
        if credit.kind in (CreditKind.DATELINE, CreditKind.CREDIT)
    }
    leaning = leanings(reading)
    named = {room: f"says {_place(one)}" for room, one in leaning.items()}
    firsthand = _firsthand(home, signed=home in signed)
    credits = credited(reading)
    body = body_of(reading)
    words = len(body.print.words)
    taken = bool(credits) or any(one.relies and one.named > 1 for one in leaning.values())
    shorter = _LONGEST - min(_LONGEST, words)
    key = document.key
    return Text(
        id=document.id,
        key=key,
        url=document.url,
        outlet=document.outlet,
        published=document.published,
        order=f"{document.published or '9999-99-99'} {taken:d}{firsthand is None:d} {shorter:07d} {key}",
        words=words,
        home=home,
        firsthand=firsthand,
        credits=credits,
        mentions=named | mentioned(reading),
        parts=contributed(reading),
        leanings=leaning,
        body=lambda: body,
    )


def _firsthand(home: Newsroom, *, signed: bool) -> str | None:
    """An agency is known by the codebook, or because it signs its own text as one that others take."""
    if home.agency or signed:
        return "an agency's own text"
    return "an institution's own statement" if is_institution(home.name) else None


def between(text: Text, other: Text) -> Tie:
    """What the two share, whether or not it makes them one text."""
    overlap = compare(text.print, other.print)
    return Tie(
        text,
        other,
        overlap,
        facts(text.details, overlap.first, other.details, other.print),
        facts(other.details, overlap.second, text.details, text.print),
    )


def _place(leaning: Leaning) -> str:
    words = " ".join(leaning.span.text.split())
    return f"'{words}' at {leaning.span.start}:{leaning.span.end}"
