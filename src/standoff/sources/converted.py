"""Files that are one text in a form of their own (PDF, Word, OpenDocument), made into plain text.

This is done where texts are read, in a process with a deadline and a memory limit, not where files are found.
"""

from __future__ import annotations

from standoff.settings import Settings
from standoff.sources.base import Raw

__all__ = ["as_text"]


def as_text(raw: Raw, reads: str, settings: Settings) -> Raw:
    """`raw` with its text as data where `reads` is such a form, else as it is.

    Raises Unreadable, EmptyInput or TooLarge where no text can be had of it.
    """
    if reads == "pdf":
        from standoff.sources import pdf

        return pdf.as_text(raw, settings)
    if reads in ("docx", "odt"):
        from standoff.sources import office

        return office.as_text(raw, reads, settings)
    return raw
