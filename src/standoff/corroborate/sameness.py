"""Whether two documents are one text or two reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from standoff.corroborate.details import Facts
from standoff.corroborate.ties import Text, Tie, between
from standoff.corroborate.wording import FUNCTION_WORDS, base

__all__ = ["PASSAGE", "Compared", "compared", "is_tie"]

PASSAGE = 12
"""Words in a row, outside quotation marks, that are somebody else's text."""

_SHORT = 40
_RUN = 10
_STRONG = 0.5
_DAYS = 7
_SPEAKERS = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """What one text has with others: `ties` that make them one text, and `passages` that do not. Both in
    the order of the others.
    """

    ties: tuple[Tie, ...] = ()
    passages: tuple[Tie, ...] = ()

    @property
    def near(self) -> tuple[str, ...]:
        """All others that it has something with, by `Text.order`."""
        return tuple(made.other.order for made in (*self.ties, *self.passages))


def compared(text: Text, others: Iterable[Text]) -> Compared:
    """What `text` has with each of the others; those with which it has nothing are left out."""
    found = [between(text, other) for other in sorted(others, key=lambda other: other.order)]
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

    Long shared runs in the opening are a rewrite; a shared background paragraph further down is not,
    nor is a passage of a short dispatch in a long report of one's own: what the later text has of the
    earlier tells, and where it is little the details must be the same. Less is enough where a credit
    says whose text it is; more is needed within one newsroom, which repeats its own background.
    Thresholds were set on pairs of real reports: two honest ones on one event share up to a quarter of
    their prose in runs of four words, mostly names and phrases.
    """
    text, other = found.text, found.other
    first, second = found.overlap.first, found.overlap.second
    most = max(first, second, key=lambda part: (part.prose, part.lead))
    if min(first.words, second.words) < _SHORT:
        return most.prose >= 0.7 and most.longest >= min(_RUN, most.words)
    taker = first if text.published != other.published else most
    if text.home == other.home:
        return not found.weak and taker.lead >= 0.25
    retells = _days_apart(found) <= _DAYS and _same_details(found)
    if _credit_between(text, other) and retells:
        return taker.prose >= 0.15 and taker.lead >= 0.1 and taker.longest >= 6
    if not found.weak:
        return taker.prose >= 0.25 and taker.lead >= 0.1 and taker.longest >= _RUN
    run = _RUN if taker.quotations else PASSAGE
    return taker.prose >= 0.28 and taker.lead >= 0.15 and taker.longest >= run and retells


def _same_details(found: Tie) -> bool:
    """True where a quotation or half of the telling figures of one stand in the other, or it has none."""
    sides = (found.first, found.second)
    return any(
        side.quotations or side.contained >= 0.5 or not side.of_quotations + side.of_telling for side in sides
    )


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
        if side.quotations < max(1, side.of_quotations) or side.known < 4 or side.contained < 0.75:
            continue
        names = 0.5 if found.speakers >= 2 else 0.7
        enough = found.speakers >= 2 or side.telling >= 4 or side.contained == 1
        if enough and side.names >= side.of_names * names:
            return True
    return False


def _told_by_name(found: Tie) -> bool:
    """One names the other's newsroom as its source, or both rely on a third one, for the same details."""
    sides = ((found.text, found.other, found.first), (found.other, found.text, found.second))
    for mine, theirs, side in sides:
        leaning = mine.leanings.get(theirs.home)
        if leaning is None:
            continue
        if leaning.relies and side.shared >= max(3, 0.5 * side.details):
            return True
        if leaning.mostly and _vocabulary_shared(mine, theirs) >= 0.35:
            return True
        enough = side.known >= (3 if side.quotations else 4) and side.contained >= 0.6
        if enough and side.names >= side.of_names * 0.5:
            return True
    if found.text.home != found.other.home and found.text.relied & found.other.relied:
        return any(side.known and side.contained >= 0.5 and _has_names(side) for _, _, side in sides)
    return False


def _has_names(side: Facts) -> bool:
    return side.names >= max(3, 0.5 * side.of_names)


def _days_apart(found: Tie) -> int:
    """Days between the two publications, 0 where either date is unknown."""
    days = [day for text in (found.text, found.other) if (day := text.published)]
    known = [date.fromisoformat(day) for day in days]
    return abs((known[0] - known[1]).days) if len(known) == 2 else 0


def _credit_between(text: Text, other: Text) -> bool:
    """True where both are credited to one newsroom, or one of them names the other's for more than a part."""
    if text.credits.keys() & other.credits.keys():
        return True
    sides = ((text, other), (other, text))
    return any(theirs.home in mine.mentions and theirs.home not in mine.parts for mine, theirs in sides)


def _vocabulary_shared(text: Text, other: Text) -> float:
    """The share of the content words of a text that the other has too, 0 to 1."""
    mine, theirs = (
        {base(word) for word in one.print.words if word.isalpha() and word not in FUNCTION_WORDS}
        for one in (text, other)
    )
    return len(mine & theirs) / max(1, len(mine))
