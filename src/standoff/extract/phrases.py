"""Noun phrases taken apart: which names of the codebook and which roles their words hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.document import Document
from standoff.extract import actors
from standoff.extract.actors import LONGEST, Actor, Role
from standoff.extract.syntax import Word

__all__ = ["BEFORE", "NOUNS", "Known", "Phrase", "take_apart"]

BEFORE = (
    "compound",
    "adjective",
    "possessor",
    "determiner",
    "number",
    "quantifier",
    "nominal_adverb",
    "case",
)
"""Relations of the words before a head that belong to its phrase."""

NOUNS = ("NOUN", "PROPN")

_PROPER_SECTORS = frozenset(
    ["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "REB", "OPP", "JRN", "EDU", "MED"]
)
_PLACES = ("country", "capital", "region")
_HYPHENS = ("-", "–")


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the codebook, and the words of its name."""

    actor: Actor
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head with the words before it, and the names and roles that are found in them."""

    head: Word
    words: tuple[Word, ...]
    known: tuple[Known, ...]
    roles: tuple[tuple[Role, tuple[Word, ...]], ...]

    @property
    def head_role(self) -> Role | None:
        """The role that the head itself has: "spokesman" of "army spokesman"."""
        for role, words in self.roles:
            if self.head in words and role.sort not in ("modifier", "honorific"):
                return role
        return None

    @property
    def head_actor(self) -> Known | None:
        """The known name that the head is part of."""
        return next((known for known in self.known if self.head in known.words), None)


def take_apart(document: Document, head: Word) -> Phrase:
    """The phrase under `head`; a possessor's own words are left to the possessor."""
    words = (*_before(head), head)
    possessor = head.possessor()
    owned = set(possessor.subtree()) if possessor is not None else set()
    plain = [word for word in words if word not in owned]
    known = tuple(_known(document, plain, head))
    named = {word for item in known for word in item.words}
    roles = tuple(_roles(document, [word for word in plain if word not in named], head))
    return Phrase(head, words, known, roles)


def _before(head: Word) -> list[Word]:
    """The words before the head that belong to its phrase, in text order."""
    found: list[Word] = []
    for child in head.dependents(*BEFORE):
        if child.index < head.index:
            found.extend(word for word in child.subtree() if word.index < head.index)
    first = min((word.index for word in found), default=head.index)
    found += [w for w in head.sentence.words if w.text in _HYPHENS and first < w.index < head.index]
    return sorted(dict.fromkeys(found), key=lambda word: word.index)


def _windows(words: list[Word], i: int) -> Iterator[list[Word]]:
    """Runs of neighbouring words that begin at `i`, longest first."""
    for j in range(min(len(words), i + LONGEST), i, -1):
        if words[j - 1].index - words[i].index == j - 1 - i:
            yield words[i:j]


def _text(document: Document, window: list[Word]) -> str:
    return document.text[window[0].start : window[-1].end]


# -- names ------------------------------------------------------------------------------------


def _known(document: Document, words: list[Word], head: Word) -> Iterator[Known]:
    """Actors of the codebook named in these words, longest names first at each place."""
    beyond = _beyond(document, head)
    if beyond is not None:
        words = [word for word in words if word not in beyond.words]
    i = 0
    while i < len(words):
        for window in _windows(words, i):
            actor = None if _hyphenated(window) else actors.lookup(_text(document, window))
            if actor is not None and not _part_of_a_name(actor, window, words, head):
                article = len(window) > 1 and window[0].pos == "DET"
                yield Known(actor, tuple(window[1:] if article else window))
                i += len(window) - 1
                break
        i += 1
    if beyond is not None:
        yield beyond


def _beyond(document: Document, head: Word) -> Known | None:
    """A known name of several words that holds this head and goes on after it, as in
    "Organization of American States"."""
    words = head.sentence.words
    at = head.index - words[0].index
    if head.pos != "PROPN" or not 0 <= at < len(words):
        return None
    for length in range(LONGEST, 2, -1):
        for first in range(max(0, at - length + 2), at + 1):
            window = words[first : first + length]
            if len(window) < length or window[-1].pos not in NOUNS or not window[0].text[:1].isupper():
                continue
            actor = actors.lookup(_text(document, window))
            if actor is not None:
                return Known(actor, tuple(window))
    return None


def _hyphenated(window: list[Word]) -> bool:
    """True where a hyphen ties the words to others that are no name: "Russian-backed",
    "anti-American", but not "Russia-Belarus"."""
    words = window[0].sentence.words
    first, last = window[0].index - words[0].index, window[-1].index - words[0].index
    for hyphen, other, end, start in (
        (last + 1, last + 2, window[-1].end, None),
        (first - 1, first - 2, None, window[0].start),
    ):
        if not 0 <= hyphen < len(words) or words[hyphen].text not in _HYPHENS:
            continue
        if words[hyphen].start != end and words[hyphen].end != start:
            continue
        if not 0 <= other < len(words) or actors.lookup(words[other].text) is None:
            return True
    return False


def _part_of_a_name(actor: Actor, window: list[Word], words: list[Word], head: Word) -> bool:
    """True where the word is only part of another name: "Jordan" in "Michael Jordan"."""
    if window[-1] is not head:
        after = words.index(window[-1]) + 1
        alone = after < len(words) and words[after] is head and head.pos == "PROPN" and not _common(head)
        return actor.sort in _PLACES and alone and actors.lookup(head.text) is None and len(window) == 1
    if actor.sort == "demonym":
        return False
    before = words[: words.index(window[0])]
    if actor.sort == "person" and any(word.text[:1] == actor.name[:1] for word in before):
        return False
    return any(
        word.pos == "PROPN"
        and word.relation == "compound"
        and word.text[:1].isupper()
        and not _common(word)
        and actors.lookup(word.text) is None
        and not _in_a_title(word, words)
        for word in before
    )


def _in_a_title(word: Word, words: list[Word]) -> bool:
    """True for "Prime" in "Prime Minister Petrov"."""
    at = words.index(word)
    windows = (window for i in range(max(0, at - 3), at + 1) for window in _windows(words, i))
    return any(
        len(window) > 1 and word in window and actors.role(" ".join(w.text.lower() for w in window))
        for window in windows
    )


# -- roles ------------------------------------------------------------------------------------


def _roles(document: Document, words: list[Word], head: Word) -> Iterator[tuple[Role, tuple[Word, ...]]]:
    """Roles in these words, longest phrases first at each place."""
    i = 0
    while i < len(words):
        for window in _windows(words, i):
            role = _role(document, window)
            if role is not None and _fits(role, window, head):
                yield role, tuple(window)
                i += len(window) - 1
                break
        i += 1


def _role(document: Document, window: list[Word]) -> Role | None:
    text, last = _text(document, window).lower().replace("’", "'"), window[-1]
    stem = text[: len(text) - len(last.text)]
    for form in _forms(last):
        role = actors.role(stem + form)
        if role is not None:
            return role
    return None


def _forms(word: Word) -> list[str]:
    forms = [word.text.lower(), word.lemma]
    if word.text.lower().endswith("s"):
        forms.append(word.text.lower()[:-1])
    return forms


def _common(word: Word) -> bool:
    return any(actors.role(form) for form in _forms(word))


def _fits(role: Role, window: list[Word], head: Word) -> bool:
    if window[-1] is not head:
        return role.sort != "part"
    if role.sort == "modifier":
        return False
    if head.pos == "PROPN" and role.sort in ("person", "group", "part") and not head.text.isupper():
        return bool(_PROPER_SECTORS.intersection(role.sectors))
    return True
