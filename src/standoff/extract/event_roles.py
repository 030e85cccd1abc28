"""Who does it and to whom: the parties at the places that a row of the event tables names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.extract import actors, parties
from standoff.extract.event_grammar import governed, passive
from standoff.extract.event_scene import Scene
from standoff.extract.event_tables import Row, governors, noun_rows
from standoff.extract.event_trigger import Trigger, event_type
from standoff.extract.syntax import Word
from standoff.reading import Party
from standoff.terms import EventType

__all__ = ["actors_of", "recipients_of"]

_OWNERS = ("possessor", "adjective", "of", "by", "from", "against", "on")
_GROUND = frozenset(
    [EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.AID, EventType.MOBILIZE]
)


def actors_of(trigger: Trigger, row: Row) -> tuple[Party, ...]:
    """The parties that act, in text order; empty where the words name none."""
    carried = trigger.carried
    if carried is None:
        found = _first(trigger, row, row.actor)
        if row.type is EventType.CONSULT and not trigger.word.is_verb:
            found = [*_present(trigger), *found]
        together = any(len(places) > 1 for places in row.actor)
        if not trigger.word.is_verb and (together or not found):
            found = [*_governing(trigger, row, trigger.word), *found]
        return _distinct(found)
    verb = Trigger(trigger.scene, carried.verb)
    own = _first(trigger, row, row.actor)
    if carried.undergoes:
        return _distinct(own or _at(verb, row, "from"))
    does = _at(verb, row, "subject")
    together = any(len(places) > 1 for places in row.actor)
    return _distinct([*does, *own] if together or not does else does)


def recipients_of(trigger: Trigger, row: Row, acting: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties it is done to, without those that act, also by another name: "sent its army"."""
    carried = trigger.carried
    if carried is not None and carried.undergoes:
        bears = "object" if passive(carried.verb) else "subject"
        found = _at(Trigger(trigger.scene, carried.verb), row, bears)
    else:
        found = _first(trigger, row, row.recipient)
        if not found and carried is not None and carried.above:
            found = _at(Trigger(trigger.scene, carried.verb), row, "indirect")
        if not found and carried is None and not trigger.word.is_verb:
            found = _governing(trigger, row, trigger.word, undergoes=True)
    spans = {party.span for party in acting}
    names = {party.name for party in acting}
    if row.type in _GROUND or row.mode == "visit":
        found = [_as_place(party) for party in found]
    others = [party for party in _distinct(found) if party.span not in spans]
    return tuple(party for party in others if party.name not in names or party.name == party.span.text)


def _as_place(party: Party) -> Party:
    """A capital that is attacked or visited is the city, not the government that sits there."""
    actor = actors.lookup(party.span.text)
    if actor is None or actor.sort != "capital":
        return party
    return Party(party.span, party.span.text, party.code)


def _first(trigger: Trigger, row: Row, alternatives: Iterable[tuple[str, ...]]) -> list[Party]:
    for places in alternatives:
        found = [party for place in places for party in _at(trigger, row, place)]
        if found:
            return found
    return []


def _at(trigger: Trigger, row: Row, place: str) -> list[Party]:
    if place == "clause object":
        return list(_inside(trigger, row))
    if place == "owner":
        nouns = trigger.at("object")
        return [party for noun in nouns for party in _owner(trigger.scene, noun, row)]
    if place == "adjective":
        return list(_before(trigger.scene, trigger.word))
    return [party for noun in trigger.at(place) for party in _parties(trigger.scene, noun, row, place)]


def _parties(scene: Scene, noun: Word, row: Row, place: str) -> list[Party]:
    """The party that a noun is, or whose it is where it is a thing or an event."""
    party = scene.party(noun) if event_type(scene, noun, carried=False) is None else None
    if party is not None:
        return [*_several(scene, noun, party)]
    if place in ("subject", "possessor", "by", "agent"):
        return [*_instrument(scene, noun)]
    return [*_owner(scene, noun, row)]


