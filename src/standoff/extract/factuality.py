"""Did it happen? The value that the words around an event give it, and the condition it hangs on.

Values are FactBank's (Sauri & Pustejovsky 2009). The grammar is climbed from the event to the top
of what its presenter says; each negation, modal, adjective and governing word on the way is looked
up in `codebook/factuality.tsv` and applied, the nearest first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from standoff.codebook import table
from standoff.extract.conditions import condition_on, inside_condition
from standoff.extract.syntax import CLAUSAL, Word
from standoff.terms import Factuality

__all__ = ["Judgement", "assess", "combine", "conditional"]

_CERTAIN = Factuality.CERTAIN
_OPEN = Factuality.UNCOMMITTED
_RANK = {"CT": 2, "PR": 1, "PS": 0}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value, the offsets of the condition it depends on, and the words that decided it."""

    value: Factuality
    condition: tuple[int, int] | None = None
    words: tuple[str, ...] = ()


def combine(outer: Factuality, inner: Factuality) -> Factuality:
    """What is left of `inner` under `outer`: the lesser certainty, the product of polarities.

    To deny that something is possible is to deny it: CT- over PS+ is CT-.
    """
    if _OPEN in (outer, inner):
        return _OPEN
    sign = "+" if outer[2] == inner[2] else "-"
    if outer == Factuality.CERTAINLY_NOT:
        return Factuality("CT" + sign)
    rank = min(_RANK[outer[:2]], _RANK[inner[:2]])
    return Factuality(("PS", "PR", "CT")[rank] + sign)


@cache
def _values(where: str) -> dict[str, Factuality]:
    return {row["word"]: Factuality(row["value"]) for row in table("factuality") if row["where"] == where}


@cache
def _words(where: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("factuality") if row["where"] == where)


@cache
def _carriers() -> frozenset[str]:
    """Verbs that say of an event noun that it happens: light verbs, and "take place" and the like."""
    return _words("occurs") | {row["verb"].split()[0] for row in table("light_verbs")}


def assess(event: Word, top: Word | None = None, *, conditions: bool = True) -> Judgement:
    """The value of the event that `event` heads, within what is said under `top`.

    `top` is the head of the content that holds it; None is the whole sentence. Nothing at or above
    `top`'s own governor counts: that is the cue's affair. `conditions` False leaves conditions on
    the event's own verb to what it presents: "threatened to leave unless" threatens in any case.
    """
    value, words = _CERTAIN, list[str]()
    condition: tuple[int, int] | None = None
    word: Word | None = event
    below: Word | None = None
    while word is not None:
        known = word.is_verb and _presupposed(event, word)
        marks = [] if known else _on(word, event if below is None else below)
        for effect, reason in [*_from_below(word, below), *marks]:
            value = combine(effect, value)
            words.append(reason)
        if known:
            break
        if condition is None and word.is_verb and (conditions or word is not event):
            condition = condition_on(word)
        if word is top or word.head is None:
            break
        if inside_condition(word):
            value = _OPEN
            words.append("in a condition")
            break
        edge, stops = _edge(word)
        if edge is not None:
            value = combine(edge, value)
            words.append(_edge_name(word))
        if stops:
            break
        below, word = word, word.head
    else:
        word = event
    if _asked(event, top):
        value = _OPEN
    return conditional(Judgement(value, None, tuple(words)), condition)


def conditional(judged: Judgement, condition: tuple[int, int] | None) -> Judgement:
    """The judgement under a condition: what depends on one is neither so nor not so."""
    if condition is None or judged.condition is not None:
        return judged
    return Judgement(_OPEN, condition, judged.words)


def _on(word: Word, below: Word) -> list[tuple[Factuality, str]]:
    """Markers that stand on this word itself: negation, modal, adverb, adjective."""
    found: list[tuple[Factuality, str]] = []
    bears = word.is_verb or below is word
    if not bears and not _bears(word):
        return found
    if not word.is_verb and below is not word and word.lemma not in _values("over"):
        return found
    negation = word.negation()
    modal = next((aux for aux in word.auxiliaries() if aux.lemma in _values("modal")), None)
    if word.pos in ("NOUN", "PROPN"):
        for adjective in word.dependents("adjective"):
            value = _values("adjective").get(adjective.lemma) or _values("adjective").get(
                adjective.text.lower()
            )
            if value is not None:
                found.append((value, adjective.text))
    for adverb in word.dependents("adverb"):
        value = _values("adverb").get(adverb.lemma)
        if value is not None and adverb.lemma != "never":
            found.append((value, adverb.text))
    cannot = modal is not None and modal.lemma == "can"
    if negation is not None and not cannot:
        found.append((Factuality.CERTAINLY_NOT, negation.text))
    if modal is not None:
        found.append((_values("modal")[modal.lemma], modal.text))
    if negation is not None and cannot:
        found.append((Factuality.CERTAINLY_NOT, negation.text))
    if word.is_verb and (_negative_subject(word) or (negation is None and _has_no(word, below))):
        found.append((Factuality.CERTAINLY_NOT, "no"))
    return found


