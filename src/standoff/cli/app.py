"""The verbs together, and what is common to all: how trouble is told, and the exit code it gives.

0 is all done, 1 that some inputs failed or something was not found, 2 wrong usage, 130 a stop by ^C.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from standoff.cli.add import add
from standoff.cli.backup import backup
from standoff.cli.check import check
from standoff.cli.claim import claim
from standoff.cli.claims import claims
from standoff.cli.demo import demo
from standoff.cli.document import document
from standoff.cli.documents import documents
from standoff.cli.export import export
from standoff.cli.judge import judge
from standoff.cli.lineage import lineage
from standoff.cli.output import complain, forgive_narrow_encodings
from standoff.cli.read import read
from standoff.cli.reindex import reindex
from standoff.cli.report import report
from standoff.cli.runs import runs
from standoff.cli.trend import trend
from standoff.cli.watch import watch
from standoff.errors import StandoffError, UsageError

__all__ = ["app"]


class _Verbs(TyperGroup):
    """Tells every error in one line on stderr instead of showing a trace."""

    def invoke(self, ctx: Any) -> Any:
        forgive_narrow_encodings()
        try:
            return super().invoke(ctx)
        except UsageError as error:
            complain(str(error))
            raise typer.Exit(2) from error
        except StandoffError as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            complain("Stopped. The ledger is whole; run the same command again.")
            raise typer.Exit(130) from error


app = typer.Typer(
    cls=_Verbs,
    # Help without colours takes 0.1 s of CPU, with them twice that.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"standoff {version('standoff')}")
        raise typer.Exit


@app.callback()
def standoff(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Who says what in conflict reporting, each claim tied to the words that made it.

    Standoff reads articles, keeps what each source asserts, denies or doubts in a ledger, and shows
    the sentence behind every claim. It does not judge what is true.

    \b
    Examples:
      standoff demo
      standoff read article.html --published 2022-02-15
      standoff add articles/
      standoff claims --about withdrawal
    """


for verb in (
    *(read, add, watch),
    *(claims, claim, documents, document, lineage, runs),
    *(trend, judge),
    *(report, export),
    *(backup, check, reindex, demo),
):
    app.command()(verb)
