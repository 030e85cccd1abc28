"""What stands behind a claim, on the terms of the contract, with a sentence for each finding."""

import pytest

from corroborate.build import Make, MakeHolder, article, holder, says
from corroborate.texts import WIRE
from standoff.corroborate import cluster, groups
from standoff.corroborate.findings import ClaimGroup
from standoff.reading import Reading
from standoff.terms import Status

TEXT = (
    "Russia withdrew its troops from the border. So said the defence ministry, Kyiv, Berlin, Nato, "
    "two diplomats and the observers. It has not been verified. Nobody else saw it."
)


def withdrew(
    outlet: str,
    *by: MakeHolder,
    value: str = "CT+",
    published: str = "2031-02-11",
    condition: str | None = None,
    verdict: str = "Uu",
    caveats: tuple[tuple[str, str, int], ...] = (),
    number: int | None = None,
) -> Reading:
    text, words = TEXT, "Russia withdrew its troops from the border"
    if number is not None:
        words = words.replace("its troops", f"{number} troops")
        text = text.replace("its troops", f"{number} troops")
    claim: Make = says(
        words,
        trigger="withdrew",
        type="RETREAT",
        actors=[("Russia", "RUS")],
        by=by,
        value=value,
        condition=condition,
        verdict=verdict,
        quantities=[(str(number), number, number, "troops")] if number is not None else (),
    )
    # The tail makes each article a text of its own; without it all would be copies of one.
    tail = f" {outlet} " + " ".join(f"{outlet}{i}" for i in range(200))
    return article(text + tail, claim, outlet=outlet, published=published, caveats=caveats)


ministry = holder("the defence ministry", "RUS GOV MIL")
denies = holder("Kyiv", "UKR", stance="denies", value="CT-")
doubts = holder("Kyiv", "UKR", stance="doubts", value="PS-")
berlin = holder("Berlin", "DEU")
nato = holder("Nato", "IGO")


def one_group(*readings: Reading) -> ClaimGroup:
    (found,) = groups(readings, cluster(readings))
    return found


@pytest.mark.parametrize(
    ("readings", "status"),
    [
        ([withdrew("A", ministry)], Status.SINGLE_SOURCE),
        ([withdrew("A", ministry), withdrew("B", ministry)], Status.SINGLE_SOURCE),
        ([withdrew("A", ministry), withdrew("B", denies)], Status.CONTESTED),
        ([withdrew("A", denies)], Status.DENIED),
        ([withdrew("A", value="CT-")], Status.DENIED),
        ([withdrew("A"), withdrew("B")], Status.CORROBORATED),
        ([withdrew("A", berlin), withdrew("B", nato)], Status.CORROBORATED),
        ([withdrew("A", berlin), withdrew("B")], Status.CORROBORATED),
        ([withdrew("A", ministry), withdrew("B", berlin)], Status.SINGLE_SOURCE),
        ([withdrew("A", berlin), withdrew("B", holder("Berlin", "DEU GOV"))], Status.SINGLE_SOURCE),
        ([withdrew("A", berlin), withdrew("A", nato, published="2031-02-12")], Status.SINGLE_SOURCE),
        ([withdrew("A", doubts)], Status.UNVERIFIED),
        ([withdrew("A", holder("Berlin", "DEU", stance="predicts", value="PR+"))], Status.UNVERIFIED),
        ([withdrew("A", holder("Berlin", "DEU", value="PS+"))], Status.UNVERIFIED),
        ([withdrew("A", holder("Berlin", "DEU", stance="withholds", value="Uu"))], Status.UNVERIFIED),
        ([withdrew("A", berlin, condition="Nobody else saw it")], Status.UNVERIFIED),
        ([withdrew("A", ministry, caveats=(("has not been verified", "unverified", 0),))], Status.UNVERIFIED),
        ([withdrew("A", ministry, caveats=(("Nobody else saw it", "unclear", 0),))], Status.SINGLE_SOURCE),
    ],
    ids=[
        "one ministry",
        "one ministry in two papers",
        "a denial elsewhere",
        "only a denial",
        "the outlet says no",
        "two newsrooms",
        "two governments in two papers",
        "a government and a newsroom",
        "a party and another",
        "one government twice",
        "two sources of one newsroom",
        "only a doubt",
        "only predicted",
        "only possible",
        "not told",
        "under a condition",
        "held back as unverified",
        "held back as unclear",
    ],
)
def test_status(readings: list[Reading], status: Status) -> None:
    found = one_group(*readings)
    assert found.status is status, found.because
    assert found.because


