"""How a claim bears on one particular event: whether on any at all, on which of several, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from standoff.codebook import table
from standoff.corroborate.parties import is_particular, party_key
from standoff.corroborate.wording import content, kin, sense
from standoff.document import Span
from standoff.reading import Claim, Party, Reading
from standoff.terms import Factuality, Stance

__all__ = ["Scope", "corrects", "is_earlier_self", "scope_of", "stands_for_nobody"]

_BEFORE = 7
"""Words before an event word among which "will" and "plan to" bear on it."""
_AFTER = 6
_BESIDE = 2
"""Words before an event word among which "second" counts the event."""
_QUOTE = re.compile(r"^[\s\"'“”‘’«»]+")
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBERED = re.compile(r"\b\d+(?:st|nd|rd|th)\b", re.IGNORECASE)
_WAR_TOLL = 10_000
"""So many dead are those of a war or a disaster, not of one attack."""
_DEAD = frozenset({"killed", "people", "civilians", "casualties"})
_AHEAD = frozenset({Stance.PREDICTS, Stance.PROMISES, Stance.THREATENS})
_PERFECT = re.compile(r"\b(?:may|might|could|would|must|to) have\b")
"""What may have happened lies behind, not ahead."""
_PAST = re.compile(r"^(?:was|were|had|has|have|did)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a claim is about.

    `generic`: about no particular event ("an army that wanted to cross would not begin so"). `ahead`:
    about one that has not happened yet. `number`: which of several ("2" of "a second strike"), `more`:
    another than there was ("further talks"), `apart`: another than the one told before. `whole`: a
    whole war, not one event of it. `numbered` are ordinals in figures, which name units and rounds:
    "76th".
    """

    generic: bool = False
    ahead: bool = False
    number: str | None = None
    more: bool = False
    apart: bool = False
    whole: bool = False
    numbered: frozenset[str] = frozenset()


def scope_of(reading: Reading, claim: Claim) -> Scope:
    """The scope of one claim of `reading`, by the words of its content around the event word."""
    text = " ".join(span.text for span in claim.content)
    before, after = _around(reading, claim)
    trigger = claim.event.trigger.text.casefold().split() if claim.event else []
    counting = " ".join((*before.split()[-_BESIDE:], *trigger[:-1]))
    return Scope(
        generic=_is_generic(reading, claim, text),
        ahead=_is_ahead(claim, before, after),
        number=_number(counting) or _other(counting) or _told_beside(claim, before, after),
        more=bool(_any_of("more").search(counting)),
        apart=bool(_any_of("apart").search(claim.sentence.text)),
        whole=_is_whole(claim),
        numbered=frozenset(found.casefold() for found in _NUMBERED.findall(text)),
    )


def is_earlier_self(source: Span | None, sentence: Span | None = None) -> bool:
    """True for "an earlier version of this article": what a newsroom said before it put it right. A label
    before such a sentence, "Correction:", is the newsroom's own.
    """
    if source is None:
        return False
    labelled = sentence is not None and bool(_any_of("earlier").search(sentence.text))
    own = _any_of("corrects").fullmatch(source.text.strip()) is not None
    return bool(_any_of("earlier").search(source.text)) or (labelled and own)


def stands_for_nobody(source: Span | None) -> bool:
    """True for "nobody" and "no official": there is no such source."""
    return source is not None and _any_of("nobody").match(source.text.strip().casefold()) is not None


def corrects(sentence: Span) -> bool:
    """True where a newsroom puts its own text right in this sentence."""
    return bool(_any_of("corrects").search(sentence.text) or _any_of("earlier").search(sentence.text))


def _around(reading: Reading, claim: Claim) -> tuple[str, str]:
    """The few words of the sentence before and after the event word, in lower case."""
    if claim.event is None:
        return "", ""
    trigger, sentence = claim.event.trigger, claim.sentence
    text = reading.document.text
    before = _WORDS.findall(text[min(sentence.start, trigger.start) : trigger.start].casefold())
    after = _WORDS.findall(text[trigger.end : max(sentence.end, trigger.end)].casefold())
    return " ".join(before[-_BEFORE:]), " ".join(after[:_AFTER])


