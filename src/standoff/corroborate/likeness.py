"""How far two claims are the same claim, with the reasons; None where something keeps them apart."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from standoff.corroborate.agreement import (
    doers,
    figures,
    orders_apart,
    parties,
    swapped,
    time,
    together,
)
from standoff.corroborate.nearness import Part, where
from standoff.corroborate.propositions import Proposition, said
from standoff.corroborate.wording import overlap
from standoff.terms import EventType

__all__ = ["ENOUGH", "Likeness", "likeness"]

ENOUGH = 0.5
"""From this score on two claims of an event are one claim: more speaks for it than against."""

_WORDS_ALONE = 0.72
_WORDS_AND_MORE = 0.62
_FEW_WORDS = 4
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_SPEECH = frozenset(
    {EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)
"""Acts of speech: two of them are one only where they are about one thing, whoever performs them."""
_TOPIC_OF_SPEECH = 0.3
_TOPIC_OF_OTHERS = 0.4
"""Two acts told by words of two kinds are one only where they are about one thing."""
_TOPIC_OF_UNTOLD = 0.2
"""The same where the event words share nothing and nobody is told to take part in both: what is not
told is no agreement."""
_SAME_STORY = 0.3
"""What openings must agree for two acts that name nothing and nobody, "the withdrawal", to be one."""
_ALIKE = 0.5
_OPENING_WORDS = 20
"""Content words of an opening that tells a story."""
_TOPIC_WORDS = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` from 0 to 1; `because` names in words what agrees, where that is enough."""

    score: float
    because: str


@dataclass(frozen=True, slots=True)
class _Weights:
    """Evidence of each part that two claims are of one event, in natural logarithms of odds: where the
    part agrees wholly, and where it does not agree at all. A part that is not told weighs nothing.
    `article` is for two claims of one article.
    """

    base: float
    same_word: float
    same_kind: float
    other_word: float
    topic: tuple[float, float]
    who: tuple[float, float]
    whom: tuple[float, float]
    where: tuple[float, float]
    story: tuple[float, float]
    article: float
    time: tuple[float, float]


_OF_AN_ACT = _Weights(
    base=-2.3,
    same_word=1.6,
    same_kind=0.6,
    other_word=-1.0,
    topic=(-0.7, 2.4),
    who=(-0.3, 0.9),
    whom=(-0.2, 0.5),
    where=(-0.6, 0.8),
    story=(-0.6, 2.4),
    article=0.0,
    time=(-0.6, 0.6),
)
_OF_VIOLENCE = _Weights(
    base=-2.3,
    same_word=0.4,
    same_kind=0.2,
    other_word=-0.4,
    topic=(-0.4, 1.8),
    who=(-0.2, 0.5),
    whom=(-0.1, 0.4),
    where=(-1.2, 1.4),
    story=(-0.6, 2.4),
    article=1.2,
    time=(-1.2, 1.2),
)
"""One strike is told by its blast, its dead and its wreckage: which event word is used says little,
where and when says most."""
_OF_ANYTHING = _Weights(
    base=-3.5,
    same_word=3.6,
    same_kind=0.0,
    other_word=0.0,
    topic=(0.0, 2.2),
    who=(0.0, 0.8),
    whom=(0.0, 1.9),
    where=(-0.4, 0.6),
    story=(-1.6, 1.1),
    article=0.0,
    time=(-0.6, 0.6),
)
"""Events of no PLOVER type, which are told apart by their words."""

_SAME_SENTENCE, _SAME_TARGET, _OTHER_TARGET = 1.5, 0.8, -1.0
_NO_DATE, _NOT_YET, _DEPENDS, _BARE = -1.0, -0.5, -0.7, -1.2


