"""A text as lineage sees it: words, quotation marks, sentences, shingles, and the keys it is filed under."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.texts import BRIEF, HONEST, LOCAL, REWRITE, WIRE
from standoff.corroborate.overlap import compare
from standoff.corroborate.shingles import fingerprint, sentence_ends, sketch


def test_words_are_plain() -> None:
    found = fingerprint("Évora’s 10,000 troops, it’s said, don't LEAVE at 6.40.")
    assert found.words == ("evoras", "10000", "troops", "its", "said", "dont", "leave", "at", "6.40")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "not now" and left', "not now"),
        ("He said “not now” and left", "not now"),
        ("It isn't 'now', he said", ""),
        ("“Not now,\n“but soon,” he said", "not now but soon"),
        ('"Open for ever\nNext paragraph', "open for ever"),
    ],
    ids=["straight", "curly", "apostrophes", "over paragraphs", "never closed"],
)
def test_words_in_quotation_marks(text: str, quoted: str) -> None:
    found = fingerprint(text)
    assert " ".join(w for w, q in zip(found.words, found.quoted, strict=True) if q) == quoted


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One came. Two left.", 2),
        ("“One came.” Two left!", 2),
        ("At 6 p.m. on Monday it came.", 1),
        ("A headline\n\nA sentence", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, number: int) -> None:
    assert len(fingerprint(text).sentences) == number


def test_sentence_ends_are_offsets_of_the_text() -> None:
    text = "One came. Two left.\n\nThree"
    assert [text[start:end].strip() for start, end in pairwise([0, *sentence_ends(text)])] == [
        "One came.",
        "Two left.",
        "Three",
    ]


def test_of_what_is_quoted_more_is_filed() -> None:
    words = " ".join(WIRE.replace('"', "").split())
    assert len(sketch(fingerprint(f"“{words}”"))) > len(sketch(fingerprint(words))) * 1.3


def test_a_shared_run_has_its_keys_wherever_it_stands() -> None:
    run = " ".join(WIRE.split()[40:120])
    assert sketch(fingerprint(run)) <= sketch(fingerprint(HONEST + " " + run + " " + HONEST))


@pytest.mark.parametrize("other", [LOCAL, BRIEF, REWRITE])
def test_copies_share_enough_keys_to_be_found(other: str) -> None:
    assert len(sketch(fingerprint(WIRE)) & sketch(fingerprint(other))) >= 3


def test_function_words_make_no_key() -> None:
    assert not sketch(fingerprint("and then it was the end of it all for us and for all of them too " * 3))


def test_prints_are_the_same_on_every_machine() -> None:
    assert fingerprint("the drone hit the bridge").shingles[0] == 6360594348456986323


def test_quotations_do_not_count_as_prose() -> None:
    said = "“We will rebuild the bridge before the first snow falls on the valley,” she said."
    one = fingerprint(said + " Nobody in the hall believed a word of what the minister had promised.")
    other = fingerprint("Three hundred workers walked out on Friday over pay and danger money. " + said)
    part = compare(one, other).first
    assert (part.quotations, part.of_quotations) == (1, 1)
    assert part.all > 0.4
    assert part.prose < 0.2


@given(st.sampled_from([WIRE, LOCAL, BRIEF, REWRITE, HONEST]), st.sampled_from([WIRE, LOCAL, BRIEF, HONEST]))
def test_comparing_is_symmetrical(one: str, other: str) -> None:
    there, back = compare(fingerprint(one), fingerprint(other)), compare(fingerprint(other), fingerprint(one))
    assert (there.first, there.second) == (back.second, back.first)


@given(st.text())
def test_any_text_has_a_print(text: str) -> None:
    found = fingerprint(text)
    assert len(found.words) == len(found.quoted)
    assert len(found.shingles) == len(found.telling) == max(len(found.words) - 3, 0)
    assert sum(end - start for start, end in found.sentences) == len(found.words)
