"""Puts right what the parser gets wrong where a claim is called false: "called reports that troops
shelled the village nonsense", "dismissed as rubbish a report that ...", in which it ties the predicate
to the nearest noun. The words stay; only their links change.
"""

from __future__ import annotations

from standoff.extract.cues import lexicon
from standoff.extract.syntax import Sentence, Syntax, Word
from standoff.extract.truth import bearer, predicate, truth_words

__all__ = ["mend"]

_NOMINAL = ("subject", "passive_subject", "object", "object_predicate", "prepositional_object")
_BEFORE_NOUN = ("DET", "ADJ", "PROPN", "PART", "PRON", "NUM", "CCONJ")
_ENDS = ("PUNCT", "CCONJ", "ADP", "SCONJ", "SPACE", "PROPN")
_NEAR = 6
"""Words between the verb and the noun of what it judges."""


def mend(syntax: Syntax) -> None:
    """Links each claim that a verb judges, and the predicate, to that verb."""
    for sentence in syntax.sentences:
        for word in sentence.words:
            if word.tag == "VBZ" and word.relation in _NOMINAL and bearer(word):
                word.pos, word.tag = "NOUN", "NNS"  # "said claims that ... were invented"
            if word.lemma == "that" and word.relation == "object":
                _whole_clause(word)
        for place, word in enumerate(sentence.words):
            if word.lemma in truth_words("judge") and word.tag.startswith("VB"):
                _judged(sentence, place)


def _whole_clause(that: Word) -> None:
    """ "The story that rebels burned the mill": the clause has its own subject and object, and nothing
    is missing from it that "that" could stand for."""
    clause = that.head
    noun = clause.head if clause is not None and clause.relation == "relative_clause" else None
    if clause is None or noun is None or not bearer(noun):
        return
    filled = any(w is not that for w in clause.dependents("object")) or clause.passive
    if filled and clause.own_subject() not in (None, that):
        that.relation, that.tag, clause.relation = "marker", "IN", "participial_clause"


def _judged(sentence: Sentence, place: int) -> None:
    verb, after = sentence.words[place], sentence.words[place + 1 :]
    for preposition in verb.dependents("preposition"):
        for called_so in preposition.dependents("prepositional_object"):
            for by in called_so.dependents("preposition"):
                if verb.passive and preposition.lemma == "as" and by.lemma == "by" and not verb.agent():
                    _move(by, verb, "agent")  # "were dismissed as nonsense by the envoy"
    if after and after[0].lemma == "as":
        called = [w for w in after[1:_NEAR] if predicate(w) is not None][:1]
        named = _named([w for w in after if w.index > called[0].index]) if called else None
        if named is not None:
            _link(verb, named, called[0], after[0])
        return
    noun = _named(after)
    if noun is None:
        return
    rest = [w for w in after if w.index > noun.index]
    bare = any("predicate" in cue.frames for cue in lexicon().get((verb.lemma, "verb"), ()))
    for number, word in enumerate(rest):
        ends = number + 1 == len(rest) or rest[number + 1].pos in _ENDS
        if not ends or predicate(word) is None:
            continue
        before = [w for w in rest[:number] if w.text.lower() not in truth_words("before")]
        marker = before[-1] if before and before[-1].lemma == "as" else None
        if marker is not None or (bare and not _said_of(word)):
            _link(verb, noun, word, marker)
            return


def _named(words: list[Word]) -> Word | None:
    """The noun of a claim that these words begin with, its article and owner before it."""
    for word in words[:_NEAR]:
        if word.pos == "NOUN" and bearer(word):
            return word
        if word.pos not in _BEFORE_NOUN:
            return None
    return None


def _said_of(predicate: Word) -> bool:
    """True where the predicate has its own subject already: "called reports that it was false absurd"."""
    head = predicate.head
    linked = head is not None and predicate.relation == "attribute"
    return linked and head is not None and head.own_subject() is not None


def _link(verb: Word, noun: Word, judged: Word, marker: Word | None) -> None:
    above = verb.head
    if above is not None and above.relation == "root" and verb.relation == "participial_clause":
        _move(verb, None, "root")  # "the envoy called claims ... lies", read as a noun with a participle
        _move(above, verb, "subject")
        verb.tag = "VBD"
    for lower in (noun, judged):
        if verb in lower.subtree():
            _rise(verb, lower)
    _free(judged)
    if noun.head is not verb or noun.relation != "object":
        _move(noun, verb, "object")
    _gather(verb, noun)
    if marker is None:
        _move(judged, verb, "object_predicate")
    else:
        _move(marker, verb, "preposition")
        _move(judged, marker, "prepositional_object")
    before = next((w for w in reversed(verb.sentence.words) if w.index < verb.index), None)
    if verb.own_subject() is None and before is not None and before.head in (verb, noun, judged):
        for other in [w for w in verb.sentence.words if w.head is noun and w.index < before.index]:
            _move(other, before, other.relation)
        before.pos, before.tag = "NOUN", "NN"
        _move(before, verb, "subject")


def _rise(verb: Word, over: Word) -> None:
    """Puts the verb in the place of a word that it was parsed below, with the subject in between."""
    above, relation = over.head, over.relation
    between = [w for w in verb.ancestors() if over in w.ancestors()]
    _move(verb, above, relation)
    if over.tag.startswith("NN") and verb.relation == "root":
        verb.tag = "VBD" if verb.tag == "VBN" else verb.tag
    for other in between[-1:]:
        _move(other, verb, "subject" if other.pos in ("NOUN", "PROPN", "PRON") else other.relation)


def _free(judged: Word) -> None:
    """Leaves to the clause what the predicate took from it: "shelled the village nonsense"."""
    above, relation = judged.head, judged.relation
    inner = [c for c in judged.dependents("compound") if c.pos == "NOUN" and c.index < judged.index]
    if inner:
        last = inner[-1]
        for other in [c for c in judged.children if c is not last and c.index < last.index]:
            _move(other, last, other.relation)
        _move(last, above, relation)
    elif relation == "object" and above is not None:
        for given in above.dependents("indirect_object"):
            given.relation = "object"


def _gather(verb: Word, noun: Word) -> None:
    """Ties to the noun whose claim it is and the clause that says what is claimed."""
    later = [w for w in verb.sentence.words if w.index > noun.index]
    if later and later[0].lemma in ("by", "from", "of") and later[0].head is verb:
        _move(later[0], noun, "preposition")
    that = next((w for w in later if w.lemma == "that"), None)
    clause = that.head if that is not None else None
    if clause is None or not clause.is_verb or noun in clause.ancestors() or noun in clause.subtree():
        return
    if verb not in clause.subtree():
        _move(clause, noun, "complement")


def _move(word: Word, head: Word | None, relation: str) -> None:
    if word.head is not None:
        word.head.children.remove(word)
    word.head, word.relation = head, relation
    if head is not None:
        head.children.append(word)
        head.children.sort(key=lambda child: child.index)
