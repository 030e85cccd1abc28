"""The text of a PDF: lines put into reading order column by column, paragraphs joined again."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import pairwise
from typing import Any

from standoff.errors import EmptyInput, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources.base import Raw

__all__ = ["Line", "as_text", "ordered", "paragraphs"]

_REMEDY = "save its text, for example with `pdftotext FILE.pdf`, and read that"
_MOST_PAGES = 2_000
_LARGEST_STREAM = 30_000_000
"""Bytes that one stream of a page may unpack to."""

_WAYS = ("zlib", "lzw", "run_length", "brotli", "jbig2", "array_based_stream")

_GUTTER = 0.06
"""Share of the page's width that parts the left edges of two columns at least."""

_FEWEST = 4
"""Lines that begin at one place, below which it is no column."""

_BAND = 3.0
"""Height, in lines, of a white stripe over the whole page that parts what is above it from what is below."""

_GLYPH = 0.42
"""Width of a letter as a share of the size of its font, on the average and rather too small."""

_ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
_HYPHEN = re.compile(r"(?<=[a-z]{2})[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it begins (points from the left and the bottom), its size, its words."""

    x: float
    y: float
    size: float
    text: str

    @property
    def right(self) -> float:
        """About where it ends."""
        return self.x + len(self.text) * self.size * _GLYPH


def as_text(raw: Raw, settings: Settings) -> Raw:
    """The paragraphs in the text layer of the PDF in `raw`, a blank line between each two.

    Raises EmptyInput where it has no text layer, as a scan has none, and Unreadable where it is broken
    or encrypted or the package for it is not there. Pages without text among others are told in
    `partial`.
    """
    try:
        import pypdf
        from pypdf.errors import LimitReachedError, PyPdfError
    except ImportError as error:
        raise Unreadable(raw.name, "needs pypdf", "install it with pip install 'standoff[pdf]'") from error
    # It tells what it mends in a broken file; what cannot be mended is an error of ours.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    bounded: dict[str, Any] = {f"{way}_maximum_output_length": _LARGEST_STREAM for way in _WAYS}
    try:
        pypdf.overwrite_configuration(**bounded, stream_decoding_work_maximum_length=2 * _LARGEST_STREAM)
        file = pypdf.PdfReader(io.BytesIO(raw.data))
        if file.is_encrypted and not file.decrypt(""):
            raise Unreadable(raw.name, "is encrypted", "save it without its password")
        count = len(file.pages)
        if count > _MOST_PAGES:
            raise TooLarge(raw.name, f"has {count:,} pages, more than {_MOST_PAGES:,}", "split it")
        pages = [list(_lines(page)) for page in file.pages]
    except LimitReachedError as error:
        raise TooLarge(raw.name, "unpacks to more than is read of one text", _REMEDY) from error
    except (PyPdfError, ArithmeticError, LookupError, RecursionError, OSError) as error:
        raise Unreadable(raw.name, f"is a broken PDF ({_said(error)})", _REMEDY) from error
    except (AttributeError, TypeError, ValueError, NotImplementedError) as error:
        # What it stumbles over in objects of another kind than the standard asks for.
        raise Unreadable(raw.name, f"is a broken PDF ({_said(error)})", _REMEDY) from error
    silent = sum(not lines for lines in pages)
    if silent == len(pages):
        reason = "has no text layer: it is a scan, or its pages are empty"
        raise EmptyInput(raw.name, reason, "run text recognition (OCR) on it and read the result")
    text = "\n\n".join(paragraphs([ordered(lines) for lines in _without_margins(pages)]))
    return replace(
        raw,
        data=text.encode("utf-8", "replace"),
        media_type="text/plain; charset=utf-8",
        reader=f"pypdf {version('pypdf')}",
        partial=f"{silent} of {count} pages have no text layer" if silent else None,
    )


def ordered(lines: list[Line]) -> list[Line]:
    """The lines of one page as a reader takes them: down the first column, then down the next.

    A column is where several lines begin at one place, clear of those beside them. What runs over
    several columns, such as a headline, parts what is above it from what is below.
    """
    lines = sorted(lines, key=lambda line: (-line.y, line.x))
    edges = _edges(lines)
    if len(edges) < 2:
        return lines
    found: list[Line] = []
    band: list[Line] = []
    for above, line in zip([None, *lines], lines, strict=False):
        if above is not None and above.y - line.y > _BAND * max(above.size, line.size):
            found += _by_column(band, edges)
            band = []
        column = _column(line, edges)
        if column + 1 < len(edges) and line.right > edges[column + 1] + line.size:
            found += _by_column(band, edges)
            band = []
            found.append(line)
        else:
            band.append(line)
    return found + _by_column(band, edges)


def paragraphs(pages: list[list[Line]]) -> Iterator[str]:
    """Lines joined to paragraphs, over the ends of columns and pages too.

    A paragraph begins where a line is set in, comes after a gap or is of another size, or where the
    line before ends a sentence short of the margin. A word parted by a hyphen is joined only where the
    whole of it stands elsewhere in the text; else it stays as it is printed.
    """
    lines = [line for page in pages for line in page]
    known = {word.lower() for line in lines for word in re.findall(r"[^\W\d_]{4,}", line.text)}
    gaps = Counter(round(a.y - b.y) for a, b in pairwise(lines) if 0 < a.y - b.y < 3 * a.size)
    usual = gaps.most_common(1)[0][0] if gaps else 0
    held = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and _begins(before, line, usual, lines):
            yield held
            held = ""
        held = _joined(held, line.text.strip(), known)
    if held:
        yield held


def _begins(before: Line, line: Line, usual: int, lines: list[Line]) -> bool:
    if abs(before.size - line.size) > 0.15 * line.size:
        return True
    down = before.y - line.y
    new_column = down <= 0
    indented = line.text.startswith("  ") or (
        not new_column and line.x - before.x > 0.5 * line.size and line.x - before.x < 5 * line.size
    )
    if indented:
        return True
    if new_column:
        return bool(_ENDS.search(before.text.strip())) and not line.text.strip()[:1].islower()
    if down > 1.25 * usual:
        return True
    width = max((other.right - other.x for other in lines if abs(other.x - before.x) < 2), default=0)
    return bool(_ENDS.search(before.text.strip())) and before.right - before.x < 0.75 * width


def _joined(held: str, text: str, known: set[str]) -> str:
    if not held:
        return text
    if _HYPHEN.search(held) and text[:1].islower():
        left = re.findall(r"[^\W\d_]+", held[:-1])[-1]
        right = re.match(r"[^\W\d_]+", text)
        if held[-1] == "\u00ad" or (right and (left + right[0]).lower() in known):
            return held[:-1] + text
        return held + text
    return f"{held} {text}"


def _lines(page: Any) -> Iterator[Line]:
    pieces: list[Line] = []

    def visit(text: str, around: list[float], place: list[float], _: object, size: float) -> None:
        if text.strip():
            scale = abs(place[3] * around[3]) or 1
            x = place[4] * around[0] + place[5] * around[2] + around[4]
            y = place[4] * around[1] + place[5] * around[3] + around[5]
            for number, words in enumerate(text.strip("\n").split("\n")):
                if words.strip():
                    pieces.append(Line(x, y - number * size * scale, (size * scale) or 1, words.rstrip()))

    page.extract_text(visitor_text=visit)
    yield from _merged(pieces)


def _merged(pieces: list[Line]) -> Iterator[Line]:
    """Pieces that follow each other on one line, as where the font changes, made one."""
    held: Line | None = None
    for piece in pieces:
        if (
            held
            and abs(held.y - piece.y) < 1
            and piece.x - held.x >= 0
            and piece.x - held.right < piece.size * 1.5
        ):
            space = "" if held.text.endswith(" ") or piece.text.startswith(" ") else " "
            held = replace(held, text=held.text + space + piece.text)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without their numbers and without lines that stand at the edge of most of them."""
    repeated: Counter[str] = Counter()
    for lines in pages:
        edge = sorted(lines, key=lambda line: line.y)
        repeated.update({_squeezed(line.text) for line in edge[:2] + edge[-2:]})
    often = {text for text, times in repeated.items() if times > 2 and times * 2 > len(pages)}
    return [
        [line for line in lines if _squeezed(line.text) and _squeezed(line.text) not in often]
        for lines in pages
    ]


def _squeezed(text: str) -> str:
    return re.sub(r"[\W\d]+", "", text)


def _edges(lines: list[Line]) -> list[float]:
    """Where the columns begin, from the left."""
    starts = Counter(round(line.x) for line in lines)
    width = max((line.right for line in lines), default=0) - min((line.x for line in lines), default=0)
    edges: list[float] = []
    for x in sorted(starts):
        near = sum(times for other, times in starts.items() if abs(other - x) <= 3)
        if near >= _FEWEST and (not edges or x - edges[-1] > _GUTTER * width):
            crossed = sum(1 for line in lines if line.x < x - 3 and line.right > x + line.size)
            if not edges or crossed < near / 2:
                edges.append(x - 3)
    return edges


def _column(line: Line, edges: list[float]) -> int:
    return max((i for i, edge in enumerate(edges) if edge <= line.x), default=0)


def _by_column(lines: list[Line], edges: list[float]) -> list[Line]:
    return sorted(lines, key=lambda line: (_column(line, edges), -line.y, line.x))


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
