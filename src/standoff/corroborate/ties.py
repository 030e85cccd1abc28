"""Whether two documents are one text, how strongly, and the words that say why."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from standoff.corroborate.details import Details, Facts, details_of, facts
from standoff.corroborate.newsrooms import (
    Newsroom,
    credited,
    is_institution,
    mentioned,
    newsroom,
    newsroom_of,
)
from standoff.corroborate.overlap import Overlap, compare
from standoff.corroborate.reliance import Leaning, leanings
from standoff.corroborate.shingles import Print, fingerprint
from standoff.document import Document
from standoff.reading import Reading
from standoff.terms import CreditKind

__all__ = ["PASSAGE", "Compared", "Text", "Tie", "between", "compared", "is_tie", "text_of"]

PASSAGE = 12
"""Words in a row, outside quotation marks, that are somebody else's text."""


_LONGEST = 9_999_999
_SHORT = 40
_RUN = 10
_STRONG = 0.5
_DAYS = 7
_SPEAKERS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A document with what lineage needs to know of it.

    `credits` are the newsrooms that the whole text is credited to, `mentions` also those that it
    names as a source in passing; each with the words that say so. `firsthand` says what makes its
    newsroom the source by its nature, None for others. `leanings` tell how much of it is told by
    another newsroom's word.
    """

    document: Document
    key: str
    print: Print
    home: Newsroom
    firsthand: str | None
    credits: dict[Newsroom, str]
    mentions: dict[Newsroom, str]
    leanings: dict[Newsroom, Leaning]
    details: Details

    @property
    def order(self) -> str:
        """Where it stands among all texts, as a string that sorts and that no other text has.

        Earlier first; on one day those that credit nobody, then first-hand texts, then the longer.
        """
        day = self.document.published or "9999-99-99"
        shorter = _LONGEST - min(_LONGEST, len(self.print.words))
        taken = bool(self.credits) or any(
            found.relies and found.named > 1 for found in self.leanings.values()
        )
        return f"{day} {taken:d}{self.firsthand is None:d} {shorter:07d} {self.key}"

    @property
    def label(self) -> str:
        """Its outlet and date, for people: "Northwire (2031-02-11)"."""
        return f"{self.home.name} ({self.document.published or 'undated'})"

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
    def strength(self) -> float:
        """How much of the text is shared, 0 to 1."""
        return self.overlap.first.all

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


@dataclass(frozen=True, slots=True)
class Compared:
    """What one text has with others: `ties` that make them one text, and `passages` that do not."""

    ties: tuple[Tie, ...]
    passages: tuple[Tie, ...]


def text_of(reading: Reading) -> Text:
    document = reading.document
    home = newsroom_of(document)
    signed = {
        newsroom(credit.name)
        for credit in reading.credits
        if credit.kind in (CreditKind.DATELINE, CreditKind.CREDIT)
    }
    leaning = leanings(reading)
    named = {room: f"says {_place(found)}" for room, found in leaning.items()}
    return Text(
        document=document,
        key=document.key,
        print=fingerprint(document.text),
        home=home,
        firsthand=_firsthand(home, signed=home in signed),
        credits=credited(reading),
        mentions=named | mentioned(reading),
        leanings=leaning,
        details=details_of(reading),
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


def compared(text: Text, others: Iterable[Text]) -> Compared:
    """What `text` has with each of the others; those with which it has nothing are left out."""
    found = [between(text, other) for other in others]
    ties = [made for made in found if is_tie(made)]
    passages = (made for made in found if made not in ties and made.overlap.first.longest >= PASSAGE)
    return Compared(tuple(ties), tuple(passages))


def is_tie(found: Tie) -> bool:
    """True where two documents are one text, False where they are two reports.

    They are one where they share prose and details, where one retells the other with the same
    quotations and figures, or where one tells by name what the other's newsroom reported.
    """
    if found.overlap.same:
        return True
    if _shares_prose(found):
        return not _twins(found)
    return _days_apart(found) <= _DAYS and (_retold(found) or _told_by_name(found))


def _shares_prose(found: Tie) -> bool:
    """The prose counts, not the quotations: what one speaker said is the same in ten honest reports.

    Long shared runs in the opening are a rewrite; a shared background paragraph further down is not.
    Less is enough where a credit says whose text it is and the details are its too; more is needed
    within one newsroom, which repeats its own background. Thresholds were set on pairs of real reports:
    two honest reports on one event share up to a quarter of their prose in runs of four words, mostly
    names and phrases.
    """
    text, other = found.text, found.other
    first, second = found.overlap.first, found.overlap.second
    most = max(first, second, key=lambda part: (part.prose, part.lead))
    if min(first.words, second.words) < _SHORT:
        return most.prose >= 0.7 and most.longest >= min(_RUN, most.words)
    if text.home == other.home:
        return not found.weak and most.lead >= 0.25
    soon = _days_apart(found) <= _DAYS
    if _credit_between(text, other) and soon and _same_details(found):
        return most.prose >= 0.15 and most.lead >= 0.1 and most.longest >= 6
    if not found.weak:
        return most.lead >= 0.1 and most.longest >= _RUN
    run = _RUN if most.quotations else PASSAGE
    return most.prose >= 0.28 and most.lead >= 0.15 and most.longest >= run and soon


def _same_details(found: Tie) -> bool:
    """True where half of the quotations and figures of one stand in the other, or where it has none."""
    sides = (found.first, found.second)
    return any(side.contained >= 0.5 or not side.of_quotations + side.of_telling for side in sides)


def _twins(found: Tie) -> bool:
    """Two events of different days told in one form: the words are shared, and hardly a figure is.

    A copy keeps the figures. "A missile hit X on Monday, killing four" and "on Thursday, killing seven"
    are two reports, however many sentences a desk uses for both. On one day other figures are mostly a
    later count of the same, and shared quotations are of one event in any case.
    """
    sides = (found.first, found.second)
    if found.first.quotations or found.second.quotations or _days_apart(found) == 0:
        return False
    if min(side.of_quotations + side.of_figures for side in sides) < 3:
        return False
    return max(side.figures / (side.of_quotations + side.of_figures) for side in sides) < 0.35


def _retold(found: Tie) -> bool:
    """A heavy rewrite keeps no prose, and brings nothing of its own: its details are the other's.

    Its quotations are all the other's, of three speakers or more - reporters of one event do not choose
    the same words of so many - or of fewer, with the figures of the other and hardly any besides.
    """
    if found.speakers >= _SPEAKERS and found.text.home != found.other.home:
        return True
    for side in (found.first, found.second):
        own_names = side.names < side.of_names * 0.5
        if side.quotations < max(1, side.of_quotations) or side.contained < 0.75 or own_names:
            continue
        if side.known >= 4 and (found.speakers >= 2 or side.telling >= 4 or side.contained == 1):
            return True
    return False


def _told_by_name(found: Tie) -> bool:
    """One names the other's newsroom as its source, or both rely on a third one, for the same details."""
    sides = ((found.text, found.other, found.first), (found.other, found.text, found.second))
    for mine, theirs, side in sides:
        leaning = mine.leanings.get(theirs.home)
        if leaning is None:
            continue
        if leaning.relies:
            if side.names + side.known >= max(
                3, 0.5 * (side.of_names + side.of_quotations + side.of_telling)
            ):
                return True
        elif (
            side.quotations and side.known >= 3 and side.contained >= 0.6 and side.names >= side.of_names / 2
        ):
            return True
    if found.text.home != found.other.home and found.text.relied & found.other.relied:
        return any(side.known and side.contained >= 0.5 and _has_names(side) for _, _, side in sides)
    return False


def _has_names(side: Facts) -> bool:
    return side.names >= max(3, 0.5 * side.of_names)


def _days_apart(found: Tie) -> int:
    """Days between the two publications, 0 where either date is unknown."""
    days = [day for text in (found.text, found.other) if (day := text.document.published)]
    known = [date.fromisoformat(day) for day in days]
    return abs((known[0] - known[1]).days) if len(known) == 2 else 0


def _credit_between(text: Text, other: Text) -> bool:
    """True where both are credited to one newsroom, or one of them names the other's."""
    shared = text.credits.keys() & other.credits.keys()
    return bool(shared) or other.home in text.mentions or text.home in other.mentions


def _place(leaning: Leaning) -> str:
    words = " ".join(leaning.span.text.split())
    return f"'{words}' at {leaning.span.start}:{leaning.span.end}"
