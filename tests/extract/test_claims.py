"""Whole readings of short texts: whose word, how sure, under what condition."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.document import Document
from standoff.extract import extract
from standoff.reading import Claim, Reading
from standoff.terms import EventType, Factuality, Stance


@cache
def reading(text: str) -> Reading:
    return extract(Document(text, published="2031-03-05"))


def about(text: str, trigger: str) -> list[Claim]:
    """The claims about the event with this trigger."""
    return [c for c in reading(text).claims if c.event is not None and trigger in c.event.trigger.text]


def told(claim: Claim) -> str:
    """ "Chad denies CT- > rebels asserts PR+", or the outlet's own value."""
    parts = [
        f"{h.source.text if h.source else 'nobody named'} {h.stance} {h.factuality}" for h in claim.holders
    ]
    return " > ".join(parts) or f"outlet {claim.factuality}"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Russia invaded Ukraine.", "invaded", "outlet CT+"),
        ("Russia will invade Ukraine.", "invade", "outlet PR+"),
        ("Russia could invade Ukraine.", "invade", "outlet PS+"),
        ("Russia did not invade Ukraine.", "invade", "outlet CT-"),
        ("Russia has never attacked Finland.", "attacked", "outlet CT-"),
        ("Russia cannot invade Ukraine.", "invade", "outlet CT-"),
        ("Russia denied that it invaded Ukraine.", "invaded", "Russia denies CT-"),
        ("Russia denied attacking Ukraine.", "attacking", "Russia denies CT-"),
        ("Poland said Russia invaded Ukraine.", "invaded", "Poland asserts CT+"),
        ("The US warned that Russia could invade Ukraine.", "invade", "The US predicts PS+"),
        ("Russia said it is pulling back some troops.", "pulling back", "Russia asserts CT+"),
        ("Russia withdrew troops.", "withdrew", "outlet CT+"),
        ("Moscow said it has no plans to attack Ukraine.", "attack", "Moscow asserts CT-"),
        ("Turkey has always denied it is planning an attack.", "attack", "Turkey denies CT-"),
        (
            "Officials said Poland denied that it had attacked Belarus.",
            "attacked",
            "Officials asserts Uu > Poland denies CT-",
        ),
        (
            "Peru dismissed claims by Chile that its army attacked the port.",
            "attacked",
            "Peru denies CT- > Chile asserts CT+",
        ),
        ("Kyiv has not confirmed that its forces withdrew.", "withdrew", "Kyiv withholds Uu"),
        ("Iran promised to send weapons to Iraq.", "send", "Iran promises PR+"),
        ("Iran threatened to attack Iraq.", "attack", "Iran threatens PR+"),
        ("France urged Russia to withdraw its troops.", "withdraw", "France requests Uu"),
        ("Poland tried to invade Russia.", "invade", "outlet Uu"),
        ("Fears of an invasion are growing.", "invasion", "nobody named predicts PS+"),
        ("There was no attack on the town.", "attack", "outlet CT-"),
        ("The talks did not take place.", "talks", "outlet CT-"),
        ("It is not clear who attacked the convoy.", "attacked", "outlet Uu"),
        ("Was Poland attacked?", "attacked", "outlet Uu"),
        ("Rebels have reportedly attacked the airport.", "attacked", "nobody named asserts PR+"),
        ("“We attacked the bridge,” the general told reporters.", "attacked", "the general asserts CT+"),
    ],
)
def test_whose_word_and_how_sure(text: str, trigger: str, expected: str) -> None:
    assert expected in [told(claim) for claim in about(text, trigger)]


@pytest.mark.parametrize(
    "text",
    [
        "Poland said Russia invaded Ukraine.",
        "Russia, Poland said on Monday, invaded Ukraine.",
        "According to Poland, Russia invaded Ukraine.",
        "Russia invaded Ukraine, Poland said.",
        "Russia invaded Ukraine, the news agency reported on Tuesday, amid fears of war.",
        "There were reports that Russia invaded Ukraine.",
        "Poland accused Russia of invading Ukraine.",
    ],
)
def test_what_a_source_says_is_no_fact_of_the_outlet(text: str) -> None:
    claims = about(text, "inva")
    assert claims
    assert all(claim.holders and claim.factuality == Factuality.UNCOMMITTED for claim in claims)


def test_a_condition_leaves_all_of_it_open() -> None:
    text = "If Russia invades, Germany will punish Russia."
    assert [claim for claim in reading(text).claims if claim.factuality != Factuality.UNCOMMITTED] == []
    (claim,) = about(text, "punish")
    assert claim.condition is not None
    assert claim.condition.text == "If Russia invades"


