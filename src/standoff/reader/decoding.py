"""Bytes to clean Unicode: the encoding is told from the bytes and what is said of them."""

from __future__ import annotations

import codecs
import re

from standoff.codebook import table
from standoff.errors import NotText

__all__ = ["clean", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark is the beginning of the other's."""

_META = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})""")
_CHARSET = re.compile(r"""(?i)charset\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})""")

_HIGH = re.compile(rb"[\x80-\xff]+")

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")

_HEAD = 4096
"""Bytes in which a page states its encoding; browsers look at 1024."""

_SAMPLE = 65_536
_DETECTABLE = 20_000
"""Bytes from the first that is not ASCII on; more make the detection slower and no better."""

_GARBAGE = 0.05
"""Share of control and replacement characters above which it is no text."""


def decode(data: bytes, name: str, media_type: str | None = None) -> str:
    """The text of `data`: line ends are newlines, characters that no text has are gone.

    A byte order mark decides; then UTF-8 where it is valid, for other texts hardly ever are; then
    what the sender or the page says; then UTF-16 by its pattern of zeros; then statistics. Bytes that
    fit nothing become U+FFFD. Raises NotText where too little of it makes sense.
    """
    text = _decode(data, media_type)
    sample = text[:_SAMPLE]
    strange = len(_CONTROLS.findall(sample)) + len(_SURROGATES.findall(sample)) + sample.count("\ufffd")
    if strange > _GARBAGE * len(sample) + 1:
        raise NotText(name, "holds binary data or an unknown encoding", "save it as UTF-8 text")
    return clean(text)


def clean(text: str) -> str:
    """`text` with newlines for all line ends, without control characters and lone surrogates."""
    text = _BREAKS.sub("\n", text.removeprefix("\ufeff"))
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def _decode(data: bytes, media_type: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    zeros = data[:_SAMPLE].count(0)
    try:
        if zeros * 5 < len(data[:_SAMPLE]):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        if _mostly_utf8(data):
            return data.decode("utf-8", "replace")
    return _other(data, media_type)


def _mostly_utf8(data: bytes) -> bool:
    """True where more bytes above 127 form UTF-8 than do not: a cut or patched UTF-8 text."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(1 for c in text if ord(c) > 127) - wrong > wrong


def _other(data: bytes, media_type: str | None) -> str:
    for label in _declared(data, media_type):
        encoding = _known(label)
        if encoding and encoding != "utf-8":
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) * 3 > len(data[:_SAMPLE:2]) and min(even, odd) * 10 < max(even, odd):
        return data.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    return data.decode(_guess(data), "replace")


def _declared(data: bytes, media_type: str | None) -> list[str]:
    sent = _CHARSET.search(media_type or "")
    stated = _META.search(data[:_HEAD])
    return ([sent[1]] if sent else []) + ([stated[1].decode("ascii")] if stated else [])


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"  # as all browsers do
    return name if any(name == row["codec"] for row in table("encodings")) else None


def _guess(data: bytes) -> str:
    """Marks and accents that stand alone among ASCII are Windows-1252; the rest is left to statistics."""
    runs = [len(run) for run in _HIGH.findall(data[:_SAMPLE])]
    if sum(run for run in runs if run > 2) * 5 < sum(runs):
        return "cp1252"
    from charset_normalizer import from_bytes

    first = next((i for i, byte in enumerate(data) if byte > 127), 0)
    best = from_bytes(data[first : first + _DETECTABLE], steps=5, chunk_size=512).best()
    return best.encoding if best else "cp1252"
