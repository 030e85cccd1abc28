"""What stands behind a claim group: its status, and the findings that give it as plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from standoff.corroborate.calling import called, is_several
from standoff.corroborate.figures import Given, conflicts, courses, shown
from standoff.corroborate.findings import Change
from standoff.corroborate.newsrooms import Newsroom
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.sides import Side, Taken, uttered
from standoff.corroborate.sources import Source, independent, is_party, may_be_party, primary
from standoff.corroborate.wording import NEGATIONS
from standoff.document import Document
from standoff.reading import Caveat
from standoff.terms import CaveatKind, Status

__all__ = ["Evidence", "assess"]

_UNPROVEN = frozenset({CaveatKind.UNVERIFIED, CaveatKind.NO_EVIDENCE})
_NAMES = 4
_MARKS = ".,;:!?\"'“”‘’"
_QUOTED = 90


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that bears on the status of one group. `voices` tells the newsroom of each document key,
    `texts` the cluster it is in, of one version a page; `caveats` come with their documents; `parties`
    are the keys of all who take part in the event. Sides and figures of claims that were withdrawn are
    not among them; `changes` tell of those.
    """

    sides: Sequence[Taken]
    figures: Sequence[Given]
    caveats: Sequence[tuple[Document, Caveat]]
    voices: dict[str, Newsroom]
    texts: dict[str, str]
    parties: Collection[str]
    changes: Sequence[Change] = ()


def assess(evidence: Evidence) -> tuple[Status, int, tuple[str, ...]]:
    """The status, the number of primary sources that assert it, and a sentence for each finding.

    Contested: one asserts it and another denies it, or figures of two sources exclude each other.
    Denied: it is denied and nobody asserts it. Corroborated: two sources, independent of each other
    and neither a party to the event, assert in two newsrooms' texts that it is so. Unverified: nobody
    asserts that it is so, or the outlet holds back. Otherwise single-source.
    """
    sides = uttered(evidence.sides)
    asserting = [one for one in sides if one.side is Side.ASSERTS]
    denying = [one for one in sides if one.side is Side.DENIES]
    firm = [one for one in asserting if one.firm]
    sources = primary(one.source for one in asserting)
    opposed = _opposed(asserting, denying)
    unlike = conflicts(evidence.figures)
    pair = _corroborating(firm, evidence.parties)
    unproven = [(d, caveat) for d, caveat in evidence.caveats if caveat.kind in _UNPROVEN]
    said = _carried(evidence)
    if opposed or unlike:
        status = Status.CONTESTED
        if opposed:
            one, other = opposed
            said.append(f"{_says(one)} it and {_denies(other)}.")
        said += [f"{_gives(one)} and {_gives(other)} exclude each other." for one, other in unlike[:2]]
    elif denying and not asserting:
        status = Status.DENIED
        said.append(_denied(denying))
    elif pair:
        status = Status.CORROBORATED
        one, other = pair
        said.append(
            f"{called(one.source)} and {called(other.source)} assert it independently of each other, "
            f"in texts by {one.voice.name} and {other.voice.name}."
        )
    elif not firm or unproven:
        status = Status.UNVERIFIED
        if not firm:
            said.append(_open(evidence.sides))
    else:
        status = Status.SINGLE_SOURCE
    said += _on_sources(sources, firm, evidence, status)
    said += _on_doubts(evidence.sides)
    told = {(change.kind, change.after): change.because for change in reversed(evidence.changes)}
    said += reversed(told.values())
    said += [_on_course(course) for course in courses(evidence.figures)]
    said += [_on_caveat(document, caveat) for document, caveat in _distinct(evidence, unproven)]
    return status, len(sources), tuple(line[:1].upper() + line[1:] for line in said)


def _opposed(asserting: Sequence[Taken], denying: Sequence[Taken]) -> tuple[Taken, Taken] | None:
    for other in denying:
        for one in asserting:
            if one.source.key != other.source.key:
                return one, other
    return None


def _corroborating(firm: Sequence[Taken], parties: Collection[str]) -> tuple[Taken, Taken] | None:
    neutral = [one for one in firm if _is_neutral(one.source, parties)]
    for one, other in combinations(neutral, 2):
        if one.voice != other.voice and independent(one.source, other.source):
            return one, other
    return None


def _is_neutral(source: Source, parties: Collection[str]) -> bool:
    return not is_party(source, parties) and not may_be_party(source, parties)


def _carried(evidence: Evidence) -> list[str]:
    documents, voices = len(evidence.texts), len(set(evidence.voices.values()))
    if documents == voices:
        return []
    texts = Counter(evidence.texts.values())
    most = max(sorted(texts), key=lambda text: texts[text])
    said = f"{documents} articles are {_count(voices, 'voice')}"
    if texts[most] > 1:
        name = next(evidence.voices[key].name for key, text in evidence.texts.items() if text == most)
        said += f": {texts[most]} carry one text by {name}"
    return [f"{said}."]