def likeness(one: Proposition, other: Proposition) -> Likeness | None:
    """How far `one` and `other` say the same. None where they cannot be one claim.

    Claims of an event are compared part by part: what is done (the trigger), in which words, by
    whom, to whom, where, when, in articles on one story or not. A part that one of them does not
    tell counts neither way; parts that exclude each other (two countries, two towns, two days) keep
    the claims apart, and so does that one is what the other says: "she denied it" is no denial of her
    own, but tells of one. The score is the logistic of the evidence of the parts, as if they were
    independent. Claims of no event, and such as are about no event in particular, have their words
    only, and need to share nearly all of them.
    """
    if _of_one_page(one, other):
        return Likeness(1.0, "the same words in two versions of one page")
    of_event = all(claim.trigger and not claim.scope.generic for claim in (one, other))
    if (of_event and one.type is not other.type) or one.scope.generic is not other.scope.generic:
        return None
    if _tells_of(one, other) or _tells_of(other, one):
        return None
    when = time(one, other)
    if when is None:
        return None
    return _of_event(one, other, when) if of_event else _by_words(one, other, when)


def _of_one_page(one: Proposition, other: Proposition) -> bool:
    """True for the words of a page that another version of it has too."""
    here, there = one.reading.document, other.reading.document
    if one.key == other.key or here.url is None or here.url != there.url:
        return False
    return said(one.reading, one.claim) == said(other.reading, other.claim)


def _of_event(one: Proposition, other: Proposition, when: Part) -> Likeness | None:
    violence = one.type is EventType.ASSAULT
    if _apart(one, other, violence):
        return None
    topic = _topic(one, other)
    if topic is not None and topic < _TOPIC_OF_SPEECH and one.type in _SPEECH:
        return None
    if one.type in _MUTUAL:
        who = whom = together(one, other)
    else:
        if one.type and swapped(one, other):
            return None
        who, whom = parties(doers(one), doers(other)), parties(one.recipients, other.recipients)
    there = where(one, other)
    if who is None or whom is None or there is None:
        return None
    weights = _OF_VIOLENCE if violence else _OF_AN_ACT if one.type else _OF_ANYTHING
    word, counted = _trigger(one, other, weights), figures(one, other, when)
    untold = not _meant(one, other) and 1.0 not in (who[0], whom[0])
    if not violence and not counted[1] and (_strange(word, topic) or (untold and not _about_one(topic))):
        return None
    story = None if one.key == other.key else _story(one, other)
    bare = not violence and topic is None and who[0] != 1.0 and story is not None and story < _SAME_STORY
    beside = violence and one.key == other.key and one.claim.sentence == other.claim.sentence
    evidence = (
        weights.base
        + word[0]
        + _weigh(topic, weights.topic)
        + _weigh(who[0], weights.who)
        + _weigh(whom[0], weights.whom)
        + _weigh(there[0], weights.where)
        + (weights.article if story is None else _telling(one, other) * _weigh(story, weights.story))
        + _weigh(when[0], weights.time)
        + counted[0]
        + (_SAME_SENTENCE if beside else 0.0)
        + (_target(one, other) if violence else 0.0)
        + (_NO_DATE if violence and when[0] is None else 0.0)
        + (_BARE if bare and one.type else 0.0)
        + (_NOT_YET if one.scope.ahead is not other.scope.ahead else 0.0)
        + (_DEPENDS if (one.claim.condition is None) is not (other.claim.condition is None) else 0.0)
    )
    score = round(1 / (1 + exp(-evidence)), 3)
    if score < ENOUGH:
        return Likeness(score, "")
    reasons = [f"both {one.type}" if one.type else "", word[1], _shared(one, other)]
    reasons += [f"{label} {part[1]}" for label, part in (("actor", who), ("recipient", whom)) if part[1]]
    reasons += ["articles that open alike" if story and story >= _ALIKE else "", there[1], when[1]]
    reasons += [counted[1], "in one sentence" if beside else ""]
    return Likeness(score, "; ".join(reason for reason in reasons if reason))


def _tells_of(one: Proposition, other: Proposition) -> bool:
    """True where what happens in `one` is that somebody says `other`."""
    return bool(one.trigger) and one.trigger <= other.cues - other.trigger


