"""The same claim wherever it is made is one group; near misses stay apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.build import article, holder, says
from standoff.corroborate import cluster, groups
from standoff.corroborate.findings import ClaimGroup
from standoff.reading import Reading


def grouped(*readings: Reading) -> list[ClaimGroup]:
    return groups(readings, cluster(readings))


def pulls_back(
    text: str, content: str, trigger: str, *, actor: str, by: str | None = None, **where: str
) -> Reading:
    holders = [holder(by, "RUS GOV MIL")] if by else []
    claim = says(content, trigger=trigger, type="RETREAT", actors=[(actor, "RUS")], by=holders)
    return article(text, claim, **where)  # type: ignore[arg-type]  # outlet, published


announced = pulls_back(
    "Russia is pulling back some of its troops from the border, its defence ministry said.",
    "Russia is pulling back some of its troops from the border",
    "pulling back",
    actor="Russia",
    by="its defence ministry",
    outlet="Harbour Times",
)
reworded = pulls_back(
    "Moscow has started the withdrawal of some troops from the border, officials said.",
    "Moscow has started the withdrawal of some troops from the border",
    "withdrawal",
    actor="Moscow",
    outlet="Salis Mercury",
    published="2031-02-12",
)
denied = article(
    "Ukraine said that Russia had not withdrawn its troops from the border.",
    says(
        "Russia had not withdrawn its troops from the border",
        trigger="withdrawn",
        type="RETREAT",
        actors=[("Russia", "RUS")],
        by=[holder("Ukraine", "UKR", value="CT-")],
    ),
    outlet="Port Salis Gazette",
    published="2031-02-12",
)


@pytest.mark.parametrize("other", [reworded, denied], ids=["other words", "a denial"])
def test_one_proposition_is_one_group(other: Reading) -> None:
    (found,) = grouped(announced, other)
    assert found.documents == 2
    assert len(found.claims) == 2
    assert len(found.links) == 1
    assert "same event word (withdraw)" in found.links[0].because


def strike(
    place: str = "Tarsk",
    day: str = "2031-02-10",
    dead: int = 12,
    country: str = "ARD",
    published: str = "2031-02-11",
) -> Reading:
    text = f"A strike by {country} on the market of {place} killed {dead} people on {day}."
    return article(
        text,
        says(
            text[:-1],
            trigger="strike",
            type="ASSAULT",
            actors=[(country, country)],
            place=(place, "BLR", "city"),
            when=(day, day, day),
            quantities=[(str(dead), dead, dead, "killed")],
        ),
        outlet=f"{place} Post {published}",
        published=published,
    )


def test_a_strike_reported_a_week_later_is_the_same_strike() -> None:
    assert len(grouped(strike(), strike(published="2031-03-20"))) == 1


def test_other_figures_of_one_event_are_in_its_group() -> None:
    assert len(grouped(strike(country="RUS"), strike(country="RUS", dead=40))) == 1


@pytest.mark.parametrize(
    "other",
    [
        strike(place="Ormsk", country="RUS"),
        strike(day="2031-02-13", country="RUS"),
        strike(country="UKR"),
    ],
    ids=["another town", "another day", "another country"],
)
def test_near_misses_stay_apart(other: Reading) -> None:
    assert len(grouped(strike(country="RUS"), other)) == 2


def test_other_units_stay_apart() -> None:
    one = article(
        "Russia withdrew 300 tanks.",
        says(
            "Russia withdrew 300 tanks",
            trigger="withdrew",
            type="RETREAT",
            actors=[("Russia", "RUS")],
            quantities=[("300", 300, 300, "tanks")],
        ),
    )
    other = article(
        "Russia withdrew 6,000 soldiers.",
        says(
            "Russia withdrew 6,000 soldiers",
            trigger="withdrew",
            type="RETREAT",
            actors=[("Russia", "RUS")],
            quantities=[("6,000", 6000, 6000, "troops")],
        ),
        outlet="Salis Mercury",
    )
    assert len(grouped(one, other)) == 2


def test_a_place_within_a_country_agrees_with_the_country() -> None:
    def shelled(place: str, precision: str, outlet: str) -> Reading:
        return article(
            f"Russia shelled a hospital in {place}.",
            says(
                f"Russia shelled a hospital in {place}",
                trigger="shelled",
                type="ASSAULT",
                actors=[("Russia", "RUS")],
                place=(place, "UKR", precision),
            ),
            outlet=outlet,
        )

    city, country = shelled("Tarsk", "city", "Harbour Times"), shelled("Ukraine", "country", "Salis Mercury")
    assert len(grouped(city, country)) == 1


def words_only(text: str, outlet: str, published: str = "2031-02-11") -> Reading:
    return article(text, says(text.rstrip(".")), outlet=outlet, published=published)


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (
            "The ferry company will replace four old ships this summer.",
            "The ferry company is replacing four old ships this summer.",
            1,
        ),
        (
            "The ferry company will replace 4 old ships this summer.",
            "The ferry company will replace 9 old ships this summer.",
            2,
        ),
        (
            "The ferry company will replace four old ships this summer.",
            "The ferry company will dismiss forty sailors in autumn.",
            2,
        ),
        ("They left.", "They left.", 1),
    ],
    ids=["nearly the same words", "another number", "another matter", "the very same words"],
)
def test_claims_without_an_event_have_their_words_only(one: str, other: str, number: int) -> None:
    assert len(grouped(words_only(one, "Harbour Times"), words_only(other, "Salis Mercury"))) == number


def test_without_an_event_other_weeks_are_other_claims() -> None:
    text = "The ferry company will replace four old ships this summer."
    assert len(grouped(words_only(text, "A"), words_only(text, "B", "2031-06-01"))) == 2


def test_an_undated_copy_is_grouped_with_its_original() -> None:
    text = "Russia withdrew its troops from the border at night. " * 12
    claim = says(
        "Russia withdrew its troops from the border",
        trigger="withdrew",
        type="RETREAT",
        actors=[("Russia", "RUS")],
    )
    dated = article(text, claim, outlet="Harbour Times")
    undated = article(text, claim, outlet="Salis Mercury", published=None)
    (found,) = grouped(dated, undated)
    assert (found.documents, found.first, found.last) == (2, "2031-02-11", "2031-02-11")


def test_a_chain_of_small_steps_does_not_join_its_ends() -> None:
    days = ["2031-02-10", "2031-02-11", "2031-02-12", "2031-02-13"]
    found = grouped(*(strike(day=day, country="RUS", published=day) for day in days))
    windows = [{ref.partition(":")[0] for ref in g.claims} for g in found]
    assert all(len(window) <= 2 for window in windows)
    assert sum(map(len, windows)) == len(days)


def test_most_documents_come_first() -> None:
    found = grouped(words_only("Nothing moved in the port.", "A"), announced, reworded, denied)
    assert [g.documents for g in found] == [3, 1]


COLLECTION = [
    announced,
    reworded,
    denied,
    strike(),
    strike(dead=40),
    strike(place="Ormsk"),
    strike(day="2031-02-12"),
]


@settings(max_examples=25)
@given(st.permutations(COLLECTION))
def test_the_order_of_readings_does_not_matter(readings: list[Reading]) -> None:
    assert grouped(*readings) == grouped(*COLLECTION)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(COLLECTION), unique_by=lambda reading: reading.document.key))
def test_every_claim_is_in_exactly_one_group(readings: list[Reading]) -> None:
    refs = sorted(ref for found in grouped(*readings) for ref in found.claims)
    assert refs == sorted(f"{r.document.key}:{claim.id}" for r in readings for claim in r.claims)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(COLLECTION), unique_by=lambda reading: reading.document.key))
def test_links_hold_each_group_together(readings: list[Reading]) -> None:
    for found in grouped(*readings):
        assert len(found.links) == len(found.claims) - 1
        reached = {found.claims[0]}
        for _ in found.links:
            for link in found.links:
                if {link.one, link.other} & reached:
                    reached |= {link.one, link.other}
        assert reached == set(found.claims)


def violence(
    content: str,
    trigger: str,
    outlet: str,
    *,
    published: str = "2031-02-11",
    place: tuple[str, str, str] | None = None,
    when: tuple[str, str, str] | None = None,
    quantities: tuple[tuple[str, float, float, str], ...] = (),
    type: str = "ASSAULT",
    actors: tuple[tuple[str, str | None], ...] = (),
    recipients: tuple[tuple[str, str | None], ...] = (),
    more: str = "",
) -> Reading:
    """One claim, in an article whose own words make it nobody's copy."""
    own = " ".join(f"{outlet}{number}" for number in range(200))
    claim = says(
        content,
        trigger=trigger,
        type=type,
        place=place,
        when=when,
        quantities=quantities,
        actors=actors,
        recipients=recipients,
    )
    return article(f"{content}. {more}{' ' * 400}{own}", claim, outlet=outlet, published=published)


