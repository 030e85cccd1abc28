"""What stands where around a trigger, and whether a row of the event tables fits there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from standoff.document import Document
from standoff.extract import actors
from standoff.extract.event_tables import Row, Test, event_nouns, noun_class
from standoff.extract.syntax import Sentence, Syntax, Word
from standoff.reading import Party
from standoff.terms import EventType

__all__ = ["Carried", "Scene", "Trigger", "core", "lemmas_of"]

_ARMED = frozenset(["MIL", "REB", "SEP", "COP", "PRM", "UAF"])
_NAMED_PLACES = frozenset(["GPE", "LOC", "FAC"])
_KNOWN_PLACES = frozenset(["country", "capital", "region"])
_NO_PARTY = frozenset(
    ["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "EVENT"]
)
_CONTROL = frozenset(["of", "against", "from", "for", "into", "over"])
_THINGS = frozenset(["it", "this", "that", "which", "what", "there"])
_SORTS = frozenset(["PARTY", "POLITICAL", "TITLED", "OPPOSED", "ARMED", "COPS", "IGO", "NGO"])
_WILL = frozenset(["will", "would", "shall", "'ll"])
_MUST = frozenset(["must", "should", "need", "ought"])


@dataclass(slots=True)
class Scene:
    """One document, with `who` and what names and sentences hold, looked up once."""

    document: Document
    who: Callable[[Word], Party | None]
    labels: dict[int, str] = field(default_factory=dict)
    parties: dict[int, Party | None] = field(default_factory=dict)
    bags: dict[int, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, syntax: Syntax, who: Callable[[Word], Party | None]) -> Scene:
        labels = {word.index: name.label for name in syntax.names for word in name.words}
        return cls(document, who, labels)

    def party(self, word: Word) -> Party | None:
        """Whom a noun or pronoun names or describes; None for dates and sums."""
        if word.index not in self.parties:
            known = self.labels.get(word.index) not in _NO_PARTY or word.pos != "PROPN"
            self.parties[word.index] = self.who(word) if known else None
        return self.parties[word.index]

    def is_place(self, word: Word) -> bool:
        """True for a named country, city, building or region."""
        if self.labels.get(word.index) in _NAMED_PLACES:
            return True
        actor = actors.lookup(word.text) if word.pos == "PROPN" else None
        return actor is not None and actor.sort in _KNOWN_PLACES

    def is_title(self, sentence: Sentence) -> bool:
        """True for a line With Capitals Throughout, where they say nothing of a word."""
        words = [word.text for word in sentence.words if word.text[:1].isalpha() and len(word.text) > 3]
        return sum(text[0].isupper() for text in words) > 0.6 * len(words)

    def bag(self, sentence: Sentence) -> frozenset[str]:
        """All lemmas of a sentence, and all pairs of neighbours."""
        if sentence.index not in self.bags:
            self.bags[sentence.index] = frozenset(lemmas_of(sentence.words))
        return self.bags[sentence.index]


@dataclass(frozen=True, slots=True)
class Carried:
    """The light verb that carries an event noun."""

    verb: Word
    words: tuple[str, ...]
    undergoes: bool
    types: frozenset[EventType]
    above: bool
    """True where the noun hangs under the verb, False in "the talks that they held"."""


def lemmas_of(words: Iterable[Word]) -> list[str]:
    """Lemmas and texts in lower case, and pairs of neighbours: "air strike"."""
    found: list[str] = []
    before: Word | None = None
    for word in words:
        found += [word.lemma, word.text.lower()]
        if before is not None:
            found += [f"{before.text.lower()} {word.lemma}", f"{before.lemma} {word.lemma}"]
        before = word
    return found


def core(noun: Word) -> Word:
    """The noun that counts: "troops" in "some of its troops", "tanks" in "a number of tanks"."""
    role = actors.role(noun.lemma)
    if role is not None and role.sort == "part":
        for _, inner in noun.obliques("of"):
            return inner
    return noun


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may make an event, and the places around it by name."""

    scene: Scene
    word: Word
    carried: Carried | None = None

    # -- places ---------------------------------------------------------------------------

    def at(self, place: str) -> list[Word]:
        """The words at a place, coordinated ones each for itself."""
        return [core(other) for word in self._tops(place) for other in word.conjuncts()]

    def _tops(self, place: str) -> list[Word]:
        word = self.word
        if place == "object":
            return self._object()
        if place == "subject":
            clause = word.head if word.pos == "ADJ" and word.relation == "attribute" and word.head else word
            found = clause.agent() if clause.passive else (self._controller() or clause.subject())
            return [found] if found is not None and found is not word else []
        if place == "indirect":
            found = word.indirect_object()
            return [found] if found is not None else []
        if place == "possessor":
            found = word.possessor()
            return [found] if found is not None else []
        if place == "adjective":
            return word.dependents("adjective", "compound")
        if place == "clause":
            found = self.complement.subject() if self.complement is not None else None
            return [found] if found is not None and found is not word.subject() else []
        return self._after(place)

    def _object(self) -> list[Word]:
        word = self.word
        if not word.is_verb:
            return []
        found = word.subject() if word.passive else (word.object() or _up_to(word))
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
        return governor.subject() if governor.passive else governor.object()

    def _after(self, preposition: str) -> list[Word]:
        """Nouns after a preposition that hangs on the trigger, its object or its light verb."""
        heads = [self.word, *(noun for top in self._object() for noun in (top, core(top)))]
        if self.carried is not None:
            heads.append(self.carried.verb)
        pairs = [pair for head in heads for pair in head.obliques(preposition)]
        return list(dict.fromkeys(noun for _, noun in pairs))

    @property
    def complement(self) -> Word | None:
        """The head of the clause that completes the verb."""
        clauses = self.word.complements()
        if self.word.is_verb or clauses:
            return next(iter(clauses), None)
        marked = (c for c in self.word.dependents("participial_clause") if c.marker() or c.auxiliaries())
        return next(marked, None)

    # -- conditions -----------------------------------------------------------------------

    def fits(self, row: Row) -> bool:
        """True where the words of the row stand here and all its conditions hold."""
        return self._has_words(row) and all(self._holds(test) for test in row.tests)

    def _has_words(self, row: Row) -> bool:
        if self.word.is_verb or self.word.pos == "ADJ":
            return all(self._with(other) for other in row.words[1:])
        before = [w.lemma for w in self.word.dependents("compound", "adjective")]
        return all(other in before for other in row.words[:-1])

    def _with(self, lemma: str) -> bool:
        return any(lemma in (child.lemma, child.text.lower()) for child in self.word.children)

    def _holds(self, test: Test) -> bool:
        found = any(self._true(place, values) for place, values in test.places)
        return found is not test.negative

    def _true(self, place: str, values: tuple[str, ...] | None) -> bool:
        word = self.word
        if place == "sentence":
            bag = self.scene.bag(word.sentence)
            return any(not bag.isdisjoint(noun_class(value)) for value in values or ())
        if place.startswith("takes"):
            return bool(self.taken(place, values))
        if place == "modifier":
            return self._modified(values)
        if place in ("clause", "inf", "that", "must", "own", "negated", "clause subject"):
            return self._completed(place, values)
        if place == "passive":
            return word.passive
        if place == "plural":
            return word.tag in ("NNS", "NNPS")
        if place == "light":
            return self.carried is not None and (values is None or " ".join(self.carried.words) in values)
        if place == "adjective" and values is None:
            return any(actors.lookup(w.text) is not None for w in self._tops(place))
        found = self.at(place)
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
        names |= {f"{w.lemma} {noun.lemma}" for w in noun.dependents("compound", "adjective")}
        for value in values:
            if value.startswith("@"):
                if noun.lemma in event_nouns()[EventType(value[1:])]:
                    return True
            elif not value.isupper():
                if value in names:
                    return True
            elif not names.isdisjoint(noun_class(value)) or self._is(noun, value):
                return True
        return False

    def _is(self, noun: Word, sort: str) -> bool:
        if sort == "PRONOUN":
            return noun.pos == "PRON" and (noun.lemma not in _THINGS or _reported(noun))
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
            return person and bool(code) and not self.scene.is_place(noun)
        return {"COPS": "COP", "OPPOSED": "OPP"}.get(sort, sort) in code


def _reported(noun: Word) -> bool:
    """True for the "it" of "it said that it will leave", which speaks or acts."""
    clause = noun.head
    return noun.lemma == "it" and clause is not None and clause.relation == "complement"


def _up_to(verb: Word) -> Word | None:
    """The object in "detained up to 20 men", which hangs under "up" and "to"."""
    for up in verb.dependents("particle", "adverb", "preposition"):
        for _, noun in up.obliques("to") if up.lemma == "up" else ():
            if noun.dependents("number"):
                return noun
    return None


def _members(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(noun_class(value) for value in values if value.isupper()))