def _strange(word: tuple[float, str], topic: float | None) -> bool:
    """True for two acts told by words of two kinds that are not about one thing."""
    return word[0] < 0 and (topic is None or topic < _TOPIC_OF_OTHERS)


def _meant(one: Proposition, other: Proposition) -> bool:
    """True where the event words are one or of one kind; to be coded alike is less."""
    return bool(one.trigger & other.trigger or one.kinds & other.kinds)


def _about_one(topic: float | None) -> bool:
    """True where it is told what both are about, and that is not two things."""
    return topic is not None and topic >= _TOPIC_OF_UNTOLD


def _weigh(agreement: float | None, weight: tuple[float, float]) -> float:
    """Evidence between the two ends of `weight`, nothing where the agreement is not known."""
    if agreement is None:
        return 0.0
    return weight[0] + agreement * (weight[1] - weight[0])


def _story(one: Proposition, other: Proposition) -> float:
    """How far two articles open alike. Half of what the shorter opening says is as much as all of it."""
    return min(1.0, 2 * overlap(one.about, other.about))


def _telling(one: Proposition, other: Proposition) -> float:
    """How much weight the openings have, 0 to 1: that of one line is hardly more than the claim itself."""
    return min(1.0, min(len(one.about), len(other.about)) / _OPENING_WORDS)


def _by_words(one: Proposition, other: Proposition, when: Part) -> Likeness | None:
    few = min(len(one.words), len(other.words)) < _FEW_WORDS
    half = 2 * len(one.words & other.words) >= len(one.words | other.words)
    if few or not half or one.numbers != other.numbers:
        return None
    words = overlap(one.words, other.words)
    voice = f"both said by {one.speaker}" if one.speaker and one.speaker == other.speaker else ""
    if words < (_WORDS_AND_MORE if voice or one.trigger & other.trigger else _WORDS_ALONE):
        return None
    because = "; ".join(reason for reason in (_shared(one, other), voice, when[1]) if reason)
    return Likeness(round(max(words, ENOUGH), 3), because)


def _shared(one: Proposition, other: Proposition) -> str:
    return f"{len(one.words & other.words)} of {len(one.words | other.words)} content words"


def _apart(one: Proposition, other: Proposition, violence: bool) -> bool:
    """True where the words tell two events from one another: a second strike, another brigade, the
    dead of the war beside those of a night, an attack that may come beside one that came, further
    talks that are to be held beside those that were.
    """
    mine, theirs = one.scope, other.scope
    if mine.number != theirs.number or orders_apart(one, other):
        return True
    if mine.numbered and theirs.numbered and not mine.numbered & theirs.numbered:
        return True
    if mine.ahead is not theirs.ahead and (violence or mine.more or theirs.more):
        return True
    return violence and mine.whole is not theirs.whole


def _topic(one: Proposition, other: Proposition) -> float | None:
    """Agreement of the words around the event words. None where one of the two has hardly any: "the
    withdrawal" may be any withdrawal.
    """
    if min(len(one.subject), len(other.subject)) < _TOPIC_WORDS and one.type not in _SPEECH:
        return None
    return overlap(one.subject, other.subject)


def _trigger(one: Proposition, other: Proposition, weights: _Weights) -> tuple[float, str]:
    if one.trigger & other.trigger:
        return weights.same_word, f"same event word ({', '.join(sorted(one.trigger & other.trigger))})"
    if one.kinds & other.kinds:
        return weights.same_kind, f"event words of one kind ({min(one.kinds & other.kinds)})"
    if one.mode and one.mode == other.mode:
        return weights.same_kind, f"same mode ({one.mode})"
    return (0.0 if one.light or other.light else weights.other_word), ""


def _target(one: Proposition, other: Proposition) -> float:
    """Evidence of what was attacked, where both tell it."""
    if not one.targets or not other.targets:
        return 0.0
    return _SAME_TARGET if one.targets & other.targets else _OTHER_TARGET
