"""A short readable text for a group of claims, made of the words of its best claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from standoff.corroborate.propositions import Proposition, said
from standoff.corroborate.scope import is_earlier_self
from standoff.corroborate.wording import FUNCTION_WORDS, NEGATIONS
from standoff.terms import Factuality, Stance

__all__ = ["proposition_text"]

_LONGEST = 24
_FEWEST = 3
_UNDATED = "9999"
_CONDITIONAL = frozenset({"if", "unless", "whether", "until", "once", "when"})
"""A clause that opens so tells on what something depends, not what is claimed."""
_PRONOUN = re.compile(r"\b(?:he|she|it|they|we|i|you|this|that|these|those|who|which)\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"^(?:['’](?:s|re|m|ve|d|ll)|(?:is|are|was|were|am|has|have|had|been|be|will|would)\b)\s*", re.IGNORECASE
)
_LEADING = re.compile(
    r"^(?:that|and|but|or|to|as|when|after|before|because|once|while|since|where|if|whether)\s+",
    re.IGNORECASE,
)
_EDGES = ' \t\n,;:.!?"“”„«»'


def proposition_text(members: Sequence[Proposition]) -> str:
    """The words of the claim whose content is most like that of all the others; of those that are
    about as much so the oldest, before anybody reworked it, then the shortest. What somebody denies is
    taken from one who asserts it, if there is one; what a newsroom takes back only where there is nothing
    else.

    A clause whose subject is a pronoun, or that has none, is given the name of who acts in front:
    "Russia: pulling back some of its troops". `members` must not be empty.
    """
    common = Counter(word for member in members for word in member.words)

    def rank(member: Proposition) -> tuple[bool, bool, bool, bool, float, str, int, str]:
        plain = _text(member)
        words = plain.split()
        short = len(words) <= _LONGEST and len(member.words) >= _FEWEST
        conditional = plain.partition(" ")[0].casefold() in _CONDITIONAL and not _is_fact(member)
        clear = (
            short
            and not conditional
            and member.claim.condition is None
            and not NEGATIONS & set(plain.casefold().split())
        )
        lacking = _with_subject(member) != plain or _PRONOUN.match(plain) is not None
        typical = sum(common[word] for word in member.words) / max(len(member.words), 1) ** 0.5
        published = member.reading.document.published or _UNDATED
        holders = member.claim.holders[-1:]
        denied = holders and holders[0].stance is Stance.DENIES
        former = holders and is_earlier_self(holders[0].source, member.claim.sentence)
        typicality = -round(typical / len(members))
        return bool(former), not clear, bool(denied), lacking, typicality, published, len(words), member.ref

    return _shortened(_with_subject(min(members, key=rank)))


def _is_fact(member: Proposition) -> bool:
    """True for what somebody says has happened: "when a drone struck the post" is no condition then."""
    claim = member.claim
    value = claim.holders[-1].factuality if claim.holders else claim.factuality
    return value is Factuality.CERTAIN and not member.scope.ahead


def _text(member: Proposition) -> str:
    return _trimmed(said(member.reading, member.claim))


def _trimmed(text: str) -> str:
    """Without marks at the ends, save the one that closes a quotation inside."""
    plain = text.strip(_EDGES)
    if plain.count("“") > plain.count("”"):
        return f"{plain}”"
    return f'{plain}"' if plain.count('"') % 2 else plain


def _with_subject(member: Proposition) -> str:
    text = _trimmed(_LEADING.sub("", _text(member)))
    event = member.claim.event
    if event is None or not event.actors:
        return text
    actor, pronoun = event.actors[0], _PRONOUN.match(text)
    if pronoun:
        rest = _trimmed(_AUXILIARY.sub("", text[pronoun.end() :].lstrip()))
        if _PRONOUN.search(rest.partition(event.trigger.text)[0]):
            return f"{actor.name}: {_text(member)}"  # "when they have eaten they will go": two clauses
        return f"{actor.name}: {rest}" if rest else text
    inside = any(span.covers(actor.span) for span in member.claim.content)
    named = actor.name.casefold() in text.casefold()
    bare = inside and actor.span.text.casefold() in FUNCTION_WORDS
    return f"{actor.name}: {text}" if not named and (bare or not inside) else text


def _shortened(text: str) -> str:
    words = text.split()
    return text if len(words) <= _LONGEST else " ".join(words[:_LONGEST]) + " ..."
