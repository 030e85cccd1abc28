"""Readings made by hand: a text, and what is said to be read in it, each part found by its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from standoff.document import Document, Span
from standoff.reading import (
    Caveat,
    Claim,
    Credit,
    Event,
    Holder,
    Mentions,
    Party,
    Place,
    Quantity,
    Reading,
    Run,
    Time,
)
from standoff.terms import (
    CaveatKind,
    CreditKind,
    EventType,
    Factuality,
    Granularity,
    HolderKind,
    Manner,
    Precision,
    Stance,
)

Make = Callable[[Document], Claim]
MakeHolder = Callable[[Document], Holder]


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def article(
    text: str,
    *claims: Make,
    outlet: str | None = "Harbour Times",
    published: str | None = "2031-02-11",
    url: str | None = None,
    byline: str | None = None,
    credits: Sequence[tuple[str, str, str]] = (),
    caveats: Sequence[tuple[str, str, int]] = (),
    places: Sequence[tuple[str, str, str]] = (),
    times: Sequence[tuple[str, str, str]] = (),
) -> Reading:
    """A reading of `text`. Credits are (words, name, kind), caveats (words, kind, number of the claim),
    places and times those that are mentioned, as in `says`.
    """
    document = Document(text, url=url, outlet=outlet, published=published, byline=byline)
    made = tuple(make(document) for make in claims)
    return Reading(
        document=document,
        claims=made,
        caveats=tuple(
            Caveat(span(document, words), span(document, words), CaveatKind(kind), (made[number].id,))
            for words, kind, number in caveats
        ),
        credits=tuple(Credit(span(document, words), name, CreditKind(kind)) for words, name, kind in credits),
        mentions=Mentions(
            places=tuple(_place(document, *place) for place in places),
            times=tuple(_time(document, *time) for time in times),
        ),
        run=Run("by hand 1", "none"),
    ).verify()


def _place(document: Document, words: str, country: str, precision: str) -> Place:
    return Place(span(document, words), words, country=country, precision=Precision(precision))


def _time(document: Document, words: str, start: str, end: str) -> Time:
    return Time(span(document, words), start, end, Granularity.DAY, True)


def says(
    content: str,
    *,
    trigger: str | None = None,
    type: str | None = None,
    mode: str | None = None,
    actors: Sequence[tuple[str, str | None]] = (),
    recipients: Sequence[tuple[str, str | None]] = (),
    place: tuple[str, str, str] | None = None,
    when: tuple[str, str, str] | None = None,
    quantities: Sequence[tuple[str, float | None, float | None, str]] = (),
    by: Sequence[MakeHolder] = (),
    value: str = "CT+",
    condition: str | None = None,
    manner: str | None = None,
    sentence: str | None = None,
    verdict: str = "Uu",
) -> Make:
    """A claim. Parties are (words, code), a place (words, country, precision), a time (words, start,
    end), a quantity (words, low, high, unit). `value` is the outlet's where nobody else is named,
    `verdict` what it makes of the word of those who are; the sentence is the content where nothing
    else is told.
    """

    def make(document: Document) -> Claim:
        holders = tuple(holder(document) for holder in by)
        event = None
        if trigger is not None:
            event = Event(
                trigger=span(document, trigger),
                type=EventType(type) if type else None,
                mode=mode,
                actors=tuple(Party(span(document, w), w, code) for w, code in actors),
                recipients=tuple(Party(span(document, w), w, code) for w, code in recipients),
                places=(_place(document, *place),) if place else (),
                time=_time(document, *when) if when else None,
                quantities=tuple(
                    Quantity(span(document, w), low, high, unit, False) for w, low, high, unit in quantities
                ),
            )
        words = span(document, content)
        return Claim(
            id=f"c{words.start}-{len(by)}-{trigger}",
            sentence=span(document, sentence) if sentence else words,
            content=(words,),
            manner=Manner(manner) if manner else None,
            holders=holders,
            factuality=Factuality(verdict if by else value),
            condition=span(document, condition) if condition else None,
            event=event,
            confidence=0.9,
            because="made by hand",
        )

    return make


def holder(
    words: str | None,
    actor: str | None = None,
    *,
    kind: str = "institution",
    stance: str = "asserts",
    value: str = "CT+",
    resolved: str | None = None,
    cue: str | None = None,
) -> MakeHolder:
    """One whose word it is, named by `words` of the text."""

    def make(document: Document) -> Holder:
        source = span(document, words) if words else None
        by = span(document, cue) if cue else None
        return Holder(source, resolved, actor, HolderKind(kind), by, Stance(stance), Factuality(value))

    return make