def _from_below(word: Word, below: Word | None) -> list[tuple[Factuality, str]]:
    """What this word does to the clause or noun that it governs."""
    if below is None:
        return []
    if below.relation in (
        "relative_clause",
        "participial_clause",
        "adverbial_clause",
        "conjunct",
        "parataxis",
    ) and not (word.pos == "NOUN" and below.relation == "participial_clause" and _infinitive(below)):
        return []
    if below.pos == "ADP" and below.lemma not in _words("governed"):
        return []  # "stopped by threatening", "failed after the attack": a means, a time, not what failed
    if below.relation in ("subject", "passive_subject", "possessor", "compound") and not word.passive:
        if below.relation != "subject" or (word.pos != "ADJ" and word.lemma not in _words("copula")):
            return []
        attributes = word.dependents("attribute", "open_complement", "object_predicate")
        return [(v, a.text) for a in attributes if (v := _values("over").get(a.lemma)) is not None]
    if word.pos == "ADP":
        value = _values("preposition").get(_phrase(word))
        return [(value, word.text)] if value is not None else []
    lemma = word.lemma
    for particle in word.dependents("particle"):
        lemma = f"{word.lemma}_{particle.lemma}"
    noun_key = f"{word.lemma}_noun" if word.pos == "NOUN" else lemma
    value = _values("over").get(noun_key) or _values("over").get(lemma)
    if value is None and word.lemma == "have" and _infinitive(below):
        value = _OPEN
    if value is None and word.lemma == "go" and word.tag == "VBG" and _infinitive(below):
        value = Factuality.PROBABLE
    if value is None and word.lemma == "be" and _infinitive(below):
        value = Factuality.PROBABLE
    return [(value, word.text)] if value is not None else []


def _presupposed(event: Word, verb: Word) -> bool:
    """True for "did not mention the attack": a definite event noun stands, whatever the verb's fate,
    unless the verb says that it happens ("the talks did not take place")."""
    if event.pos != "NOUN" or verb is event or verb.lemma in _carriers() or verb.lemma in _words("copula"):
        return False
    articles = {c.lemma for c in event.dependents("determiner")}
    return event.possessor() is not None or bool(articles & {"the", "this", "that", "these", "those"})


def _edge(word: Word) -> tuple[Factuality | None, bool]:
    """Leaving a clause upwards: (effect, whether what is above says nothing of the event)."""
    if word.relation == "adverbial_clause":
        if _infinitive(word) and word.head is not None and not word.own_subject():
            return _OPEN, True  # a purpose
        marker = word.marker()
        name = _marker_name(word) if marker is not None else ""
        return _values("clause").get(name), True
    if word.relation == "participial_clause" and _infinitive(word):
        return (None, False) if word.head is not None and word.head.pos == "NOUN" else (_OPEN, True)
    if word.relation in ("relative_clause", "participial_clause", "parataxis"):
        return None, True
    if word.relation == "conjunct" and word.is_verb and word.own_subject() is not None:
        return None, True
    if word.relation == "complement":
        marker = word.marker()
        if marker is not None and marker.lemma in ("whether", "if"):
            return _OPEN, True
    if word.relation == "possessor":
        return None, True
    return None, False


def _edge_name(word: Word) -> str:
    marker = word.marker()
    return marker.text if marker is not None else "to"


def _marker_name(clause: Word) -> str:
    marker = clause.marker()
    if marker is None:
        return ""
    if marker.lemma == "that" and any(c.lemma == "so" for c in clause.children):
        return "so that"
    return marker.lemma


def _phrase(preposition: Word) -> str:
    """ "in case of", "in the event of", "instead of", or the bare preposition."""
    head = preposition.head
    if preposition.lemma == "of" and head is not None:
        if head.lemma == "event" and head.head is not None and head.head.lemma == "in":
            return "in the event of"
        if head.lemma == "case" and head.head is not None and head.head.lemma == "in":
            return "in case of"
        if head.lemma in ("instead", "short"):
            return f"{head.lemma} of"
    return preposition.lemma


def _bears(word: Word) -> bool:
    """A word on the way up whose own negation bears on the event: "no plans for an attack"."""
    return word.is_verb or word.pos == "ADJ" or word.lemma in _values("over")


def _negative_subject(word: Word) -> bool:
    """ "No troops left", "nobody attacked"."""
    subject = word.own_subject()
    if subject is None:
        return False
    if subject.lemma in ("nobody", "nothing", "none", "no-one"):
        return True
    return any(c.lemma in ("no", "neither") for c in subject.dependents("determiner"))


def _has_no(verb: Word, below: Word) -> bool:
    """ "has no plans", "there is no doubt": the noun carries the negation of the clause."""
    if verb.lemma not in ("have", "be"):
        return False
    nouns = verb.dependents("object", "attribute")
    nouns = [noun for noun in nouns if noun is not below]  # that one's "no" has been counted
    return any(c.lemma == "no" for noun in nouns for c in noun.dependents("determiner"))


def _infinitive(clause: Word) -> bool:
    return any(aux.tag == "TO" for aux in clause.dependents("auxiliary"))


def _asked(event: Word, top: Word | None) -> bool:
    """A direct question leaves what it asks open, unless the event stands in a clause it presupposes."""
    last = next((w for w in reversed(event.sentence.words) if w.text not in ("”", '"', "''", "’", "'")), None)
    if last is None or last.text != "?":
        return False
    if top is not None and top.sentence is not event.sentence:
        return False
    word: Word | None = event
    while word is not None and word is not top:
        if word.relation in CLAUSAL and word.relation not in ("complement", "open_complement"):
            return False
        word = word.head
    return True
