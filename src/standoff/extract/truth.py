"""Predicates of truth: what is said of a claim, a clause or an event, that it is so or is not.

"Claims that Spain shelled Elvas were invented" tells two things: somebody claims it, and whoever
says the rest denies it. The words are those of `codebook/truth.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from standoff.codebook import table
from standoff.extract.cues import cues_of, lexicon
from standoff.extract.syntax import Word
from standoff.terms import Factuality

__all__ = [
    "Verdict",
    "bearer",
    "of_cue",
    "of_event",
    "of_noun",
    "over_clause",
    "predicate",
    "states",
    "truth_words",
]

_NOT = Factuality.CERTAINLY_NOT
_OPEN = Factuality.UNCOMMITTED
_CLAUSES = ("complement", "open_complement", "clausal_subject", "adverbial_clause")
_DESCRIBES = ("relative_clause", "participial_clause")
_IN = ("in", "to", "behind", "for", "of")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value, the predicate that gives it, and the verb that says so: "were" or "called", or the
    predicate itself where it stands on a noun or a verb of saying ("false claims", "falsely claimed").
    `judged` is True where the verb's subject says it: "called", not "were".
    """

    value: Factuality
    word: Word
    verb: Word
    judged: bool = False


def bearer(noun: Word) -> bool:
    """True for a noun that names what may be so or not: claim, report, story, denial."""
    cues = lexicon().get((noun.lemma, "noun"), ())
    return noun.lemma in truth_words("bearer") or any("clause" in cue.frames for cue in cues)


def of_noun(noun: Word) -> Verdict | None:
    """What is said of the claim, report or story that `noun` names."""
    for adjective in noun.dependents("adjective", "compound"):
        value = predicate(adjective)
        if value is not None:
            return Verdict(value, adjective, adjective)
    return _as_subject(noun) or _as_object(noun) or _of_ground(noun) or _against(noun)


def of_event(noun: Word) -> Verdict | None:
    """What is said of an event itself, "the attack was a hoax", or of what shows it: where that is
    fake, what it shows is left open."""
    if bearer(noun):
        return None
    preposition = noun.head
    picture = preposition.head if preposition is not None and preposition.lemma == "of" else None
    if picture is not None and picture.lemma in truth_words("picture"):
        found = of_noun(picture)
        return replace(found, value=_OPEN) if found is not None and found.value[2:] == "-" else None
    found = _as_subject(noun) or _as_object(noun)
    if found is None or (found.judged and any(cue.value == _NOT for cue in cues_of(found.verb))):
        return None  # "dismissed the attack as a hoax": the verb says it already
    return found if _said_of(found.word, "event") else None


def of_cue(word: Word) -> Verdict | None:
    """What the words around a verb of saying make of what it says: "falsely claimed", "was wrong to
    say", "lied when he said"."""
    for adverb in word.dependents("adverb"):
        value = _values("adverb").get(adverb.text.lower())
        if value is not None:
            return Verdict(value, adverb, adverb)
    head = word.head
    if head is not None and word.relation == "prepositional_clause":
        head = head.head if head.lemma in ("in", "by") else None
    elif word.relation == "adverbial_clause":
        marker = word.marker()
        head = head if marker is not None and marker.lemma in ("when", "in", "by") else None
    elif word.relation not in ("open_complement", "complement") or word.finite:
        return None
    return _of_speaker(head, word) if head is not None else None


def over_clause(word: Word, below: Word) -> Verdict | None:
    """What `word` says of the clause `below` that hangs on it: "it is untrue that", "the lie that"."""
    if below.relation in _DESCRIBES and not states(below):
        return None
    if below.relation not in (*_CLAUSES, *_DESCRIBES) or (
        below.relation not in _DESCRIBES and not _that(below)
    ):
        return None
    whose = _of_whom(word, below)
    if whose is not None:
        return whose
    value = predicate(word)
    if value is not None and not word.is_verb and not _said_of(word, "claim"):
        return Verdict(value, word, word)
    found = _predicated(word, below) if word.is_verb else None
    return None if found is None or _said_of(found[1], "claim") else Verdict(found[0], found[1], word)