@pytest.mark.parametrize(
    ("text", "trigger", "condition"),
    [
        ("Greece will attack unless Turkey leaves.", "attack", "unless Turkey leaves"),
        ("Iran threatened to attack Iraq if sanctions are imposed.", "attack", "if sanctions are imposed"),
        ("Kenya would attack in the event of an invasion.", "attack", "in the event of an invasion"),
        ("Chad said it would withdraw when the rebels disarm.", "withdraw", "when the rebels disarm"),
    ],
)
def test_conditions_are_kept_in_their_words(text: str, trigger: str, condition: str) -> None:
    assert condition in [c.condition.text for c in about(text, trigger) if c.condition is not None]


def test_a_threat_under_a_condition_was_made_all_the_same() -> None:
    (claim,) = about("Serbia threatened to close the border unless Kosovo frees the men.", "threatened")
    assert (claim.factuality, claim.event and claim.event.type) == (Factuality.CERTAIN, EventType.THREATEN)


def test_a_warning_is_no_threat() -> None:
    claims = reading("The US warned that Russia could invade Ukraine.").claims
    assert all(claim.event is None or claim.event.type != EventType.THREATEN for claim in claims)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Portugal said it would send 300 soldiers to Chad.", Stance.PROMISES),
        ("Portugal said it would attack the rebels.", Stance.THREATENS),
        ("Portugal said Spain would attack the rebels.", Stance.PREDICTS),
        ("Portugal said it would believe the withdrawal when it sees it.", Stance.DOUBTS),
        ("“We will believe it when we see it,” the Spanish minister said.", Stance.DOUBTS),
        ("The minister refused to comment on the attack.", Stance.WITHHOLDS),
    ],
)
def test_what_the_holder_does_with_it(text: str, stance: Stance) -> None:
    assert stance in [claim.holders[-1].stance for claim in reading(text).claims if claim.holders]


def test_a_headline_is_read_with_the_text_below_it() -> None:
    text = "Russia pulls troops back\n\nRussia says it is pulling back its troops.\n\nNobody has seen it."
    headline = about(text, "pulls")[0]
    assert headline.factuality == Factuality.UNCOMMITTED
    assert "Russia" in headline.because


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Olga Petrova met the press. She said the army had left.", "Olga Petrova"),
        (
            "The French foreign ministry said it was leaving. It said the talks had failed.",
            "French foreign ministry",
        ),
        ("Mayor Ivan Horak spoke first. Later Mr Horak said shells had hit the school.", "Ivan Horak"),
        ("Moscow said it had left.", "Russia"),
        ("Jonas Lind, who said he had seen the attack, was taken to hospital.", "Jonas Lind"),
        ("“I saw the tanks,” said Amina Yusuf. “I ran.”", "Amina Yusuf"),
    ],
)
def test_holders_are_resolved(text: str, resolved: str) -> None:
    names = [h.resolved for claim in reading(text).claims for h in claim.holders]
    assert resolved in names


@pytest.mark.parametrize(
    "text",
    ["The US warne an attack could be imminent.", "Troops has masse at border, ministry say on monday."],
)
def test_broken_english_is_read(text: str) -> None:
    assert reading(text).verify().claims


def test_two_readings_are_the_same_bytes() -> None:
    text = "Chad said on Monday that rebels killed at least 12 soldiers near Abéché. Rebels denied it."
    assert extract(Document(text)).to_line() == extract(Document(text)).to_line()


def test_claim_ids_are_told_apart() -> None:
    claims = reading("Mali said rebels attacked Gao and killed ten men, and that France had left.").claims
    assert len({claim.id for claim in claims}) == len(claims)


SCRAPS_TEXT = (
    "Russia Moscow said denied that it , . “ ” attack invasion of Kyiv will if unless troops the 12 people "
    "killed on Monday according to has no plans ( ) — reportedly warned could Mr Putin he his \n"
)
SCRAPS = SCRAPS_TEXT.split(" ")


@settings(max_examples=80)
@given(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=30))
def test_every_span_of_any_text_is_its_slice(words: list[str]) -> None:
    document = Document(" ".join(words))
    extract(document).verify()


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Kyiv: Russia shelled the bridge", "Kyiv"),
        ("Ministry spokesman Olen Vask was quoted as saying that rebels attacked the base.", "Olen Vask"),
        ("“Are they coming?” asked Rita Sá. Rebels attacked the base, she said.", "she"),
        ("Rebels attacked the base, according to a report by the observer mission.", "report"),
    ],
)
def test_sources_in_odd_places(text: str, holder: str) -> None:
    sources = [h.source.text for c in reading(text).claims for h in c.holders if h.source is not None]
    assert any(holder in source for source in sources)


def test_according_with_its_to_in_front_is_no_cue() -> None:
    extract(Document("Russia , to Russia according said")).verify()
