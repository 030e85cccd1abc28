"""`standoff document ID`: one text with all that was read in it."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.options import LEDGER, Json, LedgerPath

__all__ = ["document"]


def document(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The beginning of its key, as 'documents' lists it.")
    ],
    ledger: LedgerPath = LEDGER,
    json: Json = False,
) -> None:
    """Show one text with what was read in it.

    Under each paragraph stand the claims and caveats that end in it. With --json the reading as
    'read --json' gives it.

    \b
    Example:
      standoff document 91c4d07a
    """
    from standoff.cli.output import screen, write_lines
    from standoff.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        detail = opened.document(id)
    if json:
        write_lines([detail.reading.to_line()])
    else:
        from standoff.cli.document_view import show

        show(screen(), detail)
