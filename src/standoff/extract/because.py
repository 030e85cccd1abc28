"""How sure a claim's reading is, and the one sentence that says what decided it."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.extract.attribution import Attribution
from standoff.extract.coreference import Cast
from standoff.extract.factuality import Judgement
from standoff.reading import Event, Holder
from standoff.terms import Factuality

__all__ = ["confidence", "reason"]

_MEANING = {
    Factuality.CERTAIN: "as certain",
    Factuality.CERTAINLY_NOT: "as not so",
    Factuality.PROBABLE: "as probable or to come",
    Factuality.PROBABLY_NOT: "as improbable",
    Factuality.POSSIBLE: "as possible",
    Factuality.POSSIBLY_NOT: "as possibly not so",
    Factuality.UNCOMMITTED: "without saying that it is so",
}


def confidence(
    chain: Sequence[Attribution], holders: Sequence[Holder], event: Event | None, cast: Cast
) -> float:
    """0..1, by what the reading rests on: each inference (a pronoun, a noun cue, a quotation tied
    by its place) takes its part away. A rank, not a calibrated probability."""
    score = 0.9
    for attribution in chain:
        if attribution.source is None:
            score -= 0.1
        elif cast.resolved(attribution.source):
            score -= 0.08
        if attribution.cue.pos != "verb" and attribution.frame != "according":
            score -= 0.1
        if attribution.head is None and attribution.frame == "quote":
            score -= 0.05
    if event is not None and not event.actors:
        score -= 0.1
    score -= 0.05 * sum(holder.actor is None for holder in holders)
    return round(max(score, 0.1), 2)


def reason(
    chain: Sequence[Attribution], holders: Sequence[Holder], value: Factuality, judged: Judgement
) -> str:
    """One plain sentence: whose words, which cue, which markers."""
    if holders and not chain:
        return "It stands in quotation marks, and who said it is not told."
    parts = []
    for attribution, holder in zip(chain, holders, strict=True):
        who = holder.source.text.strip(" ,") if holder.source is not None else "Nobody named"
        if holder.resolved is not None and holder.resolved not in who:
            who = f"{who} ({holder.resolved})"
        cue = holder.cue.text if holder.cue is not None else attribution.cue.lemma
        parts.append(f"{who}, by “{cue}”, {holder.stance} it {_MEANING[holder.factuality]}")
    if not parts:
        parts.append(f"The outlet itself gives it {_MEANING[value]}")
    marks = list(dict.fromkeys(judged.words))
    if marks:
        parts.append("the words that weigh: " + ", ".join(f"“{word}”" for word in marks))
    if judged.condition is not None:
        parts.append("it depends on a condition")
    return "; ".join(parts) + "."
