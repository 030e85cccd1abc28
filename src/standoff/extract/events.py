"""Events in PLOVER's terms: what is said to happen, who does it and to whom.

Types and modes are those of PLOVER (Open Event Data Alliance; Halterman et al. 2023). Whether it
happened, will or did not is factuality's business: a negated or planned event keeps its type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standoff.document import Document, Span
from standoff.extract.event_grammar import governed, lemmas_of, noun_lemma, stands_with
from standoff.extract.event_roles import actors_of, recipients_of
from standoff.extract.event_scene import Scene
from standoff.extract.event_tables import (
    Row,
    context_words,
    light_verbs,
    modes,
    noun_class,
    noun_rows,
    verb_rows,
)
from standoff.extract.event_trigger import Carried, Trigger
from standoff.extract.mention import Mention
from standoff.extract.syntax import Syntax, Word
from standoff.reading import Event, Party
from standoff.terms import EventType

__all__ = ["find", "plover_code"]

_REACH = 60
"""A trigger of several words spans at most so many code points; else it is its first word."""

_MUST = frozenset(["must", "should"])
_PLANS = frozenset(["plan", "intend", "prepare", "expect", "schedule", "set", "ready", "willing"])
_WILL = frozenset(["will", "shall", "'ll", "would"])
_COOPERATIVE = frozenset(
    [
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    ]
)
_VERBAL = frozenset([EventType.REQUEST, EventType.ACCUSE, EventType.REJECT])
_STATES = frozenset(["attribute", "conjunct", "relative_clause", "root", "object_predicate", "complement"])
_NO_CLAUSE = frozenset(["adjective", "compound", "auxiliary", "passive_auxiliary", "nominal_adverb"])
_WARLIKE = frozenset([EventType.ASSAULT, EventType.MOBILIZE, EventType.PROTEST])
"""Types that hardly occur outside public affairs; all others do in everyday talk."""

_PRIVATE = frozenset(["CVL", "BUS", "EDU", "MED", "ELI"])
"""Sectors of parties that need not be public actors."""

_FIELDS = ("SPORT", "SHOWBIZ")
_NAMES = frozenset(["PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"])


def find(document: Document, syntax: Syntax, who: Callable[[Word], Party | None]) -> list[Mention[Event]]:
    """All events in text order, one a trigger. `head` is the verb, or the noun where it stands alone.

    `who` gives the party for a noun or pronoun. Places, time and quantities are left to others.
    """
    scene = Scene.of(document, syntax, who)
    rows = {word: row for word in syntax.words if (row := _verb_row(scene, word)) is not None}
    used: set[Word] = set()
    found: list[Mention[Event]] = []
    for word, row in rows.items():
        if row.takes:
            used |= {word, *_taken(scene, word, row)}
            found += _mention(Trigger(scene, word), row)
    for word in syntax.words:
        if word in used or not _is_noun(scene, word):
            continue
        trigger, noun_row = _noun_row(scene, word, used)
        if noun_row is None or noun_row.type is None:
            continue
        found += _mention(trigger, noun_row)
        used |= {word} if trigger.carried is None else {word, trigger.carried.verb}
    for word, row in rows.items():
        if word not in used and not row.takes:
            found += _mention(Trigger(scene, word), row)
    for word in syntax.words:
        if word.tag == "NN" and word.lemma.endswith("ing") and word not in used:
            found += _gerund(scene, word)
    found = [mention for mention in found if not _private(scene, mention)]
    return sorted(found, key=lambda mention: (mention.value.trigger, mention.head.index))


def plover_code(mention: Mention[Event]) -> EventType | None:
    """PLOVER's one code: what must be done is REQUEST; what is to come is AGREE where it is
    cooperative and THREATEN where it is hostile; all else is what it is."""
    kind, head = mention.value.type, mention.head
    helpers = {word.lemma for word in head.auxiliaries()}
    if not _MUST.isdisjoint(helpers) and head.relation == "complement":
        return EventType.REQUEST
    top = head.first_conjunct()
    planned = top.relation == "open_complement" and top.head is not None and top.head.lemma in _PLANS
    if kind is None or kind in _VERBAL or (_WILL.isdisjoint(helpers) and not planned):
        return kind
    return EventType.AGREE if kind in _COOPERATIVE else EventType.THREATEN


def _private(scene: Scene, mention: Mention[Event]) -> bool:
    """True for what is none of public affairs: "the chef asked for salt", "the team attacked"."""
    event, sentence = mention.value, mention.head.sentence
    codes = {part for party in (*event.actors, *event.recipients) for part in (party.code or "").split()}
    if codes - _PRIVATE:
        return False
    played = any(scene.mentions(sentence, field) for field in _FIELDS)
    if played and event.type is not EventType.PROTEST and not scene.mentions(sentence, "PUBLIC"):
        return True
    if event.type in _WARLIKE or not scene.text.isdisjoint(noun_class("PUBLIC")):
        return False
    named = bool(codes) or (mention.head.is_verb and bool(Trigger(scene, mention.head).at("subject")))
    return named and not any(scene.is_country(word) for word in sentence.words)


# -- which row --------------------------------------------------------------------------------


def _verb_row(scene: Scene, word: Word) -> Row | None:
    if word.lemma not in verb_rows() or not _is_verb(word):
        return None
    trigger = Trigger(scene, word)
    return next((row for row in verb_rows()[word.lemma] if trigger.fits(row)), None)


def _gerund(scene: Scene, word: Word) -> Iterator[Mention[Event]]:
    """The event of a noun made from a verb and what it is done to: "the jailing of the editor"."""
    trigger = Trigger(scene, word, gerund=True)
    if word.lemma in noun_rows() or not trigger.at("object"):
        return
    stem = word.lemma.removesuffix("ing")
    doubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    rows = (row for verb in (stem, stem + "e", doubled) for row in verb_rows().get(verb, ()))
    row = next((row for row in rows if trigger.fits(row)), None)
    if row is not None:
        yield from _mention(trigger, row)


def _is_verb(word: Word) -> bool:
    if word.pos == "ADJ" and word.relation == "adjective" and word.head is not None:
        return word.index > word.head.index
    if word.pos == "ADJ":
        return word.relation in _STATES
    return word.is_verb and word.relation not in _NO_CLAUSE


def _taken(scene: Scene, word: Word, row: Row) -> set[Word]:
    trigger = Trigger(scene, word)
    return {
        noun
        for test in row.tests
        for place, values in test.places
        if place.startswith("takes")
        for noun in trigger.taken(place, values)
    }


def _is_noun(scene: Scene, word: Word) -> bool:
    if noun_lemma(word) not in noun_rows():
        return False
    if word.pos == "PROPN" and (scene.labels.get(word.index) in _NAMES or not scene.is_title(word.sentence)):
        return False
    return word.relation not in ("compound", "adjective", "nominal_adverb")


def _noun_row(scene: Scene, word: Word, used: set[Word]) -> tuple[Trigger, Row | None]:
    rows = noun_rows()[noun_lemma(word)]
    for carried in _carriers(word):
        if carried.verb in used:
            continue
        trigger = Trigger(scene, word, carried)
        row = next((row for row in rows if trigger.fits(row)), None)
        if row is not None and row.type in carried.types:
            return trigger, row
    trigger = Trigger(scene, word)
    return trigger, next((row for row in rows if trigger.fits(row)), None)


def _carriers(noun: Word) -> Iterator[Carried]:
    """Light verbs that may carry this noun: it is their object, or they stand in its clause."""
    for verb, light in governed(noun, light_verbs()):
        yield Carried(verb, light.words, light.undergoes, light.types, above=True)
    for clause in noun.relative_clauses():
        if clause.passive or clause.object() is noun:
            for light in light_verbs().get(clause.lemma, ()):
                if stands_with(clause, light.words[1:]):
                    yield Carried(clause, light.words, light.undergoes, light.types, above=False)


# -- the event --------------------------------------------------------------------------------


def _mention(trigger: Trigger, row: Row) -> Iterator[Mention[Event]]:
    if row.type is None:
        return
    carried = trigger.carried
    head = carried.verb if carried is not None and carried.above else trigger.word
    if head.pos == "ADJ" and head.relation == "attribute" and head.head is not None:
        head = head.head
    acting = actors_of(trigger, row)
    event = Event(
        trigger=_span(trigger, row),
        type=row.type,
        mode=row.mode or _mode(trigger, row.type),
        context=_contexts(trigger),
        actors=acting,
        recipients=recipients_of(trigger, row, acting),
    )
    yield Mention(event, head)


def _span(trigger: Trigger, row: Row) -> Span:
    """From the verb to its particle or its noun, where they stand close; else the one word."""
    word, document = trigger.word, trigger.scene.document
    parts = [word]
    if trigger.carried is not None and trigger.carried.above:
        parts.append(trigger.carried.verb)
    elif word.is_verb:
        parts += [child for child in word.children if child.lemma in row.words[1:] and _beside(word, child)]
        for test in row.tests:
            for place, values in test.places:
                if place.startswith("takes") and not test.negative:
                    parts += trigger.taken(place, values)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    if end - start > _REACH or "\n" in document.text[start:end]:
        start, end = word.start, word.end
    return document.span(start, end)


def _beside(verb: Word, child: Word) -> bool:
    """A particle may stand after the object ("pulled its troops back"), a preposition may not."""
    return child.relation != "preposition" or child.index == verb.index + 1


def _mode(trigger: Trigger, kind: EventType) -> str | None:
    word = trigger.word
    near = [word, *word.dependents("compound", "adjective")]
    for place in ("subject", "object", "with", "by", "in", "from", "for"):
        for noun in trigger.at(place):
            near += [*noun.dependents("compound", "adjective"), noun]
    clause = trigger.complement
    if clause is not None:
        near += [other for other in clause.subtree() if other.index >= clause.index]
    bag = frozenset(lemmas_of(near))
    return next((mode for mode, cues in modes().get(kind, ()) if not bag.isdisjoint(cues)), None)


def _contexts(trigger: Trigger) -> tuple[str, ...]:
    bag = trigger.scene.bag(trigger.word.sentence)
    return tuple(name for name, words in context_words() if not bag.isdisjoint(words))
