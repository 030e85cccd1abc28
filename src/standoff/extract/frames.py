"""Where the content of a cue stands in the grammar: one small function a frame.

A frame takes the cue word and gives the content's head and the words that it spans, or None.
Names are those of the `frames` column of `codebook/cues.tsv`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standoff.extract.cues import cues_of, words_for
from standoff.extract.syntax import Word

__all__ = ["Content", "content_by_frame", "resumes"]

_WH = ("WP", "WDT", "WRB", "WP$")
_NEAR = 2
_PREPOSITIONS = {"to_noun": "to"}


@dataclass(frozen=True, slots=True)
class Content:
    """`head` is the verb or noun that the content is about; `words` all words of it."""

    head: Word
    words: tuple[Word, ...]
    preposition: Word | None = None


def content_by_frame(cue: Word, frame: str) -> Content | None:
    """The content that `cue` has in this frame, or None where it has none."""
    special = _FRAMES.get(frame)
    if special is not None:
        return special(cue)
    return _after_preposition(cue, _PREPOSITIONS.get(frame, frame))


def _clause(cue: Word) -> Content | None:
    for clause in cue.dependents("complement"):
        small = clause.tag == "VBG" and clause.own_subject() is not None  # "showed rebels leaving"
        if not _interrogative(clause) and (small or not _bare_infinitive(clause)):
            whole = _whole(clause)
            return Content(clause, (*whole.words, *_stray(cue, clause)))
    for clause in cue.dependents("open_complement", "adverbial_clause"):
        if cue.lemma == "say" and clause.relation == "open_complement" and not _infinitive(clause):
            return _whole(clause)
        marker = clause.marker()
        if marker is not None and marker.lemma == "that":
            return _whole(clause)
    if cue.pos == "NOUN":
        for clause in cue.dependents("participial_clause", "relative_clause"):
            that = [
                child for child in clause.children if child.lemma == "that" and child.index < clause.index
            ]
            relative = clause.relation == "relative_clause" and any(w.relation != "marker" for w in that)
            if that and clause.finite and not relative:
                return _whole(clause)
    return None


def _stray(cue: Word, clause: Word) -> list[Word]:
    """Parts of the content that the parser hung on the cue: "said it left because ... and that ...".

    A second that-clause, a reason or a condition after the content belongs to it.
    """
    found: list[Word] = []
    for child in cue.children:
        if child.index < clause.index or child is clause:
            continue
        marker = child.marker()
        name = marker.lemma if marker is not None else ""
        second = child.relation == "conjunct" and name == "that"
        reason = child.relation == "adverbial_clause" and name in words_for("reason")
        carried = child.relation == "nominal_adverb" and any(child.dependents("adverbial_clause"))
        if second or reason or carried:
            found += child.subtree()
    return found


def _parenthetical(cue: Word) -> Content | None:
    """ "Troops, the ministry said, are leaving": the cue hangs under what it presents."""
    head = cue.head
    if head is None or cue.relation != "parataxis":
        return None
    own = set(cue.subtree())
    words = tuple(word for word in head.subtree() if word not in own)
    return Content(head, words)


def _wh(cue: Word) -> Content | None:
    for clause in cue.dependents("complement", "open_complement"):
        if _interrogative(clause):
            return _whole(clause)
    for clause in cue.dependents("adverbial_clause"):
        marker = clause.marker()
        beside = marker is not None and 0 < marker.index - cue.index <= _NEAR
        if beside and marker is not None and marker.lemma in ("if", "whether"):
            return _whole(clause)  # "asked if they had left", parsed as a condition
    return None


def _to(cue: Word) -> Content | None:
    for clause in cue.dependents("open_complement", "participial_clause", "complement"):
        if not _infinitive(clause) or clause.own_subject() is not None:
            continue
        if cue.object() is None or cue.pos != "VERB" or cue.lemma == "promise":
            return _raised(cue, clause)
    return None


def _raised(cue: Word, clause: Word) -> Content:
    """ "Talks are expected to begin": the subject of the passive belongs to the content."""
    subject = cue.own_subject()
    if not cue.passive or cue.agent() is not None or subject is None or subject.relation != "passive_subject":
        return _whole(clause)
    return Content(clause, tuple(sorted([*subject.subtree(), *_whole(clause).words], key=_order)))


def _obj_to(cue: Word) -> Content | None:
    hung = [noun_clause for _, noun in cue.obliques("on") for noun_clause in noun.relative_clauses()]
    for clause in [*cue.dependents("open_complement", "complement", "adverbial_clause"), *hung]:
        if not _infinitive(clause):
            continue
        subject = clause.own_subject()
        addressee = cue.object()
        if clause.relation not in ("open_complement", "complement") and _addressed(cue, clause) is None:
            continue
        if subject is not None:
            return _whole(clause)
        on = None
        if addressee is None:
            on, addressee = _addressed(cue, clause) or (None, None)
        if addressee is not None and addressee.start < clause.start:
            words = dict.fromkeys(addressee.subtree() + clause.subtree())
            return Content(clause, tuple(sorted(words, key=_order)), on)
        if cue.passive:
            return _whole(clause)
    return None


def _addressed(cue: Word, clause: Word) -> tuple[Word, Word] | None:
    """The preposition and who is called upon in "called on Chad to withdraw"."""
    for preposition, noun in cue.obliques("on"):
        if cue.index < preposition.index and noun.index < clause.index:
            return preposition, noun
    return None


def _noun(cue: Word) -> Content | None:
    noun = cue.object()
    if noun is not None and cue.passive:
        return None  # "was denied entry", "was promised a job": nobody's words
    if noun is None and cue.passive:
        noun = cue.own_subject()
    if noun is None or noun.pos in ("PRON", "PROPN") or noun.relation == "relative_clause":
        return None
    inside = set(cue.subtree())
    if noun not in inside:
        return None
    whole = _whole(noun)
    return Content(noun, (*whole.words, *_completing(cue, noun)))


def _completing(cue: Word, noun: Word) -> list[Word]:
    """What goes on from the object under the cue: "offered loans to parents", "cited it as proof"."""
    found: list[Word] = []
    last = noun.subtree()[-1].index
    for child in cue.dependents("preposition", "indirect_object"):
        words = child.subtree()
        if child.lemma in words_for("completes") and noun.index < words[0].index == last + 1:
            found += words
            last = words[-1].index
    return found


def _ing(cue: Word) -> Content | None:
    for clause in cue.dependents("open_complement", "complement", "adverbial_clause"):
        having = any(aux.tag == "VBG" for aux in clause.auxiliaries())  # "denied having left"
        beside = 0 < clause.subtree()[0].index - cue.index <= _NEAR and clause.marker() is None
        if clause.relation == "adverbial_clause" and not beside:
            continue
        if (clause.tag == "VBG" or having) and not _infinitive(clause):
            return _whole(clause)
    return None


def _predicate(cue: Word) -> Content | None:
    """ "called it a disgrace": the object and what it is called."""
    for clause in cue.dependents("complement", "open_complement"):
        if clause.own_subject() is not None and not clause.finite and not _infinitive(clause):
            return _whole(clause)
    predicate = cue.dependents("object_predicate")
    thing = cue.object()
    given = cue.indirect_object()
    if not predicate and thing is not None and given is not None and given.index < thing.index:
        predicate, thing = [thing], given  # "called him a coward", parsed as a gift
    if predicate and thing is not None:
        words = sorted(thing.subtree() + predicate[0].subtree(), key=_order)
        return Content(predicate[0], tuple(words))
    return None


def _as(cue: Word) -> Content | None:
    thing = cue.object() or (cue.own_subject() if cue.passive else None)
    for preposition in cue.dependents("preposition"):
        if preposition.lemma != "as":
            continue
        for head in (
            preposition.dependents("prepositional_object", "prepositional_clause") or preposition.children
        ):
            words = [*(thing.subtree() if thing is not None else []), *preposition.subtree()]
            return Content(head, tuple(sorted(words, key=_order)))
    return None


def _after_preposition(cue: Word, name: str) -> Content | None:
    """ "called for a truce": what follows the preposition; "accused Kyiv of shelling": with the object."""
    thing = cue.object() or (cue.own_subject() if cue.passive else None)
    found = [*cue.prepositional_clauses(name), *cue.obliques(name)]
    for preposition, head in found:
        if head.pos == "PRON" or preposition.index < cue.index:
            continue
        words = head.subtree()
        if thing is None or (cue.pos != "verb" and not cue.is_verb) or thing.relation == "relative_clause":
            return Content(head, tuple(words), preposition)
        inside = [*thing.subtree(), *preposition.subtree()] if thing.head is cue else preposition.subtree()
        return Content(head, tuple(sorted(inside, key=_order)))
    return None


def _at_number(cue: Word) -> Content | None:
    """ "put the toll at 12": the object and the figure."""
    thing = cue.object()
    for preposition, noun in cue.obliques("at"):
        counted = noun.pos == "NUM" or noun.dependents("number")
        if thing is not None and counted:
            return Content(noun, tuple(sorted([*thing.subtree(), *preposition.subtree()], key=_order)))
    return None


def _never(_: Word) -> Content | None:
    return None


_FRAMES: dict[str, Callable[[Word], Content | None]] = {
    "clause": lambda cue: _clause(cue) or _parenthetical(cue),
    "wh": _wh,
    "to": _to,
    "obj_to": _obj_to,
    "noun": _noun,
    "ing": _ing,
    "at_number": _at_number,
    "predicate": _predicate,
    "as": _as,
    "quote": _never,
}


def _whole(head: Word) -> Content:
    dropped: set[Word] = set()
    for word in head.subtree():
        if word.relation in ("conjunct", "adverbial_clause") and word not in dropped and resumes(word):
            dropped.update(word.subtree())
    return Content(head, tuple(word for word in head.subtree() if word not in dropped))


def resumes(verb: Word) -> Word | None:
    """The first verb of speech in "said A and added B" and "said A, saying B", for the second one,
    where the parser hangs the second under A; None for any other word.

    A speaker's second verb of speech has no subject of its own and agrees with the first in form,
    or is a participle behind a comma.
    """
    if verb.own_subject() is not None or not _speaks(verb):
        return None
    first: Word | None = verb.first_conjunct()
    if verb is first:
        first = verb.head if verb.tag == "VBG" and verb.relation == "adverbial_clause" else None
        while first is not None and first.relation in ("open_complement", "conjunct"):
            first = first.head
    outer = first.head if first is not None and first.relation == "complement" else None
    if first is None or outer is None or not _speaks(outer) or _speaks(first):
        return None
    return outer if verb.tag == "VBG" or verb.tag == outer.tag else None


def _speaks(word: Word) -> bool:
    return any(cue.kind in ("speech", "act") and cue.pos == "verb" for cue in cues_of(word))


def _order(word: Word) -> int:
    return word.index


def _infinitive(clause: Word) -> bool:
    return any(aux.tag == "TO" for aux in clause.dependents("auxiliary"))


def _bare_infinitive(clause: Word) -> bool:
    return not clause.finite and (_infinitive(clause) or clause.tag == "VBG")


def _interrogative(clause: Word) -> bool:
    marker = clause.marker()
    asks = marker is not None and marker.lemma != "that"
    if marker is not None and asks and (marker.lemma in ("whether", "if") or marker.tag in _WH):
        return True
    first = clause.subtree()[0]
    return first.tag in _WH and first.lemma != "that"
