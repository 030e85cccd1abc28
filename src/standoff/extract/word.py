"""One token of a parse and the grammatical relations it is asked for by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.extract.syntax import Sentence

__all__ = ["CLAUSAL", "RELATIONS", "Word"]

RELATIONS = frozenset(
    [
        "root",
        "subject",
        "passive_subject",
        "clausal_subject",
        "object",
        "indirect_object",
        "attribute",
        "object_predicate",
        "complement",
        "open_complement",
        "preposition",
        "prepositional_object",
        "prepositional_clause",
        "agent",
        "adverbial_clause",
        "relative_clause",
        "participial_clause",
        "apposition",
        "possessor",
        "compound",
        "adjective",
        "number",
        "determiner",
        "quantifier",
        "adverb",
        "nominal_adverb",
        "auxiliary",
        "passive_auxiliary",
        "negation",
        "conjunct",
        "coordinator",
        "marker",
        "particle",
        "parataxis",
        "expletive",
        "case",
        "punctuation",
        "interjection",
        "other",
    ]
)
"""Every relation that a word can have to its head. Prepositions head their nouns."""

CLAUSAL = frozenset(
    [
        "complement",
        "open_complement",
        "prepositional_clause",
        "adverbial_clause",
        "relative_clause",
        "participial_clause",
        "parataxis",
        "clausal_subject",
    ]
)
"""Relations of a word that heads a clause of its own."""

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(slots=True, eq=False, repr=False)
class Word:
    """One token, its place in the text and its links. `lemma` is lower case.

    `pos` is the Universal POS tag, `tag` the Penn Treebank one, `index` the number in the document;
    `known` is False for a verb that the parser's dictionary does not have: a misspelling, mostly.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    relation: str = "other"
    known: bool = True
    head: Word | None = None
    children: list[Word] = field(default_factory=list)
    sentence: Sentence = field(default=None)  # type: ignore[assignment]  # set by the parser

    def __repr__(self) -> str:
        return f"<{self.text} {self.pos} {self.relation}>"

    # -- plain links ------------------------------------------------------------------------

    def dependents(self, *relations: str) -> list[Word]:
        """Children with one of these relations, in text order; all children without any."""
        if not relations:
            return list(self.children)
        return [child for child in self.children if child.relation in relations]

    def ancestors(self) -> Iterator[Word]:
        """Its head, the head's head, and so on up to the root."""
        word = self.head
        while word is not None:
            yield word
            word = word.head

    def subtree(self) -> list[Word]:
        """Itself and all below it, in text order."""
        found = [self]
        for word in found:
            found.extend(word.children)
        return sorted(found, key=lambda word: word.index)

    def conjuncts(self) -> list[Word]:
        """Itself and all that is coordinated under it: "Ukraine and Nato" from "Ukraine"."""
        found = [self]
        for word in found:
            found.extend(word.dependents("conjunct"))
        return found

    def first_conjunct(self) -> Word:
        """The word that heads the coordination it stands in, or itself."""
        word = self
        while word.relation == "conjunct" and word.head is not None:
            word = word.head
        return word

    # -- clauses ----------------------------------------------------------------------------

    @property
    def is_verb(self) -> bool:
        return self.pos in ("VERB", "AUX")

    @property
    def passive(self) -> bool:
        """True for "was attacked", and for a bare participle on a noun ("troops killed in ...")."""
        if self.dependents("passive_subject", "passive_auxiliary", "agent"):
            return True
        return self.tag == "VBN" and self.relation == "participial_clause"

    @property
    def finite(self) -> bool:
        """True where it or one of its auxiliaries has tense or is a modal."""
        return self.tag in _FINITE or any(aux.tag in _FINITE for aux in self.auxiliaries())

    def auxiliaries(self) -> list[Word]:
        """Auxiliaries, those of the verb it is coordinated with where it has none of its own."""
        own = self.dependents("auxiliary", "passive_auxiliary")
        if not own and self.relation == "conjunct" and self.head is not None and self.head.is_verb:
            shares_subject = not self.dependents("subject", "passive_subject")
            if shares_subject and self.tag in ("VB", "VBN", "VBG"):
                return self.head.auxiliaries()
        return own

    def negation(self) -> Word | None:
        """The "not", "never" or "no" on this word itself, if any."""
        for child in self.children:
            if child.relation == "negation":
                return child
            if child.relation in ("determiner", "adverb") and child.lemma in (
                "no",
                "never",
                "neither",
                "nor",
            ):
                return child
        return None

    def own_subject(self) -> Word | None:
        """The subject that stands under this very word."""
        found = self.dependents("subject", "passive_subject", "clausal_subject")
        return found[0] if found else None

    def subject(self) -> Word | None:
        """The subject, also where another word carries it.

        "Russia said it left and sold ...": `sold` has the subject of `left`; "agreed to leave":
        `leave` has that of `agreed`, or its object ("asked Russia to leave"); in a relative or
        participial clause it is the noun that the clause describes.
        """
        own = self.own_subject()
        if own is not None and own.tag in ("WDT", "WP") and self.relation == "relative_clause":
            return self.head
        if own is not None:
            return own
        head = self.head
        if head is None:
            return None
        if self.relation == "conjunct" and (head.is_verb or head.own_subject()):
            return head.subject()
        if self.relation == "open_complement":
            if not head.passive and head.object() is not None and head.lemma != "promise":
                return head.object()
            return head.subject()
        if self.relation == "complement" and not self.finite:
            return head.object() or head.subject()
        if self.relation == "participial_clause" and any(a.tag == "TO" for a in self.auxiliaries()):
            # "has plans to leave", "its threat to leave": whoever has the plan leaves
            owner = head.possessor()
            if owner is None and head.relation == "object" and head.head is not None:
                owner = head.head.subject()
            return owner or head
        if self.relation in ("participial_clause", "relative_clause"):
            return head
        if self.relation == "adverbial_clause" and not self.finite:
            return head.subject()
        if self.relation == "prepositional_clause" and head.head is not None:
            governor = head.head
            if not governor.is_verb:
                return None
            blamed = governor.object() or (governor.own_subject() if governor.passive else None)
            if blamed is not None and head.lemma in ("of", "from", "against", "for", "into"):
                return blamed  # "accused Chad of arming", "kept Chad from arming"
            return governor.subject()
        return None

    def object(self) -> Word | None:
        """The direct object. In "the drills it held" it is the noun that the clause describes."""
        found = self.dependents("object")
        if found:
            if found[0].tag in ("WDT", "WP") and self.relation == "relative_clause":
                return self.head
            return found[0]
        own = self.own_subject()
        gap = self.relation == "relative_clause" and not self.passive and own is not None
        return self.head if gap and own is not None and own.tag not in ("WDT", "WP") else None

    def indirect_object(self) -> Word | None:
        found = self.dependents("indirect_object")
        return found[0] if found else None

    def agent(self) -> Word | None:
        """Who did it, in a passive: the noun after "by"."""
        for by in self.dependents("agent"):
            for noun in by.dependents("prepositional_object"):
                return noun
        return None

    def complements(self) -> list[Word]:
        """Heads of the clauses that complete it: "said [that] it left", "agreed to leave"."""
        return self.dependents("complement", "open_complement")

    def adverbial_clauses(self) -> list[tuple[Word | None, Word]]:
        """(marker, head) of each adverbial clause: ("if", "invades")."""
        return [(clause.marker(), clause) for clause in self.dependents("adverbial_clause")]

    def marker(self) -> Word | None:
        """The subordinator of the clause it heads: "that", "if", "unless", "when"."""
        for child in self.children:
            if child.relation == "marker" or (child.relation == "adverb" and child.tag == "WRB"):
                return child
        return None

    def obliques(self, *prepositions: str) -> list[tuple[Word, Word]]:
        """(preposition, noun) pairs: "in Kyiv", "because of drills"; all where none is named."""
        pairs = []
        for preposition in self.dependents("preposition", "agent"):
            for inner in [preposition, *preposition.dependents("preposition")]:
                if prepositions and inner.lemma not in prepositions:
                    continue
                pairs += [(inner, noun) for noun in inner.dependents("prepositional_object")]
        return pairs

    def prepositional_clauses(self, *prepositions: str) -> list[tuple[Word, Word]]:
        """(preposition, clause head) pairs: "of planning an attack"."""
        return [
            (preposition, clause)
            for preposition in self.dependents("preposition")
            if not prepositions or preposition.lemma in prepositions
            for clause in preposition.dependents("prepositional_clause")
        ]

    def relative_clauses(self) -> list[Word]:
        """Heads of the clauses that describe this noun, relative and participial."""
        return self.dependents("relative_clause", "participial_clause")

    def appositions(self) -> list[Word]:
        return self.dependents("apposition")

    def possessor(self) -> Word | None:
        """ "Russia" from "denial" in "Russia's denial"; "its" too."""
        found = self.dependents("possessor")
        return found[0] if found else None

    def modifiers(self) -> list[Word]:
        """Adjectives, numbers, compounds, adverbs and determiners on it."""
        return self.dependents(
            "adjective", "number", "compound", "adverb", "determiner", "quantifier", "nominal_adverb"
        )

    def governor(self) -> Word | None:
        """The nearest word above that heads the clause it stands in."""
        word: Word | None = self
        while word is not None:
            if word.relation in CLAUSAL or word.relation == "root":
                return word if word is not self else None
            if word.relation == "conjunct" and word.is_verb and word is not self:
                return word
            word = word.head
        return None

    # -- stretches of text ------------------------------------------------------------------

    def extent(self) -> tuple[int, int]:
        """Offsets from the first to the last word below it, punctuation at the edges left out."""
        words = self.subtree()
        while len(words) > 1 and words[0].pos == "PUNCT":
            words.pop(0)
        while len(words) > 1 and words[-1].pos == "PUNCT":
            words.pop()
        return words[0].start, words[-1].end

    def noun_phrase(self, *, keep_appositions: bool = True) -> tuple[int, int]:
        """Offsets of the noun phrase it heads, without relative clauses, coordinated nouns
        or trailing adverbials; with its prepositional phrases."""
        drop = {"relative_clause", "conjunct", "coordinator", "parataxis", "adverbial_clause", "punctuation"}
        if not keep_appositions:
            drop.add("apposition")
        kept = [self]
        for word in kept:
            kept.extend(c for c in word.children if word is not self or c.relation not in drop)
        kept = [word for word in kept if word.pos not in ("PUNCT", "SPACE")] or [self]
        return min(word.start for word in kept), max(word.end for word in kept)
