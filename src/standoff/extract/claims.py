"""Claims: attributions and events put together, each proposition with its chain of holders.

An attribution gives one claim with all of its content; each further event in that content gives a
claim of its own with the words of its clause; an event in nobody's mouth is the outlet's claim.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.document import Document, Span
from standoff.extract.attribution import Attribution
from standoff.extract.because import confidence, reason
from standoff.extract.conditions import condition_on
from standoff.extract.coreference import Cast
from standoff.extract.factuality import Judgement, assess, conditional
from standoff.extract.headlines import softened
from standoff.extract.holders import chain_of, holders, stance_of, top_within
from standoff.extract.mention import Mention
from standoff.extract.quotes import Quote
from standoff.extract.quotes import find as find_quotes
from standoff.extract.standing import stands_alone
from standoff.extract.stretches import Pair, pieces
from standoff.extract.syntax import Syntax, Word
from standoff.extract.truth import predicate, states
from standoff.extract.verdicts import given_by, judge_of, verdict_on
from standoff.reading import Claim, Event, Holder
from standoff.terms import EventType, Factuality, HolderKind, Manner, Stance

__all__ = ["build"]

_PHRASE = 3
"""Quotation marks around so few words set off a phrase of the writer's own sentence."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim before it has an id."""

    chain: tuple[Attribution, ...]
    event: Mention[Event] | None
    content: list[Pair]
    judged: Judgement
    quoted: bool = False
    """True where it stands in quotation marks and nobody is told to have said it."""


def build(
    document: Document,
    syntax: Syntax,
    attributions: list[Attribution],
    events: Sequence[Mention[Event]],
    cast: Cast,
    reserved: frozenset[Word] = frozenset(),
) -> tuple[Claim, ...]:
    """All claims of a text in text order. Events among `reserved` words, those a
    caveat speaks of, are held open."""
    kept = [a for a in attributions if not _wants_what_it_says(a, attributions, cast)]
    owner = {event.head: _innermost(event.head, kept) for event in events}
    drafts: list[_Draft] = []
    for attribution in kept:
        drafts.extend(_of_attribution(document, attribution, kept, events, owner))
    drafts.extend(_of_outlet(document, kept, events, owner))
    claims = [_claim(document, draft, cast, reserved) for draft in drafts]
    claims.sort(key=_order)
    return softened(document, syntax, tuple(_unique(claims)))


def _wants_what_it_says(attribution: Attribution, others: list[Attribution], cast: Cast) -> bool:
    """ "Russia denied it is planning an attack": its own plan in its own mouth is no second holder."""
    if attribution.cue.kind != "mind" or attribution.source is None:
        return False
    outer = chain_of(attribution, others)[:-1]
    if not outer or outer[-1].source is None:
        return False
    inner_party, outer_party = cast.party(attribution.source), cast.party(outer[-1].source)
    if inner_party is None or outer_party is None:
        return False
    same = inner_party.name == outer_party.name
    return same and stance_of(attribution)[0] != Stance.DOUBTS


def _innermost(word: Word, attributions: list[Attribution]) -> Attribution | None:
    covering = [a for a in attributions if a.covers(word.start, word.end) and a.word is not word]
    return min(covering, key=lambda a: (sum(e - s for s, e in a.content), a.cue_span), default=None)


def _of_attribution(
    document: Document,
    attribution: Attribution,
    kept: list[Attribution],
    events: Sequence[Mention[Event]],
    owner: dict[Word, Attribution | None],
) -> list[_Draft]:
    chain = tuple(chain_of(attribution, kept))
    inside = [event for event in events if owner[event.head] is attribution]
    main = _main_event(attribution, inside)
    drafts = []
    head = main.head if main is not None else _innermost_verb(attribution.head)
    judged = Judgement(Factuality.CERTAIN)
    if head is not None:
        judged = assess(head, top_within(head, attribution))
        judged = conditional(judged, condition_on(attribution.word))
    if main is None and _only_judges(attribution, kept, inside):
        judged = Judgement(Factuality.UNCOMMITTED, judged.condition, judged.words)
    drafts.append(_Draft(chain, main, list(attribution.content), judged))
    for event in inside:
        if event is main or not stands_alone(event.head):
            continue
        words = _clause_words(event.head, attribution)
        drafts.append(
            _Draft(
                chain,
                event,
                pieces(document.text, words),
                assess(event.head, top_within(event.head, attribution)),
            )
        )
    return drafts


