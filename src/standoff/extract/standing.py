"""Which mentions of events make a claim, and which only name a topic."""

from __future__ import annotations

from standoff.extract.syntax import Word

__all__ = ["stands_alone"]

_TEMPORAL = frozenset({"after", "during", "following", "since", "amid", "before", "despite"})


def stands_alone(trigger: Word) -> bool:
    """True where the words say that the event is, was, will or could be; False for a bare topic.

    Verbs always do. A noun does where a verb carries it ("talks began", "launched an attack", "there
    was a raid"), where it heads a headline or a temporal phrase ("after the attack"), or where
    something is said of it ("an invasion is possible"); not as a mere modifier or complement
    ("the peace talks venue", "an attack helicopter", "a statement on the drills").
    """
    if trigger.is_verb:
        return True
    head = trigger.first_conjunct()
    governor = head.head
    if governor is None:
        return True
    if head.relation in ("subject", "passive_subject", "object", "attribute", "apposition"):
        return True
    if head.relation == "prepositional_object":
        return governor.lemma in _TEMPORAL or _of_fear(governor) or _carried(governor)
    return False


def _of_fear(preposition: Word) -> bool:
    """ "fears of an invasion", "the threat of war": the event is what is feared."""
    above = preposition.head
    return preposition.lemma in ("of", "for", "about") and above is not None and above.pos == "NOUN"


def _carried(preposition: Word) -> bool:
    """ "is in Moscow for talks", "aimed at averting": a verb's own complement."""
    above = preposition.head
    return (
        above is not None
        and above.is_verb
        and preposition.lemma in ("for", "in", "with", "at", "on", "to", "of")
    )
