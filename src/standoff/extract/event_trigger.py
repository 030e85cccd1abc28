"""What stands where around a trigger, and whether a row of the event tables fits there."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.extract import actors
from standoff.extract.event_grammar import (
    after_noun,
    core,
    given,
    noun_lemma,
    passive,
    reported,
    up_to,
    whole,
)
from standoff.extract.event_scene import Scene
from standoff.extract.event_tables import Row, Test, noun_class, noun_rows
from standoff.extract.syntax import Word
from standoff.terms import EventType

__all__ = ["Carried", "Trigger", "event_type"]

_ARMED = frozenset(["MIL", "REB", "SEP", "COP", "PRM", "UAF"])
_CIVIL = frozenset(["CVL", "EDU", "MED", "LAB", "AGR", "BUS", "JRN", "SOC", "REF", "CRM"])
_CONTROL = frozenset(["of", "against", "from", "for", "into", "over"])
_THINGS = frozenset(["it", "this", "that", "which", "what", "there"])
_SORTS = frozenset(["PARTY", "POLITICAL", "TITLED", "OPPOSED", "ARMED", "COPS", "IGO", "NGO"])
_WILL = frozenset(["will", "would", "shall", "'ll"])
_MUST = frozenset(["must", "should", "need", "ought"])
_SAYS_OF = frozenset(["between", "among", "against", "from", "with", "involving"])
_SOURCE = frozenset(["from", "by"])


@dataclass(frozen=True, slots=True)
class Carried:
    """The light verb that carries an event noun."""

    verb: Word
    words: tuple[str, ...]
    undergoes: bool
    types: frozenset[EventType]
    above: bool
    """True where the noun hangs under the verb, False in "the talks that they held"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may make an event, and the places around it by name."""

    scene: Scene
    word: Word
    carried: Carried | None = None
    gerund: bool = False
    """True for "jailing" in "the jailing of the editor": a noun that is read as its verb."""

    # -- places ---------------------------------------------------------------------------

    def at(self, place: str) -> list[Word]:
        """The words at a place, coordinated ones each for itself."""
        return [core(other) for word in self._tops(place) for other in word.conjuncts()]

    def _tops(self, place: str) -> list[Word]:
        word = self.word
        if place == "object":
            return self._object()
        if place == "subject":
            found = self._subject()
            return [found] if found is not None and found is not word else []
        if place == "indirect":
            return given(word)
        if place == "attribute":
            return word.dependents("attribute")
        if place == "doer":
            return Trigger(self.scene, self.carried.verb).at("subject") if self.carried is not None else []
        if place == "period":
            return word.dependents("object", "nominal_adverb")
        if place == "possessor":
            owners = [noun.possessor() for noun in dict.fromkeys([word, whole(word)])]
            return [owner for owner in owners if owner is not None]
        if place == "adjective":
            return word.dependents("adjective", "compound")
        if place == "where":
            return self._around()
        if place == "clause":
            found = self.complement.subject() if self.complement is not None else None
            return [found] if found is not None and found is not word.subject() else []
        return self._after(place)

    def _subject(self) -> Word | None:
        word = self.word
        if self.gerund:
            return next((noun for place in ("by", "possessor") for noun in self._tops(place)), None)
        if word.pos == "ADJ" and word.relation == "adjective":
            return word.head
        described = word.pos == "ADJ" and word.relation in ("attribute", "object_predicate")
        clause = word.head if described and word.head is not None else word
        if word.relation == "object_predicate" or clause.dependents("expletive"):
            return next(iter(clause.dependents("object", "attribute")), None)
        if passive(clause):
            return clause.agent()
        found = self._controller() or clause.subject()
        plan = clause.relation == "participial_clause" and found is clause.head and not clause.finite
        unsaid = plan and found is not None and self.scene.party(found) is None
        return None if unsaid and clause.tag != "VBG" else found

    def _around(self) -> list[Word]:
        """All nouns in the phrases that say where: "frontier" too in "within 60 km of the frontier"."""
        tops = [self.word, *self._object(), *self.word.dependents("adverb", "particle", "attribute")]
        if self.word.pos == "ADJ" and self.word.head is not None:
            tops.append(self.word.head)
        phrases = [p for top in tops for p in top.dependents("preposition") if p.lemma in noun_class("NEAR")]
        inside = [word for phrase in phrases for word in phrase.subtree() if word.relation != "compound"]
        return [word for word in inside if word.pos in ("NOUN", "PROPN")]

    def _object(self) -> list[Word]:
        word = self.word
        if self.gerund:
            return [noun for _, noun in word.obliques("of")]
        if not word.is_verb:
            return []
        found = word.subject() if passive(word) else (word.object() or up_to(word))
        if found is None and not word.dependents("complement", "open_complement", "preposition"):
            later = [other for other in word.dependents("conjunct") if other.is_verb]
            shared = [other.object() for other in later if other.own_subject() is None]
            found = next((noun for noun in shared if noun is not None), None)
        return [found] if found is not None else []

    def _controller(self) -> Word | None:
        """Who would do it in "accused Iran of arming", "barred him from leaving": the object."""
        preposition = self.word.head
        if preposition is None or preposition.pos != "ADP" or preposition.lemma not in _CONTROL:
            return None
        governor = preposition.head
        if governor is None or not governor.is_verb:
            return None
        return governor.subject() if passive(governor) else governor.object()

    def _after(self, preposition: str) -> list[Word]:
        """Nouns after a preposition that hangs on the trigger, its object or its light verb, or on the
        verb that says of the event how it goes: "clashes broke out between"."""
        heads = [self.word, *(noun for top in self._object() for noun in (top, core(top)))]
        if self.word.pos in ("NOUN", "PROPN"):
            heads.append(whole(self.word))
        if self.carried is not None:
            heads.append(self.carried.verb)
        elif preposition in _SAYS_OF and self.word.pos == "NOUN":
            verb = whole(self.word).first_conjunct().head
            if verb is not None and verb.is_verb and self._goes(verb):
                heads += [verb, *verb.dependents("attribute", "particle")]
        heads += [adverb for head in heads for adverb in head.dependents("particle", "adverb")]
        nouns = [noun for head in heads for _, noun in head.obliques(preposition)]
        nouns += [noun for head in heads for noun in given(head, preposition)]
        if not nouns and preposition in _SOURCE and self.word.pos == "NOUN":
            # "a shipment of rifles from Peru": the parser likes the nearer noun
            inner = [noun for head in heads for _, noun in head.obliques("of", "for")]
            plain = [noun for noun in inner if event_type(self.scene, noun) is None]
            nouns = [noun for other in plain for _, noun in other.obliques(preposition)]
        return list(dict.fromkeys(nouns))

    def _goes(self, verb: Word) -> bool:
        """True for the verb in "talks resumed" and "the raid took place", which has no true object."""
        above = whole(self.word).first_conjunct().relation == "subject"
        found = verb.object()
        return above and not passive(verb) and (found is None or found.lemma == "place")

    @property
    def complement(self) -> Word | None:
        """The head of the clause that completes the verb."""
        clauses = self.word.complements()
        if self.word.is_verb or clauses:
            return next(iter(clauses), None)
        marked = (c for c in self.word.dependents("participial_clause") if c.marker() or c.auxiliaries())
        return next(marked, None)

    # -- conditions -----------------------------------------------------------------------

    def fits(self, row: Row, *, carried: bool = False) -> bool:
        """True where the words of the row stand here and all its conditions hold; with `carried`,
        those on the verb over the noun are left out."""
        tests = [test for test in row.tests if not (carried and test.needs_light)]
        return self._has_words(row) and all(self._holds(test) for test in tests)

    def _has_words(self, row: Row) -> bool:
        if self.word.pos not in ("NOUN", "PROPN") or self.gerund:
            return all(self._with(other) for other in row.words[1:])
        before = [w.lemma for w in self.word.dependents("compound", "adjective")]
        return all(other in before for other in row.words[:-1])

    def _with(self, lemma: str) -> bool:
        below = [*self.word.children, *(adj for top in self._object() for adj in after_noun(top))]
        return any(lemma in (child.lemma, child.text.lower()) for child in below)

    def _holds(self, test: Test) -> bool:
        found = any(self._true(place, values) for place, values in test.places)
        return found is not test.negative

    def _true(self, place: str, values: tuple[str, ...] | None) -> bool:
        word = self.word
        if place == "sentence":
            return any(self.scene.mentions(word.sentence, value) for value in values or ())
        if place == "text":
            return any(not self.scene.text.isdisjoint(noun_class(value)) for value in values or ())
        if place.startswith("takes"):
            return bool(self.taken(place, values))
        if place == "modifier":
            return self._modified(values)
        if place in ("clause", "inf", "that", "must", "own", "negated", "clause subject"):
            return self._completed(place, values)
        if place == "passive":
            return passive(word)
        if place == "under":
            return not _over(word).isdisjoint(values or ())
        if place == "plural":
            return word.tag in ("NNS", "NNPS")
        if place == "light":
            return self.carried is not None and (values is None or " ".join(self.carried.words) in values)
        if place == "adjective" and values is None:
            return any(actors.lookup(w.text) is not None for w in self._tops(place))
        found = self.at(place)
        if values is not None and "UNSAID" in values and not found:
            return not self.scene.text.isdisjoint(noun_class("CONFLICT"))
        if values is None:
            return bool(found) or (place not in ("object", "subject") and self._with(place))
        return any(self.matches(noun, values) for noun in found)

    def taken(self, place: str, values: tuple[str, ...] | None) -> list[Word]:
        """Nouns that a "takes" condition makes part of the event."""
        where = place.removeprefix("takes").strip() or "object"
        return [noun for noun in self.at(where) if values is None or self.matches(noun, values)]

    def _modified(self, values: tuple[str, ...] | None) -> bool:
        nouns = [w for w in self.word.subtree() if w.index < self.word.index]
        before = [w for w in nouns if w.relation in ("compound", "adjective", "number", "nominal_adverb")]
        return any(self.matches(w, values or ()) for w in before)

    def _completed(self, place: str, values: tuple[str, ...] | None) -> bool:
        clause = self.complement
        if clause is None:
            return False
        helpers = [w.lemma for w in clause.auxiliaries()]
        if place == "must":
            return any(lemma in _MUST for lemma in helpers)
        if place == "negated":
            return clause.negation() is not None
        if place == "own":
            subject = clause.own_subject()
            return subject is not None and subject.pos == "PRON" and not _WILL.isdisjoint(helpers)
        if place == "clause subject":
            return clause.own_subject() is not None
        if place == "inf" and not ("to" in helpers or clause.relation == "open_complement"):
            return False
        if place == "that" and not clause.finite:
            return False
        if values is None:
            return True
        marker = clause.marker()
        words = [clause.lemma, marker.lemma if marker is not None else ""]
        return any(word in values or word in _members(values) for word in words)

    def matches(self, noun: Word, values: tuple[str, ...]) -> bool:
        """True where the noun is one of these words, or in one of these sets."""
        names = {noun.lemma, noun.text.lower()}
        if noun.pos == "PROPN":  # "Rockets", where a capital at the start makes a name of it
            names.add(noun.text.lower().removesuffix("s"))
        before = [w.lemma for w in noun.dependents("compound", "adjective")]
        names |= {f"{lemma}{joint}{noun.lemma}" for lemma in before for joint in " -"}
        for value in values:
            if value.startswith("@"):
                if event_type(self.scene, noun) == value[1:]:
                    return True
            elif not value.isupper():
                if value in names:
                    return True
            elif not names.isdisjoint(noun_class(value)) or self._is(noun, value):
                return True
        return False

    def _is(self, noun: Word, sort: str) -> bool:
        if sort == "PRONOUN":
            return noun.pos == "PRON" and (noun.lemma not in _THINGS or reported(noun))
        if sort == "REFLEXIVE":
            return noun.text.lower().endswith(("self", "selves"))
        if sort == "NUMBER":
            return noun.pos == "NUM"
        if sort == "PLACE":
            return self.scene.is_place(noun)
        if sort not in _SORTS:
            return False
        party = self.scene.party(noun)
        if party is None or sort == "PARTY":
            return party is not None
        code = set((party.code or "").split())
        if sort == "POLITICAL":
            return bool(code - {"CVL"})
        if sort == "ARMED":
            return not code.isdisjoint(_ARMED)
        if sort == "TITLED":
            role = actors.role(noun.lemma)
            person = noun.pos == "PROPN" or (role is not None and role.sort in ("title", "person"))
            return person and bool(code) and code.isdisjoint(_CIVIL) and not self.scene.is_place(noun)
        return {"COPS": "COP", "OPPOSED": "OPP"}.get(sort, sort) in code


def event_type(scene: Scene, noun: Word, *, carried: bool = True) -> EventType | None:
    """The type of the event that the noun makes here; with `carried`, also of the one that it
    would make under a light verb."""
    key = (noun.index, carried)
    if key not in scene.types:
        scene.types[key] = None  # for nouns whose rows ask about each other
        trigger = Trigger(scene, noun)
        rows = noun_rows().get(noun_lemma(noun), ())
        scene.types[key] = next((row.type for row in rows if trigger.fits(row, carried=carried)), None)
    return scene.types[key]


def _over(word: Word) -> frozenset[str]:
    """The word over this one, and with the word over that: "of", "prisoner of"."""
    above = word.head
    if above is None:
        return frozenset()
    further = above.head
    return frozenset([above.lemma, *([f"{further.lemma} {above.lemma}"] if further is not None else [])])


def _members(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(noun_class(value) for value in values if value.isupper()))
