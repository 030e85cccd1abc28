"""Who takes which side on a claim: asserts it, denies it or doubts it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from standoff.corroborate.findings import Voice
from standoff.corroborate.newsrooms import Newsroom
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.scope import is_earlier_self, stands_for_nobody
from standoff.corroborate.sources import Source, is_party, newsroom_source, source_of
from standoff.corroborate.wording import overlap, plain
from standoff.reading import Holder
from standoff.terms import Factuality, HolderKind, Manner, Stance

__all__ = ["Side", "Taken", "taken", "uttered", "voices_of"]

_NOTHING_SAID = frozenset({Stance.WITHHOLDS, Stance.ASKS, Stance.REQUESTS})
_UTTERANCE = 4
"""Content words of a quotation that two people do not say alike by chance."""
_VERBATIM = 0.8
_NOT_YET = frozenset({Stance.PREDICTS, Stance.PROMISES, Stance.THREATENS, Stance.SUGGESTS})
_LIKELY = frozenset({Factuality.CERTAIN, Factuality.PROBABLE})
_ASSERTING = _LIKELY | {Factuality.POSSIBLE}
_DENYING = frozenset({Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT})


class Side(StrEnum):
    """What a source does with a proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"


@dataclass(frozen=True, slots=True)
class Taken:
    """One side taken in one claim. `firm` is True for an assertion that it is so or probably so, not
    merely that it may be, will be or would be under a condition. `voice` is the article's newsroom.
    """

    side: Side
    source: Source
    firm: bool
    proposition: Proposition
    voice: Newsroom


def taken(proposition: Proposition, voice: Newsroom) -> Iterator[Taken]:
    """The sides taken in one claim: its innermost holder's, that of outer holders who deny or doubt
    what they pass on, and the outlet's own where there is no holder or it judges what they say: "reports
    that ... are false". What an outlet says that it said before, to put it right, is no side, and nobody
    takes none: "nobody denies that".
    """
    claim = proposition.claim
    if any(is_earlier_self(holder.source, claim.sentence) for holder in claim.holders):
        return
    own = _side(claim.factuality, None)
    if own is not None:
        firm = claim.factuality in _LIKELY and claim.condition is None
        yield Taken(own, newsroom_source(voice), firm, proposition, voice)
    if not claim.holders:
        return
    innermost = claim.holders[-1]
    for holder in claim.holders:
        side = _side(_value(holder, proposition), holder.stance)
        if (
            side is None
            or (side is Side.ASSERTS and holder is not innermost)
            or stands_for_nobody(holder.source)
        ):
            continue
        if side is Side.DENIES and claim.condition is not None:
            continue  # "will not reopen it unless ..." is a condition, no denial
        yield Taken(
            side, source_of(holder, proposition, voice), _firm(holder, proposition), proposition, voice
        )


def uttered(sides: Sequence[Taken]) -> list[Taken]:
    """The same sides, where those of whom the same words are quoted are one source: "the president" of
    one article is "Olga Brandt" of another. The source is the one whose country is told, else the first.
    """
    found: list[Taken] = []
    for side in sides:
        said = [other for other in sides if _one_utterance(side, other)]
        best = min(said, key=lambda other: other.source.country is None) if said else side
        found.append(replace(side, source=best.source))
    return found


def _one_utterance(one: Taken, other: Taken) -> bool:
    claims = one.proposition.claim, other.proposition.claim
    if any(claim.manner is not Manner.DIRECT for claim in claims) or one.side is not other.side:
        return False
    words = one.proposition.words, other.proposition.words
    return min(map(len, words)) >= _UTTERANCE and overlap(*words) >= _VERBATIM


def voices_of(side: Side, sides: Iterable[Taken], parties: Collection[str]) -> tuple[Voice, ...]:
    """Those who take `side`, one by one under the names they have, most documents first."""
    found: dict[tuple[tuple[str, ...], str], list[Taken]] = {}
    for one in sides:
        if one.side is side:
            found.setdefault((one.source.key, _spelling(one.source)), []).append(one)
    voices = [_voice(group, parties) for group in found.values()]
    return tuple(sorted(voices, key=lambda voice: (-len(voice.documents), voice.name, voice.claims)))


def _spelling(source: Source) -> str:
    """Names that are one in a list: a newsroom under any name, others whatever the apostrophe and accents."""
    return "" if source.kind is HolderKind.OUTLET else plain(source.name).casefold().replace("’", "'")


def _voice(group: list[Taken], parties: Collection[str]) -> Voice:
    source = group[0].source
    documents = sorted({one.proposition.key for one in group})
    claims = sorted({one.proposition.ref for one in group})
    return Voice(
        source.name, source.actor, source.kind, is_party(source, parties), tuple(documents), tuple(claims)
    )


def _side(factuality: Factuality, stance: Stance | None) -> Side | None:
    if stance in _NOTHING_SAID:
        return None
    if stance is Stance.DOUBTS or factuality is Factuality.POSSIBLY_NOT:
        return Side.DOUBTS
    if factuality in _DENYING:
        return Side.DENIES
    return Side.ASSERTS if factuality in _ASSERTING else None


def _value(holder: Holder, proposition: Proposition) -> Factuality:
    """What the holder makes of the words. Where they tell of no event, or of none in particular, a "no"
    inside them is part of what is asserted: "we have no plans" is said, not denied."""
    value = holder.factuality
    plain = proposition.claim.event is None or proposition.scope.generic
    whole = plain and holder.stance not in (Stance.DENIES, Stance.DOUBTS)
    return value.negated if whole and value in _DENYING | {Factuality.POSSIBLY_NOT} else value


def _firm(holder: Holder, proposition: Proposition) -> bool:
    likely = _value(holder, proposition) in _LIKELY and holder.stance not in _NOT_YET
    return likely and proposition.claim.condition is None
