"""Texts are parsed once a session: the parser is by far the slowest part."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from standoff.document import Document
from standoff.extract.parser import parse
from standoff.extract.syntax import Syntax


@cache
def _parsed(text: str) -> Syntax:
    return parse(Document(text))


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Syntax]:
    """Text -> its syntax, remembered."""
    return _parsed
