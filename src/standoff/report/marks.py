"""Text and the spans that lie over it, as well-nested HTML: nothing lost, nothing unescaped.

Spans of different layers may hold, repeat or cross one another. A span that crosses the end of
another is written in pieces, which its class joins again for the eye.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup, escape

__all__ = ["LAYERS", "Mark", "Note", "annotate", "paragraphs", "safe_text"]

LAYERS = ("sentence", "content", "caveat", "credit", "source", "cue", "event", "figure")
"""Kinds of mark. Of two with the same extent the one named first is the outer one."""

_RANK = {kind: rank for rank, kind in enumerate(LAYERS)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of code points to show as `kind`, one of LAYERS. `id` names a place to link to."""

    start: int
    end: int
    kind: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """HTML to put in at an offset, before what begins there: a reference to the margin."""

    at: int
    html: Markup


def safe_text(text: str) -> Markup:
    """`text` escaped so that a browser shows each code point that it can show.

    HTML turns a carriage return into a line feed and drops NUL unless they are written as
    references; a lone surrogate has no UTF-8 and is shown as U+FFFD, as NUL is.
    """
    clean = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
    return Markup(escape(clean).replace("\r", Markup("&#13;")))


def annotate(
    text: str,
    marks: Iterable[Mark],
    *,
    start: int = 0,
    end: int | None = None,
    notes: Iterable[Note] = (),
) -> Markup:
    """The HTML of `text[start:end]` with `marks` over it and `notes` in it.

    Marks are cut to the window; of equal ones one is kept, and an id is written once, on the
    first piece. Notes outside the window are left out.
    """
    end = len(text) if end is None else end
    opening: dict[int, list[Mark]] = defaultdict(list)
    cuts = {start, end}
    for mark in _distinct(marks, start, end):
        opening[mark.start].append(mark)
        cuts |= {mark.start, mark.end}
    inserts: dict[int, list[Markup]] = defaultdict(list)
    for note in notes:
        if start <= note.at <= end:
            inserts[note.at].append(note.html)
            cuts.add(note.at)

    out: list[str] = []
    open_now: list[Mark] = []
    for left, right in pairwise([*sorted(cuts), end]):
        kept = next((i for i, mark in enumerate(open_now) if mark.end <= left), len(open_now))
        going_on = [replace(mark, id=None) for mark in open_now[kept:] if mark.end > left]
        out += [_close(mark) for mark in reversed(open_now[kept:])]
        out += inserts[left]
        beginning = sorted([*going_on, *opening[left]], key=_outer_first)
        out += [_open(mark) for mark in beginning]
        open_now[kept:] = beginning
        out.append(safe_text(text[left:right]))
    return Markup("".join(out))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Extents of the lines of `text` that are not blank, without the white space around them."""
    found = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            found.append((start, start + len(words)))
        at += len(line) + 1
    return found


def _distinct(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    found: dict[tuple[int, int, str], Mark] = {}
    for mark in marks:
        cut = replace(mark, start=max(mark.start, start), end=min(mark.end, end))
        if cut.start < cut.end:
            known = found.setdefault((cut.start, cut.end, cut.kind), cut)
            if known.id is None:
                found[cut.start, cut.end, cut.kind] = cut
    return list(found.values())


def _outer_first(mark: Mark) -> tuple[int, int, str]:
    return (-mark.end, _RANK[mark.kind], mark.id or "")


def _open(mark: Mark) -> Markup:
    tag = _tag(mark)
    if mark.id is None:
        return Markup('<{} class="{}">').format(tag, mark.kind)
    return Markup('<{} class="{}" id="{}">').format(tag, mark.kind, mark.id)


def _close(mark: Mark) -> Markup:
    return Markup("</{}>").format(_tag(mark))


def _tag(mark: Mark) -> str:
    return "span" if mark.kind in ("sentence", "figure") else "mark"
