"""Ties places, times and quantities to the events whose clause they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from standoff.extract.mention import Mention
from standoff.extract.syntax import Word
from standoff.reading import Event, Place, Quantity, Time

__all__ = ["fill"]

T = TypeVar("T")


def fill(
    events: Sequence[Mention[Event]],
    places: Sequence[Mention[Place]],
    times: Sequence[Mention[Time]],
    quantities: Sequence[Mention[Quantity]],
) -> list[Mention[Event]]:
    """The events with where, when and how many, each as the grammar ties it."""
    triggers = {event.head: event for event in events}
    where = _by_event(triggers, places)
    when = _by_event(triggers, times)
    how_many = _by_event(triggers, quantities)
    filled = []
    for event in events:
        parties = {(p.span.start, p.span.end) for p in (*event.value.actors, *event.value.recipients)}
        spots = tuple(p for p in where.get(event.head, ()) if (p.span.start, p.span.end) not in parties)
        moments = when.get(event.head, ())
        filled.append(
            Mention(
                replace(
                    event.value,
                    places=spots,
                    time=_best(moments),
                    quantities=tuple(how_many.get(event.head, ())),
                ),
                event.head,
            )
        )
    return filled


def _by_event(triggers: dict[Word, Mention[Event]], mentions: Sequence[Mention[T]]) -> dict[Word, list[T]]:
    found: dict[Word, list[T]] = {}
    for mention in mentions:
        trigger = _governing(triggers, mention.head)
        if trigger is not None:
            found.setdefault(trigger, []).append(mention.value)
    return found


def _governing(triggers: dict[Word, Mention[Event]], head: Word) -> Word | None:
    """The nearest event above the word, or the one that the verb above it carries ("held talks")."""
    word: Word | None = head
    while word is not None:
        if word in triggers:
            return word
        if word.is_verb:
            carried = [
                c
                for c in word.dependents("object", "passive_subject", "subject", "attribute")
                if c in triggers
            ]
            if len(carried) == 1:
                return carried[0]
            purpose = [c for c in word.dependents("open_complement") if c in triggers]
            if len(purpose) == 1:
                return purpose[0]
            if word.relation in ("complement", "adverbial_clause", "relative_clause", "parataxis"):
                return None
        word = word.head
    return None


def _best(times: Sequence[Time]) -> Time | None:
    """One time an event: the one with dates, the first of several."""
    dated = [time for time in times if time.start is not None]
    return next(iter([*dated, *times]), None)
