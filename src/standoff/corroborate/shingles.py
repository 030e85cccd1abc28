"""A text as lineage sees it: its words, which of them are quoted, its sentences, its shingles."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from sys import intern
from unicodedata import combining, normalize

from standoff.corroborate.wording import FUNCTION_WORDS

__all__ = ["SHINGLE", "Print", "fingerprint", "number", "sentence_ends", "sketch"]

SHINGLE = 4
"""Words in a shingle. Four survive a light rewrite; three are shared by any two reports on one day."""

_SAMPLE = 4
_SAMPLE_QUOTED = 2
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_](?:['’]?\w)*|\w+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[^\W_a-z])|\n\s*\n|\n(?=\s*[A-Z\"“])")
_OPEN, _CLOSE = "“„«", "”»"


@dataclass(frozen=True, slots=True)
class Print:
    """`words` in order, normalised; what follows says something of each word or shingle.

    `quoted[i]` is 1 where word i stands in quotation marks; `shingles[i]` is the stable number
    of the words i to i+3; `telling[i]` is 0 where they are nearly all function words ("at
    the end of"), shared by texts that have nothing to do with each other. `sentences` and `quotations` are
    half-open ranges of words.
    """

    words: tuple[str, ...]
    quoted: bytes
    shingles: array[int]
    telling: bytes
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[tuple[int, int], ...]


def fingerprint(text: str) -> Print:
    """The print of `text`. The same text has the same print on any machine."""
    marks = _quoted(text)
    words: list[str] = []
    quoted = bytearray()
    starts: list[int] = []
    for match in _WORD.finditer(text):
        words.append(intern(_normal(match.group())))
        quoted.append(marks[match.start()])
        starts.append(match.start())
    content = [word not in FUNCTION_WORDS for word in words]
    return Print(
        words=tuple(words),
        quoted=bytes(quoted),
        shingles=array("Q", (number(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))),
        telling=bytes(sum(content[i : i + SHINGLE]) >= 2 for i in range(len(words) - SHINGLE + 1)),
        sentences=_sentences(text, starts),
        quotations=_runs(quoted),
    )


def sketch(found: Print) -> frozenset[int]:
    """The keys under which a print is filed so that others that share text with it are found.

    Every fourth shingle by value, not by place ("0 mod p", Manber 1994), and every second in quotation
    marks, which is all that a heavy rewrite keeps. Two texts that share a run of words share its keys
    wherever the run stands, so a short part of a long text is found, which MinHash (an estimate of how
    alike two whole texts are) misses by design.
    """
    return frozenset(
        shingle
        for i, shingle in enumerate(found.shingles)
        if found.telling[i] and shingle % (_SAMPLE_QUOTED if found.quoted[i] else _SAMPLE) == 0
    )


def number(words: Iterable[str]) -> int:
    """A stable number of these words in this order, of 63 bits: databases have no larger ones."""
    joined = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big") >> 1


def sentence_ends(text: str) -> list[int]:
    """Where each sentence ends, by marks and empty lines; the last is the end of the text."""
    ends = [0]
    for end in [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]:
        if text[ends[-1] : end].strip():
            ends.append(end)
    return [*ends[1:-1], len(text)]


def _normal(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    word = word.casefold().replace("’", "").replace("'", "")
    if word.isascii():
        return word
    return "".join(char for char in normalize("NFKD", word) if not combining(char))


def _sentences(text: str, starts: list[int]) -> tuple[tuple[int, int], ...]:
    ranges = []
    first = index = 0
    for end in sentence_ends(text):
        while index < len(starts) and starts[index] < end:
            index += 1
        if index > first:
            ranges.append((first, index))
            first = index
    return tuple(ranges)


def _runs(marks: bytearray) -> tuple[tuple[int, int], ...]:
    """Where each run of 1 begins and ends."""
    ends = [i for i, (one, other) in enumerate(zip([0, *marks], [*marks, 0], strict=True)) if one != other]
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def _quoted(text: str) -> bytearray:
    """1 at each code point in quotation marks. A quotation left open ends with its paragraph."""
    marks = bytearray(len(text))
    for paragraph in re.finditer(r"[^\n]+", text):
        start: int | None = None
        for i in range(paragraph.start(), paragraph.end()):
            char = text[i]
            if char == '"':
                opens = start is None
            elif char in _OPEN:
                opens = True
            elif char in _CLOSE:
                opens = False
            else:
                continue
            if opens and start is None:
                start = i
            elif not opens and start is not None:
                marks[start:i] = b"\1" * (i - start)
                start = None
        if start is not None:
            marks[start : paragraph.end()] = b"\1" * (paragraph.end() - start)
    return marks
