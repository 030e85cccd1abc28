import pytest

from standoff.document import Document
from standoff.extract import spelling
from standoff.extract.parser import parse


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("The junta warne the envoy.", "warne", "warn"),
        ("Miners staged a march.", "staged", "stage"),
        ("They waged war.", "waged", "wage"),
        ("He stopped and ran.", "stopped", "stop"),
        ("Police cordoned off the square.", "cordoned", "cordon"),
        ("The bases were shelled.", "bases", "base"),
        ("Chad co-operated with Niger.", "co-operated", "cooperate"),
        ("A cease-fire began.", "cease-fire", "ceasefire"),
        ("Students held a sit-in.", "sit-in", "sit-in"),
    ],
)
def test_base_forms_are_put_right(text: str, form: str, lemma: str) -> None:
    syntax = parse(Document(text))
    spelling.mend(syntax)
    assert [word.lemma for word in syntax.words if word.text == form] == [lemma]