def _of_whom(word: Word, below: Word) -> Verdict | None:
    """ "Madrid is right that", "it was wrong to say that"; not "it is right that", which approves."""
    for adjective in [word, *word.dependents("attribute")]:
        value = _values("speaker").get(adjective.lemma)
        verb = adjective.head
        if value is None or verb is None or adjective.pos != "ADJ" or adjective.relation != "attribute":
            continue
        subject = verb.own_subject()
        says = below.relation == "open_complement" and bool(cues_of(below))
        if subject is not None and (says or subject.lemma != "it"):
            return Verdict(value, adjective, word)
    return None


def states(clause: Word) -> bool:
    """True for the clause of "a lie that soldiers killed him", parsed as if it described the noun."""
    noun = clause.head
    marked = any(child.lemma == "that" and child.index < clause.index for child in clause.children)
    return marked and noun is not None and noun.pos == "NOUN" and predicate(noun) is not None


def predicate(word: Word) -> Factuality | None:
    """The value of this very word as a predicate, its preposition or first part considered."""
    values = _values("predicate")
    before = next((w.text.lower() for w in reversed(word.sentence.words) if w.index < word.index), "")
    particles = [f"{word.lemma}_{child.lemma}" for child in word.dependents("particle")]
    for key in (f"{before} {word.lemma}", *particles, word.text.lower(), word.lemma):
        if key in values and (not word.is_verb or word.tag == "VBN"):
            return values[key]
    return None


# -- what is said of a noun -------------------------------------------------------------------


def _as_subject(noun: Word) -> Verdict | None:
    """ "The report is false", "was invented", "was dismissed as rubbish", "turned out to be a hoax"."""
    verb = noun.head
    if verb is None or noun.relation not in ("subject", "passive_subject"):
        return None
    value = predicate(verb)
    if value is not None and verb.passive:
        return Verdict(_under(verb, value), verb, verb)
    if verb.passive and verb.lemma in truth_words("judge"):
        found = _after_judge(verb)
        return Verdict(_under(verb, found[0]), found[1], verb, judged=True) if found is not None else None
    found = _predicated(verb, None)
    if found is not None:
        return Verdict(_under(verb, found[0]), found[1], verb)
    return _has_ground(verb)


def _as_object(noun: Word) -> Verdict | None:
    verb = noun.head
    if (
        verb is None
        or noun.relation not in ("object", "object_predicate")
        or verb.lemma not in truth_words("judge")
    ):
        return None
    found = _after_judge(verb, noun)
    return Verdict(_under(verb, found[0]), found[1], verb, judged=True) if found is not None else None


def _of_ground(noun: Word) -> Verdict | None:
    """ "There is no truth in reports that", "he saw no substance to the claim that"."""
    preposition = noun.head
    ground = preposition.head if preposition is not None else None
    if preposition is None or ground is None or noun.relation != "prepositional_object":
        return None
    if preposition.lemma not in _IN or ground.lemma not in truth_words("ground"):
        return None
    verb = ground.head
    if verb is None or not verb.is_verb or ground.relation not in ("attribute", "object", "subject"):
        return None
    return Verdict(_grounded(verb, ground), ground, verb)


def _against(noun: Word) -> Verdict | None:
    """ "Contrary to reports that the ships had left"."""
    preposition = noun.head
    if preposition is None or noun.relation != "prepositional_object" or preposition.head is None:
        return None
    value = _values("against").get(f"{preposition.head.lemma} {preposition.lemma}")
    return Verdict(value, preposition, preposition) if value is not None else None


def _has_ground(verb: Word) -> Verdict | None:
    """ "The report has no basis", "contained not a word of truth"."""
    if verb.lemma not in ("have", "lack", "contain"):
        return None
    for thing in verb.dependents("object"):
        grounds = [thing, *(noun for _, noun in thing.obliques("of"))]
        for ground in grounds:
            if ground.lemma in truth_words("ground"):
                value = _grounded(verb, thing)
                return Verdict(value.negated if verb.lemma == "lack" else value, ground, verb)
    return None


def _grounded(verb: Word, ground: Word) -> Factuality:
    no = any(c.lemma in ("no", "little", "not", "neither") for c in ground.children if c.index < ground.index)
    value = _NOT if no else _values("ground").get(ground.lemma, Factuality.CERTAIN)
    return _under(verb, value)


