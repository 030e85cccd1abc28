from __future__ import annotations

import re
from pathlib import Path

import pytest

from standoff import report
from standoff.errors import UsageError
from standoff.ledger import Ledger
from standoff.report.links import claim_anchor, sentence_anchor
from standoff.report.overview import MOST
from standoff.terms import EventType, Factuality, Relation, Stance, Status

from . import news
from .conftest import PAYLOADS, filled
from .pages import Page, dead_links, pages


@pytest.fixture(scope="module")
def every(folder: Path) -> dict[str, Page]:
    return pages(folder)


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_report_has_a_page_for_each_thing(ledger: Ledger, every: dict[str, Page]) -> None:
    general = {
        f"{name}.html" for name in ("index", "claims", "trend", "documents", "lineage", "runs", "about")
    }
    claims = {f"claim/{group.id}.html" for group in ledger.claims()}
    documents = {f"document/{row.key}.html" for row in ledger.documents()}
    assert set(every) == general | claims | documents


def test_every_link_leads_to_a_page_and_a_place_on_it(folder: Path, hostile: Path) -> None:
    assert dead_links(folder) == []
    assert dead_links(hostile) == []


@pytest.mark.parametrize("told_by", ["folder", "hostile"])
def test_pages_are_well_formed_and_guarded(told_by: str, request: pytest.FixtureRequest) -> None:
    for page in pages(request.getfixturevalue(told_by)).values():
        assert page.unbalanced == []
        assert len(page.ids) == len(set(page.ids))
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "style", "iframe", "object", "img", "form", "base"}
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
        assert not [attributes for _, attributes in page.tags if "style" in attributes]
        assert all(re.match(r"(?:https?://|data:,$|[a-z.#/])", href) for href in page.hrefs)
        assert not [href for href in page.hrefs if "script:" in href]
        head = [values for tag, values in page.tags if tag in ("html", "meta")]
        assert head[0] == {"lang": "en"}
        assert str(head[2]["content"]).startswith(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'"
        )


def test_the_words_of_an_enemy_are_shown_as_words(hostile: Path) -> None:
    every = pages(hostile)
    texts = [page.text for name, page in every.items() if name.startswith("document/")]
    assert len(texts) == len(news.story())
    for payload in PAYLOADS:
        shown = payload.replace("\0", "\ufffd")
        assert all(shown in text or shown.split("\r")[0] in text for text in texts)
    assert all("javascript:alert(5)" in text for text in texts)


def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    again = report.write(ledger, tmp_path / "again").parent
    first = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    second = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert first == second


def test_a_document_page_has_the_whole_text_and_each_claim_beside_its_words(
    ledger: Ledger, every: dict[str, Page]
) -> None:
    for reading in news.story():
        page = every[f"document/{reading.document.key}.html"]
        shown = re.sub(r"\d", "", words(page.text))
        for line in reading.document.text.split("\n"):
            assert re.sub(r"\d", "", words(line)) in shown
        for claim in reading.claims:
            assert sentence_anchor(claim.sentence) in page.ids
            assert claim_anchor(claim.id) in page.ids
        numbers = [f"r-{number}" for number in range(1, len(reading.claims) + 1)]
        assert [id for id in page.ids if id.startswith("r-")] == numbers
        assert all(f"#{number}" in page.hrefs for number in numbers)
        assert reading.document.id in page.text
        assert f"{reading.run.extractor}, codebook {reading.run.codebook}" in page.text


def test_marks_name_their_layer(every: dict[str, Page]) -> None:
    first, *_ = news.story()
    page = every[f"document/{first.document.key}.html"]
    kinds = [values["class"] for tag, values in page.tags if tag == "mark"]
    assert set(kinds) == {"source", "cue", "content", "event", "caveat", "credit"}
    boxes = [str(values["id"]) for tag, values in page.tags if tag == "input"]
    assert boxes == ["show-source", "show-cue", "show-content", "show-event", "show-caveat", "show-credit"]


def test_a_claim_page_shows_each_sentence_and_leads_to_it(ledger: Ledger, every: dict[str, Page]) -> None:
    for group in ledger.claims():
        page = every[f"claim/{group.id}.html"]
        text = words(page.text)
        evidence = ledger.claim(group.id).evidence
        assert all(words(one.claim.sentence.text) in text for one in evidence)
        for key in {one.document.key for one in evidence}:
            anchors = [sentence_anchor(one.claim.sentence) for one in evidence if one.document.key == key]
            assert {f"../document/{key}.html#{anchor}" for anchor in anchors} & set(page.hrefs)
        assert all(words(sentence) in text for sentence in group.because)
        for voice in (*group.asserted_by, *group.denied_by, *group.doubted_by):
            assert voice.name in text
        for figure in group.figures:
            assert figure.span.text in text
            assert f"../document/{figure.document}.html#n-{figure.span.start}" in page.hrefs


