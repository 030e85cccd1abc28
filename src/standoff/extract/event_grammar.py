"""The grammar around an event: what stands over a noun, beside a verb, before and after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from standoff.extract import actors
from standoff.extract.event_tables import Light
from standoff.extract.syntax import Word

__all__ = [
    "after_noun",
    "core",
    "given",
    "governed",
    "lemmas_of",
    "noun_lemma",
    "passive",
    "reported",
    "stands_with",
    "up_to",
    "whole",
]

_NOMINAL = frozenset(["subject", "passive_subject", "object", "attribute", "prepositional_object"])
_HYPHENS = frozenset(["-", "–"])


def lemmas_of(words: Iterable[Word]) -> list[str]:
    """Lemmas and texts in lower case, and pairs of neighbours: "air strike", "tear-gas"."""
    found: list[str] = []
    before: Word | None = None
    joint = " "
    for word in words:
        if word.text in _HYPHENS and before is not None:
            joint = "-"
            continue
        found += [word.lemma, word.text.lower()]
        if before is not None:
            pairs = [f"{before.text.lower()}{joint}{word.lemma}", f"{before.lemma}{joint}{word.lemma}"]
            found += pairs
        before, joint = word, " "
    return found


def noun_lemma(word: Word) -> str:
    """The base form of a noun, also of one that the parser takes for a verb: "there was shelling"."""
    if word.pos in ("NOUN", "PROPN"):
        return word.lemma
    stands = word.relation in _NOMINAL and not word.auxiliaries()
    noun = word.tag == "VBG" and (stands or bool(word.dependents("expletive")))
    return word.text.lower() if noun and not word.dependents("object") else ""


def core(noun: Word) -> Word:
    """The noun that counts: "troops" in "some of its troops", "tanks" in "a number of tanks"."""
    role = actors.role(noun.lemma)
    if role is not None and role.sort == "part":
        for _, inner in noun.obliques("of"):
            return inner
    return noun


def whole(noun: Word) -> Word:
    """The other way: the top of "a wave of attacks", or the noun itself."""
    of = noun.first_conjunct().head
    if of is None or of.relation != "preposition" or of.lemma != "of" or of.head is None:
        return noun
    return of.head if core(of.head) in noun.first_conjunct().conjuncts() else noun


def passive(word: Word) -> bool:
    """True also for the second verb of "was seized and beaten"."""
    above = word.head
    if word.passive or word.tag != "VBN" or word.relation != "conjunct" or above is None:
        return word.passive
    alone = not word.dependents("auxiliary", "passive_auxiliary", "subject", "object")
    return alone and passive(above)


def given(verb: Word, preposition: str | None = None) -> list[Word]:
    """Whom something is given, with the preposition ("to us") or, where none is asked for, any way."""
    found = []
    for word in verb.dependents("indirect_object"):
        if word.pos != "ADP":
            found += [word] if preposition is None else []
        elif preposition in (None, word.lemma):
            found += word.dependents("prepositional_object")
    return found


def stands_with(word: Word, others: Iterable[str]) -> bool:
    """True where all these lemmas stand under the word or its particle: "part" and "in" under "take"."""
    below = {inner.lemma for child in word.children for inner in (child, *child.children)}
    return all(other in below for other in others)


def governed(noun: Word, rows: Mapping[str, tuple[Light, ...]]) -> Iterator[tuple[Word, Light]]:
    """The words of a table over this noun: its verb where it is the object, or what its preposition
    hangs on ("took part in a raid", "plans for a raid")."""
    top = whole(noun).first_conjunct()
    above = top.head
    if above is None:
        return
    if above.is_verb and top.relation == ("passive_subject" if passive(above) else "object"):
        for light in rows.get(above.lemma, ()):
            if stands_with(above, light.words[1:]):
                yield above, light
    elif above.pos == "ADP":
        passed: list[str] = [above.lemma]
        for word in above.ancestors():
            for light in rows.get(word.lemma, ()):
                if set(passed) <= set(light.words[1:]) and stands_with(word, light.words[1:]):
                    yield word, light
            passed.append(word.lemma)
            if word.is_verb:
                return


def after_noun(noun: Word) -> list[Word]:
    """Adjectives after their noun, which belong to the verb: "held them responsible"."""
    return [word for word in noun.dependents("adjective") if word.index > noun.index]


def reported(noun: Word) -> bool:
    """True for the "it" of "it said that it will leave", which speaks or acts."""
    clause = noun.head
    return noun.lemma == "it" and clause is not None and clause.relation == "complement"


def up_to(verb: Word) -> Word | None:
    """The object in "detained up to 20 men", which hangs under "up" and "to"."""
    for up in verb.dependents("particle", "adverb", "preposition"):
        for _, noun in up.obliques("to") if up.lemma == "up" else ():
            if noun.dependents("number"):
                return noun
    return None
