"""The forms of `codebook/credit_forms.tsv` as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from standoff import codebook
from standoff.extract.newsrooms import lower_case_names
from standoff.extract.numbers import GAP, alternatives
from standoff.extract.time_readings import entries

__all__ = ["LIST_MARK", "Form", "forms", "newsroom_words", "nobody"]

LIST_MARK = re.compile(rf"(?:{GAP}?[,;/|]{GAP}?(?:and{GAP})?|{GAP}(?:and|&){GAP})", re.IGNORECASE)
"""What stands between two names of a list."""

_WORD = r"(?-i:[A-Z][\w&+-]*(?:[./'’][\w&+-]+)*(?:(?<=\.[A-Z])\.)?)"
_LINK = rf"{GAP}(?-i:(?:of|de|del|della|do|da|la|al|the|for|e|y)(?:{GAP}(?:la|the))?){GAP}"
_JOINT = rf"{GAP}(?:and|&){GAP}"


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its `rank` from the top of the table, and what its slot takes.

    `slot` is agency, agencies, name, names, person, persons, or "" for none; `leads` is True where the
    slot is the first thing in the span, so that a name there ends at the words that follow. `last` is
    True where it fits in the last paragraph only.
    """

    rank: int
    kind: str
    slot: str
    leads: bool
    last: bool
    pattern: re.Pattern[str]

    @property
    def closed(self) -> bool:
        """True where only a known newsroom fits."""
        return self.slot in ("agency", "agencies")

    @property
    def shows(self) -> bool:
        """True where whatever name stands in it is shown to be a newsroom."""
        return self.slot in ("name", "names")


@cache
def forms() -> tuple[Form, ...]:
    """Every form, from the top of the table."""
    rows = [row for row in codebook.table("credit_forms") if row["kind"] not in ("nobody", "newsroom word")]
    return tuple(_form(rank, row["kind"], row["form"]) for rank, row in enumerate(rows))


@cache
def nobody() -> frozenset[str]:
    """Words that stand where a newsroom would and name none: "agencies", "staff"."""
    return frozenset(row["form"] for row in codebook.table("credit_forms") if row["kind"] == "nobody")


@cache
def newsroom_words() -> frozenset[str]:
    """Words that end the name of a newsroom: "Herald", "News"."""
    return frozenset(row["form"] for row in codebook.table("credit_forms") if row["kind"] == "newsroom word")


def _form(rank: int, kind: str, form: str) -> Form:
    slots = re.findall(r"<(agency|agencies|names?|persons?)>", form)
    slot = next((s for s in ("agency", "agencies", "name", "names", "persons", "person") if s in slots), "")
    leads = bool(slot) and f"{{<{slot}>" in form
    last = "<last>" in form
    return Form(rank, kind, slot, leads, last, _compiled(form.replace("<last>", ""), slot))


def _compiled(form: str, slot: str) -> re.Pattern[str]:
    pieces = _pieces()
    body = re.sub(r"(?<!\\)\{(?!\d|,)", "(?P<span>", form)
    body = re.sub(r"(?<![\d\\,])\}", ")", body)
    body = re.sub(r"<cased:(.*?)>(?!\w*[:>])", r"(?-i:\1)", body)
    body = body.replace(" ", GAP)
    body = re.sub(
        r"<(agency|agencies|names?|persons?|place|PLACE|when|dash)>",
        lambda name: f"(?P<slot>{pieces[name[1]]})" if name[1] == slot else pieces[name[1]],
        body,
    )
    return re.compile(rf"(?<![\w@]){body}(?!\w)", re.IGNORECASE)


@cache
def _pieces() -> dict[str, str]:
    low = "|".join(re.escape(name) for name in sorted(lower_case_names(), key=len, reverse=True))
    word = rf"(?:{_WORD}|(?-i:{low})(?!\w))"
    later = rf"(?:{word}|\d{{1,3}})"
    name = rf"{word}(?:(?:{GAP}|{_LINK}){later}){{0,5}}"
    joined = rf"{word}(?:(?:{GAP}|{_LINK}|{_JOINT}){later}){{0,6}}"
    person = rf"{_WORD}(?:{GAP}(?:{_WORD}|(?-i:[A-Z])\.|(?-i:van|von|de|der|bin|al|el|la))){{1,3}}"
    listed = LIST_MARK.pattern
    month, weekday = alternatives(*entries("month")), alternatives(*entries("weekday"))
    return {
        "agency": joined,
        "agencies": rf"{name}(?:{listed}{name}){{0,5}}",
        "name": joined,
        "names": rf"{name}(?:{listed}{name}){{0,5}}",
        "person": person,
        "persons": rf"{person}(?:{listed}{person}){{0,5}}",
        "place": r"(?-i:(?!The\b|An?\b)[A-Z][\w.'’-]*)(?:(?:,? |/)(?-i:[A-Z][\w.'’-]*)){0,3}",
        "PLACE": (
            r"(?-i:[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][A-Z.'’-]*){0,5}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
            r"(?: \([A-Z ]+\))?)"
        ),
        "when": rf"(?:[\s,]*(?:(?:{month}|{weekday})(?!\w)|\d{{1,4}}(?:st|nd|rd|th)?(?!\w)))*",
        "dash": r"(?:-{1,3}|[–—―])",
    }
