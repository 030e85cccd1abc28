"""Pages that changed: which texts stood at one address, and what became of what they said."""

from __future__ import annotations

from sqlalchemy import Connection, select

from standoff.ledger import schema
from standoff.ledger.queries import document_row, reading_of
from standoff.ledger.rows import VersionRow

__all__ = ["versions"]


def versions(connection: Connection, prefix: str) -> list[VersionRow]:
    """All texts of the page that the document whose key or id begins with `prefix` is of, the oldest first.

    A document without a URL is alone. Raises NoSuchRecord where `prefix` names none or several.
    """
    # Comparing brings in the codebook, which other questions do without.
    from standoff.corroborate import versions as page

    row = document_row(connection, prefix)
    table = schema.documents.c
    same = table.key == row.key if row.url is None else table.address == row.url
    keys = connection.execute(select(table.key).where(same).order_by(table.key)).scalars().all()
    found = page.versions(reading_of(connection, key) for key in keys)
    former = page.superseded([found])
    return [
        VersionRow(
            document_row(connection, reading.document.key),
            reading.document.text,
            page.dated(reading.document),
            reading is found[-1],
            len(former[reading.document.key].gone) if reading.document.key in former else 0,
        )
        for reading in found
    ]