# -- verbs that link or judge -----------------------------------------------------------------


def _predicated(verb: Word, clause: Word | None) -> tuple[Factuality, Word] | None:
    """The predicate that a copula, or "turned out to be", links to its subject."""
    if verb.lemma not in _copulas() and not any(verb.dependents("attribute", "object_predicate")):
        return _turned_out(verb)
    for word in verb.dependents("attribute", "object_predicate", "adverb", "object"):
        for one in word.conjuncts():
            value = predicate(one)
            if value is not None and one is not clause:
                return value, one
    return _by_preposition(verb) or _turned_out(verb)


def _turned_out(verb: Word) -> tuple[Factuality, Word] | None:
    particles = [child.lemma for child in verb.dependents("particle")]
    if verb.lemma not in _copulas() and (verb.lemma, *particles) != ("turn", "out"):
        return None
    for inner in verb.dependents("open_complement"):
        found = _predicated(inner, None) if inner.lemma == "be" else None
        if found is not None:
            return found
        if inner.passive and predicate(inner) is not None:
            return predicate(inner) or _OPEN, inner
    return None


def _by_preposition(verb: Word) -> tuple[Factuality, Word] | None:
    """ "Reports are without any foundation"."""
    for preposition, noun in verb.obliques():
        value = _values("predicate").get(f"{preposition.lemma} {noun.lemma}")
        if value is not None:
            return value, noun
    return None


def _after_judge(verb: Word, noun: Word | None = None) -> tuple[Factuality, Word] | None:
    """The predicate in "called it nonsense", "dismissed it as rubbish", "was confirmed as genuine"."""
    found = verb.dependents("object_predicate", "open_complement", "complement", "attribute")
    for preposition in verb.dependents("preposition"):
        if preposition.lemma == "as":
            found += preposition.children
    for word in found:
        for one in word.conjuncts():
            value = predicate(one)
            if value is not None and one is not noun:
                return value, one
    return None


def _of_speaker(head: Word, cue: Word) -> Verdict | None:
    """ "Was wrong to say that", "lied when he said that": it is the speaker who is right or wrong."""
    values = _values("speaker")
    if head.is_verb and head.lemma in values:
        return Verdict(_under(head, values[head.lemma]), head, head)
    verb = head if head.is_verb else head.head
    attributes = [head] if head is not verb else head.dependents("attribute")
    for word in attributes:
        if word.lemma in values and word is not cue and verb is not None:
            return Verdict(_under(verb, values[word.lemma]), word, verb)
    return None


def _under(verb: Word, value: Factuality) -> Factuality:
    """The value under the verb's own "not" and "may"."""
    for aux in verb.auxiliaries():
        outer = _modals().get(aux.lemma)
        if outer is not None and value != _OPEN:
            value = _OPEN if outer == _OPEN else Factuality(outer[:2] + value[2])
    return value if verb.negation() is None else value.negated


def _that(clause: Word) -> bool:
    marker = clause.marker()
    return marker is None or marker.lemma in ("that", "whether", "if")


def _said_of(word: Word, what: str) -> bool:
    joined = {f"{word.lemma}_{child.lemma}" for child in word.dependents("particle")}
    return bool(joined.union((word.lemma, word.text.lower())) & _limited(what))


@cache
def _limited(what: str) -> frozenset[str]:
    return frozenset(row["words"] for row in table("truth") if row["of"] == what)


@cache
def _modals() -> dict[str, Factuality]:
    return {row["word"]: Factuality(row["value"]) for row in table("factuality") if row["where"] == "modal"}


@cache
def _copulas() -> frozenset[str]:
    return frozenset(row["word"] for row in table("factuality") if row["where"] == "copula")


@cache
def _values(use: str) -> dict[str, Factuality]:
    return {row["words"]: Factuality(row["value"]) for row in table("truth") if row["use"] == use}


@cache
def truth_words(use: str) -> frozenset[str]:
    """The words of `codebook/truth.tsv` with this use."""
    return frozenset(row["words"] for row in table("truth") if row["use"] == use)
