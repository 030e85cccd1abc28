"""What the model tells of each piece of a text and of pairs: the names of its outputs, in their order.

Trained weights hold to this order. A change of a list here needs weights that were trained with it.
"""

from __future__ import annotations

from standoff.terms import CaveatKind, EventType, Factuality, HolderKind, Stance

__all__ = ["DISTANCES", "FLAT", "LINKS", "ROLES", "ROLES_OF", "VALUES", "bio"]


def bio(*names: str) -> tuple[str, ...]:
    """Outside, then beginning and inside of each (Ramshaw & Marcus 1995)."""
    return ("O", *(f"{place}-{name}" for name in names for place in "BI"))


FLAT: dict[str, tuple[str, ...]] = {
    "cue": bio("cue"),
    "source": bio("source"),
    "content": bio("content"),
    "inner": bio("content"),
    "stance": tuple(Stance),
    "kind": tuple(HolderKind),
    "event": ("O", "other", *EventType),
    "party": bio("party"),
    "named": bio("place", "time", "quantity"),
    "condition": bio("condition"),
    "caveat": bio(*CaveatKind),
}
"""What a piece is, by itself. `content` is one that lies in no other, `inner` one that does. `stance`
and `kind` (of the source) are told at the first piece of a cue, `event` at that of the head word.
"""

LINKS = ("source", "content")
"""Sorts of spans that belong to a cue or do not: two classes each, no and yes."""

ROLES = ("O", "actor", "recipient", "place", "time", "quantity", "condition")
"""What a span is to an event."""

ROLES_OF = {
    "party": ("actor", "recipient"),
    "place": ("place",),
    "time": ("time",),
    "quantity": ("quantity",),
    "condition": ("condition",),
}
"""The sorts of spans that can be something to an event, and what."""

VALUES = tuple(Factuality)
"""What the holder with a certain cue, or the outlet, gives to an event."""

DISTANCES = 32
"""Classes of the distance between a span and a cue or event: see `network`."""
