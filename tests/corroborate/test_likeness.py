"""When two claims are one: what is told by both, and how; what is not told is no agreement."""

import pytest

from corroborate.build import article, holder, says
from standoff.corroborate.agreement import together
from standoff.corroborate.likeness import ENOUGH, likeness
from standoff.corroborate.propositions import Proposition, propositions_of
from standoff.reading import Reading

OPENING = (
    "Troops gather at the strait of Tarsk as the herring quarrel deepens, officials in both ports said. "
)
"""One story: two articles that open so are about one thing."""
RUSSIA, BELARUS = ("Russia", "RUS"), ("Belarus", "BLR")


def told(
    content: str,
    trigger: str,
    type: str,
    *,
    opening: str = OPENING,
    actors: tuple[tuple[str, str | None], ...] = (),
    recipients: tuple[tuple[str, str | None], ...] = (),
    place: tuple[str, str, str] | None = None,
    quantities: tuple[tuple[str, float | None, float | None, str], ...] = (),
    outlet: str = "Harbour Times",
) -> Reading:
    claim = says(
        content,
        trigger=trigger,
        type=type,
        mode="troops" if type == "MOBILIZE" else None,
        actors=actors,
        recipients=recipients,
        place=place,
        quantities=quantities,
    )
    return article(f"{opening}{content}.", claim, outlet=outlet)


def proposition(reading: Reading) -> Proposition:
    (found,) = propositions_of(reading, reading.document.published)
    return found


def are_one(one: Reading, other: Reading) -> bool:
    found = likeness(proposition(one), proposition(other))
    return found is not None and found.score >= ENOUGH


exercise = told("They take part in a long planned exercise that ends in March", "exercise", "MOBILIZE")
brigade = told(
    "Belarus is to send a brigade to Ormsk", "send", "MOBILIZE", actors=(BELARUS,), outlet="Salis Mercury"
)
packed = told(
    "Russia packed 20,000 men into the camps of Tarsk",
    "packed",
    "MOBILIZE",
    actors=(RUSSIA,),
    place=("Tarsk", "RUS", "city"),
    outlet="Salis Mercury",
)
amassed = told(
    "Russia has amassed forces around Tarsk",
    "amassed",
    "MOBILIZE",
    actors=(RUSSIA,),
    place=("Tarsk", "RUS", "city"),
)


@pytest.mark.parametrize("other", [brigade, packed], ids=["another's brigade", "men in camps"])
def test_an_act_of_nobody_told_is_not_any_act_of_its_kind(other: Reading) -> None:
    assert not are_one(exercise, other)


def test_one_who_does_it_at_one_place_does_one_thing_in_whatever_words() -> None:
    assert are_one(amassed, packed)


def test_soldiers_of_no_country_may_be_those_of_one() -> None:
    whose = told(
        "Russian troops have gathered around Tarsk",
        "gathered",
        "MOBILIZE",
        actors=(("Russian troops", "RUS MIL"),),
        place=("Tarsk", "RUS", "city"),
    )
    camps = told(
        "Thousands of soldiers are massing around Tarsk",
        "massing",
        "MOBILIZE",
        actors=(("soldiers", "MIL"),),
        place=("Tarsk", "RUS", "city"),
        opening="Rain kept the fishing fleet of Port Salis at home for a third day. ",
        outlet="Salis Mercury",
    )
    clerks = told(
        "Thousands of clerks are massing around Tarsk",
        "massing",
        "MOBILIZE",
        actors=(("clerks", "BUS"),),
        place=("Tarsk", "RUS", "city"),
        opening="Rain kept the fishing fleet of Port Salis at home for a third day. ",
        outlet="Salis Mercury",
    )
    found = likeness(proposition(whose), proposition(camps))
    less = likeness(proposition(whose), proposition(clerks))
    assert found is not None
    assert less is not None
    assert found.score > less.score


def test_thousands_may_be_twenty_four_thousand() -> None:
    thousands = told(
        "Russia moved thousands of troops to Tarsk",
        "moved",
        "MOBILIZE",
        actors=(RUSSIA,),
        place=("Tarsk", "RUS", "city"),
        quantities=(("thousands", 2000, None, "troops"),),
    )
    counted = told(
        "Russia moved 24,000 troops to Tarsk",
        "moved",
        "MOBILIZE",
        actors=(RUSSIA,),
        place=("Tarsk", "RUS", "city"),
        quantities=(("24,000", 24000, 24000, "troops"),),
        outlet="Salis Mercury",
    )
    few = told(
        "Russia moved 300 troops to Tarsk",
        "moved",
        "MOBILIZE",
        actors=(RUSSIA,),
        place=("Tarsk", "RUS", "city"),
        quantities=(("300", 300, 300, "troops"),),
        outlet="Salis Mercury",
    )
    assert are_one(thousands, counted)
    assert not are_one(counted, few)


