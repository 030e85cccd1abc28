"""What a copy leaves out of a claim that made it less than certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from standoff.codebook import table
from standoff.corroborate.figures import counted
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.wording import content
from standoff.terms import CaveatKind, Factuality

__all__ = ["lost", "silenced"]

_SURENESS = {"CT": 3, "PR": 2, "PS": 1}
_WORDS = {3: "certain", 2: "probable", 1: "possible"}
_HEDGING = frozenset({"modal", "over", "adverb", "adjective", "copula"})
_DOUBTS = frozenset({CaveatKind.UNVERIFIED, CaveatKind.NO_EVIDENCE, CaveatKind.CONFLICTING})
_GONE = 0.5


def lost(old: Proposition, new: Proposition) -> Iterator[str]:
    """What `new` no longer has of what `old` has, each in words that go on from the name of its article.

    Only that counts as lost of which the later sentence has no word, so that two readings of the same
    words give nothing.
    """
    condition = old.claim.condition
    if condition is not None and new.claim.condition is None and _gone(condition.text, new):
        yield f"leaves out “{' '.join(condition.text.split())}”"
    before, after = _sureness(old), _sureness(new)
    if 0 < before < after and not _hedged(new.claim.sentence.text):
        yield f"makes {_WORDS[after]} what was {_WORDS[before]}"
    source = old.claim.holders[-1].source if old.claim.holders else None
    if source is not None and not new.claim.holders and _gone(source.text, new):
        yield f"no longer says that it is the word of {' '.join(source.text.split())}"
    yield from _bounds(old, new)


def silenced(old: Proposition, new: Proposition) -> Iterator[str]:
    """Caveats about the claim of whose kind the later text has none, in the same way."""
    kept = {caveat.kind for caveat in new.reading.caveats}
    for caveat in old.reading.caveats:
        if old.claim.id in caveat.about and caveat.kind in _DOUBTS - kept:
            yield f"leaves out the caveat “{' '.join(caveat.span.text.split())}”"


def _sureness(member: Proposition) -> int:
    """3 for what is put forward as certain, 2 as probable, 1 as possible, 0 where it is left open."""
    claim = member.claim
    value = claim.holders[-1].factuality if claim.holders else claim.factuality
    return 0 if value is Factuality.UNCOMMITTED else _SURENESS[value[:2]]


def _bounds(old: Proposition, new: Proposition) -> Iterator[str]:
    """ "Up to 11" that became 11."""
    for was in old.quantities:
        for now in new.quantities:
            if counted(was.unit, old.trigger) != counted(now.unit, new.trigger):
                continue
            if was.low is None and was.high == now.low == now.high:
                yield f"makes “{now.span.text}” of “{was.span.text}”"


def _gone(text: str, new: Proposition) -> bool:
    words = frozenset(content(text))
    there = frozenset(content(new.claim.sentence.text))
    return bool(words) and len(words & there) < _GONE * len(words)


def _hedged(sentence: str) -> bool:
    return bool(_hedges().search(sentence))


@cache
def _hedges() -> re.Pattern[str]:
    rows = [
        row for row in table("factuality") if row["where"] in _HEDGING and row["value"][:2] in ("PR", "PS")
    ]
    words = sorted({row["word"] for row in rows}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
