"""One attack: that it happened is one claim, that a certain party did it is another where it is disputed."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.build import MakeHolder, article, holder, says
from standoff.corroborate import cluster, groups
from standoff.corroborate.findings import ClaimGroup
from standoff.corroborate.incidents import accused
from standoff.corroborate.propositions import propositions_of
from standoff.reading import Reading
from standoff.terms import Status

DAY = ("on Monday", "2031-02-10", "2031-02-10")
TOWN = ("Tarsk", "BLR", "city")


def told(
    content: str,
    trigger: str,
    outlet: str,
    *,
    by: Sequence[MakeHolder] = (),
    before: str = "",
    actors: Sequence[tuple[str, str | None]] = (),
    recipients: Sequence[tuple[str, str | None]] = (),
    value: str = "CT+",
) -> Reading:
    """An article on the rockets of Tarsk with one claim; its own words make it nobody's copy."""
    own = " ".join(f"{outlet}{number}" for number in range(200))
    text = f"{before}{content} in Tarsk on Monday. Rockets came down on the grain market.{' ' * 300}{own}"
    claim = says(
        f"{content} in Tarsk on Monday",
        trigger=trigger,
        type="ASSAULT",
        actors=actors,
        recipients=recipients,
        place=TOWN,
        when=DAY,
        by=by,
        value=value,
    )
    return article(text, claim, outlet=outlet, published="2031-02-11")


fell = told("rockets struck the grain market", "struck", "Harbour Times")
fell_too = told("rockets hit the grain market", "hit", "Strait Courier")
died = told("nine people were killed at the grain market", "killed", "Salis Mercury")
accuses = told(
    "Russia fired rockets at the grain market",
    "fired",
    "Port Gazette",
    by=[holder("The mayor", "BLR LOC")],
    before="The mayor said ",
    actors=[("Russia", "RUS")],
)
denies = told(
    "it had fired rockets at the grain market",
    "fired",
    "Merse Echo",
    by=[holder("Russia", "RUS", stance="denies", value="CT-")],
    before="Russia denied that ",
    actors=[("Russia", "RUS")],
)
denies_all = told(
    "any shelling of the grain market",
    "shelling",
    "Delta Post",
    by=[holder("Moscow", "RUS GOV", stance="denies", value="CT-")],
    before="Moscow denied ",
)


def grouped(*readings: Reading) -> list[ClaimGroup]:
    return groups(readings, cluster(readings))


def what_and_who(*readings: Reading) -> tuple[ClaimGroup, ClaimGroup]:
    """The two groups of `readings`: that it happened, and that Russia did it."""
    one, other = grouped(*readings)
    return (other, one) if one.actors else (one, other)


def test_the_strike_its_dead_and_who_fired_are_one_claim_while_nobody_disputes_it() -> None:
    (found,) = grouped(fell, died, accuses)
    assert found.documents == 3
    assert len(found.links) == 2


def test_who_denies_that_he_fired_does_not_deny_that_rockets_fell() -> None:
    what, who = what_and_who(fell, died, accuses, denies)
    assert (what.documents, what.status) == (2, Status.CORROBORATED)
    assert (who.documents, who.status) == (2, Status.CONTESTED)
    assert [voice.name for voice in who.denied_by] == ["Russia"]


def test_a_government_that_denies_any_attack_elsewhere_denies_its_own() -> None:
    what, who = what_and_who(fell, died, accuses, denies_all)
    assert (what.documents, who.documents) == (2, 2)
    assert [voice.name for voice in who.denied_by] == ["Moscow"]


def test_a_government_that_denies_an_attack_at_home_denies_the_attack() -> None:
    denial = told(
        "any shelling of the grain market",
        "shelling",
        "Delta Post",
        by=[holder("Minsk", "BLR GOV", stance="denies", value="CT-")],
        before="Minsk denied ",
    )
    (found,) = grouped(fell, died, denial)
    assert found.status is Status.CONTESTED


def test_two_parties_that_are_blamed_are_two_claims() -> None:
    other = told(
        "Ukraine fired rockets at the grain market",
        "fired",
        "Merse Echo",
        by=[holder("Moscow", "RUS GOV")],
        before="Moscow said ",
        actors=[("Ukraine", "UKR")],
    )
    assert [g.actors for g in grouped(accuses, other)] in ([("RUS",), ("UKR",)], [("UKR",), ("RUS",)])


def test_whom_a_claim_blames() -> None:
    assert accused(propositions_of(accuses, None)[0]) == {"RUS"}
    assert accused(propositions_of(denies_all, None)[0]) == {"RUS"}
    assert accused(propositions_of(fell, None)[0]) == frozenset()


ALL = [fell, died, accuses, denies, denies_all]


@settings(max_examples=25)
@given(st.permutations(ALL), st.integers(1, len(ALL)))
def test_links_hold_each_part_together_in_any_order(readings: list[Reading], number: int) -> None:
    some = readings[:number]
    found = grouped(*some)
    assert found == grouped(*sorted(some, key=lambda reading: reading.document.key))
    for group in found:
        reached = {group.claims[0]}
        for _ in group.links:
            for link in group.links:
                if {link.one, link.other} & reached:
                    reached |= {link.one, link.other}
        assert reached == set(group.claims)
        assert len(group.links) == len(group.claims) - 1
        assert all(link.because for link in group.links)


unhurt = told("nobody was injured at the grain market", "injured", "Delta Post", value="CT-")
hurt = told("nine people were injured at the grain market", "injured", "Ormsk Herald")


def test_who_says_that_nobody_was_hurt_does_not_deny_that_it_happened() -> None:
    what, harm = sorted(grouped(fell, fell_too, unhurt), key=lambda group: -group.documents)
    assert (what.documents, what.status, what.denied_by) == (2, Status.CORROBORATED, ())
    assert (harm.documents, harm.status) == (1, Status.DENIED)


def test_who_says_that_nobody_was_hurt_denies_that_anybody_was() -> None:
    harm = next(group for group in grouped(fell, hurt, unhurt) if group.denied_by)
    assert harm.status is Status.CONTESTED
    assert [voice.name for voice in harm.asserted_by] == ["Ormsk Herald"]
