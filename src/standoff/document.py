"""The text, and places in it. A document's text never changes; everything else points into it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from standoff.errors import SpanError
from standoff.terms import PublishedFrom

__all__ = ["Document", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of code points, `start` up to and without `end`, and the words there.

    Make one with `Document.span`, which fills `text` from the document; spans of two documents
    are told apart by where they are kept, never by comparing them.
    """

    start: int
    end: int
    text: str = field(compare=False)

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def __repr__(self) -> str:
        return f"<{self.start}:{self.end} {self.text!r}>"


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was published, with what is known about it. Unknown is None.

    `published` is the ISO date on which it first appeared, `published_from` where that was found;
    `updated` the ISO date of the last change that it states; `retrieved` an ISO date and time in UTC,
    set by whoever fetched it. `language` is an ISO 639-1 code. `reader` names the program and version
    that made the text out of bytes, `partial` says what of the text is missing: None where it is whole.

    >>> document = Document("Russia denied it.")
    >>> document.span(0, 6)
    <0:6 'Russia'>
    """

    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    updated: str | None = None
    retrieved: str | None = None
    language: str | None = "en"
    reader: str | None = None
    partial: str | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the text, in hex: the same text has the same id wherever it stands."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def address(self) -> str:
        """Where this text stands: its URL, else its outlet, else nothing."""
        return self.url or (f"outlet:{self.outlet}" if self.outlet else "")

    @property
    def key(self) -> str:
        """Short name of this text at this address: 16 hex digits.

        Two outlets that carry one text word for word have the same `id` and different keys.
        """
        digest = hashlib.sha256(f"{self.id}\n{self.address}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:16]

    def span(self, start: int, end: int) -> Span:
        """The span from `start` up to `end`; raises SpanError where there is no such place."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(
                f"document {self.id[:12]}",
                f"no span {start}:{end} in a text of {len(self.text)} code points",
                "report this with the text that shows it",
            )
        return Span(start, end, self.text[start:end])

    def check(self, span: Span) -> Span:
        """Returns `span` if its words stand at its offsets; raises SpanError if not."""
        if self.span(span.start, span.end).text != span.text:
            raise SpanError(
                f"document {self.id[:12]}",
                f"{span.text[:40]!r} does not stand at {span.start}:{span.end}",
                "drop the reading that has it: its offsets belong to another text",
            )
        return span

    def __repr__(self) -> str:
        name = self.title or self.text[:40]
        return f"<Document {name!r} {self.outlet or 'unknown outlet'} {self.published or 'undated'}>"
