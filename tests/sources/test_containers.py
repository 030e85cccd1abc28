"""Files that hold texts: archives in archives, packed files, messages, tables, web archives, chats."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path

import brotli
import pytest
from backports import zstd

from standoff.errors import EmptyInput, InputError, NotText, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources import Columns, Failure, Raw, open_inputs

SMALL = Settings(largest_input=50_000, largest_archive=200_000, most_members=40)
TEXT = b"The ferry left the port on Monday."


def found(path: Path, data: bytes, columns: Columns | None = None) -> list[Raw | Failure]:
    """What comes of a file with these bytes, names without the path of its folder."""
    path.write_bytes(data)
    return list(open_inputs([str(path)], settings=SMALL, columns=columns or Columns()))


def told(path: Path, data: bytes, columns: Columns | None = None) -> list[tuple[str, object]]:
    return [
        (each.name.removeprefix(f"{path.parent}/"), each.data if isinstance(each, Raw) else type(each.error))
        for each in found(path, data, columns)
    ]


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


PACKERS = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd.compress,
    "br": brotli.compress,
}


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_text(tmp_path: Path, ending: str) -> None:
    name = f"a.txt.{ending}"
    assert told(tmp_path / name, PACKERS[ending](TEXT)) == [(f"{name}!/a.txt", TEXT)]


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz", "zst"])
def test_a_packed_tar(tmp_path: Path, ending: str) -> None:
    data = PACKERS[ending](tarred({"b/1.txt": TEXT, "b/2.txt": b"x"}))
    for name in (f"a.tar.{ending}", f"a.t{ending}"):
        inner = f"{name}!/a.tar!/b"
        assert told(tmp_path / name, data) == [(f"{inner}/1.txt", TEXT), (f"{inner}/2.txt", b"x")]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_file_that_ends_early_is_broken(tmp_path: Path, ending: str) -> None:
    data = PACKERS[ending](bytes(range(256)) * 30)
    ((_, kind),) = told(tmp_path / f"a.txt.{ending}", data[: len(data) // 2])
    assert kind is Unreadable


def test_gzip_members_one_after_another(tmp_path: Path) -> None:
    assert told(tmp_path / "a.gz", gzip.compress(b"one ") + gzip.compress(b"two")) == [
        ("a.gz!/a", b"one two")
    ]


def test_archives_within_archives_to_a_bounded_depth(tmp_path: Path) -> None:
    data, settings = zipped({"a.txt": TEXT}), SMALL
    for _ in range(settings.most_nested - 1):
        data = zipped({"a.zip": data})
    ((name, read),) = told(tmp_path / "a.zip", data)
    assert read == TEXT
    assert name.count("!/") == settings.most_nested
    assert [kind for _, kind in told(tmp_path / "a.zip", zipped({"a.zip": data}))] == [TooLarge]


def test_a_tar_with_what_is_no_file(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.CHRTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    assert [kind for _, kind in told(tmp_path / "a.tar", out.getvalue())] == [Unreadable] * 3


def test_annotations_beside_their_text_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "a.ann").write_bytes(b"T1\tPlace 4 9\tferry")
    (tmp_path / "b.ann").write_bytes(b"T1\tPlace 4 9\tferry")
    kinds = [
        type(each.error) if isinstance(each, Failure) else each.data for each in open_inputs([str(tmp_path)])
    ]
    assert kinds == [TEXT, NotText]


MAIL = b"""From: Ana Prado <ana@example.org>\r
Subject: =?utf-8?q?Ferry_leaves_the_caf=C3=A9?=\r
Date: Mon, 03 Mar 2031 23:50:00 -0500\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=B\r
\r
--B\r
Content-Type: text/plain; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
The ferry left the caf=E9.\r
--B\r
Content-Type: text/plain; name="note.txt"\r
Content-Disposition: attachment; filename="note.txt"\r
\r
A note.\r
--B\r
Content-Type: image/png\r
Content-Disposition: attachment; filename="map.png"\r
Content-Transfer-Encoding: base64\r
\r
iVBORw0KGgo=\r
--B--\r
"""


def test_a_message_with_attachments(tmp_path: Path) -> None:
    body, note, picture = found(tmp_path / "a.eml", MAIL)
    assert isinstance(body, Raw)
    assert body.data.rstrip() == b"The ferry left the caf\xe9."
    assert body.media_type == "text/plain; charset=iso-8859-1"
    assert (body.title, body.byline) == ("Ferry leaves the café", "Ana Prado")
    assert body.published == "2031-03-03"
    assert isinstance(note, Raw)
    assert (note.name, note.data.strip()) == (f"{tmp_path}/a.eml!/note.txt", b"A note.")
    assert isinstance(picture, Failure)
    assert isinstance(picture.error, NotText)


def test_a_mailbox(tmp_path: Path) -> None:
    one = b"From a Mon Mar  3 23:50:00 2031\nFrom: a@example.org\nSubject: One\n\nFirst.\n\n"
    assert told(tmp_path / "a.mbox", one + one.replace(b"First", b"Second")) == [
        ("a.mbox!/message 1", b"First.\n\n"),
        ("a.mbox!/message 2", b"Second.\n\n"),
    ]


def test_a_saved_page(tmp_path: Path) -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\n"
        b"Subject: A page\r\nDate: Mon, 3 Mar 2031 23:50:00 -0500\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        b"--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>The fer=\r\nry left.</p>\r\n--B\r\nContent-Type: text/css\r\n\r\np {}\r\n--B--\r\n"
    )
    (page,) = found(tmp_path / "a.mhtml", data)
    assert isinstance(page, Raw)
    assert (page.data, page.url) == (b"<p>The ferry left.</p>", "https://example.org/a")
    assert page.retrieved == "2031-03-04T04:50:00+00:00"


def test_a_table_with_known_columns(tmp_path: Path) -> None:
    data = (
        "id,Headline,Body,URL,Publish Date,Media Name\n"
        '1,Ferry leaves,"The ferry left,\nlate.",https://example.org/1,20310303,Post\n'
        "2,Ferry é,Ferry é came back.,,2031-03-04,\n\n3,Nothing,,,,\n"
    ).encode()
    one, two, three = found(tmp_path / "a.csv", data)
    assert isinstance(one, Raw)
    assert isinstance(two, Raw)
    assert isinstance(three, Raw)
    assert one.name.endswith("a.csv!/row 2")
    assert one.data == b"Ferry leaves\n\nThe ferry left,\nlate."
    assert (one.title, one.url, one.published, one.outlet) == (
        "Ferry leaves", "https://example.org/1", "2031-03-03", "Post"
    )  # fmt: skip
    assert two.data == "Ferry é came back.".encode()
    assert three.data == b""


def test_columns_by_their_names_and_a_plain_word_where_there_are_none(tmp_path: Path) -> None:
    data = b"nr;was;wo\n1;The ferry left.;Lagos\n"
    (failure,) = found(tmp_path / "a.csv", data)
    assert isinstance(failure, Failure)
    assert str(failure.error).endswith(
        "a.csv: has no column that is known to hold texts; "
        "name one with --text-column; its columns are: nr, was, wo"
    )
    assert told(tmp_path / "a.csv", data, Columns(text="was")) == [("a.csv!/row 2", b"The ferry left.")]
    (failure,) = found(tmp_path / "a.csv", data, Columns(text="is"))
    assert isinstance(failure, Failure)
    assert "has no column 'is'; its columns are: nr, was, wo" in str(failure.error)


def test_a_table_of_addresses_says_what_to_do_with_them(tmp_path: Path) -> None:
    (failure,) = found(tmp_path / "a.csv", b"GLOBALEVENTID,SOURCEURL\n1,https://example.org/a\n")
    assert isinstance(failure, Failure)
    assert failure.error.remedy.startswith("give its addresses in a text file, one a line, or name one with")


@pytest.mark.parametrize("data", [b"", b"\n", b"title,text\n"])
def test_a_table_without_rows(tmp_path: Path, data: bytes) -> None:
    assert [kind for _, kind in told(tmp_path / "a.csv", data)][-1] in (EmptyInput, b"")


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps({"title": "Ferry", "content": "It left.", "source": {"name": "Post"}}),
        "{broken",
        json.dumps({"n": 1}),
    ]
    one, broken, other = found(tmp_path / "a.jsonl", "\n".join(lines).encode())
    assert isinstance(one, Raw)
    assert (one.data, one.outlet) == (b"Ferry\n\nIt left.", "Post")
    assert isinstance(broken, Failure)
    assert "broken JSON" in broken.error.reason
    assert isinstance(other, Failure)
    assert "its columns are: n" in other.error.remedy


def test_a_list_in_json(tmp_path: Path) -> None:
    data = json.dumps({"status": "ok", "articles": [{"text": "One."}, {"text": "Two."}]}).encode()
    assert told(tmp_path / "a.json", data) == [("a.json!/1", b"One."), ("a.json!/2", b"Two.")]


def test_messages_of_muc(tmp_path: Path) -> None:
    data = b"DEV-MUC3-0001 (X)\n\nLAGOS -- THE FERRY LEFT.\n\nDEV-MUC3-0002 (X)\n\nIT CAME BACK.\n"
    assert told(tmp_path / "dev.txt", data) == [
        ("dev.txt!/DEV-MUC3-0001", b"\n\nLAGOS -- THE FERRY LEFT.\n\n"),
        ("dev.txt!/DEV-MUC3-0002", b"\n\nIT CAME BACK.\n"),
    ]


CHAT = {
    "name": "Harbour News",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "date": "2031-03-03T05:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2031-03-03T05:00:00", "from": "Harbour News",
         "text": ["The ", {"type": "bold", "text": "ferry"}, " left."]},
        {"id": 3, "type": "message", "date": "2031-03-03T05:10:00", "from": "Harbour News",
         "forwarded_from": "Coast Herald", "text": "It sank."},
        {"id": 4, "type": "message", "date": "2031-03-03T05:11:00", "photo": "a.jpg", "text": ""},
    ],
}  # fmt: skip


def test_the_history_of_a_channel(tmp_path: Path) -> None:
    own, relayed = found(tmp_path / "result.json", json.dumps(CHAT).encode())
    assert isinstance(own, Raw)
    assert isinstance(relayed, Raw)
    assert (own.data, own.outlet, own.byline) == (b"The ferry left.", "Harbour News", None)
    assert own.published == "2031-03-03T05:00:00"
    assert relayed.data == b"Forwarded from Coast Herald:\n\nIt sank."
    assert (relayed.outlet, relayed.byline) == ("Harbour News", "Coast Herald")


def test_a_page_of_a_channel(tmp_path: Path) -> None:
    html = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
    <div class="page_header"><div class="content"><div class="text bold"> Harbour News </div></div></div>
    <div class="message service" id="message-1"><div class="body details">3 March 2031</div></div>
    <div class="message default clearfix" id="message2"><div class="body">
    <div class="pull_right date details" title="03.03.2031 05:00:00 UTC+01:00">05:00</div>
    <div class="from_name"> Harbour News </div><div class="text">The ferry<br>left.</div></div></div>
    <div class="message default clearfix joined" id="message3"><div class="body">
    <div class="pull_right date details" title="03.03.2031 05:10:00 UTC+01:00">05:10</div>
    <div class="forwarded body"><div class="from_name"> Coast Herald
    <span class="date details" title="02.03.2031 01:00:00"> 02.03.2031</span></div>
    <div class="text">It sank.</div></div></div></div></body></html>"""
    own, relayed = found(tmp_path / "messages.html", html.encode())
    assert isinstance(own, Raw)
    assert isinstance(relayed, Raw)
    assert (own.data, own.outlet, own.published) == (b"The ferry\nleft.", "Harbour News", "2031-03-03")
    assert relayed.data == b"Forwarded from Coast Herald:\n\nIt sank."
    assert relayed.byline == "Coast Herald"


