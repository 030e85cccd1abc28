"""A careless copy that names the broadcaster in passing: known by its text, by its credit, by both."""

import pytest

from standoff.corroborate import cluster
from standoff.corroborate.findings import Cluster, Member
from standoff.document import Document
from standoff.extract import extract
from standoff.reading import Reading
from standoff.terms import Relation

BROADCAST = """\
Velmar opens two of its border crossings again

Velmar says it is reopening two of its five border crossings with Torvia, after three weeks in which \
lorries queued for days and both armies dug in along the river.

The interior ministry said the crossings at Stara and Lipnik would be open to lorries from 6am on \
Monday, but that soldiers would stay at the three others.

There was no word from Torvia on whether the barriers on its own side would be lifted. Aid agencies \
called the step small and late.

About 4,200 lorries are stranded on the two banks, according to the hauliers' union. Velmar has always \
rejected the charge that it was starving its neighbour of grain.

"A closed road feeds nobody," the interior minister, Marek Dolny, told the HBC. "We open two gates \
today, and we keep our hand on the other three."

Torvia's trade minister, Ana Reyl, said she would thank Velmar when the first lorry arrives, but "until \
then it is a sentence on paper and not a road".

At Stara, drivers have been sleeping in their cabs since the start of the month. Volunteers from the \
town's fire brigade hand out bread and water.

"My load of apples went brown a week ago," said Josip Hana, 52, who has been waiting for 16 days. "I am \
staying to bring home the lorry."

The two countries fell out in March, when Torvia began to fill a reservoir on the upper Lisna. Talks \
under a Norwegian envoy are due to go on in Geneva on Thursday."""

CARELESS = """\
Velmar open two border crossing again

Velmar opening two of it border crossings again

Velmar say it is reopening two of its five border crossings with Torvia, after three weeks in which \
lorries have queue for days and both army dug in along the river.

The HBC said the crossings at Stara and Lipnik would be open to lorry from 6am on Monday, but that \
soldiers would staying at the three others.

There has no word from Torvia on whether the barriers on its own side would be lift. Aid agencies call \
the step small and late.

About 4,200 lorries are strand on the two banks, according to the hauliers' union. Velmar has always \
reject the charge that it was starving its neighbour of grain.

"A closed road feeds nobody," the interior minister, Marek Dolni, told the HBC. "We open two gates \
today, and we keep our hand on the other three."

Torvia's trade minister, Ana Reyl, say she would thank Velmar when the first lorry arrive, but "until \
then it is a sentence on paper and not a road".

At Stara, drivers have been sleep in their cabs since the start of the month. Volunteers from the town's \
fire brigade hands out bread and water.

"My load of apples went brown a week ago," says Josip Hana, 52, who have been waiting for 16 days. "I am \
staying to bring home the lorry."

The two country fell out in March, when Torvia begin to fill a reservoir on the upper Lisna. Talks under \
a Norwegian envoy are due to go on in Geneva on Thursday."""

HONEST = """\
The first thing Stara heard on Sunday was the bakery van, hooting its way along four kilometres of \
parked lorries with the news that the barrier would go up.

I walked the queue from end to end. At its head stood a cattle truck, empty, whose driver had sold his \
animals to a farmer behind the petrol station. At its tail a couple from Torvia had strung washing \
between two trailers and were teaching a soldier to play tarock.

Nobody here believes in gates any more. A customs clerk showed me the order, two lines long, with a \
signature that she could not read. She has stamped nothing since the third of the month and has been \
paid for all of it.

"A closed road feeds nobody," the interior minister, Marek Dolny, told the HBC. The mayor of Stara, who \
lost the mill to the trenches, put it less well: "They dug up my wheat to guard my bread."

Crossings at Stara and Lipnik would be open to lorries from 6am on Monday, the HBC said, and three more \
would stay shut.

By evening the fire brigade had cooked the last of its beans. A girl of nine went from cab to cab with a \
notebook, asking each driver for the farthest town that he had ever seen, and had filled eleven pages.

When the floodlights on the bridge came on, for the first time since the quarrel over the reservoir, \
some of the men started their engines, listened to them for a while and switched them off."""

TEXT = "sentences with HBC (2031-04-06)"
CREDIT = "says 'The HBC said' at "

broadcast = extract(Document(BROADCAST, outlet="HBC", published="2031-04-06"))


def posted(text: str) -> Reading:
    return extract(Document(text, outlet="Lisna Box News", published="2031-04-06"))


def without_credit(text: str) -> str:
    return text.replace("The HBC said", "The interior ministry said").replace("told the HBC", "said")


def member(clusters: list[Cluster], reading: Reading) -> Member:
    key = reading.document.key
    return next(found for one in clusters for found in one.documents if found.key == key)


def test_a_careless_copy_is_known_by_its_text_and_its_credit() -> None:
    copy = posted(CARELESS)
    clusters = cluster([broadcast, copy])
    assert [found.origin for found in clusters] == [broadcast.document.id]
    found = member(clusters, copy)
    assert found.relation in (Relation.COPY, Relation.REWRITE)
    assert found.of == broadcast.document.id
    assert TEXT in found.because
    assert CREDIT in found.because
    assert member(clusters, broadcast).because == "1 of the 1 others name HBC as their source"


def test_a_credit_line_at_the_end_is_named_beside_the_text() -> None:
    copy = posted(without_credit(CARELESS) + "\n\nLisna box news Sources: HBC")
    clusters = cluster([broadcast, copy])
    assert [found.origin for found in clusters] == [broadcast.document.id]
    assert TEXT in member(clusters, copy).because
    assert "credits 'Sources: HBC' at " in member(clusters, copy).because


def test_without_its_credit_it_is_known_by_its_text() -> None:
    copy = posted(without_credit(CARELESS))
    (found,) = cluster([broadcast, copy])
    assert {one.document.key for one in (broadcast, copy)} == {one.key for one in found.documents}
    made = next(one for one in found.documents if one.of is not None)
    assert "sentences with" in made.because
    assert "credits" not in made.because


@pytest.mark.parametrize("text", [HONEST, without_credit(HONEST)], ids=["credited", "not credited"])
def test_an_own_report_that_takes_two_facts_from_it_is_no_copy(text: str) -> None:
    report = posted(text)
    clusters = cluster([broadcast, report])
    assert len(clusters) == 2
    assert member(clusters, report).relation is Relation.ORIGINAL
