"""Something found in the text, with the word that carries it in the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from standoff.extract.syntax import Word

__all__ = ["Mention"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mention(Generic[T]):
    """`value` is what the contract says of it; `head` is the topmost word of its span."""

    value: T
    head: Word
