"""A claim group in one sentence of plain words: who says it, who does not, and what that makes it."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.report.sides import Stand, Told
from standoff.report.words import PUTS, SO, VERDICTS, count, inside

__all__ = ["names", "telling"]

_MOST = 3
"""Names in one list; the others are counted."""


def telling(told: Told) -> str:
    """ "Aland says “its troops are leaving”: 1 primary source, 9 articles, 4 voices; Beland doubts it;
    nobody else has confirmed it."
    """
    group = told.group
    counts = ", ".join(
        (
            count(group.primary_sources, "primary source"),
            count(group.documents, "article"),
            count(group.voices, "voice"),
        )
    )
    parts: list[str] = []
    for manner, stands in told.stated:
        verbs = SO if parts else PUTS
        said = "" if parts else f" “{group.proposition}”: {counts}"
        parts.append(f"{names(stands)} {_verb(stands, *verbs[manner])}{said}")
    if not parts:
        parts.append(f"Nobody here says so: “{group.proposition}”: {counts}")
    for stands in filter(None, (told.denied, told.doubted)):
        parts.append(f"{names(stands)} {_verb(stands, *stands[0].verb)}")
    sentence = "; ".join((*parts, VERDICTS[group.status])) + "."
    return sentence[0].upper() + sentence[1:]


def names(stands: Sequence[Stand], most: int = _MOST) -> str:
    """ "Aland", "Aland and Beland", "Aland, Beland, Celand and 4 others"."""
    shown = [inside(stand.name) for stand in (stands if len(stands) <= most + 1 else stands[:most])]
    if len(shown) < len(stands):
        return f"{', '.join(shown)} and {len(stands) - len(shown)} others"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _verb(stands: Sequence[Stand], one: str, many: str) -> str:
    return many if len(stands) > 1 or stands[0].many else one
