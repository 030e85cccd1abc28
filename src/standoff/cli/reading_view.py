"""What one text says, for a terminal: whose word each claim is, what it says, and how sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from standoff.cli.styled import (
    DIM,
    HEAD,
    NAME,
    factuality,
    marked,
    piece,
    put,
    quantity,
    quoted,
    stance_style,
    words,
)
from standoff.document import Document
from standoff.reading import Claim, Event, Party, Reading, Time
from standoff.report.sides import Step, chain
from standoff.report.words import CAVEATS, PUBLISHED_FROM, day, days

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["header", "show", "steps"]

_STEP = 2
"""Spaces by which one thing stands within another."""


def show(console: Console, reading: Reading) -> None:
    """Prints all that was read in one text, claims in the order of their words.

    Holders stand once above all that they say in the same way without interruption.
    """
    header(console, reading.document, [credit.name for credit in reading.credits])
    if not reading.claims:
        put(console, piece("Nothing that this text says was read as a claim.", DIM))
    for _, together in groupby(sorted(reading.claims, key=_place), key=_voice):
        claims = list(together)
        indent = steps(console, claims[0])
        for _, same in groupby(claims, key=_what):
            _content(console, list(same), indent)
        console.print()
    caveats = ((CAVEATS[c.kind], marked(c.sentence, [(c.span, "bold")])) for c in reading.caveats)
    _section(console, "Caveats", caveats)
    _section(console, "Credits", ((c.kind, words(c.span.text)) for c in reading.credits))
    _section(console, "Warnings", (("", words(warning)) for warning in reading.run.warnings))


def header(console: Console, document: Document, credits: Iterable[str] = ()) -> None:
    """Prints what is known of a document: title, outlet, date, author, address, credits."""
    put(console, words(document.title or "Without a title", HEAD))
    known = [document.outlet or "unknown outlet", _dates(document)]
    if document.byline:
        known.append(f"by {document.byline.removeprefix('By ').removeprefix('by ')}")
    names = ", ".join(dict.fromkeys(credits))
    if names:
        known.append(f"credits {names}")
    put(console, words(" · ".join(known)))
    if document.url:
        console.print(words(document.url, DIM), soft_wrap=True)
    if document.partial:
        put(console, words(f"Not all of its text is here: {document.partial}", "yellow"))
    console.print(piece("─" * console.width, DIM), soft_wrap=True)


def _dates(document: Document) -> str:
    """The day of publication with where it was found, and the day of the last change."""
    said = day(document.published)
    if document.published_from:
        said += f" ({PUBLISHED_FROM[document.published_from]})"
    return said + (f", updated {day(document.updated)}" if document.updated else "")


def steps(console: Console, claim: Claim, indent: int = 0) -> int:
    """Prints the holders of a claim, one a line; returns the indent of what they say."""
    if not claim.holders:
        itself = piece("The outlet itself", NAME) + piece(" · ", DIM)
        put(console, itself + factuality(claim.factuality), indent)
        return indent + _STEP
    for step in chain(claim):
        put(console, _step(step), indent, indent + 2 * _STEP)
        indent += _STEP
    return indent


def _content(console: Console, claims: list[Claim], indent: int) -> None:
    """Prints words once, and below them what each of the claims in them is about."""
    marks = [(claim.event.trigger, "bold underline") for claim in claims if claim.event]
    spans = claims[0].content or (claims[0].sentence,)
    put(console, piece(" … ").join(marked(span, marks) for span in spans), indent)
    for claim in claims:
        details = list(_details(claim))
        if details:
            line = piece(" · ").join(details)
            line.style = DIM
            put(console, line, indent + _STEP, indent + 2 * _STEP)


def _step(step: Step) -> Text:
    text = words(step.name, NAME)
    if step.said and _bare(step.said) != _bare(step.name):
        text += piece(" (“", DIM) + words(step.said, DIM) + piece("”)", DIM)
    parts = text, piece(step.stance, stance_style(step.stance)), factuality(step.factuality)
    return piece(" · ", DIM).join(parts)


def _bare(name: str) -> str:
    """A name without case, and without an article before it or a comma after it."""
    first, _, rest = name.casefold().strip(" ,").partition(" ")
    return rest if first in ("the", "a", "an") else f"{first} {rest}".strip()


def _details(claim: Claim) -> Iterator[Text]:
    """What is known of the event, each part with a word that says what it is."""
    event = claim.event
    if event and (event.type or event.actors or event.recipients):
        yield _event(event)
    if claim.condition:
        yield piece("only if ") + quoted(claim.condition.text)
    if event and event.places:
        yield piece("where ") + words(", ".join(dict.fromkeys(place.name for place in event.places)))
    if event and event.time:
        yield piece("when ") + _time(event.time)
    if event and event.quantities:
        yield piece("how many ") + piece(", ").join(quoted(quantity(one).plain) for one in event.quantities)


def _event(event: Event) -> Text:
    text = quoted(event.trigger.text)
    if event.type:
        mode = f", {event.mode}" if event.mode else ""
        text += piece(f" {event.type.lower()}{mode}", "magenta")
    actors, recipients = _parties(event.actors), _parties(event.recipients)
    if actors or recipients:
        text += piece(" by ") + words(actors or "?")
    return text + (piece(" → ") + words(recipients) if recipients else piece(""))


def _parties(parties: Iterable[Party]) -> str:
    return ", ".join(f"{party.name} ({party.code})" if party.code else party.name for party in parties)


def _time(time: Time) -> Text:
    known = f" ({days(time.start, time.end)})" if time.start or time.end else " (date open)"
    return quoted(time.span.text) + piece(known)


def _section(console: Console, title: str, lines: Iterable[tuple[str, Text]]) -> None:
    empty = True
    for kind, text in lines:
        if empty:
            put(console, piece(title, HEAD))
        empty = False
        put(console, piece(f"{kind}: " if kind else "", "yellow") + text, _STEP, 2 * _STEP)
    if not empty:
        console.print()


def _place(claim: Claim) -> tuple[int, int]:
    spans = claim.content or (claim.sentence,)
    return spans[0].start, spans[-1].end


def _voice(claim: Claim) -> tuple[object, ...]:
    """Who says it and how: the same for claims that stand under one line."""
    return (claim.factuality, *chain(claim))


def _what(claim: Claim) -> str:
    return " … ".join(span.text for span in claim.content or (claim.sentence,))
