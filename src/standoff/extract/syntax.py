"""Grammar, asked for by name: the only view of a parse that the other layers have.

A parser fills `Word.relation` with the names in `word.RELATIONS` and links the words; whichever parser
does it (see `parser.py`), the layers above ask for "the subject of this verb", never for its labels.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.extract.word import CLAUSAL, RELATIONS, Word

__all__ = ["CLAUSAL", "RELATIONS", "Name", "Sentence", "Syntax", "Word"]


@dataclass(slots=True, eq=False)
class Name:
    """A named entity as the parser's name finder labels it (OntoNotes: PERSON, ORG, GPE ...)."""

    start: int
    end: int
    label: str
    words: list[Word]


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence: `start` and `end` are offsets into the document, `paragraph` counts from 0."""

    index: int
    start: int
    end: int
    paragraph: int
    words: list[Word] = field(default_factory=list, repr=False)

    @property
    def roots(self) -> list[Word]:
        return [word for word in self.words if word.head is None]


@dataclass(slots=True, eq=False)
class Syntax:
    """A parsed document: `sentences`, `words` and `names`, all in text order."""

    sentences: list[Sentence]
    words: list[Word]
    names: list[Name]

    def words_in(self, start: int, end: int) -> list[Word]:
        """Words that lie wholly between the two offsets."""
        low = self._first_from(start)
        found = []
        for word in self.words[low:]:
            if word.end > end:
                break
            found.append(word)
        return found

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds this offset, or the last one that begins before it."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return self.sentences[max(0, low - 1)]

    def head_of(self, start: int, end: int) -> Word | None:
        """The topmost word of a stretch: the one whose head lies outside it."""
        words = self.words_in(start, end)
        for word in words:
            inside = word.head is not None and start <= word.head.start < end
            if word.pos not in ("PUNCT", "SPACE") and not inside:
                return word
        return words[0] if words else None

    def _first_from(self, offset: int) -> int:
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low