def _of_outlet(
    document: Document,
    kept: list[Attribution],
    events: Sequence[Mention[Event]],
    owner: dict[Word, Attribution | None],
) -> list[_Draft]:
    drafts = []
    quotes = find_quotes(document.text)
    told = {event.value.type for event in events if owner[event.head] is not None}
    for event in events:
        if owner[event.head] is not None or not stands_alone(event.head):
            continue
        if _taken_up(event, told):
            continue
        covered = {
            w
            for a in kept
            if a.word is not event.head
            for w in event.head.sentence.words
            if a.covers(w.start, w.end)
        }
        asides = {w for a in kept for w in _aside(a, event.head)}
        words = [w for w in _clause_words(event.head, None) if w not in covered and w not in asides]
        if _quoted(document, event.head, quotes):
            inside = [w for w in words if _quoted(document, w, quotes)]
            drafts.append(_Draft((), event, pieces(document.text, inside), assess(event.head), quoted=True))
            continue
        speaks = any(a.word is event.head for a in kept)
        judged = assess(event.head, conditions=not speaks)
        drafts.append(_Draft((), event, pieces(document.text, words), judged))
    return drafts


def _quoted(document: Document, word: Word, quotes: list[Quote]) -> bool:
    """True inside a quotation of some length: whoever said it, the outlet did not."""
    around = [q for q in quotes if q.covers(word.start, word.end)]
    return any(len(document.text[q.start : q.end].split()) > _PHRASE for q in around)


def _aside(attribution: Attribution, event: Word) -> list[Word]:
    """ "..., saying that", "..., raising fears that": the clause that the cue stands in, where that is
    no part of the event's own."""
    word: Word | None = attribution.word
    while word is not None and word is not event:
        if word.relation in ("adverbial_clause", "parataxis", "participial_clause"):
            inside = word.subtree()
            return inside if event not in inside else []
        word = word.head
    return []


def _taken_up(event: Mention[Event], told: set[EventType | None]) -> bool:
    """ "the withdrawal", where a withdrawal is somebody's word elsewhere in the text: a way to speak
    of that claim, not the outlet's own claim that there was one."""
    head = event.head
    if head.is_verb or event.value.type not in told:
        return False
    return any(c.lemma in ("the", "this", "that", "these", "those") for c in head.dependents("determiner"))


def _main_event(attribution: Attribution, inside: list[Mention[Event]]) -> Mention[Event] | None:
    """The event that the content's head is or leads to, not one in a side clause."""
    if attribution.head is None:
        return None
    by_head = {event.head: event for event in inside}
    queue = [attribution.head]
    for word in queue:
        if word in by_head:
            return by_head[word]
        queue.extend(child for child in word.children if not _beside(child))
    return None


def _only_judges(attribution: Attribution, others: list[Attribution], inside: list[Mention[Event]]) -> bool:
    """ "The mayor said the report was false": the claim of the report says it, with the mayor its denier;
    and "said it could neither confirm nor deny the raid" tells nothing but that."""
    told = attribution.head.conjuncts() if attribution.head is not None else []
    called = attribution.head if attribution.frame in ("predicate", "as") else None
    if inside and called is not None and predicate(called) is not None:
        return True  # "called the attack a fabrication": the claim of the attack says it
    if any(other.word in told and stance_of(other)[0] == Stance.WITHHOLDS for other in others):
        return True
    for other in others:
        verdict = verdict_on(other)
        if verdict is not None and judge_of(other, chain_of(other, others)[:-1]) is attribution:
            return attribution.head in (verdict.word, verdict.verb, other.word) or verdict.judged
    return False


