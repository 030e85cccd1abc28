"""Ties a caveat to the claims that it is about, and to the events that it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.extract.mention import Mention
from standoff.extract.syntax import Word
from standoff.reading import Caveat, Claim
from standoff.terms import CaveatKind

__all__ = ["held_open", "tied"]

_BACK = 3
"""Sentences that a caveat looks back for what it is about."""


def held_open(caveats: Sequence[Mention[Caveat]]) -> frozenset[Word]:
    """The words that a caveat speaks of: "the number of troops moving back is unclear" does not say
    that they move back."""
    found: set[Word] = set()
    for mention in caveats:
        if mention.value.kind is CaveatKind.NO_COMMENT:
            continue
        found.update(mention.head.subtree())
        clause = mention.head if mention.head.is_verb else mention.head.governor() or mention.head.head
        subject = clause.subject() if clause is not None else None
        if subject is not None and subject.sentence is mention.head.sentence:
            found.update(subject.subtree())
    return frozenset(found)


def tied(mention: Mention[Caveat], claims: tuple[Claim, ...]) -> Caveat:
    """The caveat with `about` filled: claims in its sentence, else those just before it that share
    an event's noun or verb with it, else the last claim before it. A refusal to comment is about
    nothing that was claimed."""
    caveat = mention.value
    if caveat.kind is CaveatKind.NO_COMMENT:
        return caveat
    here = [
        c
        for c in claims
        if c.sentence.start == caveat.sentence.start and not c.sentence.overlaps(caveat.span)
    ]
    before = [c for c in claims if c.sentence.end <= caveat.sentence.start]
    named = _named(mention.head)
    sharing = [c for c in before if c.event is not None and _stem(c.event.trigger.text) in named]
    if sharing:
        return replace(caveat, about=tuple(c.id for c in sharing[-_BACK:]))
    if here:
        return replace(caveat, about=tuple(c.id for c in here))
    last = [c for c in before if c.sentence.start == before[-1].sentence.start] if before else []
    return replace(caveat, about=tuple(c.id for c in last))


def _named(word: Word) -> set[str]:
    return {_stem(w.text) for w in word.sentence.words if w.pos in ("NOUN", "VERB")}


def _stem(word: str) -> str:
    """The first letters of a word: enough to see "withdrawal" in "withdrawing"."""
    return word.lower()[:6]
