"""What a number counts, under one name: "soldiers" and "troops" are troops, "$" is USD."""

from __future__ import annotations

from functools import cache

from standoff import codebook
from standoff.extract.syntax import Syntax, Word
from standoff.extract.time_readings import entries

__all__ = ["counted", "unit_of_word", "unit_words"]

_REACH = 5
"""A counted noun stands at most so many words after its number: "12 heavily armed pro-Russian men"."""

_LONGEST_WORD = 30
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "NUM"})
_ON_A_NOUN = ("number", "quantifier", "determiner", "adjective", "compound")
_BETWEEN = frozenset(
    [
        "are",
        "be",
        "been",
        "had",
        "has",
        "have",
        "is",
        "of",
        "the",
        "them",
        "these",
        "they",
        "those",
        "was",
        "were",
    ]
)
_SIBILANT = ("s", "x", "z", "ch", "sh")


@cache
def unit_words(*kinds: str) -> dict[str, str]:
    """From each spelling of these kinds of unit, in lower case, to the name of the unit."""
    return {
        word.lower(): row["unit"]
        for row in codebook.table("units")
        if not kinds or row["kind"] in kinds
        for word in row["words"].split("|")
    }


def unit_of_word(word: Word) -> str | None:
    """The unit that a counted noun names; None for a singular name ("two Su-25").

    A noun outside the table is its own unit, in the plural; a people's name ("Syrians") counts people.
    """
    text, known = word.text.lower(), unit_words()
    at = word.index - word.sentence.words[0].index
    phrase = f"{word.sentence.words[at - 1].text.lower()} {text}" if at else text
    if phrase in known:
        return known[phrase]
    if text in known:
        return known[text]
    if word.lemma in known:
        return known[word.lemma]
    if not text.replace("-", "").isalpha():
        return None
    if word.tag == "NNPS" and not word.text.isupper():
        return "people"
    plural = word.tag in ("NNS", "NNPS")
    if word.pos == "PROPN" and not plural:
        return text if word.text.isupper() and len(text) > 3 and text.endswith("s") else None
    return text if plural or (word.text.isupper() and text.endswith("s")) else _plural(text)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    return noun + ("es" if noun.endswith(_SIBILANT) else "s")


def counted(syntax: Syntax, start: int, end: int) -> tuple[Word | None, str | None]:
    """The noun that the number at these offsets counts, and its unit; None for what is not said.

    The grammar is asked first, then the words that follow, then what the sentence says became of them:
    "12 were wounded", "the toll rose to 70".
    """
    number = syntax.head_of(start, end)
    if number is None:
        return None, None
    noun = _noun_after_of(syntax.words_in(start, end), end) or _noun_above(number, end)
    noun = noun or _noun_after(syntax, end)
    if noun is not None:
        noun = _whole(noun)
        return noun, unit_of_word(noun)
    fate = _fate_after(_next_words(syntax, end)) or _fate_above(number)
    if fate is not None:
        return None, unit_words("casualty").get(fate.text.lower()) or unit_words("casualty")[fate.lemma]
    return None, None


def _noun_after_of(inside: list[Word], end: int) -> Word | None:
    """ "Dozens of people", "100,000 of its soldiers"."""
    for word in inside:
        for of in word.dependents("preposition"):
            if of.lemma == "of" and 0 <= of.start - end <= 2:
                for noun in of.dependents("prepositional_object"):
                    if noun.pos in ("NOUN", "PROPN"):
                        return _inner(noun)
    return None


def _noun_above(number: Word, end: int) -> Word | None:
    """ "100,000 Russian troops"."""
    head = number.head
    if head is None or head.start < end or head.pos not in ("NOUN", "PROPN", "ADJ", "SYM"):
        return None
    return _inner(head) if number.relation in _ON_A_NOUN else None


def _whole(noun: Word) -> Word:
    """The last piece of a hyphenated noun that the parser took apart: "co-defendants"."""
    words = noun.sentence.words
    at = noun.index - words[0].index
    while at + 2 < len(words) and words[at + 1].text == "-" and words[at].end + 1 == words[at + 2].start:
        at += 2
    return words[at]


def _inner(noun: Word) -> Word:
    """The noun after "of" where the first one only groups: "12 pairs of boots"."""
    if noun.text.lower() in unit_words("of"):
        for of in noun.dependents("preposition"):
            for inner in of.dependents("prepositional_object"):
                if of.lemma == "of":
                    return inner
    return noun


def _noun_after(syntax: Syntax, end: int) -> Word | None:
    """The last noun of the run of modifiers and nouns right after the number."""
    run = _next_words(syntax, end)
    found = None
    for word in run:
        joins = word.pos in _MODIFIERS and word.text not in (",", ";", ":", ".", "(", ")")
        if word.text.lower() in unit_words("casualty") and word.pos != "NOUN":
            break
        if not joins and not (word.tag in ("VBN", "VBG") and found is None and word is not run[0]):
            break
        if word.text.lower() in entries("day", "weekday", "month", "unit", "daypart"):
            break
        if found is not None and word.pos not in ("NOUN", "PROPN"):
            break
        if word.pos == "NOUN":
            found = word
    return found


def _next_words(syntax: Syntax, end: int) -> list[Word]:
    """The few words that follow in the same sentence."""
    limit = min(syntax.sentence_at(end - 1).end, end + _REACH * _LONGEST_WORD)
    return syntax.words_in(end, limit)[:_REACH]


def _fate_after(words: list[Word]) -> Word | None:
    """ "12 killed", "five more dead", "30 others were injured": a casualty word close behind."""
    for word in words:
        if _is_fate(word):
            return word
        if word.pos not in ("AUX", "ADV", "ADJ") and word.text.lower() not in _BETWEEN:
            return None
    return None


def _fate_above(number: Word) -> Word | None:
    """ "killing 12", "the toll rose to 70": a casualty word that governs the number."""
    for word in number.ancestors():
        if _is_fate(word):
            return word
        subject = word.subject() if word.is_verb else None
        if subject is not None and subject is not number and _is_fate(subject):
            return subject
        if word.is_verb:
            return None
    return None


def _is_fate(word: Word) -> bool:
    return word.text.lower() in unit_words("casualty") or word.lemma in unit_words("casualty")