TARSK, ORMSK = ("Tarsk", "BLR", "city"), ("Ormsk", "BLR", "city")
MONDAY = ("on Monday", "2031-02-10", "2031-02-10")

ONE_BLAST = [
    violence("A drone struck a pumping house in Tarsk on Monday", "struck", "A", place=TARSK, when=MONDAY),
    violence("Four people died in Tarsk on Monday", "died", "B", place=TARSK, when=MONDAY),
    violence(
        "An explosion in Tarsk on Monday wrecked two lorries", "explosion", "C", place=TARSK, when=MONDAY
    ),
    violence("Seven workers were wounded in Tarsk on Monday", "wounded", "D", place=TARSK, when=MONDAY),
    violence(
        "Drone kills four at pumping house in Tarsk",
        "kills",
        "E",
        place=TARSK,
        quantities=(("four", 4, 4, "killed"),),
    ),
]


@pytest.mark.parametrize("one", ONE_BLAST)
@pytest.mark.parametrize("other", ONE_BLAST)
def test_one_blast_is_one_claim_by_whatever_end_it_is_told(one: Reading, other: Reading) -> None:
    assert len(grouped(one, other)) == 1


def test_one_blast_is_one_claim_when_all_tell_it() -> None:
    (found,) = grouped(*ONE_BLAST)
    assert found.documents == 5
    assert all(link.because.startswith("both ASSAULT; ") for link in found.links)


