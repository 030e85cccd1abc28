"""A folder as people have them: two thousand files of all kinds, some broken, empty, twice or foreign."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.sources.test_containers import record
from tests.sources.test_converted import DOCX, ODT, pdf, zipped

PLUGINS = Path(__file__).parents[1] / "extractors"
FILES = 2_000
FRENCH = (
    "Le ministre a déclaré que les navires avaient quitté le port lundi soir, après la réunion du conseil, "
    "et que personne n'avait été blessé pendant la nuit. Document {}."
)


def said(n: int) -> str:
    return (
        f"Harbour said that {n} boats had left the port before noon. The pilot said the sea was calm on that "
        "day, and that nobody on the pier had been told when they would come back."
    )


def page(n: int) -> bytes:
    return (
        f"<html><head><title>Boats {n}</title></head><body><article><h1>Boats leave, number {n}</h1>"
        f"<p>{said(n)}</p></article></body></html>"
    ).encode()


def mail(n: int) -> bytes:
    return (
        f"From: Ana <ana@example.org>\nSubject: Boats {n}\nDate: Mon, 03 Mar 2031 10:00:00 +0000\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{said(n)}\n"
    ).encode()


def saved(n: int) -> bytes:
    return (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/%d\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html\n\n%b\n--B--\n'
        % (n, page(n))
    )


def printed(n: int) -> bytes:
    words = said(n).split()
    return pdf([(50, 700 - 13 * i, " ".join(words[i * 6 : i * 6 + 6])) for i in range(len(words) // 6 + 1)])


def tar(n: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in ((f"{n}.txt", said(n).encode()), ("../out.txt", b"x")):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def nested(n: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inner.zip", zipped(f"{n}.txt", said(n)))
    return out.getvalue()


def chat(n: int) -> bytes:
    messages = [
        {"id": i, "type": "message", "date": "2031-03-03T10:00:00", "from": "Port News", "text": said(n + i)}
        for i in (0, 1)
    ]
    return json.dumps({"name": f"Port News {n}", "type": "public_channel", "messages": messages}).encode()


Kind = tuple[str, Callable[[int], bytes], str]
KINDS: tuple[Kind, ...] = (
    ("txt", lambda n: said(n).encode(), "ok"),
    ("html", page, "ok"),
    ("mhtml", saved, "ok"),
    ("eml", mail, "ok"),
    ("mbox", lambda n: b"From a\n" + mail(n) + b"\nFrom b\n" + mail(n + 1), "ok ok"),
    ("pdf", printed, "ok"),
    ("docx", lambda n: zipped("word/document.xml", DOCX.replace("late.", said(n))), "ok"),
    ("odt", lambda n: zipped("content.xml", ODT.replace("again", said(n))), "ok"),
    ("csv", lambda n: f"title,text\nBoats,{json.dumps(said(n))}\nNone,\n".encode(), "ok failed"),
    ("jsonl", lambda n: json.dumps({"text": said(n)}).encode() + b"\n{broken\n", "ok failed"),
    ("json", chat, "ok ok"),
    ("warc.gz", lambda n: gzip.compress(record(f"https://example.org/w{n}", page(n))), "ok"),
    ("zip", nested, "ok"),
    ("tar.gz", tar, "ok failed"),
    ("txt.gz", lambda n: gzip.compress(said(n).encode()), "ok"),
    ("latin.txt", lambda n: (said(n) + " Café. " * 3).encode("cp1252"), "ok"),
    ("french.txt", lambda n: FRENCH.format(n).encode(), "partial"),
    ("twice.txt", lambda n: said(0).encode(), "duplicate"),
    ("empty.txt", lambda n: b"", "failed"),
    ("blank.html", lambda n: b"<html><body> </body></html>", "failed"),
    ("png", lambda n: b"\x89PNG\r\n\x1a\n" + bytes(50), "failed"),
    ("bin.txt", lambda n: bytes(range(256)) * 8, "failed"),
    ("scan.pdf", lambda n: pdf([]), "failed"),
    ("broken.pdf", lambda n: printed(n)[:200], "failed"),
    ("broken.zip", lambda n: nested(n)[:60], "failed"),
    ("broken.docx", lambda n: zipped("word/document.xml", DOCX[:150]), "failed"),
    ("cut.gz", lambda n: gzip.compress(os.urandom(3000))[:900], "failed"),
    ("events.csv", lambda n: b"id,day\n1,2031-03-03\n", "failed"),
    ("package.json", lambda n: b'{"name": "site", "version": "1"}', "failed"),
    ("doc", lambda n: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(80), "failed"),
    ("bug.txt", lambda n: f"BUG {said(n)}".encode(), "failed"),
)
"""What a file is called, how it is made, and what becomes of each text in it."""


def test_all_of_it_is_accounted_for(tmp_path: Path, held) -> None:
    folder, ledger = tmp_path / "all", tmp_path / "all.db"
    expected: dict[str, list[str]] = {"ok": [], "partial": [], "failed": [], "duplicate": []}
    for n in range(FILES):
        ending, make, outcomes = KINDS[n % len(KINDS)]
        path = folder / f"{n // 200}" / f"{n:04}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make(n * 10))
        for outcome in outcomes.split():
            expected[outcome].append(str(path))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PLUGINS), *sys.path]), "COLUMNS": "80"}

    def standoff(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "standoff", *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    run = standoff("add", folder, "--ledger", ledger, "--extractor", "trial", "--jobs", 2)
    assert run.returncode == 1, run.stderr
    parts = {kind: len(paths) for kind, paths in expected.items()}
    counts = " + ".join(f"{count} {kind}" for kind, count in parts.items())
    assert run.stdout == f"read {sum(parts.values())} = {counts}\n"
    inputs = [
        json.loads(line)
        for line in standoff("runs", "show", 1, "--ledger", ledger, "--json").stdout.splitlines()
    ]
    for kind, paths in expected.items():
        named = [each for each in inputs if each["outcome"] == kind]
        assert sorted(each["name"].partition("!/")[0] for each in named) == sorted(paths)
        assert kind == "ok" or all(each["reason"] for each in named)
    assert "Traceback" not in run.stderr
    held("a folder of everything", f"{FILES:,} files, {len(KINDS)} kinds", run.stdout.strip())
