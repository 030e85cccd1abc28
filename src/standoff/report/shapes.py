"""The five statuses as shapes that stay apart without colour, drawn in a box of 16 by 16."""

from __future__ import annotations

from markupsafe import Markup

from standoff.terms import Status

__all__ = ["drawn", "shape"]

_SHAPES = {
    Status.CORROBORATED: '<circle class="full" cx="8" cy="8" r="6"/>',
    Status.SINGLE_SOURCE: '<circle class="line" cx="8" cy="8" r="5"/>',
    Status.CONTESTED: (
        '<path class="line" d="M8 1.8 14.2 8 8 14.2 1.8 8z"/><path class="full" d="M8 1v14L1 8z"/>'
    ),
    Status.DENIED: '<path class="line bold" d="M3 3l10 10M13 3 3 13"/>',
    Status.UNVERIFIED: '<path class="line dashed" d="M2.5 2.5h11v11h-11z"/>',
}


def drawn(status: Status) -> Markup:
    """The shape alone, for use inside a picture."""
    return Markup(_SHAPES[status])


def shape(status: Status) -> Markup:
    """The shape as a small picture to stand before the word, which it never replaces."""
    return Markup('<svg class="shape s-{}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>').format(
        status, drawn(status)
    )
