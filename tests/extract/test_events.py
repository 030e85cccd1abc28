import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff import codebook
from standoff.document import Document
from standoff.extract import event_tables, events, parties
from standoff.extract.mention import Mention
from standoff.extract.parser import parse
from standoff.reading import Event
from standoff.terms import EventType

SORTS = {"PARTY", "POLITICAL", "TITLED", "OPPOSED", "ARMED", "COPS", "IGO", "NGO"}
SORTS |= {"PLACE", "PRONOUN", "REFLEXIVE", "NUMBER", "UNSAID"}


@cache
def found(text: str) -> list[Mention[Event]]:
    document = Document(text)
    return events.find(document, parse(document), lambda word: parties.describe(document, word))


def only(text: str) -> Event:
    (mention,) = found(text)
    return mention.value


def names(event: Event) -> tuple[list[str], list[str]]:
    return [party.name for party in event.actors], [party.name for party in event.recipients]


# -- type, trigger, actors, recipients ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors", "recipients"),
    [
        ("Norway withdrew its soldiers from Mali.", "withdrew", "RETREAT", ["Norway"], ["Mali"]),
        ("Chad is pulling back some of its tanks.", "pulling back", "RETREAT", ["Chad"], []),
        ("Sudan lifted its blockade of Eritrea.", "lifted its blockade", "RETREAT", ["Sudan"], ["Eritrea"]),
        ("Kenya and Uganda held talks.", "held talks", "CONSULT", ["Kenya", "Uganda"], []),
        ("Kenya's president met with the Emir of Qatar.", "met", "CONSULT", None, []),
        (
            "Peru imposed tough new sanctions on Chile.",
            "imposed tough new sanctions",
            "SANCTION",
            ["Peru"],
            ["Chile"],
        ),
        ("Peru recalled its ambassador from Chile.", "recalled", "SANCTION", ["Peru"], ["Chile"]),
        ("Police arrested twenty protesters.", "arrested", "COERCE", ["Police"], ["protesters"]),
        ("Two reporters were detained by soldiers.", "detained", "COERCE", ["soldiers"], ["reporters"]),
        ("Rebels carried out an attack on Niger.", "carried out an attack", "ASSAULT", ["Rebels"], ["Niger"]),
        ("The nun was taken hostage by gunmen.", "taken hostage", "ASSAULT", ["gunmen"], ["nun"]),
        ("Rebels opened fire on police.", "opened fire", "ASSAULT", ["Rebels"], ["police"]),
        ("Iran accused Iraq of treachery.", "accused", "ACCUSE", ["Iran"], ["Iraq"]),
        ("Spain condemned the Taliban.", "condemned", "ACCUSE", ["Spain"], ["Taliban"]),
        ("Iran rejected the Iraqi proposal.", "rejected", "REJECT", ["Iran"], ["Iraq"]),
        ("Workers went on strike over pay.", "went on strike", "PROTEST", ["Workers"], []),
        ("India called on Nepal for calm.", "called on", "REQUEST", ["India"], ["Nepal"]),
        ("Japan backed Mongolia.", "backed", "SUPPORT", ["Japan"], ["Mongolia"]),
        ("Japan sent food to Mongolia.", "sent", "AID", ["Japan"], ["Mongolia"]),
        ("Ghana extradited him to Togo.", "extradited", "COOPERATE", ["Ghana"], ["Togo"]),
        ("Laos massed troops near the Thai border.", "massed", "MOBILIZE", ["Laos"], ["Thailand"]),
        ("The king pardoned the dissidents.", "pardoned", "CONCEDE", ["king"], ["dissidents"]),
    ],
)
def test_verb_gives_type_and_parties(
    text: str, trigger: str, kind: str, actors: list[str] | None, recipients: list[str]
) -> None:
    event = only(text)
    assert (event.trigger.text, event.type) == (trigger, kind)
    assert names(event)[1] == recipients
    assert actors is None or names(event)[0] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors", "recipients"),
    [
        ("Iraqi aggression against Kuwait worried them.", "aggression", "ASSAULT", ["Iraq"], ["Kuwait"]),
        ("Iraq's invasion of Kuwait was swift.", "invasion", "ASSAULT", ["Iraq"], ["Kuwait"]),
        ("The killing of two nuns by soldiers went on.", "killing", "ASSAULT", ["soldiers"], ["nuns"]),
        ("The withdrawal of Cuban troops was slow.", "withdrawal", "RETREAT", ["Cuban troops"], []),
        ("Talks between Mali and Niger were useful.", "Talks", "CONSULT", ["Mali", "Niger"], []),
        ("US-China talks were useful.", "talks", "CONSULT", ["United States", "China"], []),
        ("A police raid was under way.", "raid", "COERCE", ["police"], []),
        ("The drills held by Belarus were large.", "drills", "MOBILIZE", ["Belarus"], []),
    ],
)
def test_noun_gives_type_and_parties(
    text: str, trigger: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    event = only(text)
    assert (event.trigger.text, event.type, *names(event)) == (trigger, kind, actors, recipients)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Iran threatened to attack Kuwait.",
            [("THREATEN", "Iran", "Kuwait"), ("ASSAULT", "Iran", "Kuwait")],
        ),
        (
            "Ghana agreed to release the prisoners.",
            [("AGREE", "Ghana", "prisoners"), ("RETREAT", "Ghana", "prisoners")],
        ),
        ("Rebels ambushed and killed ten soldiers.", [("ASSAULT", "Rebels", "soldiers")] * 2),
        (
            "Oman asked Yemen to free the captives.",
            [("REQUEST", "Oman", "Yemen"), ("RETREAT", "Yemen", "captives")],
        ),
        (
            "Iran warned Iraq against attacking Kuwait.",
            [("THREATEN", "Iran", "Iraq"), ("ASSAULT", "Iraq", "Kuwait")],
        ),
        (
            "Soldiers who shelled the port were jailed.",
            [("ASSAULT", "Soldiers", None), ("COERCE", None, "Soldiers")],
        ),
        ("Troops shot by rebels were buried.", [("ASSAULT", "rebels", "Troops")]),
    ],
)
def test_parties_follow_the_grammar(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    got = [
        (m.value.type, *(group[0].name if group else None for group in (m.value.actors, m.value.recipients)))
        for m in found(text)
    ]
    assert got == expected


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("A suicide bomber killed nine soldiers.", "suicide-attack"),
        ("Warplanes attacked the village.", "heavy-weapons"),
        ("Rebels killed them with machetes.", "primitive"),
        ("Gunmen kidnapped a priest.", "abduct"),
        ("Prisoners began a hunger strike.", "hunger"),
        ("Fiji demanded the release of the hostages.", "yield"),
        ("The army imposed a curfew.", "curfew"),
        ("Ghana deported the migrants.", "deport"),
    ],
)
def test_words_around_the_trigger_give_the_mode(text: str, mode: str) -> None:
    assert found(text)[0].value.mode == mode


