"""The holders of a claim: whose word it is, what kind of source, and what they make of it."""

from __future__ import annotations

from functools import cache

from standoff.codebook import table
from standoff.document import Document
from standoff.extract import actors
from standoff.extract.attribution import Attribution
from standoff.extract.conditions import condition_on
from standoff.extract.coreference import Cast
from standoff.extract.credits import agency
from standoff.extract.cues import cues_of
from standoff.extract.factuality import assess, combine
from standoff.extract.syntax import Word
from standoff.extract.truth import of_cue
from standoff.extract.verdicts import given_by, judge_of, stance_under, verdict_on
from standoff.reading import Event, Holder, Party
from standoff.terms import EventType, Factuality, HolderKind, Stance

__all__ = ["chain_of", "holders"]

_OPEN = Factuality.UNCOMMITTED
_HOSTILE = (EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.THREATEN)


@cache
def _kinds() -> dict[str, HolderKind]:
    return {row["word"]: HolderKind(row["kind"]) for row in table("holders")}


def chain_of(attribution: Attribution, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions that hold this one, outermost first, and itself last."""
    outer = [
        other
        for other in attributions
        if other is not attribution
        and other.covers(*attribution.cue_span)
        and not attribution.covers(*other.cue_span)
    ]
    return [*sorted(outer, key=_size, reverse=True), attribution]


def holders(
    document: Document,
    chain: list[Attribution],
    value: Factuality,
    cast: Cast,
    event: Event | None,
    *,
    ruled: bool = False,
) -> tuple[Holder, ...]:
    """One Holder an attribution; `value` is what the words give the proposition within the innermost.
    `ruled` is True where it is among those words that it is so or is not ("it is a lie that ...")."""
    found: list[Holder] = []
    words = value
    for place in reversed(range(len(chain))):
        attribution, inner = chain[place], chain[place + 1] if found else None
        stance, effect = stance_of(attribution)
        if inner is None:
            if stance == Stance.ASSERTS:
                stance = _of_the_future(attribution, event, cast)
            given = combine(effect, value)
            stance = stance_under(stance, given) if ruled and stance == Stance.ASSERTS else stance
        elif (verdict := verdict_on(inner)) is not None and judge_of(
            inner, chain[: place + 1]
        ) is attribution:
            given = given_by(verdict, inner, words if inner is chain[-1] else value)
            same = verdict.judged or verdict.word.relation == "adjective"  # "denied the false claim that"
            given = given if same and stance == Stance.DENIES else combine(effect, given)
            stance = stance_under(stance, given) if stance != Stance.WITHHOLDS else stance
        else:
            reports = attribution.cue.value == Factuality.CERTAIN
            given = _OPEN if reports else combine(effect, value)  # who reports another's word leaves it there
        found.append(_holder(document, attribution, stance, given, cast))
        value = given if given != _OPEN else value
    return tuple(reversed(found))


def stance_of(attribution: Attribution) -> tuple[Stance, Factuality]:
    """What the cue does, and the value it gives: negation, refusal and "would" considered."""
    cue, word = attribution.cue, attribution.word
    stance, value = cue.stance, cue.value
    if attribution.head is not None and _withheld(attribution):
        return Stance.WITHHOLDS, _OPEN
    if _uncommitted(word):
        return Stance.WITHHOLDS, _OPEN
    if attribution.negated or _nobody(attribution):
        doubted = cue.kind == "mind" and stance == Stance.DOUBTS
        if doubted or (_nobody(attribution) and stance in (Stance.DENIES, Stance.DOUBTS)):
            return Stance.ASSERTS, Factuality.CERTAIN  # "nobody denies that", "never doubted that"
        if stance == Stance.PROMISES:
            return Stance.DENIES, Factuality.CERTAINLY_NOT  # "has no plans to", "did not promise"
        if cue.kind == "mind" and value not in (_OPEN, Factuality.CERTAIN):
            return Stance.DOUBTS, Factuality(value[:2] + "-")  # "does not believe that"
        if cue.kind == "document":
            return Stance.ASSERTS, _OPEN  # "does not show that"
        return Stance.WITHHOLDS, _OPEN
    own = assess(word, top_within(word, None))
    if own.condition is not None and cue.kind == "mind":
        return Stance.DOUBTS, _OPEN  # "will believe it when he sees it"
    said = own.value == Factuality.CERTAIN or of_cue(word) is not None  # "was wrong to say": it was said
    if not said and cue.pos == "verb" and cue.kind in ("speech", "document"):
        return stance, _OPEN  # "could announce", "is expected to say": not said yet
    return stance, value


def _uncommitted(word: Word) -> bool:
    """ "would neither confirm nor deny", "refused to rule out", "did not confirm or deny": the one who
    says so keeps it open, whichever of the verbs has the content."""
    first = word.first_conjunct()
    helper = first.head
    refused = helper is not None and first.relation == "open_complement" and _refuses(helper)
    if refused and any(cue.kind in ("speech", "act") for cue in cues_of(word)):
        return True
    negated = first.negation() is not None or any(
        c.lemma == "neither" for c in first.dependents("coordinator")
    )
    if first is word and not word.dependents("conjunct"):
        return False
    sides = {cue.value for verb in first.conjuncts() for cue in cues_of(verb)}
    both = {Factuality.CERTAIN, Factuality.CERTAINLY_NOT} <= sides
    return both and (negated or refused)


def _refuses(verb: Word) -> bool:
    return any(cue.value == Factuality.CERTAINLY_NOT and "to" in cue.frames for cue in cues_of(verb))


def _nobody(attribution: Attribution) -> bool:
    source = attribution.source
    return source is not None and source.lemma in ("nobody", "no-one", "none")


def top_within(word: Word, attribution: Attribution | None) -> Word:
    """The highest word above `word` that still lies inside the attribution's content."""
    top = word
    for above in word.ancestors():
        if attribution is not None and not attribution.covers(above.start, above.end):
            break
        top = above
    return top


def _of_the_future(attribution: Attribution, event: Event | None, cast: Cast) -> Stance:
    """What "said that X will ..." does: promises where X is the speaker's own side, threatens where
    that would be an attack or coercion, predicts of others."""
    head = attribution.head
    if head is None or attribution.cue.kind != "speech":
        return Stance.ASSERTS
    if condition_on(head) is not None and any(c.kind == "mind" for c in cues_of(head)):
        return Stance.DOUBTS  # "We will believe it when we see it"
    future = any(aux.lemma in ("will", "would", "'ll", "shall") for aux in head.auxiliaries())
    doer = head.agent() if head.passive else head.subject()
    if not future or doer is None or attribution.source is None or head.lemma in ("be", "have", "need"):
        return Stance.ASSERTS
    theirs, own = cast.party(doer), cast.party(attribution.source)
    if theirs is None or own is None:
        return Stance.ASSERTS
    if _one_side(theirs, own):
        hostile = event is not None and event.type in _HOSTILE and _within(event, head)
        return Stance.THREATENS if hostile else Stance.PROMISES
    countries = {_first(theirs), _first(own)}
    return Stance.PREDICTS if countries <= actors.country_codes() else Stance.ASSERTS


def _first(party: Party) -> str:
    return (party.code or "").split(" ")[0]


def _within(event: Event, head: Word) -> bool:
    """True where the event is what the head itself says, not something further in."""
    return event.trigger.start <= head.start < event.trigger.end


def _one_side(left: Party, right: Party) -> bool:
    """One party, or two of one country."""
    same_country = _first(left) == _first(right) and _first(left) in actors.country_codes()
    return left.name == right.name or same_country


def _withheld(attribution: Attribution) -> bool:
    """ "refused to say", "declined to confirm": it keeps its word back."""
    head = attribution.head
    if attribution.frame != "to" or attribution.cue.value != Factuality.CERTAINLY_NOT or head is None:
        return False
    return any(cue.kind in ("speech", "act") for cue in cues_of(head))


def _holder(
    document: Document, attribution: Attribution, stance: Stance, value: Factuality, cast: Cast
) -> Holder:
    cue = document.span(*attribution.cue_span)
    if attribution.source is None or attribution.source_span is None:
        return Holder(None, None, None, HolderKind.UNNAMED, cue, stance, value)
    party = cast.party(attribution.source)
    source = document.span(*attribution.source_span)
    kind = _kind(attribution.source, party, cast)
    name = party.name if party is not None else None
    return Holder(source, name, party.code if party is not None else None, kind, cue, stance, value)


def _kind(word: Word, party: Party | None, cast: Cast) -> HolderKind:
    name = party.name if party is not None else word.text
    if agency(name) is not None or _media(party):
        return HolderKind.OUTLET
    if word.pos == "PROPN" and cast.is_person(word):
        return HolderKind.NAMED
    if word.pos == "PRON":
        if party is None:
            return (
                HolderKind.COLLECTIVE
                if word.lemma in ("they", "we", "those", "many", "some")
                else HolderKind.ANONYMOUS
            )
        return HolderKind.NAMED if cast.stands_for_person(word) else HolderKind.INSTITUTION
    plural = word.tag in ("NNS", "NNPS")
    kind = _kinds().get(word.lemma)
    if any(
        child.relation == "apposition" and cast.is_person(child) and child.pos == "PROPN"
        for child in word.children
    ):
        return HolderKind.NAMED
    if kind is HolderKind.COLLECTIVE and not plural:
        return HolderKind.INSTITUTION if _institution(word) or _definite(word) else HolderKind.ANONYMOUS
    if (
        kind is HolderKind.ANONYMOUS
        and _definite(word)
        and not plural
        and word.lemma not in ("source", "official")
    ):
        return HolderKind.ANONYMOUS
    if kind is not None:
        return kind
    if word.pos == "PROPN" or _institution(word):
        return HolderKind.COLLECTIVE if plural and word.pos == "NOUN" else HolderKind.INSTITUTION
    if plural:
        return HolderKind.COLLECTIVE
    role = actors.role(word.lemma)
    if role is not None and role.sort in ("title", "person") and not _definite(word):
        return HolderKind.ANONYMOUS
    return HolderKind.INSTITUTION


def _institution(word: Word) -> bool:
    role = actors.role(word.lemma)
    return role is not None and role.sort == "institution"


def _definite(word: Word) -> bool:
    return any(c.lemma == "the" for c in word.dependents("determiner")) or word.possessor() is not None


def _media(party: Party | None) -> bool:
    return party is not None and "JRN" in (party.code or "").split()


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
