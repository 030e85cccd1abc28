"""Small arithmetic on stretches of text: from words to spans, and their edges."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.extract.syntax import Word

__all__ = ["Pair", "extent", "joined", "pieces", "trimmed", "without_lead"]

Pair = tuple[int, int]

_EDGE = " \t\n\r\u00a0,;:.–—-"
_QUOTES = ("”", '"', "''", "’", ")", "]", "»")
_NEAR = 3
"""How far a closing bracket may stand from the last word inside it."""

_ENDING = " \t\n\r\u00a0,;:–—-"


def trimmed(text: str, start: int, end: int) -> Pair:
    """The stretch without blanks, commas and stops at its edges; a stop after an initial stays."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _ENDING:
        end -= 1
    if start < end and text[end - 1] == "." and not _abbreviation(text, start, end):
        end -= 1
    for opening, closing in ("()", "[]"):
        inside = text[start:end]
        if inside.count(opening) > inside.count(closing):
            found = text.find(closing, end, end + _NEAR)
            end = found + 1 if found >= 0 else end
    return start, end


def pieces(text: str, words: Iterable[Word]) -> list[Pair]:
    """Stretches that hold these words: one a run of neighbours, edges trimmed, none empty."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.index):
        if runs and word.index == runs[-1][-1].index + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    found = []
    for run in runs:
        while run and run[-1].pos in ("PUNCT", "SPACE", "CCONJ") and run[-1].text not in _QUOTES:
            run.pop()
        if not run:
            continue
        start, end = trimmed(text, run[0].start, run[-1].end)
        if start < end:
            found.append((start, end))
    return found


def without_lead(words: list[Word], cue: Word) -> list[Word]:
    """The words without the "However," or "And" that links their sentence to the one before, where
    the cue comes after them: the link is the writer's."""
    kept = sorted(words, key=lambda word: word.index)
    if not kept or kept[0].index > cue.index or kept[0] is not kept[0].sentence.words[0]:
        return kept
    if kept[0].pos == "CCONJ":
        return kept[1:]
    if kept[0].pos in ("ADV", "SCONJ") and len(kept) > 1 and kept[1].text == ",":
        return kept[2:]
    return kept


def extent(words: list[Word]) -> Pair:
    """From the first of these words to the end of the last."""
    return min(w.start for w in words), max(w.end for w in words)


def joined(spans: Iterable[Pair], *, gap: int = 1) -> list[Pair]:
    """Sorted stretches, those that overlap or stand at most `gap` code points apart made one."""
    result: list[Pair] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1] + gap:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _abbreviation(text: str, start: int, end: int) -> bool:
    word = text[start:end].rsplit(None, 1)[-1]
    return word.count(".") > 1 or (len(word) == 2 and word[0].isupper())
