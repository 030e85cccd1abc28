"""`standoff document ID`: one text with all that was read in it."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.options import LEDGER, Json, LedgerPath
from standoff.errors import UsageError

__all__ = ["document"]


def document(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The beginning of its key, as 'documents' lists it.")
    ],
    ledger: LedgerPath = LEDGER,
    json: Json = False,
    versions: Annotated[
        bool, typer.Option("--versions", help="List the texts that its page had, the oldest first.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what each text of its page changed in the one before.")
    ] = False,
) -> None:
    """Show one text with what was read in it.

    Under each paragraph stand the claims and caveats that end in it. With --json the reading as
    'read --json' gives it. A page that was fetched again with another text has several versions: the
    last one stands, and what only the earlier ones said counts no more.

    \b
    Examples:
      standoff document 91c4d07a
      standoff document 91c4d07a --diff
    """
    from standoff.cli.output import screen, write_lines
    from standoff.ledger import Ledger

    if versions + diff + json > 1:
        raise UsageError("--versions, --diff and --json", "are several forms at once", "give one of them")
    if versions or diff:
        from standoff.cli.versions_view import changes, listed

        with Ledger(ledger, create=False) as opened:
            rows = opened.versions(id)
        (changes if diff else listed)(screen(), rows)
        return
    with Ledger(ledger, create=False) as opened:
        detail = opened.document(id)
    if json:
        write_lines([detail.reading.to_line()])
    else:
        from standoff.cli.document_view import show

        show(screen(), detail)
