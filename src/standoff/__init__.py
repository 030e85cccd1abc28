"""Standoff reads conflict reporting and keeps who says what, each claim tied to the words that made it.

from standoff import Ledger, read

reading = read("article.html", published="2022-02-15")
for claim in reading.claims:
    print(claim)

with Ledger("news.db", create=False) as ledger:
    for group in ledger.claims(status="contested"):
        print(group.proposition, group.because)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standoff.document import Document, Span
    from standoff.errors import StandoffError
    from standoff.extract import extract
    from standoff.ledger import Ledger
    from standoff.pipeline import Result, read, read_all
    from standoff.reading import Reading

    __version__: str

__all__ = [
    "Document",
    "Ledger",
    "Reading",
    "Result",
    "Span",
    "StandoffError",
    "__version__",
    "extract",
    "read",
    "read_all",
]

_HOMES = {
    "Document": "standoff.document",
    "Ledger": "standoff.ledger",
    "Reading": "standoff.reading",
    "Result": "standoff.pipeline",
    "Span": "standoff.document",
    "StandoffError": "standoff.errors",
    "read": "standoff.pipeline",
    "read_all": "standoff.pipeline",
}
"""Where each public name lives. It is imported when it is first asked for: readers need no database
and a ledger no parser. `extract` is a package that can be called."""


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("standoff")
    elif name == "extract":
        value = import_module("standoff.extract")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
