"""Archives made to harm: names that lead out, links, devices, floods of members, and bombs of all kinds."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from backports import zstd

from standoff.settings import Settings
from standoff.sources import Failure, Raw, open_inputs

from .network import alone

TEXT = b"The ferry left the port on Monday."
SIZE = 400_000_000
MOST = 256_000_000
ZEROS = bytes(1 << 20)

WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>'

NAMES = {
    "up": "../evil.txt",
    "far up": "../../../../../../../../tmp/evil.txt",
    "up inside": "a/../../evil.txt",
    "absolute": "/tmp/evil.txt",
    "two slashes": "//host/share/evil.txt",
    "drive": "C:\\evil.txt",
    "drive without slash": "C:evil.txt",
    "backslashes": "..\\..\\evil.txt",
    "UNC": "\\\\host\\share\\evil.txt",
    "only up": "..",
    "NUL": "evil.txt\0.png",
    "newline": "evil\n.txt",
    "escape codes": "\x1b[2Jevil.txt",
    "right to left": "evil‮txt.exe",
    "very long": "a" * 60_000 + ".txt",
}


def zip_of(name: str, kind: int = stat.S_IFREG) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("x" * len(name.encode()))
        entry.external_attr = (kind | 0o644) << 16
        archive.writestr(entry, TEXT if stat.S_ISREG(kind) else b"/etc/passwd")
    # Written into the bytes: the library would change some of these names.
    return out.getvalue().replace(b"x" * len(name.encode()), name.encode())


def tar_of(name: str, kind: bytes = tarfile.REGTYPE) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = kind, "/etc/passwd"
        entry.size = len(TEXT) if kind == tarfile.REGTYPE else 0
        archive.addfile(entry, io.BytesIO(TEXT))
    return out.getvalue()


def flood(count: int = 10_000) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.txt", TEXT)
    return out.getvalue()


EVIL = {
    **{f"{case}, zip": zip_of(name) for case, name in NAMES.items()},
    **{f"{case}, tar": tar_of(name) for case, name in NAMES.items()},
    "link, zip": zip_of("evil.txt", stat.S_IFLNK),
    "device, zip": zip_of("evil.txt", stat.S_IFCHR),
    "pipe, zip": zip_of("evil.txt", stat.S_IFIFO),
    "link, tar": tar_of("evil.txt", tarfile.SYMTYPE),
    "hard link, tar": tar_of("evil.txt", tarfile.LNKTYPE),
    "device, tar": tar_of("evil.txt", tarfile.CHRTYPE),
    "pipe, tar": tar_of("evil.txt", tarfile.FIFOTYPE),
}  # fmt: skip


def files() -> set[str]:
    """What lies where an archive could have written: here, one above, and its own names further up."""
    above = Path.cwd().parent
    return {*map(str, above.rglob("*")), *(str(path) for up in above.parents for path in up.glob("*evil*"))}


def test_nothing_is_written_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    settings = Settings(most_members=5_000)
    refused = read = 0
    for case, data in {**EVIL, "10,000 members": flood()}.items():
        path = tmp_path / "inner" / ("evil.zip" if data[:2] == b"PK" else "evil.tar")
        path.write_bytes(data)
        before = files()
        outcomes = list(open_inputs([str(path)], settings=settings))
        assert files() == before, case
        assert len(outcomes) == 1, case
        for each in outcomes:
            assert each.name.isprintable(), case
            if isinstance(each, Raw):
                assert each.data == TEXT, case  # never what a link leads to
                read += 1
            else:
                assert each.error.remedy
                refused += 1
        path.unlink()
    tried = refused + read
    assert tried == len(EVIL) + 1
    held(
        "archive paths",
        f"{tried} evil members",
        f"0 files outside; {refused} refused, {read} read by name only",
    )


def pieces() -> Iterator[bytes]:
    return (ZEROS for _ in range(SIZE // len(ZEROS)))


def packed(packer) -> bytes:
    return b"".join([*(packer.compress(piece) for piece in pieces()), packer.flush()])


def brotlied() -> bytes:
    packer = brotli.Compressor(quality=1)
    return b"".join([*(packer.process(piece) for piece in pieces()), packer.finish()])


def deflated(name: str, head: bytes = b"", piece: bytes = ZEROS) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        member.write(head)
        for _ in range(SIZE // len(piece)):
            member.write(piece)
    return out.getvalue()


def wrapped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def warc(body: bytes, coding: str) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n".encode()
    size = len(head) + len(body)
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
        b"WARC-Date: 2031-03-03T05:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%b%b\r\n\r\n"
        % (size, head, body)
    )


def pdf(stream: bytes) -> bytes:
    data = (
        b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
        b"/Resources << /Font << >> >> >>\nendobj\n"
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream\nendobj\n"
        % (len(stream), stream)
    )
    places = [data.index(b"%d 0 obj" % number) for number in range(1, 5)]
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 5\n0000000000 65535 f \n"
    return data + head + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)


PROGRAM = """
import sys
from standoff import reader
from standoff.errors import InputError
from standoff.sources import Raw, open_inputs
for path in sys.argv[1:]:
    for found in open_inputs([path]):
        try:
            if isinstance(found, Raw):
                reader.read(found)
                print("read", path)
            else:
                raise found.error
        except InputError as error:
            print(type(error).__name__, error)
