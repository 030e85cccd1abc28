"""Ties a caveat to the claims that it is about."""

from __future__ import annotations

from dataclasses import replace

from standoff.extract.mention import Mention
from standoff.extract.syntax import Word
from standoff.reading import Caveat, Claim
from standoff.terms import CaveatKind

__all__ = ["tied"]

_BACK = 3
"""Sentences that a caveat looks back for what it is about."""


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
