"""What to call the party that a noun phrase is about, and from where to where the phrase goes."""

from __future__ import annotations

from standoff.document import Document
from standoff.extract.phrases import Phrase, take_apart
from standoff.extract.syntax import Word

__all__ = ["extent", "name_of", "one_line"]

_INSIDE_NAMES = frozenset(["-", "–", "al", "de", "bin", "von", "van", "der", "da", "ben", "."])


def name_of(document: Document, phrase: Phrase) -> tuple[str, str | None]:
    """What to call it, and its Wikidata item where it is wholly a known name."""
    known, head = phrase.head_actor, phrase.head
    if known is not None and known.actor.sort != "demonym":
        return known.actor.name, known.actor.wikidata
    if head.pos == "PROPN" and known is None and phrase.head_role is None:
        return _proper(document, phrase), None
    if phrase.head_role is not None and phrase.head_role.sort in ("person", "title"):
        for name in head.appositions():
            if name.pos == "PROPN":
                beside = take_apart(document, name)
                found = beside.head_actor
                return (found.actor.name if found else _proper(document, beside)), None
    counting = head.dependents("determiner", "number", "quantifier")
    counted = {word for top in counting for word in top.subtree()}
    first = next(word for word in phrase.words if word not in counted)
    return one_line(document.text[first.start : max([head.end, *_tail(head)])]), None


def _proper(document: Document, phrase: Phrase) -> str:
    """The name without titles and without whose they are: "Olaf Scholz"."""
    titles = {word for role, words in phrase.roles if role.sort != "modifier" for word in words}
    known = {word for item in phrase.known for word in item.words}
    first = phrase.head
    for word in reversed(phrase.words[:-1]):
        in_name = word.pos == "PROPN" or word.text in _INSIDE_NAMES
        if word.index != first.index - 1 or not in_name or word in titles or word in known:
            break
        first = word
    return one_line(document.text[first.start : phrase.head.end])


def extent(phrase: Phrase) -> tuple[int, int]:
    """Offsets of the phrase, with what says whose it is and without relative clauses."""
    known = phrase.head_actor
    words = [*phrase.words, *(known.words if known is not None else ())]
    ends = [word.end for word in words] + _tail(phrase.head)
    return min(word.start for word in words), max(ends)


def _tail(head: Word) -> list[int]:
    """Ends of the phrases after the head that say whose or from where it is."""
    return [
        noun.noun_phrase(keep_appositions=False)[1]
        for preposition, noun in head.obliques("of", "for", "from")
        if preposition.index > head.index and noun.index - head.index <= 8
    ]


def one_line(text: str) -> str:
    """The words with single blanks between them."""
    return " ".join(text.split())