def _owner(scene: Scene, noun: Word, row: Row) -> Iterator[Party]:
    """Whose a thing or event is: "Russia" in "Russia's withdrawal", "a Russian ship"."""
    trigger = Trigger(scene, noun)
    places: Iterable[str] = _OWNERS
    event = next((r for r in noun_rows().get(noun.lemma, ()) if r.type and trigger.fits(r)), None)
    if event is not None:
        places = [place for alternative in event.actor for place in alternative]
    elif row.type in _GROUND:
        places = [*(place for place in _OWNERS if place != "by"), "in", "with"]
    for place in places:
        if place == "adjective":
            found = list(_before(scene, noun))
        else:
            nouns = [other for other in trigger.at(place) if other is not noun]
            found = [party for other in nouns if (party := scene.party(other)) is not None]
        if found:
            yield from found
            return


def _instrument(scene: Scene, noun: Word) -> Iterator[Party]:
    """Who stands behind a thing that acts: "Israel" in "Israeli missiles hit"."""
    possessor = noun.possessor()
    party = scene.party(possessor) if possessor is not None else None
    if party is not None:
        yield party
    else:
        yield from _before(scene, noun)


def _before(scene: Scene, noun: Word) -> list[Party]:
    return parties.before(scene.document, noun)


def _several(scene: Scene, noun: Word, party: Party) -> Iterator[Party]:
    """ "The Turkish and Greek sides" are two."""
    found = parties.before(scene.document, noun)
    if len({other.code for other in found}) < 2 or noun.pos != "NOUN":
        yield party
        return
    sectors = (party.code or "").split()[1:]
    for other in found:
        yield Party(other.span, other.name, " ".join([other.code or "", *sectors]).strip() or None)


def _inside(trigger: Trigger, row: Row) -> Iterator[Party]:
    """Parties that the complement's own verb is about: "threatened to attack Norway"."""
    clause = trigger.complement
    while clause is not None:
        inner = Trigger(trigger.scene, clause)
        for place in ("object", "with", "against", "on", "to", "from", "between"):
            found = [p for noun in inner.at(place) for p in _parties(trigger.scene, noun, row, place)]
            if not found and place == "object":
                found = [p for noun in inner.at("object") for p in _where(trigger.scene, noun)]
            if found:
                yield from found
                return
        clause = inner.complement


def _where(scene: Scene, noun: Word) -> Iterator[Party]:
    """Whose country a thing is in: "attacks in Turkey"."""
    for _, place in noun.obliques("in"):
        party = scene.party(place)
        if party is not None and party.code:
            yield party


def _governing(trigger: Trigger, row: Row, noun: Word, *, undergoes: bool = False) -> list[Party]:
    """Whose it is by the word above: "Peru" in "Peru planned a raid", "Peru's plans for a raid";
    the crew in "a crew on patrol". `undergoes`: who bears it, as in "Peru feared a raid"."""
    for above, light in governed(noun, governors()):
        if row.type not in light.types or light.undergoes is not undergoes:
            continue
        governor = Trigger(trigger.scene, above)
        if above.is_verb:
            return _at(governor, row, "subject")
        found = [*_at(governor, row, "possessor"), *_at(governor, row, "adjective")]
        return found or _governing(trigger, row, above, undergoes=undergoes)
    place = noun.head
    state = "under" if undergoes else "on"
    if place is not None and place.lemma == state and place.head is not None and not place.head.is_verb:
        return _parties(trigger.scene, place.head, row, "subject")
    return []


def _present(trigger: Trigger) -> list[Party]:
    """Who is somewhere "for talks": the subject of the clause that the noun stands in."""
    preposition = trigger.word.head
    if (
        preposition is None
        or preposition.lemma not in ("for", "in", "during", "at")
        or not trigger.at("with")
    ):
        return []
    verb = next((word for word in preposition.ancestors() if word.is_verb), None)
    subject = verb.subject() if verb is not None else None
    party = trigger.scene.party(subject) if subject is not None else None
    return [party] if party is not None else []


def _distinct(found: Iterable[Party]) -> tuple[Party, ...]:
    kept: dict[tuple[int, int], Party] = {}
    for party in found:
        kept.setdefault((party.span.start, party.span.end), party)
    return tuple(sorted(kept.values(), key=lambda party: party.span))
