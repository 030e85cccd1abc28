"""The page of all claims: one row each, and an index by place and by who takes a side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from standoff.report.sides import Told
from standoff.terms import HolderKind

__all__ = ["context"]


def context(told: Sequence[Told]) -> dict[str, Any]:
    """What the template of the page is filled with."""
    types = Counter(one.group.type for one in told if one.group.type)
    return {
        "told": told,
        "by_status": Counter(one.group.status for one in told),
        "types": sorted(types.items(), key=lambda pair: (-pair[1], pair[0])),
        "places": _index((one.group.place, one) for one in told if one.group.place),
        "people": _index(
            (stand.name, one)
            for one in told
            for stand in (*one.asserted, *one.denied, *one.doubted)
            if stand.kind not in (HolderKind.OUTLET, HolderKind.UNNAMED)
        ),
    }


def _index(pairs: Iterable[tuple[str | None, Told]]) -> list[tuple[str, list[Told]]]:
    """Names in alphabetical order, each with its claims in the order of the table."""
    found: dict[str, dict[str, Told]] = {}
    for name, one in pairs:
        if name:
            found.setdefault(name, {}).setdefault(one.group.id, one)
    return [(name, list(found[name].values())) for name in sorted(found, key=lambda n: (n.casefold(), n))]
