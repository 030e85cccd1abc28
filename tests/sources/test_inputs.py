"""Paths, folders, archives and standard input: every input ends as bytes or as a reason."""

from __future__ import annotations

import io
import os
import socket
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from standoff.errors import EmptyInput, InputError, NotFound, NotText, Refused, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources import Failure, Raw, open_inputs

SMALL = Settings(largest_input=10_000, largest_archive=25_000, most_members=40)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50


def outcome(*inputs: str | Path, settings: Settings = SMALL) -> list[tuple[str, object]]:
    """(name, bytes or kind of error) of each thing that came."""
    found = open_inputs([str(each) for each in inputs], settings=settings)
    return [(each.name, each.data if isinstance(each, Raw) else type(each.error)) for each in found]


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The bridge was closed.")
    assert outcome(path) == [(str(path), b"The bridge was closed.")]


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_bytes(b"Text.")
    missing = tmp_path / "missing.txt"
    assert outcome(good, missing, good) == [
        (str(good), b"Text."),
        (str(missing), NotFound),
        (str(good), b"Text."),
    ]


def test_inputs_are_opened_only_when_asked_for(tmp_path: Path) -> None:
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_bytes(b"one")
    found = open_inputs([str(first), str(second)], settings=SMALL)
    next(found)
    second.write_bytes(b"two")
    assert next(found) == Raw(str(second), b"two")


@pytest.mark.parametrize(
    "given", ["", "no/such/file.txt", "a\0b.txt", "x" * 5000, "www.example.com/page", "a\nb"]
)
def test_what_is_not_there(given: str) -> None:
    (failure,) = open_inputs([given], settings=SMALL)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, NotFound | Unreadable)
    assert failure.error.remedy
    assert "\n" not in str(failure.error)
    assert "\0" not in str(failure.error)


def test_a_web_address_without_its_scheme_is_recognised() -> None:
    (failure,) = open_inputs(["www.example.com/page"], settings=SMALL)
    assert isinstance(failure, Failure)
    assert "https://" in failure.error.remedy


def test_a_path_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_bytes(b"x")
    assert outcome(tmp_path / "file.txt" / "inner.txt")[0][1] is NotFound


def test_a_pipe_without_a_writer_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert outcome(tmp_path / "pipe.txt") == [(str(tmp_path / "pipe.txt"), Unreadable)]
    assert outcome("/dev/zero") == [("/dev/zero", Unreadable)]


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert outcome(path) == [(str(path), Unreadable)]


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10_000)
    assert outcome(path)[0][1] == b"x" * 10_000
    path.write_bytes(b"x" * 10_001)
    assert outcome(path)[0][1] is TooLarge


def test_a_folder_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.html", "a/b/c.txt", "a.txt", "Z.TXT", "é.txt", "no-ending", "page.php"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"Text of " + name.encode())
    names = [os.path.relpath(name, tmp_path) for name, _ in outcome(tmp_path)]
    assert names == ["Z.TXT", "a/b/c.txt", "a/z.html", "a.txt", "b.txt", "no-ending", "page.php", "é.txt"]


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in [".hidden.txt", ".git/config.txt", "seen.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert outcome(tmp_path) == [(str(tmp_path / "seen.txt"), b"x")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PNG),
        ("feed.xml", b"<?xml version='1.0'?><rss/>"),
        ("feed", b"<?xml version='1.0'?>\n<rss version='2.0'/>"),
        ("style.css", b"p { color: red }"),
        ("tool", b"\x7fELF\x02\x01\x01"),
        ("tool.exe", b"MZ\x90\x00\x03"),
        ("video", b"\0\0\0 ftypisom"),
        ("ledger", b"SQLite format 3\0"),
    ],
)
def test_kinds_that_are_not_read_are_failures_with_a_remedy(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    for given in (tmp_path, tmp_path / name):
        (failure,) = open_inputs([str(given)], settings=SMALL)
        assert isinstance(failure, Failure)
        assert isinstance(failure.error, NotText)
        assert failure.error.remedy


def test_odd_things_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "loop").symlink_to(tmp_path)
    (inner / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "target").write_bytes(b"x")
    (inner / "link.txt").symlink_to(tmp_path / "target")
    os.mkfifo(inner / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(inner)  # a socket's path may not be long
        listener.bind("socket")
    assert outcome(inner) == [
        (str(inner / "dangling.txt"), NotFound),
        (str(inner / "link.txt"), b"x"),
        (str(inner / "loop"), Unreadable),
        (str(inner / "pipe"), Unreadable),
        (str(inner / "socket"), Unreadable),
    ]


def test_an_empty_folder_is_accounted_for(tmp_path: Path) -> None:
    assert outcome(tmp_path) == [(str(tmp_path), EmptyInput)]


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    assert (str(tmp_path), Unreadable) in outcome(tmp_path)


def test_a_deep_folder(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(400):
        deep = deep / "d"
        deep.mkdir()
    (deep / "end.txt").write_bytes(b"end")
    assert [data for _, data in outcome(tmp_path)] == [b"end"]


def test_file_names_that_are_no_text(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/bad\xff\nname.txt", "wb") as file:
        file.write(b"x")
    ((name, data),) = outcome(tmp_path)
    assert data == b"x"
    assert name.endswith(r"/bad\xff\nname.txt")


def test_an_archive_in_its_own_order(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"z.txt": b"one", "folder/a.html": b"two", "folder/": b""})
    assert outcome(path) == [(f"{path}!/z.txt", b"one"), (f"{path}!/folder/a.html", b"two")]


def test_an_archive_in_a_folder_and_without_an_ending(tmp_path: Path) -> None:
    path = zipped(tmp_path / "saved", {"a.txt": b"one"})
    assert outcome(tmp_path) == [(f"{path}!/a.txt", b"one")]


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt",
        "../../etc/passwd",
        "a/../../b.txt",
        "/etc/passwd",
        "//host/share.txt",
        "C:/windows/a.txt",
        "C:a.txt",
        "..\\a.txt",
        "\\\\host\\a.txt",
        "a/..",
    ],
)
def test_names_that_lead_out_of_the_archive(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {"good.txt": b"good", name: b"evil"})
    before = sorted(tmp_path.rglob("*"))
    good, bad = outcome(path)
    assert good[1] == b"good"
    assert bad[1] is Unreadable
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["line\nbreak.txt", "\x1b[31mred.txt", "nul\x00.txt", "a" * 5000 + ".txt", "‮txt.a.txt"]
)
def test_odd_names_are_shown_on_one_printable_line(tmp_path: Path, name: str) -> None:
    ((shown, data),) = outcome(zipped(tmp_path / "a.zip", {name: b"x"}))
    assert data == b"x"
    assert shown.isprintable()


