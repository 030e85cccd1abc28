"""Whose verdict it is: who says of another's claim that it is so or is not, and what that makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.extract.attribution import Attribution
from standoff.extract.factuality import combine
from standoff.extract.truth import Verdict, bearer, of_cue, of_noun
from standoff.terms import Factuality, Stance

__all__ = ["given_by", "judge_of", "stance_under", "verdict_on"]

_NEGATIVE = (Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT)


def verdict_on(attribution: Attribution) -> Verdict | None:
    """What is said of this attribution: of the noun it goes by ("the claim is false"), of the noun that
    is its source ("false reports said") or of the saying ("falsely claimed"). None where nothing is.
    """
    word, source = attribution.word, attribution.source
    if attribution.cue.pos == "noun":
        return of_noun(word)
    if attribution.cue.pos != "verb":
        return None
    found = of_cue(word)
    if found is None and source is not None and bearer(source):
        found = of_noun(source)
        return found if found is not None and found.verb is not word else None
    return found


def judge_of(attribution: Attribution, outer: Sequence[Attribution]) -> Attribution | None:
    """The one among the attributions that hold this one, outermost first, who gives the verdict on it;
    None where the outlet does, or where there is none."""
    verdict = verdict_on(attribution)
    if verdict is None:
        return None
    if verdict.judged:
        own = next((other for other in outer if other.word is verdict.verb), None)
        if own is not None:
            return own
    place = verdict.word.start, verdict.word.end
    return next((other for other in reversed(outer) if other.covers(*place)), None)


def given_by(verdict: Verdict, inner: Attribution, value: Factuality) -> Factuality:
    """What the one who gives the verdict makes of a proposition that has `value` in its own words: "the
    rumour is true" is as sure as what the rumour says, "the denial is false" says that it is so."""
    base = value.negated if inner.cue.value in _NEGATIVE else value
    return combine(verdict.value, base)


def stance_under(stance: Stance, value: Factuality) -> Stance:
    """The stance of one who says this of another's claim."""
    if value == Factuality.POSSIBLY_NOT:
        return Stance.DOUBTS
    if value in _NEGATIVE:
        return Stance.DENIES
    return Stance.ASSERTS if stance == Stance.DENIES and value != Factuality.UNCOMMITTED else stance