def _innermost_verb(head: Word | None) -> Word | None:
    """ "is expected to visit": what is said is the visit, and "expected" says how sure it is."""
    while head is not None:
        inner = [c for c in head.dependents("open_complement") if any(a.tag == "TO" for a in c.auxiliaries())]
        if not inner:
            return head
        head = inner[0]
    return None


def _beside(word: Word) -> bool:
    """A clause that adds to what it hangs on; "plans to attack" is no such clause."""
    if word.relation == "participial_clause" and not states(word):
        return not any(aux.tag == "TO" for aux in word.auxiliaries())
    if word.relation == "relative_clause":
        return not states(word)
    return word.relation in ("adverbial_clause", "conjunct", "parataxis")


def _clause_words(trigger: Word, attribution: Attribution | None) -> list[Word]:
    """The words of the clause that the event heads or stands in, within the attribution."""
    top = trigger
    while not (top.is_verb and (top.finite or top.own_subject() is not None)):
        above = top.head
        if above is None or (attribution is not None and not attribution.covers(above.start, above.end)):
            break
        top = above
    dropped: set[Word] = set()
    for child in top.children:
        apart = child.relation == "parataxis" or (child.relation == "conjunct" and child.is_verb)
        if apart and trigger not in child.subtree():
            dropped.update(child.subtree())
    words = [w for w in top.subtree() if w not in dropped]
    if attribution is not None:
        words = [w for w in words if attribution.covers(w.start, w.end)]
    return words or [trigger]


def _claim(document: Document, draft: _Draft, cast: Cast, reserved: frozenset[Word]) -> Claim:
    judged = draft.judged
    value = judged.value
    event = draft.event.value if draft.event is not None else None
    if draft.event is not None and draft.event.head in reserved:
        value = Factuality.UNCOMMITTED
    own = _own_verdict(draft, value)
    chain = holders(document, list(draft.chain), value, cast, event, ruled=judged.ruled)
    if draft.quoted:
        chain = (Holder(None, None, None, HolderKind.UNNAMED, None, Stance.ASSERTS, value),)
    content = tuple(document.span(start, end) for start, end in draft.content)
    if not content and event is not None:
        content = (event.trigger,)
    anchor = draft.chain[-1].word if draft.chain else draft.event.head if draft.event is not None else None
    assert anchor is not None
    sentence = document.span(anchor.sentence.start, anchor.sentence.end)
    condition = document.span(*judged.condition) if judged.condition is not None else None
    return Claim(
        id=_id(document, chain, event, content),
        sentence=sentence,
        content=content,
        manner=draft.chain[-1].manner if draft.chain else Manner.DIRECT if draft.quoted else None,
        holders=chain,
        factuality=own if chain else value,
        condition=condition,
        event=event,
        confidence=confidence(draft.chain, chain, event, cast),
        because=reason(draft.chain, chain, value, judged),
    )


def _own_verdict(draft: _Draft, value: Factuality) -> Factuality:
    """What the outlet itself makes of another's word: CT- in "falsely claimed that", else nothing."""
    if not draft.chain or draft.quoted:
        return Factuality.UNCOMMITTED
    outermost = draft.chain[0]
    verdict = verdict_on(outermost)
    if verdict is None or verdict.judged:
        return Factuality.UNCOMMITTED
    words = value if len(draft.chain) == 1 else Factuality.CERTAIN
    return given_by(verdict, outermost, words)


def _id(document: Document, chain: tuple[Holder, ...], event: Event | None, content: tuple[Span, ...]) -> str:
    spans = [span for holder in chain for span in (holder.source, holder.cue) if span is not None]
    spans += [event.trigger] if event is not None else list(content)
    text = document.id + "".join(f"|{span.start}:{span.end}" for span in spans)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _order(claim: Claim) -> tuple[int, int, int, str]:
    trigger = claim.event.trigger if claim.event is not None else claim.content[0]
    return claim.sentence.start, len(claim.holders), trigger.start, claim.id


def _unique(claims: list[Claim]) -> list[Claim]:
    seen: set[str] = set()
    kept = []
    for claim in claims:
        if claim.id not in seen:
            seen.add(claim.id)
            kept.append(claim)
    return kept
