"""Words made comparable: forms of one word, words for one thing, and how far two wordings agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.corroborate.wording import base, content, overlap, sense


@pytest.mark.parametrize(
    "forms",
    [
        ["move", "moves", "moved", "moving", "Moving"],
        ["plan", "plans", "planned", "planning"],
        ["stop", "stopped", "stopping"],
        ["agree", "agreed", "agrees"],
        ["deny", "denies", "denied", "denying"],
        ["fight", "fought", "fighting"],
        ["city", "cities"],
        ["child", "children", "child's", "child’s"],
        ["crash", "crashes", "crashed"],
        ["evacuate", "evacuated", "evacuation"],
        ["deploy", "deployed", "deployment"],
        ["withdraw", "withdrew", "withdrawn", "withdrawing"],
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_one_word_have_one_base(forms: list[str]) -> None:
    assert len({base(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("plan", "plane"), ("mission", "miss"), ("troop", "group"), ("news", "new"), ("bus", "bu")],
)
def test_other_words_keep_bases_of_their_own(one: str, other: str) -> None:
    assert base(one) != base(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("withdrew", "withdrawal"),
        ("pullout", "retreated"),
        ("soldiers", "troops"),
        ("killed", "deaths"),
        ("Russian", "Russia"),
        ("Germans", "German"),
        ("airstrike", "bombing"),
    ],
)
def test_words_for_one_thing_have_one_sense(one: str, other: str) -> None:
    assert sense(one) == sense(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russia is pulling some of its 10,000 troops back", ("russia", "withdraw", "10000", "troop")),
        ("the pullout of Russian soldiers", ("withdraw", "russia", "troop")),
        ("It was not, and never will be.", ()),
        ("Spain did not withdraw", ("spain", "withdraw")),
        ("Spain did withdraw", ("spain", "withdraw")),
        ("two 2.5-tonne lorries on Friday in March", ("2", "2.5", "tonn", "lorry")),
    ],
)
def test_what_a_text_is_about(text: str, found: tuple[str, ...]) -> None:
    assert content(text) == found


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("a b c d", "a b c d", 1.0),
        ("a b", "c d", 0.0),
        ("a b", "a b c d", 0.75),
        ("", "a", 0.0),
        ("", "", 0.0),
    ],
)
def test_overlap(one: str, other: str, score: float) -> None:
    assert overlap(frozenset(one.split()), frozenset(other.split())) == score


@given(st.frozensets(st.sampled_from("abcdefg")), st.frozensets(st.sampled_from("abcdefg")))
def test_overlap_is_symmetrical_and_at_most_one(one: frozenset[str], other: frozenset[str]) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert 0.0 <= overlap(one, other) <= 1.0


@given(st.text(max_size=40))
def test_any_text_has_content(text: str) -> None:
    assert content(text) == content(text)
    assert all(content(text))
