"""`standoff read`: what one text says, without a ledger."""

from __future__ import annotations

import typer

from standoff.cli.options import (
    AllowPrivate,
    DateColumn,
    Extractor,
    Inputs,
    Jobs,
    Json,
    Outlet,
    OutletColumn,
    Published,
    TextColumn,
    TitleColumn,
    UrlColumn,
)

__all__ = ["read"]


def read(
    inputs: Inputs,
    json: Json = False,
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
    """Show what texts say, without a ledger.

    Whose word each claim is, what it says, how sure, where, when and how many. With --json one
    object a document, one a line, in the order of the inputs. What cannot be read is named on
    stderr, the rest is shown, and the exit code is 1.

    \b
    Examples:
      standoff read article.html --published 2022-02-15
      standoff read https://example.org/news.html --json
      curl -s https://example.org/news.html | standoff read -
    """
    from standoff.cli.output import complain, screen, write_lines
    from standoff.pipeline import Columns, read_all

    failed = shown = 0
    results = read_all(
        inputs,
        published=published,
        outlet=outlet,
        allow_private=allow_private,
        jobs=jobs,
        isolated=True,
        extractor=extractor,
        columns=Columns(text_column, title_column, url_column, date_column, outlet_column),
    )
    for result in results:
        if result.reading is None:
            failed += 1
            complain(str(result.error))
        elif json:
            write_lines([result.reading.to_line()])
        else:
            from standoff.cli.reading_view import show

            console = screen()
            if shown:
                console.print("\n")
            show(console, result.reading)
            shown += 1
    if failed:
        raise typer.Exit(1)
