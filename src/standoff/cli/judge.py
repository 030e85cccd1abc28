"""`standoff judge`: what people decide about claims and documents, over what the machine found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.options import LEDGER, Csv, Json, LedgerPath
from standoff.errors import UsageError

if TYPE_CHECKING:
    from standoff.ledger import Ledger

__all__ = ["judge"]


def judge(
    what: Annotated[
        str | None, typer.Argument(metavar="WHAT", help="A claim, or a document for copy-of.")
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Argument(metavar="VERDICT", help="same, not-same, copy-of or wrong-reading."),
    ] = None,
    other: Annotated[
        str | None, typer.Argument(metavar="OTHER", help="The other one; a wrong reading has none.")
    ] = None,
    ledger: LedgerPath = LEDGER,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Whose judgement it is.")] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, in a sentence.")] = None,
    undo: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Withdraw the judgement with this number.")
    ] = None,
    all: Annotated[bool, typer.Option("--list", help="List all judgements, newest first.")] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Correct what the machine found.

    Two claims are the same or not-same, a document is a copy-of another, a claim is a wrong-reading
    of its sentence. A judgement stands over every finding until it is withdrawn, and stays in the list
    even then. Claims and documents are named by the beginnings of their ids, as 'claim' and
    'documents' show them.

    \b
    Examples:
      standoff judge 3f9a02c1 same 77b0d4e2 --by Ana --why "one strike, two spellings"
      standoff judge 3f9a02c1 wrong-reading --by Ana --why "the minister is quoted, not the army"
      standoff judge 91c4d07a copy-of 5be20f13 --by Ana --why "same text, translated back"
      standoff judge --list
      standoff judge --undo 2 --by Ana
    """
    from standoff.cli.output import one_form
    from standoff.ledger import Ledger

    one_form(json=json, csv=csv)
    if (what is not None) + (undo is not None) + all != 1:
        reason = "needs a verdict, --list or --undo, and one of them only"
        raise UsageError("judge", reason, "see 'standoff judge --help'")
    if (json or csv) and not all:
        raise UsageError("--json or --csv", "is a form of the list", "add --list")
    with Ledger(ledger, create=False) as opened:
        if undo is not None:
            opened.withdraw(undo, by=by, why=why)
            typer.echo(f"Judgement {undo} is withdrawn. It stays in the list.")
        elif what is not None:
            _write(opened, what, verdict, other, by, why)
        else:
            _list(opened, json=json, csv=csv)


def _write(
    ledger: Ledger, what: str, verdict: str | None, other: str | None, by: str | None, why: str | None
) -> None:
    from standoff.cli.judgements_view import told
    from standoff.cli.output import screen
    from standoff.cli.styled import piece, put

    if verdict is None:
        raise UsageError(what, "is no judgement", "write WHAT VERDICT OTHER, as in 'standoff judge --help'")
    for option, value, ask in (("--by", by, "whose judgement it is"), ("--why", why, "the reason")):
        if not (value or "").strip():
            raise UsageError(option, "is missing", f"give {ask}")
    made = ledger.judge(verdict, what, other, by=by or "", why=why)
    console = screen()
    put(console, piece(f"Judgement {made.id} stands from now on: ") + told(ledger, made))
    put(console, piece(f"Take it back with  standoff judge --undo {made.id}"))


def _list(ledger: Ledger, *, json: bool, csv: bool) -> None:
    from standoff.cli.output import screen, write_lines

    rows = ledger.judgements()
    if json:
        from standoff.export import jsonl

        write_lines(jsonl.lines(rows))
    elif csv:
        from standoff.export import csv as csv_form
        from standoff.export import tables

        write_lines(csv_form.lines(tables.JUDGEMENTS, tables.judgements(rows)), end="\r\n")
    else:
        from standoff.cli.judgements_view import show

        show(screen(), ledger, rows)