def test_members_that_are_not_files(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO):
            entry = zipfile.ZipInfo(f"{kind}.txt")
            entry.external_attr = (kind | 0o777) << 16
            archive.writestr(entry, "/etc/passwd")
    assert [kind for _, kind in outcome(path)] == [Unreadable] * 3


def test_hidden_members_are_left_out(tmp_path: Path) -> None:
    members = {".DS_Store": b"x", "__MACOSX/._a.txt": b"x", "a/.git/b.txt": b"x", "a.txt": b"seen"}
    path = zipped(tmp_path / "a.zip", members)
    assert outcome(path) == [(f"{path}!/a.txt", b"seen")]


def test_unreadable_members_are_failures_of_their_own(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.txt": b"x"}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"inner.zip": inner, "a.png": PNG, "b.txt": b"text"})
    assert outcome(path) == [
        (f"{path}!/inner.zip!/a.txt", b"x"),
        (f"{path}!/a.png", NotText),
        (f"{path}!/b.txt", b"text"),
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_methods_are_not_unpacked(tmp_path: Path, method: int) -> None:
    assert outcome(zipped(tmp_path / "a.zip", {"a.txt": b"x"}, method))[0][1] is Unreadable


def test_what_a_member_unpacks_to_is_counted(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"bomb.txt": b"a" * 5_000_000, "b.txt": b"text"})
    assert [kind for _, kind in outcome(path)] == [TooLarge, b"text"]


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"bomb.txt": b"a" * 5_000_000})
    data = path.read_bytes()
    path.write_bytes(data.replace((5_000_000).to_bytes(4, "little"), (5).to_bytes(4, "little")))
    ((_, kind),) = outcome(path)
    assert kind in (Unreadable, TooLarge)


def test_all_members_together_are_counted(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{i}.txt": b"a" * 9_000 for i in range(5)})
    kinds = [kind if isinstance(kind, type) else "read" for _, kind in outcome(path)]
    assert kinds == ["read", "read", TooLarge]


def test_too_many_members(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{i}.txt": b"a" for i in range(41)})
    assert outcome(path) == [(str(path), TooLarge)]


def test_an_encrypted_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"x"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert outcome(path)[0][1] is Unreadable


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_cut_archive(tmp_path: Path, keep: float) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": os.urandom(3000)}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    assert outcome(path) == [(str(path), Unreadable)]


def test_an_empty_archive(tmp_path: Path) -> None:
    assert outcome(zipped(tmp_path / "a.zip", {}))[0][1] is EmptyInput


class Stdin:
    """Stands for `sys.stdin` with these bytes in it."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(b"Text."))
    assert outcome("-") == [("-", b"Text.")]


def test_standard_input_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(b"x" * 10_001))
    assert outcome("-") == [("-", TooLarge)]


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = Stdin(b"")
    closed.buffer.close()
    monkeypatch.setattr(sys, "stdin", closed)
    assert outcome("-") == [("-", Unreadable)]


@pytest.mark.parametrize("given", ["ftp://example.com/a.txt", "file:///etc/passwd"])
def test_other_schemes_are_refused(given: str) -> None:
    assert outcome(given) == [(given, Refused)]


def test_every_failure_is_an_input_error_with_all_three_parts(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    for each in open_inputs([str(tmp_path), "nowhere", "ftp://example.com"], settings=SMALL):
        assert isinstance(each, Failure)
        assert isinstance(each.error, InputError)
        assert all((each.error.subject, each.error.reason, each.error.remedy))
