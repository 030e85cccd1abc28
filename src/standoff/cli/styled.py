"""Text for the terminal: words of a document with their marks, wrapped and indented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from standoff.cli.output import safe
from standoff.document import Span
from standoff.reading import Claim
from standoff.terms import Factuality, Stance, Status

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "DIM",
    "HEAD",
    "NAME",
    "factuality",
    "marked",
    "marks_of",
    "put",
    "stance_style",
    "status",
    "words",
]

DIM = "dim"
HEAD = "bold"
NAME = "bold cyan"

_MARKS = {
    Status.CORROBORATED: ("●", "green"),
    Status.SINGLE_SOURCE: ("○", "blue"),
    Status.CONTESTED: ("◐", "yellow"),
    Status.DENIED: ("✕", "red"),
    Status.UNVERIFIED: ("◌", "magenta"),
}
_SURE = {"CT+": "green", "CT-": "red", "PR+": "yellow", "PR-": "yellow", "PS+": "yellow", "PS-": "yellow"}
_AGAINST = {Stance.DENIES: "red", Stance.DOUBTS: "yellow", Stance.WITHHOLDS: "yellow"}


def words(text: str, style: str = "") -> Text:
    """`text` on one line, as a terminal may show it."""
    return Text(" ".join(safe(text).split()), style)


def marked(span: Span, marks: Iterable[tuple[Span, str]]) -> Text:
    """The words of `span` with the styles of `marks` over those of their words that lie in it."""
    text = Text(safe(span.text).replace("\n", " "))
    for mark, style in marks:
        text.stylize(style, max(mark.start - span.start, 0), max(mark.end - span.start, 0))
    return text


def marks_of(claim: Claim) -> list[tuple[Span, str]]:
    """What to mark in the text of a claim: whose word, by which word, what, and what is said to happen."""
    marks = [(span, "underline") for span in claim.content]
    for holder in claim.holders:
        marks += [(span, style) for span, style in ((holder.source, NAME), (holder.cue, "italic")) if span]
    if claim.event:
        marks.append((claim.event.trigger, "bold"))
    return marks


def factuality(value: Factuality) -> Text:
    """ "certainly not (CT-)"."""
    from standoff.report.words import FACTUALITY

    return Text(f"{FACTUALITY[value]} ({value})", _SURE.get(value, DIM))


def stance_style(stance: Stance) -> str:
    """The style of a verb: those against it stand out."""
    return _AGAINST.get(stance, "")


def status(value: Status) -> Text:
    """The mark of a status and its word."""
    from standoff.report.words import STATUSES

    mark, style = _MARKS[value]
    return Text(f"{mark} {STATUSES[value]}", style)


def put(console: Console, text: Text, indent: int = 0, hang: int | None = None) -> None:
    """Prints `text` wrapped to the width of the terminal, lines after the first indented by `hang`."""
    hang = indent if hang is None else hang
    width = max(console.width - max(indent, hang), 20)
    for number, line in enumerate(text.wrap(console, width)):
        line.rstrip()
        console.print(Text(" " * (hang if number else indent)) + line, soft_wrap=True)