def _on_sources(
    sources: Sequence[Source], firm: Sequence[Taken], evidence: Evidence, status: Status
) -> list[str]:
    if not sources:
        return []
    parties = [source for source in sources if is_party(source, evidence.parties)]
    if len(sources) == 1:
        one = sources[0]
        be, they, party = ("are", "they are", "parties") if is_several(one) else ("is", "it is a", "party")
        own = f"; {they} {party} to the event" if parties else ""
        return [f"{called(one)} {be} the only primary source{own}."]
    said = [f"{len(sources)} primary sources: {_names(sources)}."]
    if parties:
        verb = "is a party" if len(parties) == 1 and not is_several(parties[0]) else "are parties"
        said.append(f"{_names(parties)} {verb} to the event.")
    if status is Status.SINGLE_SOURCE:
        neutral = [one for one in firm if _is_neutral(one.source, evidence.parties)]
        unplaced = [source for source in sources if may_be_party(source, evidence.parties)]
        for one in unplaced:
            speak = "speak" if is_several(one) else "speaks"
            said.append(f"It is not told for which country {called(one)} {speak}.")
        if len({one.source.key for one in neutral}) < 2:
            sure = "surely " if unplaced else ""
            said.append(f"Fewer than two sources that are {sure}no party assert it.")
        elif len({one.voice for one in neutral}) < 2:
            said.append(f"All that is known of them comes from {neutral[0].voice.name}.")
        else:
            said.append("No two of them are known to be independent of each other.")
    return said


def _on_doubts(sides: Iterable[Taken]) -> list[str]:
    doubting = {one.source.key: one for one in sides if one.side is Side.DOUBTS}
    told = ((one, "doubt" if is_several(one.source) else "doubts") for one in doubting.values())
    return [f"{called(one.source)} {doubt} it ({_where(one.proposition)})." for one, doubt in told]


def _on_caveat(document: Document, caveat: Caveat) -> str:
    words = " ".join(caveat.span.text.split())
    words = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " ..."
    return f'{_article(document)} holds back: "{words}".'


def _distinct(
    evidence: Evidence, caveats: Sequence[tuple[Document, Caveat]]
) -> list[tuple[Document, Caveat]]:
    """One caveat a text: copies repeat it."""
    return list({evidence.texts[document.key]: (document, c) for document, c in reversed(caveats)}.values())


def _says(one: Taken) -> str:
    return f"{called(one.source)} {'assert' if is_several(one.source) else 'asserts'}"


def _denies(one: Taken) -> str:
    """A newsroom that writes in its own voice that it is not so contradicts nobody."""
    if not one.proposition.claim.holders:
        return f"{called(one.source)} reports that it is not so"
    return f"{called(one.source)} {'deny' if is_several(one.source) else 'denies'} it"


def _denied(denying: Sequence[Taken]) -> str:
    """A "no" inside the words is named as such: that "nobody was hurt" is told, and not denied."""
    plain = [one for one in denying if not _has_no(one)]
    if plain:
        return f"{_denies(plain[0])}, and nobody here asserts it."
    one = denying[0]
    put = "put" if is_several(one.source) else "puts"
    return f"{called(one.source)} {put} it in the negative, and nobody here says otherwise."


def _has_no(one: Taken) -> bool:
    words = " ".join(span.text for span in one.proposition.claim.content).casefold().split()
    return not NEGATIONS.isdisjoint(word.strip(_MARKS).replace("’", "").replace("'", "") for word in words)


def _open(sides: Iterable[Taken]) -> str:
    """Why it is open whether it is so, where nobody asserts it."""
    kinds = {side.side for side in sides}
    if Side.ASSERTS in kinds:
        return "Nobody asserts that it is so: it is only held possible, foretold or tied to a condition."
    if kinds:
        return "Nobody asserts that it is so: it is only doubted."
    return "Nobody asserts that it is so: it is asked, asked for, conditional, left open or not told."


def _gives(one: Given) -> str:
    figure = one.figure
    about = "about " if one.approximate and figure.low == figure.high else ""
    return f"{about}{shown(figure.low, figure.high, figure.unit)} ({called(one.source)})"


def _on_course(course: Sequence[Given]) -> str:
    """ "The clinic gives at least 4 killed on 2031-02-24, then 5 killed on 2031-02-26."."""
    told = [
        f"{shown(one.figure.low, one.figure.high, one.figure.unit)} on {one.day.isoformat()}"
        for one in course
        if one.day is not None
    ]
    source = course[0].source
    return f"{called(source)} {'give' if is_several(source) else 'gives'} {', then '.join(told)}."


def _where(proposition: Proposition) -> str:
    return _article(proposition.reading.document)


def _article(document: Document) -> str:
    title = f"“{document.title}”" if document.title else "an article of no known outlet"
    name = document.outlet or document.url or title
    return f"{name}, {document.published}" if document.published else name


def _names(sources: Sequence[Source]) -> str:
    names = [called(source) for source in sources]
    if len(names) > _NAMES:
        names = [*names[: _NAMES - 1], f"{len(names) - _NAMES + 1} others"]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
