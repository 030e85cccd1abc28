"""Whether a claim is about one particular event, about which of several, and whether it lies ahead."""

import pytest

from corroborate.build import MakeHolder, article, holder, says
from standoff.corroborate.scope import Scope, corrects, is_earlier_self, scope_of
from standoff.document import Document


def scope(text: str, trigger: str, *by: MakeHolder, actor: tuple[str, str | None] | None = None) -> Scope:
    reading = article(
        text, says(text, trigger=trigger, type="ASSAULT", actors=[actor] if actor else (), by=by)
    )
    return scope_of(reading, reading.claims[0])


@pytest.mark.parametrize(
    ("text", "trigger", "generic"),
    [
        ("An army that meant it would not shell a cowshed", "shell", True),
        ("Nobody bombs his own capital", "bombs", True),
        ("“No one attacks in the rainy season", "attacks", True),
        ("You do not attack with empty tanks", "attack", True),
        ("Nobody was killed", "killed", False),
        ("A bomb hit the depot", "hit", False),
        ("The army would not shell a cowshed", "shell", False),
    ],
)
def test_what_is_about_no_event_in_particular(text: str, trigger: str, generic: bool) -> None:
    assert scope(text, trigger).generic is generic


def test_a_rule_about_a_country_is_about_somebody() -> None:
    assert not scope("A Russia that meant it would shell us", "shell", actor=("Russia", "RUS")).generic


@pytest.mark.parametrize(
    ("text", "trigger", "ahead"),
    [
        ("The rebels will attack the town", "attack", True),
        ("The rebels plan to attack the town", "attack", True),
        ("An attack on the town is imminent", "attack", True),
        ("There are fears of an attack", "attack", True),
        ("The rebels attacked the town", "attacked", False),
        ("As many as 11 may have been killed", "killed", False),
        ("The attack could be heard for miles", "attack", False),
    ],
)
def test_what_lies_ahead(text: str, trigger: str, ahead: bool) -> None:
    assert scope(text, trigger).ahead is ahead


def test_what_somebody_threatens_lies_ahead() -> None:
    threat = holder(None, kind="unnamed", stance="threatens", value="PR+")
    assert scope("Shelling of the town", "Shelling", threat).ahead


@pytest.mark.parametrize(
    ("text", "trigger", "number"),
    [
        ("A strike hit the market", "strike", None),
        ("A second strike hit the market", "strike", "2"),
        ("A second, larger strike hit the market", "strike", "2"),
        ("The third round began", "round", "3"),
        ("A second air strike hit the market", "hit", "2"),
        ("Four people were killed by a second blast", "killed", "2"),
        ("The second of four brothers was killed by a blast", "killed", None),
        ("In the second week of the war a strike hit", "strike", None),
        ("On the second day strikes went on", "strikes", None),
    ],
)
def test_which_of_several(text: str, trigger: str, number: str | None) -> None:
    assert scope(text, trigger).number == number


def test_ordinals_in_figures_are_kept() -> None:
    assert scope("The 76th division shelled the town", "shelled").numbered == {"76th"}


def test_a_whole_war_is_not_one_event() -> None:
    assert scope("Hundreds have been killed since the war began", "killed").whole
    assert not scope("Hundreds have been killed", "killed").whole


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("An earlier version of this article", True),
        ("The previous version", True),
        ("An earlier statement by the army", False),
    ],
)
def test_what_a_newsroom_calls_its_own_text(words: str, own: bool) -> None:
    document = Document(words)
    assert is_earlier_self(document.span(0, len(words))) is own
    assert not is_earlier_self(None)


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("Correction: an earlier version said that nine had died.", True),
        ("Correction: nine have died.", False),
        ("Ardia: an earlier version of the treaty was better.", False),
    ],
)
def test_a_label_before_a_correction_is_the_newsroom_s_own(words: str, own: bool) -> None:
    document = Document(words)
    assert is_earlier_self(document.span(0, words.index(":")), document.span(0, len(words))) is own


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Correction, 3 May: the toll was four.", True),
        ("This report has been amended to say that four died.", True),
        ("The army corrected its aim.", True),
        ("Four people died.", False),
    ],
)
def test_when_a_newsroom_puts_itself_right(words: str, found: bool) -> None:
    document = Document(words)
    assert corrects(document.span(0, len(words))) is found


@pytest.mark.parametrize(
    ("text", "more"),
    [("Further talks will be held", True), ("Talks were held", False), ("Talks may bring more aid", False)],
)
def test_what_there_was_before(text: str, more: bool) -> None:
    trigger = "talks" if "talks" in text else "Talks"
    assert scope(text, trigger).more is more
