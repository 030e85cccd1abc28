"""What a text tells apart from its wording, and how much of it stands in another."""

import pytest

from corroborate.build import article
from standoff.corroborate.details import details_of, facts
from standoff.corroborate.overlap import compare
from standoff.corroborate.shingles import fingerprint
from standoff.document import Document
from standoff.extract import extract


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("On 12 May 2031 some 1,450 men, 61 boats and a dog came.", {1450, 61}),
        ("FOUR hundred sheep and one shepherd died.", {400}),
        ("A 26-hour siege ended with 0.4 tonnes of rice.", {26}),
        ("Between 20 and 30 people fled in 2030.", {20, 30}),
    ],
)
def test_figures_are_the_quantities_that_are_read(text: str, figures: set[float]) -> None:
    assert details_of(extract(Document(text))).figures == figures


def test_figures_in_digits_are_found_where_nothing_was_read() -> None:
    assert details_of(article("In 2031 some 1,450 men and 3 dogs came.")).figures == {1450, 3}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ilka Toman's ferry left Merse on Monday.", {"ilka", "toman", "merse"}),
        ("Nobody came. The captain, Bo Lund, waited.", {"bo", "lund"}),
        ("“Never,” he said. Ardia did not answer in February.", set()),
        ("Ardia’s navy and O'Neill", {"o'neill"}),
    ],
)
def test_names_have_a_capital_that_no_sentence_gave_them(text: str, names: set[str]) -> None:
    assert details_of(article(text)).names == names


def test_facts_say_what_another_text_has_of_it() -> None:
    one = article("“No ship will sail today,” said Bo Lund. Some 61 boats and 3 ferries of Merse stay.")
    other = article("In Merse 61 boats and 40 trawlers stay. “No ship will sail today,” it is said.")
    prints = [fingerprint(reading.document.text) for reading in (one, other)]
    overlap = compare(*prints)
    found = facts(details_of(one), overlap.first, details_of(other), prints[1])
    assert (found.quotations, found.of_quotations) == (1, 1)
    assert (found.figures, found.of_figures, found.telling, found.of_telling) == (1, 2, 1, 1)
    assert (found.names, found.of_names) == (1, 3)
    assert found.contained == 1
