"""Articles with marks in their words become text and offsets, or an error that says where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.markup import MarkupError, load, parse
from standoff.terms import EventType, Factuality, HolderKind, Stance

HEAD = "outlet: Norvik Post\npublished: 2031-04-02\nstyle: wire\n---\n"
NESTED = (
    "[Moscow]{s1:institution} [dismissed]{c1:denies} [[Western]{s2:collective} [claims]{c2:asserts} "
    "[that an [attack]{e1:ASSAULT:CT-/CT+} on [Karsk]{p1} is near]{k2}]{k1}."
)


def test_text_is_what_stands_outside_of_marks() -> None:
    assert (
        parse("a", HEAD + NESTED).text == "Moscow dismissed Western claims that an attack on Karsk is near."
    )


def test_fields() -> None:
    assert parse("a", HEAD + "Rain.").fields == {
        "outlet": "Norvik Post",
        "published": "2031-04-02",
        "style": "wire",
    }


def test_an_attribution_inside_a_content_is_within_it() -> None:
    outer, inner = parse("a", HEAD + NESTED).attributions
    assert (outer.within, inner.within) == (None, 1)
    assert (outer.stance, inner.stance) == (Stance.DENIES, Stance.ASSERTS)
    assert (outer.kind, inner.kind) == (HolderKind.INSTITUTION, HolderKind.COLLECTIVE)


def test_an_event_has_the_chain_of_its_holders_and_a_value_of_each() -> None:
    (event,) = parse("a", HEAD + NESTED).events
    assert event.chain == (1, 2)
    assert event.values == (Factuality.CERTAINLY_NOT, Factuality.CERTAIN)
    assert event.type is EventType.ASSAULT


def test_one_value_is_that_of_the_innermost_holder() -> None:
    article = parse("a", HEAD + NESTED.replace("CT-/CT+", "PS+"))
    assert article.events[0].values == (Factuality.UNCOMMITTED, Factuality.POSSIBLE)


def test_words_with_several_labels_and_numbers() -> None:
    article = parse(
        "a",
        HEAD
        + "[He]{s1,2:named=Ilka Tomova; a1} [said]{c1:asserts} [[no]{e1:-:CT+}]{k1} and "
        + "[asked]{c2:asks} [why]{k2}.",
    )
    assert [one.resolved for one in article.attributions] == ["Ilka Tomova", "Ilka Tomova"]
    assert [(part.role, part.span.text) for part in article.parts] == [("actor", "He")]


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("12 troops", 12, 12, "troops"),
        ("100.. troops", 100, None, "troops"),
        ("..30 km", None, 30, "km"),
        ("20..30 dead", 20, 30, "dead"),
        ("1.5 percent", 1.5, 1.5, "percent"),
        ("0.5..2.5 metric tons", 0.5, 2.5, "metric tons"),
    ],
)
def test_quantities(words: str, low: float | None, high: float | None, unit: str) -> None:
    (part,) = parse("a", HEAD + f"[some]{{q={words}}}").parts
    assert part.bounds is not None
    assert (part.bounds.low, part.bounds.high, part.bounds.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("[open", "never closed"),
        ("shut]", "without '\\['"),
        ("[words]", "after it"),
        ("[words]{z1}", "no label"),
        ("[]{p}", "marks no words"),
        ("a { b", "outside a label"),
        ("[He]{s1:named} [left]{c1:asserts}", "no content"),
        ("[He]{s1:named} [it]{k1}", "no cue"),
        ("[He]{s1} [said]{c1:asserts} [it]{k1}", "needs a kind"),
        ("[He]{s1:named} [said]{c1} [it]{k1}", "one stance"),
        ("[He]{s1:named} [said]{c1:sings} [it]{k1}", "none of asserts"),
        ("[left]{e1:RETREAT}", "a type and a value"),
        ("[left]{e1:FLIGHT:CT+}", "none of AGREE"),
        ("[left]{e1:RETREAT:CT+/CT+}", "2 values for 0 holders"),
        ("[left]{e1:RETREAT:CT+} [came]{e1:-:CT+}", "number of its own"),
        ("[Karsk]{p3}", "no event that is marked"),
        ("[rebels]{a}", "no event that is marked"),
        ("[some]{q=troops}", "no quantity"),
        ("[so]{v:odd}", "none of unverified"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(body: str, complaint: str) -> None:
    with pytest.raises(MarkupError, match=f"x.*{complaint}"):
        parse("x", HEAD + body)


def test_a_field_that_is_none() -> None:
    with pytest.raises(MarkupError, match="'colour: red' is no field"):
        parse("x", "colour: red\n---\nRain.")


def test_no_rule() -> None:
    with pytest.raises(MarkupError, match="no line '---'"):
        parse("x", "Rain.")


@given(st.lists(st.tuples(st.text("abc é\n", min_size=1), st.booleans()), min_size=1))
def test_marks_move_no_word(pieces: list[tuple[str, bool]]) -> None:
    body = "".join(f"[{words}]{{p}}" if marked else words for words, marked in pieces)
    article = parse("x", HEAD + "x" + body + "x")
    assert article.text == "x" + "".join(words for words, _ in pieces) + "x"
    assert [part.span.text for part in article.parts] == [words for words, marked in pieces if marked]


def test_every_article_of_the_corpus_is_well_formed() -> None:
    import corpus.__main__ as command

    articles = load(command.ARTICLES)
    spans = [span for article in articles for one in article.attributions for span in one.content]
    assert all(
        article.text[span.start : span.end] == span.text
        for article in articles
        for span in [part.span for part in article.parts]
    )
    assert len(spans) >= len(articles)
