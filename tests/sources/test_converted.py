"""PDF, Word and OpenDocument: paragraphs in reading order, and a plain word where there are none."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from standoff import reader
from standoff.errors import EmptyInput, InputError, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources import Raw
from standoff.sources.pdf import Line, ordered, paragraphs

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

Placed = tuple[float, float, str]


def pdf(*pages: list[Placed], size: int = 11) -> bytes:
    """A PDF with these lines on its pages, each at its place in points from the left and the bottom."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, text in lines)
        packed = zlib.compress(shown.encode("cp1252"))
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def zipped(name: str, data: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def text_of(name: str, data: bytes) -> str:
    return reader.read(Raw(name, data)).text


LEFT = [
    "The port was closed on Monday after two",
    "boats met off the breakwater, the office",
    "of the harbour master said.",
    "   A spokesman for the union said that at",
    "least nine people had been taken to a",
]
RIGHT = [
    "hospital. He asked for an inquiry.",
    "   The government called for calm on both",
    "sides of the strait and offered a ship.",
    "   Rates for the passage rose in hours, two",
    "brokers said on Tuesday evening.",
]
READ = (
    "The port was closed on Monday after two boats met off the breakwater, the office of the harbour master "
    "said.\n\nA spokesman for the union said that at least nine people had been taken to a hospital. He "
    "asked for an inquiry.\n\nThe government called for calm on both sides of the strait and offered a "
    "ship.\n\nRates for the passage rose in hours, two brokers said on Tuesday evening."
)


@pytest.mark.parametrize("by_rows", [False, True])
def test_two_columns_in_whatever_order_they_are_drawn(by_rows: bool) -> None:
    left = [(50, 700 - 13 * i, text) for i, text in enumerate(LEFT)]
    right = [(310, 700 - 13 * i, text) for i, text in enumerate(RIGHT)]
    drawn = [line for pair in zip(left, right, strict=True) for line in pair] if by_rows else left + right
    headline = (50, 760, "Two boats meet off the harbour of Lagos, nine people hurt, port closed for days")
    assert text_of("a.pdf", pdf([headline, *drawn])) == f"{headline[2]}\n\n{READ}"


def test_what_stands_at_the_foot_of_every_page_is_no_text() -> None:
    pages = [
        [(50, 700, f"Boat number {word} left the port on Monday."), (50, 30, f"Evening Post {number}")]
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    assert "Evening" not in text_of("a.pdf", pdf(*pages))


def line(y: float, text: str) -> Line:
    return Line(50, y, 11, text)


def test_a_word_is_joined_only_where_it_stands_elsewhere() -> None:
    page = [
        line(100, "The harbour was shut. A short-"),
        line(87, "term closure of the har-"),
        line(74, "bour."),
    ]
    assert list(paragraphs([page])) == ["The harbour was shut. A short-term closure of the harbour."]


def test_one_column_stays_as_it_is() -> None:
    lines = [line(100 - 13 * i, f"Line {i} of a text") for i in range(9)]
    assert ordered(list(reversed(lines))) == lines


def test_a_scan_says_so() -> None:
    with pytest.raises(EmptyInput, match="no text layer"):
        text_of("a.pdf", pdf([]))


def test_pages_without_text_among_others_are_told() -> None:
    document = reader.read(Raw("a.pdf", pdf([(50, 700, "The ferry left the port on Monday.")], [])))
    assert document.partial == "1 of 2 pages have no text layer"
    assert document.reader is not None
    assert document.reader.startswith("pypdf ")


DOCX = (
    f'<w:document xmlns:w="{WORD}"><w:body>'
    "<w:p><w:r><w:t>The ferry </w:t></w:r><w:r><w:t>left</w:t><w:tab/><w:t>late.</w:t></w:r></w:p><w:p/>"
    "<w:p><w:del><w:r><w:delText>It sank.</w:delText></w:r></w:del><w:ins><w:r><w:t>It rose.</w:t></w:r>"
    "</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:body></w:document>"
)
ODT = (
    f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXT}"><o:body><o:text>'
    "<t:h>The ferry left</t:h><t:p>It <t:span>rose</t:span><t:s/>again<o:annotation><t:p>really?</t:p>"
    "</o:annotation>.</t:p></o:text></o:body></o:document-content>"
)


def test_word_without_what_was_struck_out() -> None:
    assert text_of("a.docx", zipped("word/document.xml", DOCX)) == "The ferry left\tlate.\n\nIt rose."


def test_open_document_without_its_notes() -> None:
    assert text_of("a.odt", zipped("content.xml", ODT)) == "The ferry left\n\nIt rose again."


ENTITIES = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>{DOCX.replace("late.", "&e;")}'


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", b"%PDF-1.7\n1 0 obj", Unreadable),
        ("a.pdf", pdf([(50, 700, "x")])[:300], InputError),
        ("a.docx", b"PK\x03\x04" + bytes(40), Unreadable),
        ("a.docx", zipped("other.xml", DOCX), Unreadable),
        ("a.docx", zipped("word/document.xml", DOCX[:200]), Unreadable),
        ("a.docx", zipped("word/document.xml", ENTITIES), Unreadable),
        ("a.docx", zipped("word/document.xml", DOCX.replace("late.", "a" * 200_000)), TooLarge),
        ("a.docx", zipped("word/document.xml", ""), Unreadable),
        ("a.odt", zipped("content.xml", "<a/>"), EmptyInput),
    ],
)  # fmt: skip
def test_what_is_broken_is_an_input_error(name: str, data: bytes, kind: type[InputError]) -> None:
    with pytest.raises(kind) as raised:
        reader.read(Raw(name, data), settings=Settings(largest_input=100_000))
    assert "\n" not in str(raised.value)
