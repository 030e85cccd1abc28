"""Where and when an event of violence is told to have happened, also where the sentence does not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from standoff.corroborate.scope import Scope
from standoff.reading import Claim, Event, Place, Reading, Time
from standoff.terms import EventType, Precision

__all__ = ["OPENING", "Scene", "is_narrow", "scenes", "window_of"]

OPENING = 400
"""Code points in which an article tells where it plays: headline, dateline, first paragraph."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Places and days, both inclusive, that a claim's context gives to its event; empty where none."""

    places: tuple[Place, ...] = ()
    window: tuple[date, date] | None = None

    def filled(self, other: Scene) -> Scene:
        """This scene, with what it lacks from `other`."""
        return Scene(self.places or other.places, self.window or other.window)


def scenes(reading: Reading, scopes: dict[str, Scope]) -> dict[str, Scene]:
    """The scene of each claim of violence by the claim's id.

    What an event does not tell of itself it has from the other violence of its sentence, then from
    the one told before in its paragraph, then from the one that the article opens with, whose place
    may be that of the dateline. "Elsewhere" ends that. Where the place is not its own, any that the
    sentence names may be the one. `scopes` are those of the reading's claims.
    """
    violent = [c for c in reading.claims if c.event is not None and c.event.type is EventType.ASSAULT]
    violent = [c for c in violent if not scopes[c.id].generic and not scopes[c.id].ahead]
    violent.sort(key=lambda claim: (claim.event.trigger.start if claim.event else 0, claim.id))
    found: dict[str, Scene] = {}
    places = _told_places(reading)
    opening, lead = Scene(tuple(place for place in places if place.span.end <= OPENING)), Scene()
    before: tuple[int, Scene] | None = None
    for claim in violent:
        assert claim.event is not None
        scene = _own(claim.event)
        for other in violent:
            if other.sentence == claim.sentence and other.event is not None:
                scene = scene.filled(_own(other.event))
        scene = scene.filled(Scene((), _dated_in(reading, claim)))
        named = [place for place in places if claim.sentence.covers(place.span)]
        paragraph = reading.document.text.rfind("\n", 0, claim.sentence.start)
        if not scopes[claim.id].apart and not scopes[claim.id].whole:
            if before is not None and before[0] == paragraph:
                scene = scene.filled(before[1])
            scene = scene.filled(lead)
        if claim.event.trigger.start < OPENING:
            scene = scene.filled(opening)
            lead = lead.filled(scene)
        if not claim.event.places:
            scene = Scene(
                (*scene.places, *(place for place in named if place not in scene.places)), scene.window
            )
        before = paragraph, scene
        found[claim.id] = scene
    return found


def window_of(time: Time | None) -> tuple[date, date] | None:
    """The days of an anchored time, None where the text does not date it."""
    if time is None or not time.anchored or not (time.start or time.end):
        return None
    first, last = time.start or time.end, time.end or time.start
    return date.fromisoformat(str(first)), date.fromisoformat(str(last))


def is_narrow(place: Place) -> bool:
    """False for countries, and for regions of several: "Europe" is where many things happen."""
    wide = place.precision is Precision.REGION and place.country is None
    return not wide and place.precision is not Precision.COUNTRY


def _own(event: Event) -> Scene:
    return Scene(event.places, window_of(event.time))


def _told_places(reading: Reading) -> tuple[Place, ...]:
    """Narrow places, save in the names of who speaks: "an official at the hospital in ..."."""
    sources = [holder.source for claim in reading.claims for holder in claim.holders if holder.source]
    return tuple(
        place
        for place in reading.mentions.places
        if is_narrow(place) and not any(source.covers(place.span) for source in sources)
    )


def _dated_in(reading: Reading, claim: Claim) -> tuple[date, date] | None:
    """The one day that the sentence names for what is told, not for when somebody told it."""
    if claim.holders:
        told = [
            span for other in reading.claims if other.sentence == claim.sentence for span in other.content
        ]
    else:
        told = [claim.sentence]
    days = {window_of(t) for t in reading.mentions.times if any(span.covers(t.span) for span in told)} - {
        None
    }
    return days.pop() if len(days) == 1 else None
