"""Claims that are corrected, walked back or hardened on the way, each told with both sentences."""

from collections.abc import Sequence

from corroborate.build import MakeHolder, article, holder, says
from standoff.corroborate import cluster, groups
from standoff.corroborate.findings import ClaimGroup
from standoff.reading import Reading
from standoff.terms import ChangeKind, Status

TOWN = ("Tarsk", "BLR", "city")
MONDAY = ("on Monday", "2031-02-10", "2031-02-10")
BODY = (
    "The ferry had just left the northern quay when the first mine went off under its bow, and the crew "
    "cut the ropes of the two lifeboats before the captain gave the order. Fishermen from both banks "
    "pulled people from the reeds until long after dark, and the schoolhouse was opened for the rescued. "
    "The river authority closed the channel to all traffic and sent for divers from the capital. "
)


def told(
    content: str,
    outlet: str,
    published: str,
    *,
    dead: tuple[str, float | None, float | None] | None = None,
    by: Sequence[MakeHolder] = (),
    before: str = "",
    after: str = "",
    value: str = "CT+",
    condition: str | None = None,
    body: str | None = None,
    caveats: Sequence[tuple[str, str, int]] = (),
) -> Reading:
    """An article with one claim of killing in Tarsk; `body` None makes it nobody's copy."""
    own = " ".join(f"{outlet}{published}{number}" for number in range(200))
    sentence = f"{before}{content}{after}"
    text = f"{sentence}. In Tarsk on Monday. {body if body is not None else own}"
    claim = says(
        content,
        trigger="killed",
        type="ASSAULT",
        place=TOWN,
        when=MONDAY,
        quantities=[(dead[0], dead[1], dead[2], "people")] if dead else (),
        by=by,
        value=value,
        condition=condition,
        sentence=sentence,
    )
    return article(text, claim, outlet=outlet, published=published, caveats=caveats)


def one_group(*readings: Reading) -> ClaimGroup:
    (found,) = groups(readings, cluster(readings))
    return found


first = told("The mine killed 11 people on the ferry", "Herald", "2031-02-11", dead=("11", 11, 11))
own_words = "Correction: an earlier version of this article said that "
taken_back = told(
    "the mine killed 11 people on the ferry",
    "Herald",
    "2031-02-12",
    dead=("11", 11, 11),
    before=own_words,
    by=[holder("an earlier version of this article", kind="document")],
)
elsewhere = told("The mine killed five people on the ferry", "Gazette", "2031-02-11", dead=("five", 5, 5))


def test_what_a_newsroom_takes_back_no_longer_counts_and_stays_to_be_seen() -> None:
    found = one_group(first, taken_back, elsewhere)
    (change,) = found.changes
    assert change.kind is ChangeKind.CORRECTED
    assert (change.before, change.after) == (
        f"{first.document.key}:{first.claims[0].id}",
        f"{taken_back.document.key}:{taken_back.claims[0].id}",
    )
    assert change.because in found.because
    assert "The mine killed 11 people" in change.because
    assert "an earlier version of this article" in change.because
    assert change.before in found.claims
    assert [voice.name for voice in found.asserted_by] == ["Gazette"]
    assert [figure.low for figure in found.figures] == [5]
    assert "11" not in found.proposition
    assert found.status is Status.SINGLE_SOURCE


def test_what_an_earlier_version_said_is_no_source() -> None:
    found = one_group(taken_back, elsewhere)
    assert (found.primary_sources, found.status, found.changes) == (1, Status.SINGLE_SOURCE, ())


def test_a_correction_of_one_newsroom_corrects_no_other() -> None:
    other = told("The mine killed 11 people on the ferry", "Echo", "2031-02-11", dead=("11", 11, 11))
    found = one_group(other, taken_back, elsewhere)
    assert found.changes == ()
    assert found.status is Status.CONTESTED


def test_a_text_brought_up_to_date_replaces_its_figure() -> None:
    old = told(
        "The mine killed nine people on the ferry", "Herald", "2031-02-11", dead=("nine", 9, 9), body=BODY
    )
    new = told(
        "The mine killed six people on the ferry", "Herald", "2031-02-12", dead=("six", 6, 6), body=BODY
    )
    found = one_group(old, new)
    (change,) = found.changes
    assert change.kind is ChangeKind.CORRECTED
    assert change.because.startswith("Herald, 2031-02-12 now has 6 people where it had 9 people: ")
    assert [figure.low for figure in found.figures] == [6]


def test_another_text_of_the_newsroom_with_another_figure_is_no_correction() -> None:
    later = told("The mine killed six people on the ferry", "Herald", "2031-02-12", dead=("six", 6, 6))
    assert one_group(first, later).changes == ()


def test_one_who_asserts_and_later_denies_walks_back() -> None:
    says_so = told(
        "a mine killed people",
        "A",
        "2031-02-11",
        by=[holder("the navy", "BLR MIL")],
        before="First the navy said ",
    )
    denies = holder("the navy", "BLR MIL", stance="denies", value="CT-")
    says_no = told("a mine killed people", "B", "2031-02-14", by=[denies], before="Now the navy denies ")
    found = one_group(says_so, says_no)
    (change,) = found.changes
    assert change.kind is ChangeKind.WALKED_BACK
    assert change.because.startswith("The navy asserts it first and denies it later: ")
    assert found.asserted_by == ()
    assert [voice.name for voice in found.denied_by] == ["navy"]
    assert found.status is Status.DENIED