def test_one_who_asserts_and_later_denies_does_not_contest_himself() -> None:
    later = withdrew("B", holder("the defence ministry", "RUS GOV MIL", value="CT-"), published="2031-02-14")
    assert one_group(withdrew("A", ministry), later).status is not Status.CONTESTED


def test_figures_that_exclude_each_other_contest() -> None:
    found = one_group(withdrew("A", berlin, number=900), withdrew("B", nato, number=4000))
    assert found.status is Status.CONTESTED
    assert "900 troops (Berlin) and 4,000 troops (Nato) exclude each other." in found.because
    assert {(f.low, f.holder) for f in found.figures} == {(900, "Berlin"), (4000, "Nato")}


def test_a_chain_gives_the_word_to_its_innermost_holder() -> None:
    found = one_group(withdrew("A", holder("Berlin", "DEU", value="Uu"), denies))
    assert [voice.name for voice in found.denied_by] == ["Kyiv"]
    assert found.asserted_by == ()


def test_one_who_dismisses_another_s_claim_is_a_denier_and_the_other_an_asserter() -> None:
    found = one_group(withdrew("A", denies, berlin))
    assert [voice.name for voice in found.asserted_by] == ["Berlin"]
    assert [voice.name for voice in found.denied_by] == ["Kyiv"]
    assert found.status is Status.CONTESTED


def test_an_outlet_that_calls_another_s_claim_false_is_a_denier() -> None:
    group = one_group(withdrew("Harbour Times", holder("Kyiv", "UKR GOV"), verdict="CT-"))
    assert [voice.name for voice in group.asserted_by] == ["Kyiv"]
    assert [voice.name for voice in group.denied_by] == ["Harbour Times"]
    assert group.status is Status.CONTESTED


def test_nobody_takes_no_side() -> None:
    group = one_group(
        withdrew("Harbour Times", holder("Nobody", None, kind="anonymous", value="CT-", stance="denies"))
    )
    assert (group.asserted_by, group.denied_by) == ((), ())


def test_a_party_is_marked_as_one() -> None:
    found = one_group(withdrew("A", ministry), withdrew("B", berlin))
    assert {voice.name: voice.party for voice in found.asserted_by} == {
        "defence ministry": True,
        "Berlin": False,
    }
    assert "The defence ministry is a party to the event." in found.because


def test_the_only_source_is_named() -> None:
    assert (
        "The defence ministry is the only primary source; it is a party to the event."
        in one_group(withdrew("A", ministry)).because
    )


def test_doubts_are_told_with_their_article() -> None:
    found = one_group(withdrew("A", ministry), withdrew("B", doubts, published="2031-02-12"))
    assert [voice.name for voice in found.doubted_by] == ["Kyiv"]
    assert "Kyiv doubts it (B, 2031-02-12)." in found.because


def test_copies_are_one_voice_and_one_source() -> None:
    def carried(outlet: str) -> Reading:
        claim = says("wounding at least nine passengers", trigger="wounding", type="ASSAULT")
        return article(WIRE, claim, outlet=outlet, credits=[("(Northwire)", "Northwire", "dateline")])

    own = article(
        "Nine passengers were wounded on the ferry, wounding at least nine passengers.",
        says("wounding at least nine passengers", trigger="wounding", type="ASSAULT"),
        outlet="Merse Echo",
    )
    found = one_group(carried("A"), carried("B"), carried("C"), own)
    assert (found.documents, found.voices, found.primary_sources) == (4, 2, 2)
    assert found.because[0] == "4 articles are 2 voices: 3 carry one text by Northwire."