NEAR_MISSES = {
    "a second strike": [
        violence("A strike hit Tarsk on Monday", "strike", "A", place=TARSK, when=MONDAY),
        violence("A second strike hit Tarsk on Monday", "strike", "B", place=TARSK, when=MONDAY),
    ],
    "the next day's talks": [
        violence(
            "The two sides held talks in Tarsk on Monday",
            "talks",
            "A",
            type="CONSULT",
            place=TARSK,
            when=MONDAY,
        ),
        violence(
            "The two sides held talks in Tarsk on Tuesday",
            "talks",
            "B",
            type="CONSULT",
            place=TARSK,
            when=("on Tuesday", "2031-02-11", "2031-02-11"),
        ),
    ],
    "further talks": [
        violence("The two sides held talks in Tarsk", "talks", "A", type="CONSULT", place=TARSK),
        violence("The two sides will hold further talks", "talks", "B", type="CONSULT"),
    ],
    "another brigade": [
        violence("The 76th brigade left Tarsk", "left", "A", type="RETREAT", place=TARSK),
        violence("The 4th brigade left Tarsk", "left", "B", type="RETREAT", place=TARSK),
    ],
    "the dead of the war": [
        violence(
            "Shelling killed 12 people in Tarsk",
            "killed",
            "A",
            place=TARSK,
            quantities=(("12", 12, 12, "people"),),
        ),
        violence(
            "Shelling killed 900 people in Tarsk",
            "killed",
            "B",
            place=TARSK,
            quantities=(("900", 900, 900, "people"),),
        ),
    ],
    "a strike that may come": [
        violence("A strike hit Tarsk on Monday", "strike", "A", place=TARSK, when=MONDAY),
        violence("The rebels may strike Tarsk", "strike", "B", place=TARSK),
    ],
    "a general truth": [
        violence("A drone hit a pump house", "hit", "A"),
        violence("An army that meant it would not hit a pump house", "hit", "B"),
    ],
    "shelling of the same week without a date": [
        violence("Shells fell on Tarsk", "Shells", "A", place=TARSK, published="2031-02-11"),
        violence("Shells fell on Tarsk", "Shells", "B", place=TARSK, published="2031-02-15"),
    ],
    "shelling somewhere in one country on one day": [
        violence(
            "Russia shelled a school in the west of Ukraine",
            "shelled",
            "A",
            place=("Ukraine", "UKR", "country"),
            actors=(("Russia", "RUS"),),
        ),
        violence(
            "Russia shelled a ferry in the south of Ukraine",
            "shelled",
            "B",
            place=("Ukraine", "UKR", "country"),
            actors=(("Russia", "RUS"),),
        ),
    ],
    "two acts against one country": [
        violence(
            "Russia closed the bridge to Finland",
            "closed",
            "A",
            type="COERCE",
            actors=(("Russia", "RUS"),),
            recipients=(("Finland", "FIN"),),
        ),
        violence(
            "Russia jammed radars of Finland",
            "jammed",
            "B",
            type="COERCE",
            actors=(("Russia", "RUS"),),
            recipients=(("Finland", "FIN"),),
        ),
    ],
    "two targets in one town on one day": [
        violence("A rocket hit the hospital of Tarsk", "hit", "A", place=TARSK),
        violence("A rocket hit the market of Tarsk", "hit", "B", place=TARSK),
    ],
}


