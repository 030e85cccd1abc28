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
from standoff.extract.truth import of_event, over_clause, states
from standoff.terms import Factuality

__all__ = ["Judgement", "assess", "combine", "conditional"]

_CERTAIN = Factuality.CERTAIN
_OPEN = Factuality.UNCOMMITTED
_NOBODY = frozenset(["nobody", "nothing", "none", "no-one"])
_RANK = {"CT": 2, "PR": 1, "PS": 0}
_LINKED = ("attribute", "object_predicate")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value, the offsets of the condition it depends on, and the words that decided it. `ruled` is
    True where it is said of the event, or of the clause it stands in, that it is so or is not."""

    value: Factuality
    condition: tuple[int, int] | None = None
    words: tuple[str, ...] = ()
    ruled: bool = False


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
    verdict = of_event(event) if event.pos == "NOUN" else None
    ruled = verdict is not None and (top is None or verdict.word.sentence is top.sentence)
    if verdict is not None:
        value, words = verdict.value, [verdict.word.text]
    while word is not None:
        known = word.is_verb and _presupposed(event, word)
        marks = [] if known else _on(word, event if below is None else below)
        said = over_clause(word, below) if below is not None else None
        ruled = ruled or said is not None
        above = [(said.value, said.word.text)] if said is not None else _from_below(word, below)
        if verdict is not None and word in (verdict.verb, event):
            above, marks = [], []
        for effect, reason in [*above, *marks]:
            tried = below is not None and below.lemma in _words("attempt") and value == _OPEN
            undone = tried and effect == Factuality.CERTAINLY_NOT  # "foiled a plot to": it was not done
            value = effect if undone else combine(effect, value)
            words.append(reason)
        if known or (said is not None and said.word is word and word.relation not in _LINKED):
            break  # "spread the lie that": whatever becomes of the lie, it is one
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
    return conditional(Judgement(value, None, tuple(words), ruled), condition)


def conditional(judged: Judgement, condition: tuple[int, int] | None) -> Judgement:
    """The judgement under a condition: what depends on one is neither so nor not so."""
    if condition is None or judged.condition is not None:
        return judged
    return Judgement(_OPEN, condition, judged.words, judged.ruled)


def _on(word: Word, below: Word) -> list[tuple[Factuality, str]]:
    """Markers that stand on this word itself: negation, modal, adverb, adjective."""
    found: list[tuple[Factuality, str]] = []
    bears = word.is_verb or below is word
    if not bears and not _bears(word):
        return found
    if not word.is_verb and below is not word and word.lemma not in _values("over"):
        return found
    negation = _negation(word, below)
    modal = next((aux for aux in word.auxiliaries() if aux.lemma in _values("modal")), None)
    if word.pos in ("NOUN", "PROPN"):
        for adjective in word.dependents("adjective"):
            value = _values("adjective").get(adjective.lemma) or _values("adjective").get(
                adjective.text.lower()
            )
            if value is not None:
                found.append((value, adjective.text))
    for adverb in word.dependents("adverb"):
        value = _adverb(adverb)
        if value is not None and adverb.lemma != "never":
            found.append((value, adverb.text))
    cannot = modal is not None and modal.lemma in ("can", "could")
    if negation is not None and not cannot:
        found.append((Factuality.CERTAINLY_NOT, negation.text))
    if modal is not None:
        found.append((_values("modal")[modal.lemma], modal.text))
    if negation is not None and cannot:
        found.append((Factuality.CERTAINLY_NOT, negation.text))
    counted = word.own_subject() is below  # "no attack took place": its "no" has been counted
    negative = (_negative_subject(word) and not counted) or (below is word and _negative_object(word))
    if word.is_verb and (negative or (negation is None and _has_no(word, below))):
        found.append((Factuality.CERTAINLY_NOT, "no"))
    return found


def _from_below(word: Word, below: Word | None) -> list[tuple[Factuality, str]]:
    """What this word does to the clause or noun that it governs."""
    if below is None or below.relation == "adverb":
        return []
    if below.relation in (
        "relative_clause",
        "participial_clause",
        "adverbial_clause",
        "conjunct",
        "parataxis",
    ) and not (word.pos == "NOUN" and below.relation == "participial_clause" and _infinitive(below)):
        return []
    if below.relation == "preposition" and f"{word.lemma}_{below.lemma}" in _values("over"):
        return [(_values("over")[f"{word.lemma}_{below.lemma}"], word.text)]  # "kept them from attacking"
    if below.relation == "preposition" and below.lemma not in _words("governed"):
        return []  # "stopped by threatening", "failed after the attack": a means, a time, not what failed
    if below.relation in ("subject", "passive_subject", "possessor", "compound") and not word.passive:
        failed = below.relation == "subject" and word.lemma in _words("miscarry")
        if failed and below.lemma in _words("attempt"):
            return [(Factuality.CERTAINLY_NOT, word.text)]
        if below.relation != "subject" or (word.pos != "ADJ" and word.lemma not in _words("copula")):
            return []
        attributes = word.dependents("attribute", "open_complement", "object_predicate")
        return [(v, a.text) for a in attributes if (v := _values("over").get(a.lemma)) is not None]
    if word.pos == "ADP" or word.relation == "preposition":
        phrase = _phrase(word)
        value = _values("preposition").get(phrase)
        return [(value, phrase)] if value is not None else []
    lemma = word.lemma
    for particle in word.dependents("particle"):
        lemma = f"{word.lemma}_{particle.lemma}"
    noun_key = f"{word.lemma}_noun" if word.pos == "NOUN" else lemma
    value = _values("over").get(noun_key) or _values("over").get(lemma)
    if _infinitive(below) and word.lemma in ("have", "be"):
        yet = [adverb for adverb in word.dependents("adverb") if adverb.lemma == "yet"]
        if yet:
            return [(Factuality.CERTAINLY_NOT, "yet to")]
    if word.pos == "ADJ" and _infinitive(below) and any(c.lemma == "too" for c in word.dependents("adverb")):
        return [(Factuality.CERTAINLY_NOT, f"too {word.text}")]
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
        return None, not states(word)
    head = word.head
    joined = head.dependents("coordinator") if head is not None and head.is_verb else []
    if word.relation == "conjunct" and any(child.lemma == "than" for child in joined):
        return _values("clause").get("rather than"), True
    if word.relation == "conjunct" and word.is_verb and word.own_subject() is not None:
        return None, True
    if word.relation in ("complement", "prepositional_clause"):
        marker = word.marker()
        asked = marker is not None and marker.lemma in ("whether", "if")
        if asked and (head is None or over_clause(head, word) is None):
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
    if marker.lemma == "than" and any(c.lemma == "rather" for c in clause.children):
        return "rather than"
    if marker.lemma == "as" and any(c.lemma == "if" for c in clause.dependents("marker")):
        return "as if"
    return marker.lemma


def _phrase(preposition: Word) -> str:
    """ "in case of", "in the event of", "instead of", "far from", or the bare preposition."""
    head = preposition.head
    before = [head] if head is not None and head.pos == "ADV" else preposition.dependents("adverb")
    for adverb in before:
        if f"{adverb.lemma} {preposition.lemma}" in _values("preposition"):
            return f"{adverb.lemma} {preposition.lemma}"
    if preposition.lemma == "of" and head is not None:
        if head.lemma == "event" and head.head is not None and head.head.lemma == "in":
            return "in the event of"
        if head.lemma == "case" and head.head is not None and head.head.lemma == "in":
            return "in case of"
    return preposition.lemma


def _bears(word: Word) -> bool:
    """A word on the way up whose own negation bears on the event: "no plans for an attack"."""
    return word.is_verb or word.pos == "ADJ" or word.lemma in _values("over")


def _negative_subject(word: Word) -> bool:
    """ "No troops left", "nobody attacked"."""
    subject = word.own_subject()
    if subject is None:
        return False
    if subject.lemma in _NOBODY:
        return True
    below = [*subject.children, *(c for number in subject.dependents("number") for c in number.children)]
    if any(c.relation == "negation" and c.lemma == "not" and c.index < subject.index for c in below):
        return True  # "not a single soldier", "not one soldier"
    return any(c.lemma in ("no", "neither") for c in subject.dependents("determiner"))


def _negative_object(verb: Word) -> bool:
    """ "Killed no civilians", "fired nothing", "fired at no one": it was not done."""
    for noun in verb.dependents("object"):
        if noun.lemma in _NOBODY:
            return True
        if any(c.lemma in ("no", "neither") for c in noun.dependents("determiner")):
            return True
    return any(_nobody(noun) for _, noun in verb.obliques(*sorted(_words("target"))))


def _nobody(noun: Word) -> bool:
    """ "Nobody", "no one": as a target there was none."""
    none = noun.lemma == "one" and any(c.lemma == "no" for c in noun.dependents("determiner"))
    return none or noun.lemma in _NOBODY


def _has_no(verb: Word, below: Word) -> bool:
    """ "has no plans", "there is no doubt": the noun carries the negation of the clause."""
    if verb.lemma not in ("have", "be"):
        return False
    nouns = verb.dependents("object", "attribute")
    nouns = [noun for noun in nouns if noun is not below]  # that one's "no" has been counted
    return any(c.lemma == "no" for noun in nouns for c in noun.dependents("determiner"))


def _negation(word: Word, below: Word) -> Word | None:
    """The negation that bears on the event: none in "not only", in "did not leave but attacked" for the
    attack, nor where a phrase is negated that is brought out ("it is not every night that")."""
    neither = [c for c in word.dependents("coordinator") if c.lemma == "neither" and c.index < word.index]
    negation = word.negation() or (neither[0] if neither and word.is_verb else None)
    if negation is None:
        return None
    if any(child.lemma in _words("not only") for child in negation.children):
        return None
    if below.relation == "conjunct" and below.is_verb and below.head is word and not _shared(word, below):
        return None
    if word.lemma == "be" and below is not word and _brings_out(word, below):
        return None
    helped = any(c.lemma in ("but", "help") and c.relation == "adverb" for c in word.children)
    if helped and any(aux.lemma in ("can", "could") for aux in word.auxiliaries()):
        return None  # "cannot but attack"
    return negation


def _shared(verb: Word, later: Word) -> bool:
    """True where the "not" of the first verb is that of the later one too: "did not attack or shell"."""
    links = {c.lemma for c in verb.dependents("coordinator") if c.index < later.index}
    if "but" in links:
        return False
    return bool(links & {"or", "nor"}) or later.tag not in ("VBD", "VBZ", "VBP")


def _brings_out(verb: Word, clause: Word) -> bool:
    """True for "it is not every night that a drone hits", "not until Monday that": what is denied is how
    often or when; "it was not only Spain that" is `not only`, and "not true that" denies the clause."""
    subject = verb.own_subject()
    if subject is None or subject.lemma != "it" or clause.relation not in ("complement", "adverbial_clause"):
        return False
    between = [c for c in verb.children if verb.index < c.index < clause.index and c.relation != "negation"]
    for part in between:
        if part.relation in ("preposition", "nominal_adverb") or (
            part.relation == "adverb" and part.pos == "ADV"
        ):
            return True
        if part.relation == "attribute" and any(c.lemma in ("every", "each", "all") for c in part.children):
            return True
    return False


def _adverb(adverb: Word) -> Factuality | None:
    """ "nearly", "hardly ever", "no longer"; not "hardly had they left when"."""
    values = _values("adverb")
    following = [w for w in adverb.sentence.words if w.index == adverb.index + 1]
    if adverb is adverb.sentence.words[0] and any(w.text.lower() == "had" for w in following):
        return None
    for other in adverb.dependents("negation", "adverb"):
        value = values.get(f"{other.lemma} {adverb.text.lower()}") or values.get(other.lemma)
        if value is not None and other.lemma != "never":
            return value
    return values.get(adverb.lemma) or values.get(adverb.text.lower())


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
