"""Headlines leave attribution out; the text below has it. Their claims are read with it."""

from __future__ import annotations

from dataclasses import replace

from standoff.document import Document
from standoff.extract.syntax import Syntax
from standoff.reading import Claim
from standoff.terms import Factuality, Stance

__all__ = ["softened"]

_LONGEST = 16
"""A headline has no more words than this."""


def softened(document: Document, syntax: Syntax, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with those of headlines set to Uu where the body gives them as a source's word."""
    end = _headline_end(document, syntax)
    bodies = [claim for claim in claims if claim.sentence.start >= end]
    changed = []
    for claim in claims:
        if claim.sentence.start < end and not claim.holders and claim.factuality != Factuality.UNCOMMITTED:
            said = _said_below(claim, bodies)
            if said is not None:
                who = said.holders[-1]
                name = who.resolved or (who.source.text if who.source else "an unnamed source")
                claim = replace(
                    claim,
                    factuality=Factuality.UNCOMMITTED,
                    because=f"A headline states it; the text below has it as the word of {name}.",
                )
        changed.append(claim)
    return tuple(changed)


def _headline_end(document: Document, syntax: Syntax) -> int:
    """Where the body begins: after the opening lines that are short and have no full stop."""
    end = 0
    for sentence in syntax.sentences:
        text = document.text[sentence.start : sentence.end]
        lines = [s for s in syntax.sentences if s.paragraph == sentence.paragraph]
        if len(text.split()) > _LONGEST or text[-1] in ".!”\"’'" or len(lines) > 1:
            break
        end = sentence.end
    return end if end < len(document.text.rstrip()) else 0


def _said_below(claim: Claim, bodies: list[Claim]) -> Claim | None:
    """A claim of the same kind that the body attributes and nowhere states on its own."""
    if claim.event is None:
        return None
    same = [b for b in bodies if b.event is not None and b.event.type == claim.event.type]
    own = [b for b in same if not b.holders and b.factuality == Factuality.CERTAIN]
    told = [
        b
        for b in same
        if b.holders and b.holders[-1].stance in (Stance.ASSERTS, Stance.SUGGESTS, Stance.ACCUSES)
    ]
    return told[0] if told and not own else None