def _is_generic(reading: Reading, claim: Claim, text: str) -> bool:
    """True where the subject stands for nobody in particular, the verb makes a rule or a case in the
    mind, and nothing ties the claim to a party, a place, a day or a number.
    """
    subject = _QUOTE.sub("", text).casefold()
    nobody, anybody, some = (_opens_with(use).match(subject) for use in ("nobody", "anybody", "some"))
    found = nobody or anybody or some
    if found is None or _is_tied(reading, claim):
        return False
    rest = subject[found.end() :].lstrip()
    if nobody or anybody:
        return not _PAST.match(rest)
    return bool(_any_of("modal").search(rest))


def _is_tied(reading: Reading, claim: Claim) -> bool:
    event, mentions = claim.event, reading.mentions
    if event is not None:
        told = event.places or event.time or event.quantities
        if told or any(map(_is_somebody, (*event.actors, *event.recipients))):
            return True
    named = [party.span for party in mentions.parties if _is_somebody(party)]
    named += [place.span for place in mentions.places] + [figure.span for figure in mentions.quantities]
    return any(content.covers(span) for span in named for content in claim.content)


def _is_somebody(party: Party) -> bool:
    return is_particular(party_key(party))


def _is_ahead(claim: Claim, before: str, after: str) -> bool:
    innermost = claim.holders[-1] if claim.holders else None
    value = innermost.factuality if innermost else claim.factuality
    if _PERFECT.search(before):
        return False
    if value is Factuality.POSSIBLE or (innermost is not None and innermost.stance in _AHEAD):
        return True
    return bool(_ahead("before").search(before) or _ahead("after").search(after))


def _is_whole(claim: Claim) -> bool:
    counted = claim.event.quantities if claim.event else ()
    toll = any((quantity.low or 0) >= _WAR_TOLL and quantity.unit in _DEAD for quantity in counted)
    return toll or bool(_any_of("whole").search(claim.sentence.text))


def _number(counting: str) -> str | None:
    words = counting.split()
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word in _ordinals() and not _any_of("not counted").match(following):
            return _ordinals()[word]
    return None


def _told_beside(claim: Claim, before: str, after: str) -> str | None:
    """The number of an event that another word of its kind tells: "a second air strike hit the bridge",
    "four were hurt by a second blast".
    """
    kinds = {kin(word) for word in content(claim.event.trigger.text)} - {None} if claim.event else set()
    words = [*before.split(), "", *after.split()]
    for place, word in enumerate(words):
        if word in _ordinals() and not _any_of("not counted").match(" ".join(words[place + 1 :][:1])):
            beside = words[place + 1 : place + 1 + _BESIDE]
            if any(kin(sense(other)) in kinds for other in beside if other):
                return _ordinals()[word]
    return None


def _other(counting: str) -> str | None:
    """Told of by the word right before the event word: "three other attacks" are none of those before."""
    return "other" if _any_of("other").fullmatch(" ".join(counting.split()[-1:])) else None


@cache
def _rows(use: str) -> tuple[dict[str, str], ...]:
    return tuple(row for row in table("scope") if row["use"] == use)


@cache
def _any_of(use: str) -> re.Pattern[str]:
    return _pattern(row["words"] for row in _rows(use))


@cache
def _opens_with(use: str) -> re.Pattern[str]:
    return _pattern(row["words"] for row in _rows(use))


@cache
def _ahead(value: str) -> re.Pattern[str]:
    return _pattern(row["words"] for row in _rows("ahead") if row["value"] == value)


@cache
def _ordinals() -> dict[str, str]:
    return {row["words"]: row["value"] for row in _rows("number")}


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