"""


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("bombs")
    gz = packed(zlib.compressobj(9, wbits=31))
    deflate = packed(zlib.compressobj(9))
    br, zst = brotlied(), packed(zstd.ZstdCompressor())
    plain = deflated("a.txt")
    made = {
        "a.txt.gz": gz,
        "twice.txt.gz.gz": gzip.compress(gz),
        "a.txt.bz2": packed(bz2.BZ2Compressor()),
        "a.txt.xz": packed(lzma.LZMACompressor(preset=1)),
        "a.txt.zst": zst,
        "a.txt.br": br,
        "a.zip": plain,
        "nested.zip": wrapped("b.zip", wrapped("c.zip", plain)),
        "spaces.docx": deflated("word/document.xml", WORD, b" " * len(ZEROS)),
        "elements.docx": deflated("word/document.xml", WORD, b"<w:r/>" * 100_000),
        "paragraphs.docx": deflated("word/document.xml", WORD, b"</w:p><w:p>" * 100_000),
        "a.odt": deflated("content.xml", b"<o><p>", b" " * len(ZEROS)),
        "a.xlsx": deflated("xl/sharedStrings.xml"),
        "a.csv.gz": gzip.compress(b"title,text\n1,") + gz,
        "a.jsonl.gz": gz,
        "a.warc": warc(gz, "gzip"),
        "deflate.warc": warc(deflate, "deflate"),
        "br.warc": warc(br, "br"),
        "zstd.warc": warc(zst, "zstd"),
        "whole.warc.gz": gzip.compress(warc(gz, "gzip")),
        "a.pdf": pdf(deflate),
        "a.eml": b"From: a@example.org\nContent-Type: application/gzip\n"
        b'Content-Disposition: attachment; filename="a.txt.gz"\nContent-Transfer-Encoding: base64\n\n'
        + base64.encodebytes(gz),
    }  # fmt: skip
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in made}


def test_no_bomb_unfolds(bombs: dict[str, Path], held) -> None:
    most = 0
    for name, path in bombs.items():
        told, peak = alone(PROGRAM, str(path))
        (line,) = told.splitlines()
        assert line.split(" ")[0] in ("TooLarge", "Unreadable", "NotText"), f"{name}: {line}"
        assert peak < MOST, f"{name}: {peak:,}"
        most = max(most, peak)
    figures = f"all refused; peak {most // 10**6} MB"
    held("decompression bombs (files)", f"{len(bombs)} of 400 MB", figures)


def test_a_file_that_contains_itself_ends(tmp_path: Path) -> None:
    data = TEXT
    for _ in range(50):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    (found,) = open_inputs([str(tmp_path / "a.gz")])
    assert isinstance(found, Failure)
    assert "archives deep" in found.error.reason
    assert os.listdir(tmp_path) == ["a.gz"]
