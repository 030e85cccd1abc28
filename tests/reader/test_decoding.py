"""Encodings: told from marks, from the bytes, from what is said, from statistics."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import NotText
from standoff.reader.decoding import clean, decode

ENGLISH = "The café at Évora was “closed” – said its owner, Mr Nuñez – for £20."
RUSSIAN = "Министерство обороны сообщило во вторник, что часть подразделений возвращается. " * 3


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (ENGLISH.encode(), None),
        (ENGLISH.encode(), "text/html; charset=iso-8859-1"),
        (ENGLISH.encode("cp1252"), None),
        (ENGLISH.encode("cp1252"), "text/plain; charset=windows-1252"),
        (ENGLISH.encode("cp1252"), "text/plain; charset=ISO-8859-1"),
        (ENGLISH.encode("cp1252"), "text/plain; charset=utf-8"),
        (ENGLISH.encode("cp1252"), "text/plain; charset=no-such-thing"),
        (ENGLISH.encode("cp1252"), "text/plain; charset=hex"),
        (ENGLISH.encode("cp1252"), 'text/plain; charset="us-ascii"'),
        (ENGLISH.encode("mac-roman"), "text/plain; charset=macintosh"),
        (codecs.BOM_UTF8 + ENGLISH.encode(), None),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), "text/plain; charset=utf-8"),
        (codecs.BOM_UTF32_LE + ENGLISH.encode("utf-32-le"), None),
        (codecs.BOM_UTF32_BE + ENGLISH.encode("utf-32-be"), None),
        (ENGLISH.encode("utf-16-le"), None),
        (ENGLISH.encode("utf-16-be"), None),
        (ENGLISH.encode("utf-16-le"), "text/plain; charset=utf-16"),
        (ENGLISH.encode("utf-16-be"), "text/plain; charset=utf-16be"),
    ],
)
def test_english(data: bytes, media_type: str | None) -> None:
    assert decode(data, "a", media_type) == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "utf-16", "iso8859-5", "cp866"])
def test_russian_as_declared(encoding: str) -> None:
    meta = f'<html><head><meta charset="{encoding}"></head>'
    assert decode((meta + RUSSIAN).encode(encoding), "a") == meta + RUSSIAN
    assert decode(RUSSIAN.encode(encoding), "a", f"text/html; charset={encoding}") == RUSSIAN


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_russian_undeclared(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a") == RUSSIAN


def test_the_old_way_to_declare_in_a_page() -> None:
    html = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>' + RUSSIAN
    assert decode(html.encode("koi8-r"), "a") == html


def test_utf8_cut_in_the_middle_of_a_character() -> None:
    text = "Дмитрий “said” so: "
    assert decode(text.encode() + "é".encode()[:1], "a") == text + "\ufffd"


def test_utf8_with_one_bad_byte() -> None:
    assert (
        decode("“one” ".encode() + b"\x93" + " “two” – three".encode(), "a") == "“one” \ufffd “two” – three"
    )


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 3, b"\0" * 99, b"a\0" * 3 + b"\0\0\0" * 50, b"\x01\x02\x03" * 9]
)
def test_binary(data: bytes) -> None:
    with pytest.raises(NotText, match="binary"):
        decode(data, "a")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x08c\x1bd\x7fe\x9ff", "abcdef"),
        ("\ufeffa\ufeffb", "a\ufeffb"),
        ("a\ud800b\udfffc", "a\ufffdb\ufffdc"),
        ("a\ufffeb\uffffc", "abc"),
        ("tab\tnbsp\xa0zero\u200bsoft\xadrtl\u200f", "tab\tnbsp\xa0zero\u200bsoft\xadrtl\u200f"),
        ("e\u0301 ﬁ Å", "e\u0301 ﬁ Å"),
        ("𝔸😀", "𝔸😀"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters()))
def test_clean_text_is_valid_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    once.encode("utf-8")
    assert "\r" not in once
    assert clean(once).removeprefix("\ufeff") == once.removeprefix("\ufeff")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda t: t[0] != "\ufeff"))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), "a") == clean(text)
