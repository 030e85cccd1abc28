"""Texts of others with our marks: only offsets and labels are kept here, the texts stay where they are.

`elsewhere/SET.jsonl` has a document a line: its name in the set, the SHA-256 of its text and the marks. The
text is that of the set with line breaks inside paragraphs as spaces and `[]{}` as `⟦⟧⦃⦄`, letter for letter.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.labels import Article
from corpus.markup import MarkupError, of_marks

__all__ = ["FOLDER", "SETS", "articles", "texts"]

FOLDER = Path(__file__).with_name("elsewhere")
SETS = ("muc34", "re3d")

_BRACKETS = str.maketrans("[]{}", "⟦⟧⦃⦄")
_MUC = re.compile(r"^(DEV-MUC3-\d{4}) \(.*?\)\n\n(.*?)(?=^DEV-MUC3-\d{4} |\Z)", re.MULTILINE | re.DOTALL)
_BROKEN = re.compile(r"(?<!\n)\n(?!\n)")


def texts(name: str, gold: Path) -> dict[str, str]:
    """The texts of a set by document, from the folder where the sets lie. Raises `OSError`."""
    found: dict[str, str] = {}
    if name == "muc34":
        for path in sorted((gold / name / "dev").iterdir()):
            for match in _MUC.finditer(path.read_text(encoding="utf-8", errors="replace")):
                found[match[1]] = _BROKEN.sub(" ", match[2].strip("\n"))
    else:
        for path in sorted((gold / name).glob("*/documents.json")):
            lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
            found |= {row["_id"]: row["text"] for row in map(json.loads, lines)}
    return {document: text.translate(_BRACKETS).strip("\n") for document, text in found.items()}


def articles(name: str, gold: Path) -> Iterator[Article]:
    """The marked documents of a set. Raises `MarkupError` where a text is not the one that was marked."""
    there = texts(name, gold)
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = there.get(row["document"], "")
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise MarkupError(f"{row['document']}: the text in {gold / name} is another than the one marked")
        yield of_marks(row["document"], text, [(start, end, label) for start, end, label in row["marks"]])