def test_all_three_counts_stand_wherever_a_claim_is_told(ledger: Ledger, every: dict[str, Page]) -> None:
    index, table = words(every["index.html"].text), words(every["claims.html"].text)
    for place, group in enumerate(ledger.claims()):
        counted = re.compile(
            rf"{group.primary_sources} primary sources?, {group.documents} articles?, {group.voices} voices?"
        )
        assert counted.search(index) or place >= MOST
        assert counted.search(words(every[f"claim/{group.id}.html"].text))
        assert words(f"{group.documents} {group.voices} {group.primary_sources}") in table


def test_the_overview_counts_what_it_links_to(ledger: Ledger, every: dict[str, Page]) -> None:
    page = every["index.html"]
    text = words(page.text)
    overview = ledger.overview()
    assert f"documents {overview.documents}" in text
    assert f"voices {overview.voices}" in text
    assert f"claims {sum(overview.groups.values())}" in text
    for status, amount in overview.groups.items():
        assert f"{status.replace('-', ' ')} {amount}" in text
        assert (f"claims.html#{status}" in page.hrefs) is (amount > 0)
    assert "1 document has no date" in text


def test_what_was_not_read_is_named_with_its_reason(every: dict[str, Page]) -> None:
    for name in ("index.html", "runs.html"):
        text = words(every[name].text)
        assert "news/picture.jpg" in text
        assert "not read: is an image; give the text of it" in text
        assert words(PAYLOADS[0]) in text


def test_copies_are_under_their_original_with_the_reason(ledger: Ledger, every: dict[str, Page]) -> None:
    shared = [cluster for cluster in ledger.lineage() if len(cluster.documents) > 1]
    assert shared
    lineage = every["lineage.html"]
    for cluster in shared:
        assert cluster.id in lineage.ids
        for member in cluster.documents:
            assert words(member.because) in words(lineage.text)
            if member.relation is not Relation.ORIGINAL:
                assert words(member.because) in words(every[f"document/{member.key}.html"].text)


def test_every_term_is_explained(every: dict[str, Page]) -> None:
    terms = [*Status, *Stance, *Factuality, *EventType, *Relation]
    assert [term for term in terms if term not in every["about.html"].ids] == []
    assert "does not judge what is true" in words(every["about.html"].text)


def test_filters_leave_the_documents_that_carry_what_is_left(ledger: Ledger, tmp_path: Path) -> None:
    index = report.write(ledger, tmp_path / "part", about="shells", since="2024-03-13", place=None)
    every = pages(index.parent)
    kept = ledger.claims(about="shells", since="2024-03-13")
    assert 0 < len(kept) < len(ledger.claims())
    assert {name for name in every if name.startswith("claim/")} == {f"claim/{g.id}.html" for g in kept}
    carrying = {pair.partition(":")[0] for group in kept for pair in group.claims}
    assert {name for name in every if name.startswith("document/")} == {
        f"document/{k}.html" for k in carrying
    }
    assert "Part of a ledger: about shells, since 2024-03-13" in words(every["index.html"].text)
    assert dead_links(index.parent) == []
    assert 0 < len(carrying) < len(news.story())


def test_a_filter_that_means_nothing_is_refused_before_anything_is_written(
    ledger: Ledger, tmp_path: Path
) -> None:
    with pytest.raises(UsageError):
        report.write(ledger, tmp_path / "part", status="true")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_ledger_has_a_report(tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty.ledger") as ledger:
        index = report.write(ledger, tmp_path / "report")
    text = words(pages(index.parent)["index.html"].text)
    assert "documents 0 voices 0 claims 0" in text
    assert "No claim was found" in text
    assert "Nothing was given to this ledger yet" in text
    assert dead_links(index.parent) == []


def test_what_people_decided_stands_on_the_page_of_the_claim(tmp_path: Path) -> None:
    with filled(tmp_path / "story.ledger", news.story()) as ledger:
        one, other = (group.claims[0] for group in ledger.claims()[:2])
        documents = ledger.documents()
        ledger.judge("not-same", one, other, by="<b>Ana</b>", why="two <i>things</i>")
        ledger.judge("copy-of", one.partition(":")[0], documents[-1].key, by="Ben")
        group = ledger.claim(one).group.id
        index = report.write(ledger, tmp_path / "pages")
        page = pages(index.parent)[f"claim/{group}.html"]
        text = words(page.text)
        assert "is not the same claim as" in text
        assert "<b>Ana</b>, " in text
        assert ": two <i>things</i>" in text
        assert "is a copy of" in text
        assert dead_links(index.parent) == []