def test_two_articles_of_one_newsroom_are_one_voice() -> None:
    found = one_group(withdrew("BBC News"), withdrew("BBC World Service"))
    assert (found.documents, found.voices, found.primary_sources) == (2, 1, 1)


def test_counts_and_dates() -> None:
    found = one_group(withdrew("A", ministry), withdrew("B", denies, published="2031-02-14"))
    assert (found.documents, found.voices, found.primary_sources) == (2, 2, 1)
    assert (found.first, found.last) == ("2031-02-11", "2031-02-14")
    assert (found.type, found.actors) == ("RETREAT", ("RUS",))
    assert found.proposition == "Russia withdrew its troops from the border"


diplomats = holder("two diplomats", "USA GOV", kind="anonymous")


@pytest.mark.parametrize(
    ("readings", "reason"),
    [
        ([withdrew("A", diplomats)], "Two diplomats are the only primary source."),
        ([withdrew("A", diplomats), withdrew("B", denies)], "Two diplomats assert it and Kyiv denies it."),
        ([withdrew("A", value="CT-")], "A reports that it is not so, and nobody here asserts it."),
        ([withdrew("A", doubts)], "Nobody asserts that it is so: it is only doubted."),
        (
            [withdrew("A", holder("Berlin", "DEU", stance="predicts", value="PR+"))],
            "Nobody asserts that it is so: it is only held possible, foretold or tied to a condition.",
        ),
        (
            [withdrew("A", holder("Berlin", "DEU", stance="withholds", value="Uu"))],
            "Nobody asserts that it is so: it is asked, asked for, conditional, left open or not told.",
        ),
    ],
)
def test_reasons_are_sentences(readings: list[Reading], reason: str) -> None:
    assert reason in one_group(*readings).because


def test_an_article_without_an_outlet_is_named_by_its_title() -> None:
    claim = says("Russia withdrew its troops from the border", trigger="withdrew", type="RETREAT")
    found = one_group(
        article(TEXT, claim, outlet=None, caveats=(("has not been verified", "unverified", 0),))
    )
    assert 'An article of no known outlet, 2031-02-11 holds back: "has not been verified".' in found.because


def test_the_same_quoted_words_are_one_person_s_however_he_is_called() -> None:
    def quotes(by: MakeHolder, outlet: str) -> Reading:
        own = " ".join(f"{outlet}{i}" for i in range(200))
        text = f"The tide took every lantern from the northern mole, Olga Brandt, the president, said. {own}"
        words = "The tide took every lantern from the northern mole"
        return article(text, says(words, by=[by], manner="direct"), outlet=outlet)

    found = one_group(
        quotes(holder("Olga Brandt", "DEU GOV", kind="named"), "A"),
        quotes(holder("the president", "GOV", kind="named"), "B"),
    )
    assert (found.primary_sources, found.status) == (1, Status.SINGLE_SOURCE)
    assert {voice.name for voice in found.asserted_by} == {"Olga Brandt", "president"}


def test_a_ministry_of_no_told_country_may_be_a_party_s_and_corroborates_nobody() -> None:
    unplaced = holder("the defence ministry", "GOV MIL")
    found = one_group(withdrew("A", unplaced), withdrew("B", nato))
    assert found.status is Status.SINGLE_SOURCE
    assert "It is not told for which country the defence ministry speaks." in found.because


def test_a_no_inside_the_words_is_told_as_one() -> None:
    text = "Nobody was hurt on the pier, the harbour office said."
    claim = says("Nobody was hurt on the pier", trigger="hurt", type="ASSAULT", value="CT-")
    found = one_group(article(text, claim, outlet="Harbour Times"))
    assert found.status is Status.DENIED
    assert found.because == ("Harbour Times puts it in the negative, and nobody here says otherwise.",)