def test_an_assertion_with_a_no_in_it_is_no_first_side() -> None:
    says_no = told(
        "the mine killed nobody",
        "A",
        "2031-02-11",
        by=[holder("the navy", "BLR MIL")],
        before="First the navy said ",
    )
    denies = holder("the navy", "BLR MIL", stance="denies", value="CT-")
    again = told("the mine killed anybody", "B", "2031-02-14", by=[denies], before="Now the navy denies ")
    assert one_group(says_no, again).changes == ()


def test_one_who_doubts_and_later_asserts_comes_round() -> None:
    doubt = told(
        "a mine killed people on the ferry",
        "A",
        "2031-02-11",
        by=[holder("the mayor", kind="named", stance="doubts", value="PS-", resolved="Ana Reis")],
        before="Later the mayor doubted that ",
    )
    round_ = told(
        "a mine killed people on the ferry",
        "B",
        "2031-02-14",
        by=[holder("the mayor", kind="named", resolved="Ana Reis")],
        before="Now the mayor says ",
    )
    found = one_group(doubt, round_)
    assert [change.kind for change in found.changes] == [ChangeKind.CAME_ROUND]
    assert found.doubted_by == ()
    assert found.status is Status.SINGLE_SOURCE


def test_who_asserts_and_denies_on_one_day_has_not_turned() -> None:
    says_so = told(
        "a mine killed people",
        "A",
        "2031-02-11",
        by=[holder("the navy", "BLR MIL")],
        before="So the navy said ",
    )
    denies = holder("the navy", "BLR MIL", stance="denies", value="CT-")
    says_no = told("a mine killed people", "B", "2031-02-11", by=[denies], before="No, the navy said, did ")
    assert one_group(says_so, says_no).changes == ()


def copied(original: Reading, copy: Reading) -> ClaimGroup:
    """The group of both, where the later is a copy of the earlier."""
    found = one_group(original, copy)
    assert found.voices == 1
    return found


def test_a_copy_that_drops_the_condition_is_shown_with_both_sentences() -> None:
    original = told(
        "more people will be killed on the ferry",
        "Wire",
        "2031-02-11",
        after=" if the mines are not cleared",
        condition="if the mines are not cleared",
        body=BODY,
    )
    copy = told("more people will be killed on the ferry", "Echo", "2031-02-12", body=BODY)
    (change,) = copied(original, copy).changes
    assert change.kind is ChangeKind.HARDENED
    assert "Echo, 2031-02-12 leaves out “if the mines are not cleared”: " in change.because
    assert change.because.count("more people will be killed on the ferry") == 2


def test_possible_that_became_fact() -> None:
    original = told(
        "a mine may have killed people on the ferry", "Wire", "2031-02-11", value="PS+", body=BODY
    )
    copy = told("a mine killed people on the ferry", "Echo", "2031-02-12", body=BODY)
    (change,) = copied(original, copy).changes
    assert "makes certain what was possible" in change.because


def test_two_readings_of_the_same_words_are_no_hardening() -> None:
    words = "a mine may have killed people on the ferry"
    original = told(words, "Wire", "2031-02-11", value="PS+", body=BODY)
    copy = told(words, "Echo", "2031-02-12", body=BODY)
    assert copied(original, copy).changes == ()


def test_a_copy_that_no_longer_says_whose_word_it_is() -> None:
    original = told(
        "a mine killed people on the ferry",
        "Wire",
        "2031-02-11",
        by=[holder("two dockers", kind="anonymous")],
        before="It was said by two dockers that ",
        body=BODY,
    )
    copy = told("a mine killed people on the ferry", "Echo", "2031-02-12", body=BODY)
    (change,) = copied(original, copy).changes
    assert "no longer says that it is the word of two dockers" in change.because


def test_up_to_eleven_that_became_eleven() -> None:
    original = told(
        "a mine killed up to 11 people", "Wire", "2031-02-11", dead=("up to 11", None, 11), body=BODY
    )
    copy = told("a mine killed 11 people", "Echo", "2031-02-12", dead=("11", 11, 11), body=BODY)
    (change,) = copied(original, copy).changes
    assert "makes “11” of “up to 11”" in change.because


def test_a_caveat_that_was_left_out() -> None:
    caveat = "This could not be verified"
    original = told(
        "a mine killed people on the ferry",
        "Wire",
        "2031-02-11",
        body=f"{BODY}{caveat}.",
        caveats=[(caveat, "unverified", 0)],
    )
    copy = told("a mine killed people on the ferry", "Echo", "2031-02-12", body=BODY)
    (change,) = copied(original, copy).changes
    assert f"leaves out the caveat “{caveat}”" in change.because


def test_what_a_copy_hardened_counts_as_its_original_has_it() -> None:
    original = told(
        "a mine may have killed people on the ferry", "Wire", "2031-02-11", value="PS+", body=BODY
    )
    copy = told("a mine killed people on the ferry", "Echo", "2031-02-12", body=BODY)
    found = copied(original, copy)
    assert found.status is Status.UNVERIFIED
    assert [voice.claims for voice in found.asserted_by] == [(found.changes[0].before,)]
