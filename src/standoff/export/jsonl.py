"""JSON Lines: one canonical JSON object a line. Same values, same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

__all__ = ["lines"]


def lines(values: Iterable[object]) -> Iterator[str]:
    """One line for each of `values`, which are dicts, dataclasses or have `to_json()`.

    Fields keep the order in which they are declared. The line end is not part of a line.
    """
    for value in values:
        to_json = getattr(value, "to_json", None)
        yield msgspec.json.encode(value if to_json is None else to_json()).decode()
