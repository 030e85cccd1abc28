"""Denials of another's claim, doubts, withheld words, and what is only said to have happened."""

from __future__ import annotations

from functools import cache

import pytest

from standoff.document import Document
from standoff.extract import extract
from standoff.reading import Claim


@cache
def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text)).verify().claims


def told(text: str, trigger: str) -> list[str]:
    """ "Chad denies CT- > Sudan asserts CT+ = Uu" for each claim of the event with this trigger: holders,
    "-" for one not named, then the outlet's own value."""
    found = []
    for claim in claims(text):
        if claim.event is None or trigger not in claim.event.trigger.text:
            continue
        chain = " > ".join(
            f"{h.source.text if h.source else '-'} {h.stance} {h.factuality}" for h in claim.holders
        )
        found.append(f"{chain} = {claim.factuality}" if chain else str(claim.factuality))
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The mayor said claims that Oman shelled Dibba were invented.",
            "shelled",
            "The mayor denies CT- > - asserts CT+ = Uu",
        ),
        (
            "It is untrue that Mali bombed the ferry, the envoy said.",
            "bombed",
            "the envoy denies CT- = Uu",
        ),
        ("It is not true that Mali bombed the ferry.", "bombed", "CT-"),
        ("It is not untrue that Mali bombed the ferry.", "bombed", "CT+"),
        (
            "It was a lie that guards killed the nurse, the captain said.",
            "killed",
            "the captain denies CT- = Uu",
        ),
        ("The lie that guards killed the nurse spread fast.", "killed", "CT-"),
        ("It is nonsense that Mali invaded Niger.", "invaded", "CT-"),
        ("It is doubtful that Mali invaded Niger.", "invaded", "PS-"),
        ("It is questionable whether Mali invaded Niger.", "invaded", "PS-"),
        ("It is unlikely that Mali will invade Niger.", "invade", "PR-"),
        ("The rumour that the bishop was killed was made up.", "killed", "- suggests PS+ = CT-"),
        ("The rumour that the bishop was killed proved true.", "killed", "- suggests PS+ = CT+"),
        ("Reports that the navy shelled the clinic are false.", "shelled", "- asserts PR+ = CT-"),
        ("Reports that the navy shelled the clinic were a hoax.", "shelled", "- asserts PR+ = CT-"),
        (
            "Reports that the navy shelled the clinic turned out to be false.",
            "shelled",
            "- asserts PR+ = CT-",
        ),
        ("Reports that the navy shelled the clinic proved unfounded.", "shelled", "- asserts PR+ = CT-"),
        ("Reports that the navy shelled the clinic may be false.", "shelled", "- asserts PR+ = PS-"),
        ("The report that rebels seized the dam is unproven.", "seized", "- asserts Uu = Uu"),
        (
            "Reports that the navy shelled the clinic are baseless, the ministry said.",
            "shelled",
            "the ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "Reports of a raid on the clinic are fake news, the ministry said.",
            "raid",
            "the ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "There is no truth in reports that the navy shelled the clinic, the ministry said.",
            "shelled",
            "the ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The report that the navy shelled the clinic has no basis, the ministry said.",
            "shelled",
            "the ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The ministry said reports that the navy shelled the clinic were without foundation.",
            "shelled",
            "The ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The ministry called reports of a raid baseless.",
            "raid",
            "The ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The ministry called reports that soldiers shelled the clinic nonsense.",
            "shelled",
            "The ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The envoy called claims by Oslo that Riga bombed the ferry lies.",
            "bombed",
            "The envoy denies CT- > Oslo asserts CT+ = Uu",
        ),
        (
            "Officials said the envoy called reports that Mali bombed the ferry lies.",
            "bombed",
            "Officials asserts Uu > the envoy denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The captain described as false a report that guards killed the nurse.",
            "killed",
            "The captain denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The captain described reports that guards killed the nurse as false.",
            "killed",
            "The captain denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The ministry dismissed as rubbish a report that guards killed the nurse.",
            "killed",
            "The ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The ministry dismissed reports that guards killed the nurse as rubbish.",
            "killed",
            "The ministry denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The minister denounced as lies reports that guards shot protesters.",
            "shot",
            "The minister denies CT- > - asserts PR+ = Uu",
        ),
        (
            "The bishop branded the allegation that guards killed the nurse a fabrication.",
            "killed",
            "The bishop denies CT- > - accuses CT+ = Uu",
        ),
        (
            "Riga rejected as absurd Oslo's claim that it bombed the ferry.",
            "bombed",
            "Riga denies CT- > Oslo asserts CT+ = Uu",
        ),
        (
            "The claim by Oslo that Riga bombed the ferry is untrue, the envoy said.",
            "bombed",
            "the envoy denies CT- > Oslo asserts CT+ = Uu",
        ),
        (
            "Claims that Riga bombed the ferry are not false, the envoy said.",
            "bombed",
            "the envoy asserts CT+ > - asserts CT+ = Uu",
        ),
        (
            "Claims that Riga bombed the ferry are doubtful, the envoy said.",
            "bombed",
            "the envoy doubts PS- > - asserts CT+ = Uu",
        ),
        (
            "Reports that Riga bombed the ferry are correct, the envoy said.",
            "bombed",
            "the envoy asserts CT+ > - asserts PR+ = Uu",
        ),
        ("Oslo is right that Riga bombed the ferry, the envoy said.", "bombed", "the envoy asserts CT+ = Uu"),
        (
            "The envoy said it was wrong to say that Riga bombed the ferry.",
            "bombed",
            "The envoy denies CT- = Uu",
        ),
        ("Oslo falsely claimed that Riga bombed the ferry.", "bombed", "Oslo asserts CT+ = CT-"),
        ("Oslo falsely accused Riga of bombing the ferry.", "bombing", "Oslo accuses CT+ = CT-"),
        (
            "The newspaper wrongly reported that guards killed the nurse.",
            "killed",
            "The newspaper asserts CT+ = CT-",
        ),
        ("The envoy lied when he said that Riga bombed the ferry.", "bombed", "he asserts CT+ = CT-"),
        ("The envoy was wrong to say that Riga bombed the ferry.", "bombed", "The envoy asserts CT+ = CT-"),
        ("The envoy made false claims that Riga bombed the ferry.", "bombed", "The envoy asserts CT+ = CT-"),
        ("The attack on the ferry was a hoax, the envoy said.", "attack", "the envoy denies CT- = Uu"),
        ("The envoy called the attack a fabrication.", "attack", "The envoy denies CT- = Uu"),
        ("The envoy dismissed the attack as a fabrication.", "attack", "The envoy denies CT- = Uu"),
        ("The attack on the ferry is a myth.", "attack", "CT-"),
        (
            "The ministry denied the false claim that Riga bombed the ferry.",
            "bombed",
            "The ministry denies CT- > - asserts CT+ = Uu",
        ),
        ("The video of the attack is fake.", "attack", "Uu"),
    ],
)
def test_who_calls_what_false(text: str, trigger: str, expected: str) -> None:
    assert told(text, trigger) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry would not confirm or deny that its troops shelled the village.",
        "The ministry will neither confirm nor deny that its troops shelled the village.",
        "The ministry neither confirmed nor denied that its troops shelled the village.",
        "The ministry could not confirm that its troops shelled the village.",
        "The ministry could not confirm or deny that its troops shelled the village.",
        "The ministry has not confirmed or denied that its troops shelled the village.",
        "The ministry refused to confirm or deny that its troops shelled the village.",
        "The ministry declined either to confirm or to deny that its troops shelled the village.",
        "The ministry refused to say whether its troops shelled the village.",
    ],
)
def test_who_neither_confirms_nor_denies_withholds(text: str) -> None:
    (found,) = [c for c in claims(text) if c.event is not None and "shelled" in c.event.trigger.text]
    assert {(str(h.stance), str(h.factuality)) for h in found.holders} == {("withholds", "Uu")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is not every night that a drone attacks Elvas.", "CT+"),
        ("It is not often that rebels attack Elvas.", "CT+"),
        ("It was not until Monday that Oman attacked Elvas.", "CT+"),
        ("It was not for the first time that Oman attacked Elvas.", "CT+"),
        ("Not for the first time, Oman attacked Elvas.", "CT+"),
        ("It was not only Oman that attacked Elvas.", "CT+"),
        ("It was not Oman that attacked Elvas.", "CT-"),
        ("Oman not only attacked Elvas but also bombed the bridge.", "CT+"),
        ("No sooner had Oman attacked Elvas than the mayor left.", "CT+"),
        ("Hardly had Oman attacked Elvas when the mayor left.", "CT+"),
        ("Rebels hardly ever attack Elvas.", "PR-"),
        ("Rebels no longer attack Elvas.", "CT-"),
        ("Rebels have yet to attack Elvas.", "CT-"),
        ("Rebels have still not attacked Elvas.", "CT-"),
        ("Rebels nearly attacked Elvas.", "CT-"),
        ("Rebels came close to attacking Elvas.", "CT-"),
        ("Rebels are far from attacking Elvas.", "CT-"),
        ("Rebels stopped short of attacking Elvas.", "CT-"),
        ("Rebels refrained from attacking Elvas.", "CT-"),
        ("The truce kept rebels from attacking Elvas.", "CT-"),
        ("Rebels left without attacking Elvas.", "CT-"),
        ("Rebels crossed the river instead of attacking Elvas.", "CT-"),
        ("Instead of attacking Elvas, rebels went home.", "CT-"),
        ("Rather than attack Elvas, rebels went home.", "CT-"),
        ("Rebels went home rather than attack Elvas.", "CT-"),
        ("The rebels were too weak to attack Elvas.", "CT-"),
        ("The rebels did not hesitate to attack Elvas.", "CT+"),
        ("The rebels did not fail to attack Elvas.", "CT+"),
        ("The rebels abandoned plans to attack Elvas.", "CT-"),
        ("An attempt to attack Elvas failed.", "CT-"),
        ("Police foiled a plot to attack Elvas.", "CT-"),
        ("Police thwarted an attempt to attack Elvas.", "CT-"),
        ("An attack on Elvas was averted.", "CT-"),
        ("No such attack took place.", "CT-"),
        ("There was never an attack on Elvas.", "CT-"),
        ("Oman neither attacked Elvas nor shelled the bridge.", "CT-"),
        ("Oman did not shell the bridge but attacked Elvas.", "CT+"),
        ("Oman did not shell the bridge or attack Elvas.", "CT-"),
        ("Oman could not have attacked Elvas.", "CT-"),
        ("Rebels moved as if they had attacked Elvas.", "Uu"),
        ("Had they attacked Elvas, Oman would have left.", "Uu"),
        ("Should they attack Elvas, Oman will leave.", "Uu"),
        ("Did Oman really attack Elvas?", "Uu"),
    ],
)
def test_did_it_happen(text: str, expected: str) -> None:
    assert told(text, "attack") == [expected]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The rebels have killed no civilians.", "killed", "CT-"),
        ("The army attacked nobody.", "attacked", "CT-"),
        ("The soldiers fired at no one.", "fired", "CT-"),
        ("The soldiers fired at the convoy with no warning.", "fired", "CT+"),
        ("Oman withdrew none of its tanks.", "withdrew", "CT-"),
        ("The group took no hostages and shot two guards.", "hostages", "CT-"),
        ("The group took no hostages and shot two guards.", "shot", "CT+"),
        ("Police arrested no fewer than 12 activists.", "arrested", "CT+"),
    ],
)
def test_what_is_done_to_nobody_is_not_done(text: str, trigger: str, expected: str) -> None:
    assert told(text, trigger) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy does not think that Oman attacked Elvas.", "The envoy doubts PR- = Uu"),
        ("The envoy did not deny that Oman attacked Elvas.", "The envoy withholds Uu = Uu"),
        ("The envoy never doubted that Oman attacked Elvas.", "The envoy asserts CT+ = Uu"),
        ("The envoy has no doubt that Oman attacked Elvas.", "The envoy asserts CT+ = Uu"),
        ("Nobody denies that Oman attacked Elvas.", "Nobody asserts CT+ = Uu"),
        ("The envoy denied having attacked Elvas.", "The envoy denies CT- = Uu"),
        ("The envoy ruled out attacking Elvas.", "The envoy denies CT- = Uu"),
        ("The envoy refused to rule out an attack.", "The envoy withholds Uu > The envoy withholds Uu = Uu"),
        ("No attack took place, the envoy said.", "the envoy asserts CT- = Uu"),
        ("There is no doubt that Oman attacked Elvas.", "CT+"),
    ],
)
def test_what_the_holder_makes_of_it(text: str, expected: str) -> None:
    assert told(text, "attack") == [expected]


@pytest.mark.parametrize(
    "text", ["There was an explosion of joy in the square.", "An explosion of laughter followed."]
)
def test_figures_of_speech_are_no_events(text: str) -> None:
    assert told(text, "explosion") == []
