"""Where and when an attack is told to have been, where its own sentence does not say."""

from datetime import date

from corroborate.build import Make, article, holder, says
from standoff.corroborate.propositions import Proposition, propositions_of
from standoff.reading import Reading

MONDAY = date(2031, 2, 10)


def attack(content: str, trigger: str, **more: object) -> Make:
    return says(content, trigger=trigger, type="ASSAULT", **more)  # type: ignore[arg-type]  # place, when


def by_trigger(reading: Reading) -> dict[str, Proposition]:
    return {p.claim.event.trigger.text: p for p in propositions_of(reading, None) if p.claim.event}


TEXT = (
    "Shells fell on Tarsk on Monday.\n"
    "Twelve people died there. Nine were wounded.\n"
    "Elsewhere, soldiers burned a farm.\n"
    "In Ormsk a mine blew up a bus. Two children were hurt."
)


def told() -> dict[str, Proposition]:
    return by_trigger(
        article(
            TEXT,
            attack(
                "Shells fell on Tarsk on Monday",
                "Shells",
                place=("Tarsk", "BLR", "city"),
                when=("on Monday", "2031-02-10", "2031-02-10"),
            ),
            attack("Twelve people died there", "died"),
            attack("Nine were wounded", "wounded"),
            attack("Elsewhere, soldiers burned a farm", "burned"),
            attack("In Ormsk a mine blew up a bus", "blew up", place=("Ormsk", "BLR", "city")),
            attack("Two children were hurt", "hurt"),
        )
    )


def test_what_follows_is_where_the_article_opens() -> None:
    for trigger in ("died", "wounded"):
        scene = told()[trigger].scene
        assert [place.name for place in scene.places] == ["Tarsk"]
        assert scene.window == (MONDAY, MONDAY)


def test_elsewhere_is_not_there() -> None:
    scene = told()["burned"].scene
    assert (scene.places, scene.window) == ((), None)


def test_what_stands_in_one_paragraph_is_in_one_place() -> None:
    assert [place.name for place in told()["hurt"].scene.places] == ["Ormsk"]


def test_a_place_of_its_own_stands() -> None:
    assert [place.name for place in told()["blew up"].scene.places] == ["Ormsk"]


def test_two_words_of_one_sentence_share_place_and_day() -> None:
    sentence = "A bomb in Tarsk on Monday killed nine"
    found = by_trigger(
        article(
            f"{sentence}.",
            attack(sentence, "bomb", place=("Tarsk", "BLR", "city")),
            attack(sentence, "killed", when=("on Monday", "2031-02-10", "2031-02-10")),
        )
    )
    for proposition in found.values():
        assert [place.name for place in proposition.scene.places] == ["Tarsk"]
        assert proposition.scene.window == (MONDAY, MONDAY)


def test_the_day_on_which_somebody_spoke_is_not_that_of_the_event() -> None:
    sentence = "On Friday the mayor said that a bomb had gone off on Monday"
    reading = article(
        f"{sentence}.",
        attack(
            "a bomb had gone off on Monday",
            "gone off",
            sentence=sentence,
            by=[holder("the mayor")],
        ),
        times=[("On Friday", "2031-02-14", "2031-02-14"), ("on Monday", "2031-02-10", "2031-02-10")],
    )
    assert by_trigger(reading)["gone off"].scene.window == (MONDAY, MONDAY)


def test_the_place_of_a_source_is_not_that_of_the_event() -> None:
    sentence = "A doctor in Ormsk said that nine were killed at the ford of Tarsk"
    reading = article(
        f"{sentence}.",
        attack(
            "nine were killed at the ford of Tarsk",
            "killed",
            sentence=sentence,
            by=[holder("A doctor in Ormsk", kind="anonymous")],
        ),
        places=[("Ormsk", "BLR", "city"), ("Tarsk", "BLR", "city")],
    )
    assert [place.name for place in by_trigger(reading)["killed"].scene.places] == ["Tarsk"]


def test_the_opening_may_name_the_place_in_its_dateline() -> None:
    reading = article(
        "TARSK - A shell fell on the market.",
        attack("A shell fell on the market", "shell"),
        places=[("TARSK", "BLR", "city")],
    )
    assert [place.name for place in by_trigger(reading)["shell"].scene.places] == ["TARSK"]


def test_what_has_not_happened_has_no_scene() -> None:
    reading = article(
        "Shells fell on Tarsk. The rebels will attack the port.",
        attack("Shells fell on Tarsk", "Shells", place=("Tarsk", "BLR", "city")),
        attack("The rebels will attack the port", "attack"),
    )
    assert by_trigger(reading)["attack"].scene.places == ()
