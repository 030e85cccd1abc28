"""A text in the pieces that the model reads, and the windows in which it reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["CONTEXT", "LONGEST", "Pieces", "Window", "cut", "windows"]

LONGEST = 254
"""Pieces in a window, without the marks at its ends."""

CONTEXT = 48
"""Pieces at either end of a window that are read only for what stands between them."""

_SURROGATES = dict.fromkeys(range(55296, 57344), "?")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers of word pieces (WordPiece, uncased) and their offsets into the text."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    first: tuple[bool, ...]
    """True where a word begins."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` are read together; what begins in `own` to `own_end` is believed."""

    start: int
    end: int
    own: int
    own_end: int


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    folder = files("train.model").joinpath("weights")
    found = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text("utf-8"))
    found.no_truncation()  # the base encoder's file cuts texts at 128 pieces
    found.no_padding()
    return found


def cut(text: str) -> Pieces:
    """The pieces of a text. Every character that is not a space is in one."""
    found = _tokenizer().encode(text.translate(_SURROGATES), add_special_tokens=False)
    words = found.word_ids
    first = tuple(i == 0 or words[i] != words[i - 1] for i in range(len(words)))
    starts, ends = zip(*found.offsets, strict=True) if found.offsets else ((), ())
    return Pieces(tuple(found.ids), starts, ends, first)


def windows(length: int) -> Iterator[Window]:
    """Windows over `length` pieces, such that each piece is the own of one."""
    if length <= LONGEST:
        if length:
            yield Window(0, length, 0, length)
        return
    own = 0
    while own < length:
        start = max(0, min(own - CONTEXT, length - LONGEST))
        end = min(length, start + LONGEST)
        own_end = length if end == length else end - CONTEXT
        yield Window(start, end, own, own_end)
        own = own_end
