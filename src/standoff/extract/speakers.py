"""Whose words they are: the source of a cue and the span of its noun phrase."""

from __future__ import annotations

from standoff.extract.cues import words_for
from standoff.extract.frames import resumes
from standoff.extract.stretches import Pair, extent, trimmed
from standoff.extract.syntax import Word
from standoff.extract.truth import of_cue

__all__ = ["noun_source", "source_span", "source_words", "verb_source"]


def verb_source(word: Word) -> Word | None:
    if word.passive and word.lemma in words_for("quoted") and word.prepositional_clauses("as"):
        return word.own_subject()  # "was quoted as saying"
    if word.passive:
        agent = word.agent()
        if agent is not None:
            return agent
        return None
    copula = word.head
    if word.pos == "ADJ" and word.relation == "attribute" and copula is not None:
        found = copula.subject()  # "the mayor is afraid that"
        return None if found is not None and found.lemma == "it" else found
    outer = resumes(word)
    if outer is not None:
        return verb_source(outer)
    own = word.own_subject()
    if own is not None:
        return None if own.lemma == "it" and own.relation == "expletive" else own
    found = (_inverted(word) if word.tag in ("VBD", "VBZ", "VBP") else None) or word.subject() or _wrong(word)
    nobody = found is not None and found.lemma == "it" and of_cue(word) is not None
    return None if nobody else found  # "it was wrong to say that" has no speaker


def _wrong(word: Word) -> Word | None:
    """The mayor in "the mayor was wrong to say that"."""
    verb = word.head.head if word.head is not None and word.head.relation == "attribute" else None
    found = verb.own_subject() if verb is not None and word.relation == "open_complement" else None
    return found if found is not None and found.lemma != "it" and of_cue(word) is not None else None


def noun_source(word: Word) -> tuple[Word | None, list[Word]]:
    """Whose claim it is: "Russia's denial", "claims by Kyiv", "Western claims"."""
    possessor = word.possessor()
    if possessor is not None:
        words = [w for w in possessor.subtree() if w.relation != "case"]
        return possessor, words
    for _, noun in word.obliques("by", "from"):
        return noun, noun.subtree()
    for adjective in word.dependents("adjective", "compound"):
        if adjective.pos == "PROPN" or (adjective.pos == "ADJ" and adjective.text[:1].isupper()):
            return adjective, [adjective]
    verb = word.head
    if word.relation == "object" and verb is not None and verb.lemma in words_for("carries"):
        source = verb.subject()
        return source, source_words(verb, source)
    return None, []


def source_words(word: Word, source: Word | None) -> list[Word]:
    """The source's noun phrase: appositions and the clauses that describe it, no asides."""
    if source is None:
        return []
    dropped = {w for clause in _asides(source) for w in clause.subtree()}
    below = set(word.subtree())
    if source not in below:  # shared or inherited subject: without the clause that the cue heads
        dropped |= below
    words = [w for w in source.subtree() if w not in dropped and w.pos != "SPACE"]
    if source.index < word.index and word in source.subtree():  # the cue describes its own source
        words = [w for w in words if w.index < word.index]
    while len(words) > 1 and words[-1].pos in ("PUNCT", "CCONJ"):
        words.pop()
    while len(words) > 1 and words[0].pos in ("PUNCT", "CCONJ", "ADV"):
        words.pop(0)
    return words


def source_span(text: str, words: list[Word]) -> Pair:
    """With the comma that closes an apposition or a clause, as the annotation guidelines have it."""
    start, end = trimmed(text, *extent(words))
    opened = "," in text[start:end]
    closing = (
        any(w.relation in ("apposition", "relative_clause") for w in words) and text[end : end + 1] == ","
    )
    return start, end + 1 if opened and closing else end


def _inverted(word: Word) -> Word | None:
    """The noun after the verb in "...," said the mayor, where the parser found no subject."""
    before = [w for w in word.sentence.words if w.index < word.index and w.pos not in ("ADV", "SPACE")]
    if before and before[-1].text not in (",", "”", '"', "''", "’"):
        return None
    following = [w for w in word.sentence.words if w.index > word.index]
    phrase: list[Word] = []
    for other in following:
        if other.pos not in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM", "PART"):
            break
        phrase.append(other)
    nouns = [w for w in phrase if w.pos in ("PROPN", "NOUN", "PRON")]
    return nouns[-1] if nouns else None


def _asides(source: Word) -> list[Word]:
    """Adverbial clauses set off by a comma and stray adverbials; "who spoke on condition of anonymity"
    is part of the source, as the guidelines of PARC3 and PolNeAR have it."""
    asides = []
    for child in source.children:
        before = _before(child)
        if child.relation == "adverbial_clause":
            asides += [child] if before is not None and before.text == "," else []
        elif child.relation == "preposition" and source.pos == "PROPN":
            nouns = child.dependents("prepositional_object")
            if before is None or not nouns or child.lemma not in ("on", "in", "at", "during"):
                continue
            told = before.text == "," or nouns[0].lemma in words_for("occasion")
            if told and child.index > source.index:
                asides.append(child)
    return asides


def _before(word: Word) -> Word | None:
    """The word just before the first of this word's phrase."""
    first = word.subtree()[0]
    for other in reversed(first.sentence.words):
        if other.index < first.index:
            return other
    return None
