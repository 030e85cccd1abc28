"""`standoff backup FILE`: a checked copy of the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.options import LEDGER, LedgerPath

__all__ = ["backup"]


def backup(
    to: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where the copy goes; an older one is replaced.")
    ],
    ledger: LedgerPath = LEDGER,
) -> None:
    """Copy the ledger to a file.

    Others may read and write the ledger meanwhile. The copy is checked before it takes its name, so
    that FILE is always a whole ledger. To go back to it, copy it to where the ledger was.

    \b
    Example:
      standoff backup border-2022-02-15.db --ledger border.db
    """
    from standoff.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        opened.backup(to)
    typer.echo(f"{to}: a checked copy of {ledger}, {to.stat().st_size / 1e6:,.1f} MB")