def test_what_moves_may_be_told_by_where_it_goes_and_by_where_it_leaves() -> None:
    towards = told(
        "Russian troops are leaving the border of Belarus",
        "leaving",
        "RETREAT",
        actors=(("Russian troops", "RUS MIL"),),
        place=("Belarus", "BLR", "country"),
    )
    home = told(
        "Russian troops are leaving Tarsk",
        "leaving",
        "RETREAT",
        actors=(("Russian troops", "RUS MIL"),),
        place=("Tarsk", "RUS", "city"),
        outlet="Salis Mercury",
    )
    elsewhere = told(
        "Russian troops are leaving Ormsk",
        "leaving",
        "RETREAT",
        actors=(("Russian troops", "RUS MIL"),),
        place=("Ormsk", "BLR", "city"),
        outlet="Port Gazette",
    )
    assert are_one(towards, home)
    assert likeness(proposition(home), proposition(elsewhere)) is None


def test_a_ministry_that_discusses_something_is_not_whoever_meets_its_country() -> None:
    envoy = told(
        "Anders Holt will travel to Minsk and Moscow on Friday",
        "travel",
        "CONSULT",
        actors=(("Anders Holt", None),),
        recipients=(("Minsk", "BLR"), ("Moscow", "RUS")),
    )
    ministry = told(
        "The ministry in Moscow would not discuss the drawings",
        "discuss",
        "CONSULT",
        actors=(("The ministry", "RUS GOV MIL"),),
        outlet="Salis Mercury",
    )
    assert not are_one(envoy, ministry)


@pytest.mark.parametrize(
    ("guest", "code", "share"),
    [("Karl Amsel", "GOV", 0.5), ("Reporters", "JRN", 0.0), ("Anders Holt", "GOV", 1.0)],
)
def test_a_host_in_common_counts_with_the_guest(guest: str, code: str, share: float) -> None:
    def visit(actor: str, code: str) -> Proposition:
        parties = {"actors": ((actor, code),), "recipients": (("Minsk", "BLR"),)}
        return proposition(told(f"{actor} visited Minsk", "visited", "CONSULT", **parties))

    found = together(visit("Anders Holt", "GOV"), visit(guest, code))
    assert found is not None
    assert found[0] == share


def test_a_visitor_of_one_capital_is_not_whoever_visits_one_of_its_ministries() -> None:
    envoy = told(
        "Anders Holt will travel to Minsk and Moscow on Friday",
        "travel",
        "CONSULT",
        actors=(("Anders Holt", None),),
        recipients=(("Minsk", "BLR"), ("Moscow", "RUS")),
    )
    reporters = told(
        "Reporters have never been let in to visit the ministry",
        "visit",
        "CONSULT",
        actors=(("Reporters", "JRN"),),
        recipients=(("the ministry", "RUS GOV MIL"),),
        opening="Rain kept the fishing fleet of Port Salis at home for a third day. ",
        outlet="Salis Mercury",
    )
    assert not are_one(envoy, reporters)


def test_further_talks_are_known_as_such_inside_the_event_s_own_words() -> None:
    held = told("The two sides held talks in Tarsk", "talks", "CONSULT", place=("Tarsk", "RUS", "city"))
    planned = told(
        "The two sides are to meet and will hold further talks in Tarsk",
        "hold further talks",
        "CONSULT",
        place=("Tarsk", "RUS", "city"),
        outlet="Salis Mercury",
    )
    assert not are_one(held, planned)


def test_three_other_attacks_are_none_of_this_one() -> None:
    this = told("The attack on Tarsk began at noon", "attack", "ASSAULT", place=("Tarsk", "RUS", "city"))
    others = told("There were three other attacks on Tarsk", "attacks", "ASSAULT", outlet="Salis Mercury")
    assert likeness(proposition(this), proposition(others)) is None