def test_sentence_gives_the_contexts() -> None:
    assert "economic" in only("Peru imposed an embargo on Chile over its trade debts.").context


# -- one event or none --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Fire broke out in a shed.",
        "She was shot to fame by the film.",
        "The team attacked well and scored the winning goal of the match.",
        "The stock market rally went on as shares rose.",
        "A storm struck the coast and killed many trees.",
        "He had a heart attack.",
        "The firm fights inflation with lower prices.",
        "The band released an album.",
        "The minister said so and told reporters the rest.",
        "Parliament killed the bill.",
        "Surgeons fought to save the boy.",
        "The central bank attacked inflation.",
        "The heart attack killed him.",
        "The company agreed to buy its rival.",
        "Demand for oil fell.",
    ],
)
def test_figures_of_speech_and_other_fields_are_no_events(text: str) -> None:
    assert found(text) == []


def test_warning_that_something_will_come_is_no_threat() -> None:
    assert all(
        m.value.type is not EventType.THREATEN for m in found("Oman warned that an invasion was near.")
    )


def test_negation_and_modality_leave_the_type_alone() -> None:
    sentences = ["Iran invaded Iraq.", "Iran did not invade Iraq.", "Iran may invade Iraq."]
    assert {only(text).type for text in sentences} == {EventType.ASSAULT}


def test_verb_that_carries_a_noun_heads_the_event() -> None:
    (mention,) = found("Talks were held by Kenya.")
    assert (mention.head.text, mention.value.trigger.text) == ("held", "Talks were held")


def test_pronouns_are_whoever_the_caller_says() -> None:
    document = Document("It invaded Kuwait.")
    syntax = parse(document)
    iraq = parties.describe(document, syntax.words[2])
    (mention,) = events.find(document, syntax, lambda word: iraq if word.text == "It" else None)
    assert mention.value.actors == (iraq,)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Japan will send food to Mongolia.", "AGREE"),
        ("Japan sent food to Mongolia.", "AID"),
        ("Peru will impose sanctions on Chile.", "THREATEN"),
        ("Peru plans to visit Chile and to invade Bolivia.", "THREATEN"),
        ("The envoy said that Peru must withdraw its troops.", "REQUEST"),
        ("Iran will reject the plan.", "REJECT"),
    ],
)
def test_single_code_of_what_is_still_to_come(text: str, code: str) -> None:
    assert events.plover_code(found(text)[-1]) == code


# -- the tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["events_verbs", "events_nouns"])
def test_every_name_in_a_condition_is_known(table: str) -> None:
    classes = {row["name"] for row in codebook.table("noun_classes")}
    for row in codebook.table(table):
        name = row.get("verb", row.get("noun", ""))
        assert not name.isupper() or name in classes, row
        for value in re.findall(r"[:,]([@A-Z_]+)(?=[,& ]|$)", row["when"]):
            known = value in classes | SORTS or (value[0] == "@" and value[1:] in EventType.__members__)
            assert known, (row, value)


@pytest.mark.parametrize(
    "table", ["events_verbs", "events_nouns", "light_verbs", "governors", "plover_modes"]
)
def test_types_are_those_of_plover(table: str) -> None:
    for row in codebook.table(table):
        types = row.get("types", row.get("type", ""))
        assert all(kind in EventType.__members__ for kind in types.split("|") if kind), row


def test_tables_have_every_type() -> None:
    rows = [row for table in (event_tables.verb_rows(), event_tables.noun_rows()) for row in table.values()]
    assert {row.type for group in rows for row in group} >= set(EventType)


PIECES = [
    "Russia",
    "the army",
    "Ukraine",
    "attacked",
    "held talks",
    "with",
    "sanctions",
    "on",
    "and",
    "it",
    "said that",
    "will",
    "withdraw",
    "troops",
    "was",
    "killed",
    "by",
    "to",
    "threatened",
    ",",
    "“",
    "”",
    "-",
    "not",
    "agreed",
    "the withdrawal of",
    "\n",
]


@settings(max_examples=80)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_spans_hold_their_words_whatever_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces) + "."
    document = Document(text)
    mentions = found(text)
    for mention in mentions:
        event = mention.value
        document.check(event.trigger)
        for party in (*event.actors, *event.recipients):
            document.check(party.span)
        assert not set(event.actors) & set(event.recipients)
    triggers = [mention.value.trigger for mention in mentions]
    assert triggers == sorted(triggers)
