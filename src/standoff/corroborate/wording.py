"""Words made comparable: base forms by rule and table, words that stand for one another, overlap."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, normalize

from standoff.codebook import table

__all__ = ["FUNCTION_WORDS", "NEGATIONS", "base", "content", "kin", "overlap", "plain", "sense"]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W_]+)*")
_REACH = 6

FUNCTION_WORDS = frozenset(row["word"] for row in table("grammar_words"))
"""Words that carry grammar and no subject matter."""

NEGATIONS = frozenset(row["word"] for row in table("grammar_words") if row["negation"])
"""Those of them that turn a proposition round."""


@cache
def base(word: str) -> str:
    """A key that the forms of one word share: "moves", "moved" and "moving" give one.

    Not always a word itself. Endings of English inflection and of the commonest nouns made of verbs
    come off; what the rules cannot do stands in `codebook/irregular.tsv`.

    >>> base("moving") == base("moved") == base("moves")
    True
    """
    word = word.casefold().replace("’", "'")
    word = plain(word.removesuffix("'s").replace("'", ""))
    irregular = _irregular()
    if word in irregular:
        word = irregular[word]
    elif len(word) > 3 and word.isalpha():
        word = _inflection(word)
        word = irregular.get(word, word)
    return _ending(word)


def plain(word: str) -> str:
    """The letters without their accents, which one newsroom writes and another leaves out.

    >>> plain("Évora") == plain("Evora")
    True
    """
    return "".join(char for char in normalize("NFKD", word) if not combining(char))


def sense(word: str) -> str:
    """The line of `codebook/senses.tsv` that the word stands in, else its base.

    The people and the adjective of a country are the country: "Russian" and "Russians" give "russia".
    """
    found = base(word)
    return _senses()[0].get(found, found)


def kin(meaning: str) -> str | None:
    """What a sense has in common with others that tell one event from different ends, None alone.

    >>> kin("explode") == kin("kill")
    True
    """
    return _kin().get(meaning)


def content(text: str) -> tuple[str, ...]:
    """What `text` is about: the senses of its content words, in order, numbers as digits.

    Function words and negations are left out, so a claim and its denial have one content; so are
    days and months, which say when. "March" is a month and "march" is not.
    """
    words = [word for word in _WORD.findall(text) if len(word) > 1 or word.isdigit()]
    plain = [word.casefold().replace("’", "").replace("'", "") for word in words]
    _, phrasal = _senses()
    taken: set[int] = set()
    found = []
    for i, word in enumerate(words):
        if i in taken or plain[i] in FUNCTION_WORDS or (word[0].isupper() and plain[i] in _calendar()):
            continue
        if word[0].isdigit() or plain[i] in _numbers():
            found.append(_numbers().get(plain[i]) or word.replace(",", ""))
            continue
        particles = phrasal.get(base(word))
        meaning = None
        if particles:
            for j in range(i + 1, min(i + 1 + _REACH, len(words))):
                if plain[j] in particles:
                    meaning = particles[plain[j]]
                    taken.add(j)
                    break
        found.append(meaning or sense(word))
    return tuple(found)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How far two sets of words agree, 0 to 1: the mean of Jaccard's measure and of containment.

    Jaccard alone would part a short wording from a long one that says the same and more;
    containment alone would join a short one to anything long.
    """
    shared = len(one & other)
    if not shared:
        return 0.0
    return (shared / len(one | other) + shared / min(len(one), len(other))) / 2


def _inflection(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("eed"):
        return word[:-1]
    for ending in ("ing", "ied", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and _has_vowel(stem):
            if ending == "ied":
                return stem + "y"
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word


def _ending(word: str) -> str:
    if len(word) > 7 and word.endswith("ment"):
        word = word[:-4]
    elif len(word) > 7 and word.endswith(("tion", "sion")):
        word = word[:-3]
    elif len(word) > 5 and word.endswith("ll"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _has_vowel(stem: str) -> bool:
    return any(char in "aeiouy" for char in stem)


@cache
def _irregular() -> dict[str, str]:
    return {row["form"]: row["base"] for row in table("irregular")}


@cache
def _numbers() -> dict[str, str]:
    return {row["word"]: row["value"] for row in table("numbers") if row["kind"] in ("cardinal", "group")}


@cache
def _calendar() -> frozenset[str]:
    rows = [row for row in table("time_words") if row["kind"] in ("month", "weekday")]
    return frozenset(word for row in rows for word in row["word"].split("|"))


@cache
def _kin() -> dict[str, str]:
    return {row["sense"]: row["kin"] for row in table("senses") if row["kin"]}


@cache
def _senses() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Base to sense, and base of a verb to its particles with their senses."""
    single: dict[str, str] = {}
    phrasal: dict[str, dict[str, str]] = {}
    for row in table("countries"):
        for name in f"{row['adjectives']}|{row['people']}".split("|"):
            if name and " " not in name:
                single[base(name)] = base(row["name"])
    for row in table("senses"):
        for entry in row["words"].split("|"):
            verb, _, particle = entry.partition("~")
            if particle:
                phrasal.setdefault(base(verb), {})[particle] = row["sense"]
            else:
                single[base(verb)] = row["sense"]
    return single, phrasal
