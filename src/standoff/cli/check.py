"""`standoff check`: is the ledger sound?"""

from __future__ import annotations

import typer

from standoff.cli.options import LEDGER, LedgerPath

__all__ = ["check"]


def check(ledger: LedgerPath = LEDGER) -> None:
    """Check that the ledger is sound.

    The file itself, every reading against its text, and every index against the readings. What is
    wrong is printed, one sentence a line, and the exit code is 1.

    \b
    Example:
      standoff check --ledger border.db
    """
    from standoff.cli.output import safe
    from standoff.ledger import Ledger
    from standoff.ledger.faults import RESTORE

    with Ledger(ledger, create=False) as opened:
        problems = opened.check()
        documents = 0 if problems else len(opened.documents())
    for problem in problems:
        typer.echo(safe(problem))
    if problems:
        found = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        typer.echo(f"{ledger}: not sound, {found}")
        if any("reindex" not in problem for problem in problems):
            typer.echo(f"What to do: {RESTORE}.")
        raise typer.Exit(1)
    typer.echo(f"{ledger}: sound, {documents} documents")
