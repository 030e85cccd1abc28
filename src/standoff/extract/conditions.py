"""Conditions: "if Russia invades", "unless ...", "in the event of ...", "when he sees it"."""

from __future__ import annotations

from functools import cache

from standoff.codebook import table
from standoff.extract.syntax import Word

__all__ = ["condition_on", "inside_condition"]

_FUTURE = frozenset({"will", "would", "'ll", "shall", "could", "may", "might"})


@cache
def _markers() -> frozenset[str]:
    return frozenset(
        row["word"] for row in table("factuality") if row["where"] == "clause" and row["condition"] == "yes"
    )


def condition_on(verb: Word) -> tuple[int, int] | None:
    """Offsets of the condition that the clause of `verb` depends on, or None."""
    for clause in verb.dependents("adverbial_clause", "complement"):
        if _is_condition(clause, verb):
            return clause.extent()
    for preposition, noun in verb.obliques("in"):
        if noun.lemma in ("event", "case") and noun.obliques("of"):
            return preposition.extent()
    for prefix in verb.dependents("preposition"):
        if prefix.lemma in ("without", "barring", "pending"):
            modal = any(aux.lemma in _FUTURE for aux in verb.auxiliaries())
            if modal:
                return prefix.extent()
    return None


def inside_condition(word: Word) -> bool:
    """True where the clause that `word` heads is itself a condition."""
    head = word.head
    if word.relation in ("adverbial_clause", "complement") and head is not None:
        return _is_condition(word, head)
    if word.relation == "prepositional_object" and head is not None and head.lemma == "of":
        noun = head.head
        in_front = noun.head if noun is not None else None
        return (
            noun is not None
            and noun.lemma in ("event", "case")
            and in_front is not None
            and in_front.lemma == "in"
        )
    return False


def _is_condition(clause: Word, main: Word) -> bool:
    if clause.relation == "complement":
        return clause.index < main.index and main.own_subject() is not None and _inverted(clause)
    marker = clause.marker()
    if marker is not None:
        if marker.lemma in _markers() and not _as_if(clause):
            return True
        if marker.lemma in ("when", "once", "until", "before"):
            # "will believe it when he sees it": nothing of it has happened yet
            future = any(aux.lemma in _FUTURE for aux in main.auxiliaries())
            return marker.lemma in ("when", "once") and future and clause.tag in ("VBZ", "VBP", "VBN")
    return _inverted(clause)


def _inverted(clause: Word) -> bool:
    """ "Had they left", "should it attack": a condition without "if"."""
    first = clause.subtree()[0]
    subject = clause.own_subject() or next(iter(clause.dependents("attribute")), None)
    if first.text.lower() not in ("should", "were", "had") or first.tag not in ("MD", "VBD"):
        return False
    return (first.head is clause or first is clause) and subject is not None and subject.index > first.index


def _as_if(clause: Word) -> bool:
    words = [w.lemma for w in clause.subtree()[:2]]
    return words[:2] == ["as", "if"] or words[:2] == ["even", "though"]
