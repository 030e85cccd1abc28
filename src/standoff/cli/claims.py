"""`standoff claims`: what is claimed across all documents, and who stands where."""

from __future__ import annotations

from standoff.cli.options import (
    LEDGER,
    About,
    Actor,
    Csv,
    Json,
    LedgerPath,
    Limit,
    Place,
    Recipient,
    Since,
    Status,
    Type,
    Until,
    given,
)

__all__ = ["claims"]


def claims(
    ledger: LedgerPath = LEDGER,
    about: About = None,
    type: Type = None,
    actor: Actor = None,
    recipient: Recipient = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List claims across documents.

    The same claim in several articles is one row; those that most documents carry come first. Every
    filter that is given must be met.

    \b
    Examples:
      standoff claims --about withdrawal --status contested
      standoff claims --actor RUS --since 2022-02 --json
    """
    from standoff.cli.output import one_form, screen, write_lines
    from standoff.ledger import Ledger

    one_form(json=json, csv=csv)
    filters = given(
        about=about,
        type=type,
        actor=actor,
        recipient=recipient,
        place=place,
        since=since,
        until=until,
        status=status,
    )
    with Ledger(ledger, create=False) as opened:
        found = opened.claims(limit=limit, **filters)
    if json:
        from standoff.export import jsonl

        write_lines(jsonl.lines(found))
    elif csv:
        from standoff.export import csv as csv_form
        from standoff.export import tables

        write_lines(csv_form.lines(tables.CLAIMS, tables.claims(found)), end="\r\n")
    else:
        from standoff.cli.claims_view import show

        show(screen(), found)
