"""`standoff add`: texts into the ledger."""

from __future__ import annotations

import typer

from standoff.cli.options import (
    LEDGER,
    AllowPrivate,
    DateColumn,
    Extractor,
    Inputs,
    Jobs,
    LedgerPath,
    Outlet,
    OutletColumn,
    Published,
    TextColumn,
    TitleColumn,
    UrlColumn,
)

__all__ = ["add"]

_MOST_NAMED = 20
"""Duplicates named one by one. When a long run is taken up again, nearly all of it is duplicates."""


def add(
    inputs: Inputs,
    ledger: LedgerPath = LEDGER,
    published: Published = None,
    outlet: Outlet = None,
    allow_private: AllowPrivate = False,
    jobs: Jobs = 1,
    extractor: Extractor = None,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    url_column: UrlColumn = None,
    date_column: DateColumn = None,
    outlet_column: OutletColumn = None,
) -> None:
    """Read texts into the ledger.

    The ledger is made if it is not there. Each document is kept as a whole as soon as it is read.
    If this is stopped, however rudely, the same command goes on where it was: documents that are
    there are not read again. It ends with the count of all inputs, and the exit code is 1 if any
    failed.

    \b
    Examples:
      standoff add articles/ --jobs 2
      standoff add https://example.org/news.html --ledger border.db
    """
    from standoff.cli.intake import Tally, kept, take_in
    from standoff.cli.output import complain
    from standoff.cli.progress import progress, settling
    from standoff.ledger import Ledger, Outcome
    from standoff.pipeline import Columns, chosen, read_all

    tally = Tally()
    with Ledger(ledger) as opened:
        results = read_all(
            inputs,
            published=published,
            outlet=outlet,
            allow_private=allow_private,
            jobs=jobs,
            isolated=True,
            extractor=extractor,
            columns=Columns(text_column, title_column, url_column, date_column, outlet_column),
            known=opened.has,
        )
        try:
            with progress(inputs) as watch:
                take_in(opened, results, tally, command="add", extractor=chosen(extractor), watch=watch)
            if tally.added:
                complain("Looking for copies and grouping the claims ...")
                with settling() as moved:
                    opened.settle(moved)
        except KeyboardInterrupt as error:
            complain(
                f"Stopped. What this run had read is kept in {ledger} ({kept(opened, tally)} documents); "
                "run the same command again to go on."
            )
            raise typer.Exit(130) from error
    for line in tally.duplicates[:_MOST_NAMED]:
        complain(line)
    if len(tally.duplicates) > _MOST_NAMED:
        rest = len(tally.duplicates) - _MOST_NAMED
        complain(f"... and {rest} more; 'standoff runs {tally.run} --ledger {ledger}' names them all")
    for line in tally.failures:
        complain(line)
    typer.echo(tally.line())
    if tally.counts[Outcome.FAILED]:
        raise typer.Exit(1)
