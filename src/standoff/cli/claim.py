"""`standoff claim ID`: one claim and every sentence behind it."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.options import LEDGER, Json, LedgerPath

__all__ = ["claim"]


def claim(
    id: Annotated[str, typer.Argument(metavar="ID", help="The beginning of its id, as 'claims' lists it.")],
    ledger: LedgerPath = LEDGER,
    json: Json = False,
) -> None:
    """Show one claim and every sentence behind it.

    Who says it and who does not, why it has its status, and its figures side by side. With --json
    the claim as 'claims --json' gives it, with its sentences under "evidence".

    \b
    Example:
      standoff claim 3f9a02c1
    """
    from standoff.cli.output import screen, write_lines
    from standoff.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        detail = opened.claim(id)
    if json:
        import msgspec

        from standoff.export import jsonl

        evidence = msgspec.to_builtins(detail.evidence)
        write_lines(jsonl.lines([detail.group.to_json() | {"evidence": evidence}]))
    else:
        from standoff.cli.claim_view import show

        show(screen(), detail)
