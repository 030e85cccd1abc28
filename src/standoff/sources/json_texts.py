"""Texts in JSON: an object a line, a list of objects, or the history of a chat."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from standoff.errors import EmptyInput, InputError, NotText, Unreadable
from standoff.sources import chat
from standoff.sources.base import Failure, Raw
from standoff.sources.columns import Columns, Found, entry, find, flat
from standoff.sources.opening import Allowance, buffered, too_large
from standoff.sources.opening import whole as all_of

__all__ = ["lines", "whole"]


def lines(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each object of JSON Lines, as `name!/line 1`. A line that is broken is a failure of its own."""
    limit = allowance.settings.largest_input
    reader = buffered(file)
    number = 0
    while line := reader.readline(limit + 1):
        number += 1
        if len(line) > limit:
            raise too_large(name, limit)
        if line.strip():
            yield _one(line, f"{name}!/line {number}", allowance.columns)
    if not number:
        raise EmptyInput(name, "is empty", "check that it was saved or sent whole")


def whole(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each object of the list in a JSON file, as `name!/1`, or each message of a chat's history."""
    data = all_of(file, name, allowance.settings)
    if not data.strip():
        raise EmptyInput(name, "is empty", "check that it was saved or sent whole")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        if b"\n{" in data.strip():
            yield from lines(io.BytesIO(data), name, allowance)
            return
        raise Unreadable(name, f"is broken JSON ({_said(error)})", "fetch or make it again") from error
    if chat.is_history(value):
        yield from chat.history(value, name)
        return
    listed = [value] if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    texts = next((v for v in listed if isinstance(v, list) and v and isinstance(v[0], dict)), None)
    if texts is None and isinstance(value, dict):
        texts = [value]
    if texts is None:
        raise NotText(name, "holds no list of texts", "give a list of objects, each with a text")
    for number, each in enumerate(texts, 1):
        try:
            yield _entry(each, f"{name}!/{number}", allowance.columns)
        except InputError as error:
            yield Failure(error.subject, error)
            if number == 1:
                return  # settings of some program rather than texts: one word on it is enough


def _one(line: bytes, name: str, columns: Columns) -> Raw | Failure:
    try:
        return _entry(json.loads(line), name, columns)
    except (ValueError, RecursionError) as error:
        reason = f"is broken JSON ({_said(error)})"
        return Failure(name, Unreadable(name, reason, "mend or remove this line"))
    except InputError as error:
        return Failure(name, error)


def _entry(value: Any, name: str, columns: Columns) -> Raw:
    if not isinstance(value, dict):
        raise NotText(name, "is no object", "give objects, each with a text")
    fields = dict(flat(value))
    try:
        found = _found(columns, tuple(fields))
    except Unreadable as error:
        raise Unreadable(name, error.reason, error.remedy) from error
    return entry(name, lambda column: _text(fields.get(column)).encode("utf-8", "replace"), found)


@cache
def _found(columns: Columns, names: tuple[str, ...]) -> Found:
    return find(columns, names, "")


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(each for each in value if isinstance(each, str))
    return value if isinstance(value, str) else "" if value is None else str(value)


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "it is nested too deep"
