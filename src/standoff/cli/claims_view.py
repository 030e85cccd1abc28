"""Claim groups as a table: status, what is claimed, who stands where, and how much is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from standoff.cli.styled import DIM, brief_days, piece, put, status, words
from standoff.corroborate.findings import ClaimGroup, Voice
from standoff.report.words import count, shortened

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show"]

_MOST_NAMES = 4
_LONGEST = 220
"""Code points of a proposition. `standoff claim` shows the whole."""


def show(console: Console, groups: Sequence[ClaimGroup]) -> None:
    """Prints a row for each group."""
    if not groups:
        put(console, piece("No claims to show.", DIM))
        return
    table = Table(
        box=box.HORIZONTALS,
        show_lines=True,
        show_edge=False,
        pad_edge=False,
        expand=True,
        header_style="bold",
        border_style=DIM,
    )
    table.add_column("Status", no_wrap=True)
    table.add_column("Claim", ratio=1)
    table.add_column("Behind it", no_wrap=True)
    for group in groups:
        table.add_row(_standing(group), _claim(group), _behind(group))
    console.print(table)


def _standing(group: ClaimGroup) -> Text:
    return status(group.status) + piece(f"\n{group.id[:16]}", DIM)


def _claim(group: ClaimGroup) -> Text:
    text = words(shortened(group.proposition, _LONGEST))
    for voices, does, style in (
        (group.asserted_by, "for", "green"),
        (group.denied_by, "against", "red"),
        (group.doubted_by, "in doubt", "yellow"),
    ):
        if voices:
            text += piece(f"\n{does}  ", style) + words(_names(voices), "cyan")
    return text


def _names(voices: Sequence[Voice]) -> str:
    shown = [shortened(voice.name, 40) for voice in voices[:_MOST_NAMES]]
    if len(voices) > len(shown):
        shown.append(f"{len(voices) - len(shown)} more")
    return ", ".join(shown)


def _behind(group: ClaimGroup) -> Text:
    counts = (
        count(group.documents, "article"),
        count(group.voices, "voice"),
        count(group.primary_sources, "primary source"),
    )
    return piece("\n".join(counts)) + piece(f"\n{brief_days(group.first, group.last)}", DIM)