@pytest.mark.parametrize("pair", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_one_event_is_not_the_next(pair: list[Reading]) -> None:
    assert len(grouped(*pair)) == 2


def test_a_general_truth_sides_with_nobody() -> None:
    strike = violence("A drone hit a pump house in Tarsk", "hit", "A", place=TARSK)
    text = "Strand doubts it. An army that meant it would not hit a pump house."
    truth = article(
        text,
        says(
            "An army that meant it would not hit a pump house",
            trigger="hit",
            type="ASSAULT",
            by=[holder("Strand", kind="named", value="PR-")],
        ),
        outlet="B",
    )
    one = next(group for group in grouped(strike, truth) if group.place)
    assert (one.status, one.denied_by, one.doubted_by) == ("single-source", (), ())


def test_an_attack_is_met_by_reports_that_tell_no_date() -> None:
    dated = violence(
        "A drone struck a pumping house in Tarsk on Monday", "struck", "A", place=TARSK, when=MONDAY
    )
    later = violence(
        "A drone struck a pumping house in Tarsk", "struck", "B", place=TARSK, published="2031-02-13"
    )
    assert len(grouped(dated, later)) == 1


def test_a_claim_told_without_an_event_meets_one_told_with_it() -> None:
    text = "Northern rebels agreed to reopen the iron bridge of Tarsk to grain lorries."
    with_event = article(
        text, says(text[:-1], trigger="agreed", type="AGREE"), outlet="A", published="2031-02-11"
    )
    without = article(text, says(text[:-1]), outlet="B", published="2031-02-11")
    assert len(grouped(with_event, without)) == 1


@pytest.mark.parametrize(("speaker", "number"), [("Igor Adler", 1), ("Ana Reis", 2)])
def test_one_speaker_s_words_may_differ_more(speaker: str, number: int) -> None:
    def quoted(words: str, by: str, outlet: str) -> Reading:
        return article(f"{by} said {words}.", says(words, by=[holder(by, kind="named")]), outlet=outlet)

    one = quoted("the harbour dredgers will finish deep northern channels by summer", "Igor Adler", "A")
    other = quoted("the harbour dredgers will finish wide northern channels within weeks", speaker, "B")
    assert len(grouped(one, other)) == number