def record(url: str, body: bytes, *, status: str = "200 OK", head: str = "Content-Type: text/html") -> bytes:
    answer = f"HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-03T05:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    ).encode() + answer + b"\r\n\r\n"  # fmt: skip


WARC = (
    record("https://example.org/a", b"<p>The ferry left.</p>")
    + record("https://example.org/b", b"<p>Gone</p>", status="404 Not Found")
    + record("https://example.org/c.png", b"\x89PNG", head="Content-Type: image/png")
    + record(
        "https://example.org/d",
        gzip.compress(b"<p>It sank.</p>"),
        head="Content-Type: text/html\r\nContent-Encoding: gzip",
    )
    + record(
        "https://example.org/e",
        brotli.compress(b"<p>It rose.</p>"),
        head="Content-Type: text/html\r\nContent-Encoding: br",
    )
)
PAGES = [
    ("https://example.org/a", b"<p>The ferry left.</p>"),
    ("https://example.org/d", b"<p>It sank.</p>"),
    ("https://example.org/e", b"<p>It rose.</p>"),
]


@pytest.mark.parametrize(
    ("name", "data", "inner"),
    [
        ("a.warc", WARC, ""),
        ("a.warc.gz", gzip.compress(WARC), "!/a.warc"),
        ("a.wacz", zipped({"archive/data.warc.gz": gzip.compress(WARC), "datapackage.json": b"{}"}),
         "!/archive/data.warc.gz!/data.warc"),
    ],
)  # fmt: skip
def test_pages_of_a_web_archive(tmp_path: Path, name: str, data: bytes, inner: str) -> None:
    pages = found(tmp_path / name, data)
    assert [(each.url, each.data) for each in pages if isinstance(each, Raw)] == PAGES
    assert pages[0].name == f"{tmp_path}/{name}{inner}!/https://example.org/a"
    assert {each.retrieved for each in pages if isinstance(each, Raw)} == {"2031-03-03T05:00:00+00:00"}


@pytest.mark.parametrize(
    "name",
    ["a.pdf", "a.docx", "a.eml", "a.mhtml", "a.mbox", "a.json", "a.jsonl", "a.csv", "a.tar", "a.gz",
     "a.warc", "a.wacz", "a.zip", "a.bz2", "a.xz", "a.zst", "a.br"],
)  # fmt: skip
def test_what_is_broken_or_empty_is_an_input_error(tmp_path: Path, name: str) -> None:
    for data in (b"", b"\x00\x01\x02garbage\xff" * 20, b"WARC/1.0\r\n"):
        for each in found(tmp_path / name, data):
            assert isinstance(each, Raw) or isinstance(each.error, InputError)
