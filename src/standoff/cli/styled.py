"""Text for the terminal: words of a document with their marks, wrapped and indented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from standoff.cli.output import safe
from standoff.corroborate.findings import Figure
from standoff.document import Span
from standoff.reading import Claim, Quantity
from standoff.terms import Factuality, Stance, Status

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "DIM",
    "HEAD",
    "NAME",
    "brief_days",
    "factuality",
    "marked",
    "marks_of",
    "piece",
    "put",
    "quantity",
    "quoted",
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


def piece(text: str, style: str = "") -> Text:
    """`text` in a style that ends with it: what is put behind it does not take it on."""
    return Text.assemble((text, style))


def words(text: str, style: str = "") -> Text:
    """`text` on one line, as a terminal may show it."""
    return piece(" ".join(safe(text).split()), style)


def quoted(text: str) -> Text:
    """`text` on one line in quotation marks, its own if it brings some."""
    shown = words(text)
    return shown if shown.plain.startswith(("“", '"', "‘", "«")) else piece("“") + shown + piece("”")


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


def quantity(value: Quantity | Figure) -> Text:
    """The words of a number, and its unit where they do not name it."""
    named = value.unit is None or value.unit in value.span.text.casefold()
    return words(value.span.text if named else f"{value.span.text} {value.unit}")


def factuality(value: Factuality) -> Text:
    """ "certainly not (CT-)"."""
    from standoff.report.words import FACTUALITY

    return piece(f"{FACTUALITY[value]} ({value})", _SURE.get(value, DIM))


def stance_style(stance: Stance) -> str:
    """The style of a verb: those against it stand out."""
    return _AGAINST.get(stance, "")


def status(value: Status) -> Text:
    """The mark of a status and its word."""
    from standoff.report.words import STATUSES

    mark, style = _MARKS[value]
    return piece(f"{mark} {STATUSES[value]}", style)


def brief_days(first: str | None, last: str | None) -> str:
    """ "15 Feb 2022", "15-17 Feb 2022", "28 Feb - 3 Mar 2022" or, over the year's end, on two lines."""
    from standoff.report.words import day

    one, other = (_brief(day(date)) for date in (first or last, last or first))
    if one == other:
        return " ".join(one)
    same = 0
    while same < 2 and len(one) == len(other) == 3 and one[2 - same] == other[2 - same]:
        same += 1
    if same == 2:
        return f"{one[0]}–{' '.join(other)}"
    if same == 1:
        return f"{' '.join(one[:2])} – {' '.join(other)}"
    return f"{' '.join(one)} –\n{' '.join(other)}"


def _brief(day: str) -> list[str]:
    """ "15 February 2022" as its parts, the month in three letters; "undated" as it is."""
    parts = day.split(" ")
    return [part[:3] if part.isalpha() and len(parts) > 1 else part for part in parts]


def put(console: Console, text: Text, indent: int = 0, hang: int | None = None) -> None:
    """Prints `text` wrapped to the width of the terminal, lines after the first indented by `hang`."""
    hang = indent if hang is None else hang
    width = max(console.width - max(indent, hang), 20)
    for number, line in enumerate(text.wrap(console, width)):
        line.rstrip()
        margin = Text(" " * (hang if number else indent) if line.plain else "")
        console.print(margin + line, soft_wrap=True)