def test_who_fires_on_another_does_not_do_what_the_other_does() -> None:
    there = ("Tarsk", "RUS", "city")
    rebels, drivers = ("The rebels", "REB"), ("the drivers", "LAB")
    one = told(
        "The rebels shot at the drivers in Tarsk",
        "shot",
        "ASSAULT",
        actors=(rebels,),
        place=there,
        recipients=(drivers,),
    )
    other = told(
        "the drivers burned huts of The rebels in Tarsk",
        "burned",
        "ASSAULT",
        actors=(drivers,),
        recipients=(rebels,),
        place=there,
        outlet="Salis Mercury",
    )
    assert likeness(proposition(one), proposition(other)) is None


def test_that_somebody_denies_it_is_not_what_he_denies() -> None:
    text = "Belarus rejected foreign reports about the safety of its northern railway bridges."
    said = article(
        text,
        says(text[:-1], trigger="rejected", type="REJECT", actors=(BELARUS,)),
        says(
            "foreign reports about the safety of its northern railway bridges",
            by=[holder("Belarus", "BLR", stance="denies", value="CT-", cue="rejected")],
            sentence=text[:-1],
        ),
    )
    assert likeness(*propositions_of(said, "2031-02-11")) is None


def test_an_order_that_is_the_cue_of_another_claim_parts_only_the_order() -> None:
    text = "Prosecutors charge him with ordering the shelling of Tarsk, in which 64 people died."
    charged = article(
        text,
        says(
            "ordering the shelling of Tarsk",
            trigger="ordering the shelling",
            type="ASSAULT",
            place=("Tarsk", "RUS", "city"),
            sentence=text[:-1],
        ),
        says(
            "in which 64 people died",
            trigger="died",
            type="ASSAULT",
            by=[holder("Prosecutors", "JUD", value="Uu", cue="ordering")],
            sentence=text[:-1],
        ),
    )
    one, other = propositions_of(charged, "2031-02-11")
    found = likeness(one, other)
    assert found is not None
    assert found.score >= ENOUGH


def test_a_government_that_denies_a_nameless_act_is_the_one_accused_of_it() -> None:
    opening = "Rain kept the fishing fleet of Port Salis at home for a third day. "
    accusing = told("Belarus jammed the radio of the ferries", "jammed", "COERCE", actors=(BELARUS,))
    text = f"{opening}Minsk denied any jamming."
    denying = article(
        text,
        says(
            "any jamming",
            trigger="jamming",
            type="COERCE",
            by=[holder("Minsk", "BLR", stance="denies", value="CT-")],
        ),
        outlet="Salis Mercury",
    )
    other = article(
        text.replace("Minsk", "Moscow"),
        says(
            "any jamming",
            trigger="jamming",
            type="COERCE",
            by=[holder("Moscow", "RUS", stance="denies", value="CT-")],
        ),
        outlet="Salis Mercury",
    )
    assert are_one(accusing, denying)
    assert likeness(proposition(accusing), proposition(other)) is None


def test_what_will_be_on_a_condition_is_less_like_what_was() -> None:
    closed = told("Belarus closed the western road", "closed", "COERCE", actors=(BELARUS,))

    def road(condition: str | None) -> Proposition:
        text = "Belarus closed the eastern gates of Tarsk unless the tapes are handed over."
        claim = says(
            "Belarus closed the eastern gates of Tarsk",
            trigger="closed",
            type="COERCE",
            actors=(BELARUS,),
            condition=condition,
            sentence=text[:-1],
        )
        return proposition(article(text, claim, outlet="Salis Mercury"))

    sure, depends = (
        likeness(proposition(closed), road(c)) for c in (None, "unless the tapes are handed over")
    )
    assert sure is not None
    assert depends is not None
    assert sure.score > depends.score


def test_the_country_of_one_who_takes_part_is_no_other_place() -> None:
    banks = told(
        "Belarus imposed sanctions on two Russian banks",
        "sanctions",
        "SANCTION",
        actors=(BELARUS,),
        recipients=(("two Russian banks", "RUS BUS"),),
        place=("Belarus", "BLR", "country"),
    )
    there = told(
        "Minsk imposed sanctions on two banks in Russia",
        "sanctions",
        "SANCTION",
        actors=(("Minsk", "BLR"),),
        recipients=(("two banks", "RUS BUS"),),
        place=("Russia", "RUS", "country"),
        outlet="Salis Mercury",
    )
    assert are_one(banks, there)
