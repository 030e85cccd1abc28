"""Word (.docx, ECMA-376) and OpenDocument (.odt, ISO 26300) texts: their paragraphs, and nothing else.

Both are XML in a zip archive. It is unpacked and parsed as a stream, without entities, DTDs or network.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import IO, TYPE_CHECKING

from standoff.errors import TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources.base import Raw

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["as_text"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

_PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
_PARAGRAPHS = (f"{_WORD}p", f"{_TEXT}p", f"{_TEXT}h")
_SIGNS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
    f"{_TEXT}tab": "\t",
    f"{_TEXT}line-break": "\n",
    f"{_TEXT}s": " ",
}
_UNSAID = (
    *(f"{_WORD}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")),
    *(f"{_TEXT}{name}" for name in ("tracked-changes", "note")),
    f"{_OFFICE}annotation",
)
"""What is struck out, a note or an instruction, and not the text."""

_PIECE = 1 << 16
_MOST_ELEMENTS = 500_000
"""Elements of one document: each takes memory far beyond its length. A long book has 200,000."""


def as_text(raw: Raw, kind: str, settings: Settings) -> Raw:
    """The paragraphs of the document in `raw`, a blank line between each two.

    Raises Unreadable where it is broken or encrypted, TooLarge where it unpacks to more than the limit.
    """
    remedy = "save it as plain text (.txt) and read that"
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive, archive.open(_PARTS[kind]) as stream:
            paragraphs = list(_paragraphs(stream, raw.name, settings.largest_input))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, ValueError, RuntimeError) as error:
        # RuntimeError: encrypted; NotImplementedError, one of those: packed by another method.
        said = " ".join(str(error).split())
        raise Unreadable(raw.name, f"is a broken document ({said[:120]})", remedy) from error
    return replace(
        raw,
        data="\n\n".join(filter(None, paragraphs)).encode("utf-8", "replace"),
        media_type="text/plain; charset=utf-8",
        reader=f"standoff {version('standoff')} {kind}",
    )


def _paragraphs(stream: IO[bytes], name: str, limit: int) -> Iterator[str]:
    from lxml.etree import XMLPullParser, XMLSyntaxError

    parser = XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    size = elements = depth = 0
    try:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > limit or elements > _MOST_ELEMENTS:
                raise TooLarge(name, "unpacks to more than is read of one text", "split it")
            if b"<!ENTITY" in piece:
                raise ValueError("it declares entities")
            parser.feed(piece)
            for event, element in parser.read_events():
                elements += event == "start"
                if element.tag not in _PARAGRAPHS:
                    continue
                depth += 1 if event == "start" else -1
                if event == "end" and depth == 0:
                    yield "".join(_words(element)).strip()
                    element.clear(keep_tail=True)
        parser.close()
    except XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _words(element: _Element) -> Iterator[str]:
    """The words inside a paragraph in their order; Word keeps words in elements of their own."""
    is_word = element.tag.startswith(_WORD)
    if not is_word:
        yield element.text or ""
    for inner in element:
        if not isinstance(inner.tag, str) or inner.tag in _UNSAID:
            said: Iterable[str] = ()
        elif inner.tag == f"{_WORD}t":
            said = (inner.text or "",)
        elif inner.tag in _SIGNS:
            said = (_SIGNS[inner.tag],)
        else:
            said = _words(inner)
        yield from said
        if inner.tag in _PARAGRAPHS:
            yield "\n"  # in a text box
        if not is_word:
            yield inner.tail or ""
