"""One document as its events need it: who its words name, what its sentences speak of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from standoff.document import Document
from standoff.extract import actors, gazetteer
from standoff.extract.event_grammar import lemmas_of
from standoff.extract.event_tables import noun_class
from standoff.extract.syntax import Sentence, Syntax, Word
from standoff.reading import Party
from standoff.terms import EventType

__all__ = ["Scene"]

_NAMED_PLACES = frozenset(["GPE", "LOC", "FAC"])
_KNOWN_PLACES = frozenset(["country", "capital", "region"])
_NO_PARTY = frozenset(
    ["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "EVENT"]
)
_FIELDS = frozenset(["SPORT", "SHOWBIZ", "MARKETS"])


@dataclass(slots=True)
class Scene:
    """One document, with `who` and what names and sentences hold, looked up once."""

    document: Document
    who: Callable[[Word], Party | None]
    labels: dict[int, str] = field(default_factory=dict)
    parties: dict[int, Party | None] = field(default_factory=dict)
    bags: dict[int, frozenset[str]] = field(default_factory=dict)
    types: dict[tuple[int, bool], EventType | None] = field(default_factory=dict)
    """What `event_type` found, by the noun's number."""
    text: frozenset[str] = frozenset()
    """All lemmas of the document, and all pairs of neighbours."""

    @classmethod
    def of(cls, document: Document, syntax: Syntax, who: Callable[[Word], Party | None]) -> Scene:
        labels = {word.index: name.label for name in syntax.names for word in name.words}
        scene = cls(document, who, labels)
        scene.text = frozenset().union(*(scene.bag(sentence) for sentence in syntax.sentences))
        return scene

    def party(self, word: Word) -> Party | None:
        """Whom a noun or pronoun names or describes; None for dates and sums."""
        if word.index not in self.parties:
            known = self.labels.get(word.index) not in _NO_PARTY or word.pos != "PROPN"
            self.parties[word.index] = self.who(word) if known else None
        return self.parties[word.index]

    def is_place(self, word: Word) -> bool:
        """True for a named country, city, building or region."""
        label = self.labels.get(word.index)
        if label in _NAMED_PLACES:
            return True
        if word.pos != "PROPN" or label in _NO_PARTY:
            return False
        actor = actors.lookup(word.text)
        if actor is not None:
            return actor.sort in _KNOWN_PLACES
        alone = not word.dependents("compound", "adjective") and word.relation != "subject"
        return alone and bool(gazetteer.lookup(word.text))

    def is_country(self, word: Word) -> bool:
        """True for a country, its capital or its people."""
        actor = actors.lookup(word.text) if word.text[:1].isupper() else None
        return actor is not None and actor.sort in ("country", "capital", "demonym")

    def is_title(self, sentence: Sentence) -> bool:
        """True for a line With Capitals Throughout, where they say nothing of a word."""
        words = [word.text for word in sentence.words if word.text[:1].isalpha() and len(word.text) > 3]
        return sum(text[0].isupper() for text in words) > 0.6 * len(words)

    def bag(self, sentence: Sentence) -> frozenset[str]:
        """All lemmas of a sentence, and all pairs of neighbours."""
        if sentence.index not in self.bags:
            self.bags[sentence.index] = frozenset(lemmas_of(sentence.words))
        return self.bags[sentence.index]

    def mentions(self, sentence: Sentence, name: str) -> bool:
        """True where the sentence has a word of the set, or this word; war leaves no room for games
        and markets."""
        bag = self.bag(sentence)
        if name in _FIELDS and not bag.isdisjoint(noun_class("WARFARE")):
            return False
        return not bag.isdisjoint(noun_class(name) or {name})
