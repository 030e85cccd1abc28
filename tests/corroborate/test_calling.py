"""Sources as sentences call them."""

import pytest

from standoff.corroborate.calling import called, is_several
from standoff.corroborate.sources import Source
from standoff.terms import HolderKind


def source(name: str, kind: str, article: str = "") -> Source:
    return Source(("name", name), name, None, HolderKind(kind), None, article=article)


@pytest.mark.parametrize(
    ("name", "kind", "article", "words", "several"),
    [
        ("defence ministry", "institution", "the", "the defence ministry", False),
        ("defence ministry", "institution", "", "the defence ministry", False),
        ("Belarusian navy", "institution", "", "the Belarusian navy", False),
        ("Belarus's defence ministry", "institution", "", "Belarus's defence ministry", False),
        ("Minsk", "institution", "", "Minsk", False),
        ("European Union", "institution", "the", "the European Union", False),
        ("United States", "institution", "", "United States", False),
        ("authorities", "institution", "the", "the authorities", True),
        ("police", "institution", "", "police", True),
        ("senior official", "anonymous", "a", "a senior official", False),
        ("official at the port", "anonymous", "", "an official at the port", False),
        ("Two of the sailors", "anonymous", "", "two of the sailors", True),
        ("Residents", "collective", "", "residents", True),
        ("port sources", "anonymous", "", "port sources", True),
        ("Belarusian media", "collective", "", "Belarusian media", True),
        ("mayor of Tarsk", "named", "", "the mayor of Tarsk", False),
        ("Ana Reis", "named", "", "Ana Reis", False),
        ("The Harbour Times", "outlet", "", "The Harbour Times", False),
        ("unknown outlet", "outlet", "", "an unknown outlet", False),
        ("an unnamed source", "unnamed", "", "an unnamed source", False),
        ("", "institution", "", "one who is not named", False),
        ("he", "named", "", "one called only “he”", False),
    ],
)
def test_names_in_a_sentence(name: str, kind: str, article: str, words: str, several: bool) -> None:
    one = source(name, kind, article)
    assert called(one) == words
    assert is_several(one) is several
