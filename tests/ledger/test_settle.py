"""Settling in portions, in any order, comes to what settling all at once does."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import Connection, select

from standoff.corroborate import blocks, candidates, cluster, groups
from standoff.errors import StandoffError
from standoff.ledger import Ledger, matters, schema, settle
from standoff.ledger.db import Database
from standoff.ledger.loading import Loader
from standoff.reading import Reading
from tests.corroborate.build import article, holder, says

AS_IT_IS = True

OUTLETS = ("Harbour Times", "Salis Mercury", "Northwire", "Evening Tide", "Merse Echo", "Radio Belmar")
PLACES = (("Merse", "BEL", "city"), ("Salis", "BEL", "city"), ("Torgar", "ARD", "city"))
SIDES = (("Ardia", "RUS"), ("Belmar", "UKR"), ("Kesova", "DEU"))
DEEDS = (
    ("shelled", "ASSAULT", "a bakery and two mills"),
    ("struck", "ASSAULT", "the old ferry pier"),
    ("withdrew", "RETREAT", "its herring fleet"),
    ("promised", "AGREE", "winter fuel for schools"),
    ("condemned", "ACCUSE", "the closing of the strait"),
    (None, None, "has many reasons to fear for its fishing grounds"),
)
BACKGROUND = (
    "The two have quarrelled over herring quotas since the autumn, when a treaty of 1987 lapsed.",
    "Fishermen on both shores say that nobody asked them before the talks in Zurich broke off.",
    "A storm that had been forecast for the weekend kept most boats in the harbour on Sunday.",
)


def written(chance: random.Random) -> Reading:
    """One article of two to four claims, of few words, so that many are alike."""
    day = chance.randrange(1, 26)
    sentences, claims = [], []
    for number in range(chance.randrange(2, 5)):
        one, code = chance.choice(SIDES)
        verb, type, what = chance.choice(DEEDS)
        place = chance.choice(PLACES)
        speaker = chance.choice((None, "Ilka Toman", "The ministry", "Belmar"))
        told = f"{one} {verb or ''} {what} near {place[0]} in {number} hours".replace("  ", " ")
        when = f"on February {max(1, day - chance.randrange(3))}"
        told = f"{told} {when}" if chance.random() < 0.3 else told
        sentence = f"{speaker} said that {told}." if speaker else f"{told}."
        sentences.append(sentence)
        by = [holder(speaker, "UKR" if speaker == "Belmar" else None, value=chance.choice(("CT+", "CT-")))]
        date = f"2031-02-{int(when.split()[-1]):02}"
        claims.append(
            says(
                told,
                trigger=verb,
                type=type,
                actors=[(one, code)],
                place=place if chance.random() < 0.7 else None,
                when=(when, date, date) if when in told else None,
                by=by if speaker else (),
                sentence=sentence,
            )
        )
    words = (
        f"{chance.choice('bdgklmnprst')}{chance.choice('aeiou')}{n}" for n in chance.sample(range(99), 30)
    )
    own = f"In {' '.join(words)} nobody knew."
    text = " ".join([*sentences, own, *chance.sample(BACKGROUND, chance.randrange(3))])
    published = None if chance.random() < 0.15 else f"2031-02-{day:02}"
    return article(text, *claims, outlet=chance.choice(OUTLETS), published=published)


def corpus(seed: int, count: int) -> list[Reading]:
    """So many articles, a third of them copies of others, whole or in part; some pages have versions."""
    chance = random.Random(seed)
    found: list[Reading] = []
    while len(found) < count:
        found.append(written(chance))
        if chance.random() < 0.5:
            found.append(copied(chance.choice(found), chance))
        if chance.random() < 0.3:
            url = f"https://page.example/{chance.randrange(4)}"
            found[-1] = replace(found[-1], document=replace(found[-1].document, url=url))
    unique = {reading.document.key: reading for reading in found[:count]}
    return sorted(unique.values(), key=lambda reading: chance.random())


def copied(reading: Reading, chance: random.Random) -> Reading:
    document = reading.document
    published = chance.choice((None, document.published, "2031-02-25", "2031-02-01"))
    return replace(reading, document=replace(document, outlet=chance.choice(OUTLETS), published=published))


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    database = Database(path)
    with database.read() as connection:
        found = {t.name: sorted(map(tuple, connection.execute(select(t)))) for t in schema.DERIVED}
    database.close()
    return found


def added(ledger: Ledger, readings: list[Reading]) -> None:
    run = ledger.begin("add", "hand 1", "none")
    for reading in readings:
        ledger.add(reading, run=run, name=reading.document.address)
    ledger.finish(run)


@pytest.fixture(params=[False, True], ids=["as it is", "few at a time"])
def few(request: pytest.FixtureRequest) -> Iterator[None]:
    """So few are looked at under a key that what comes between two parts them."""
    with ExitStack() as stack:
        if request.param:
            stack.enter_context(patch.multiple(blocks, CLAIMS=2, ARTICLES=2, _ALIKE=1))
            stack.enter_context(patch.multiple(candidates, HOLDERS=2, _NEAREST=2))
        yield


def judge(ledger: Ledger, readings: list[Reading], chance: random.Random) -> tuple[str, ...] | None:
    """Judges something at random about what is there, or withdraws; gives what was done, if it could be."""
    standing = [row.id for row in ledger.judgements() if row.withdrawn_at is None]
    if standing and chance.random() < 0.3:
        done = ("withdraw", str(chance.choice(standing)))
    else:
        kind = chance.choice(("same", "same", "not-same", "copy-of", "wrong-reading"))
        two = [chance.choice(readings) for _ in range(2)]
        names = [r.document.key if kind == "copy-of" else claim_of(r, chance) for r in two]
        done = (kind, *names[: 1 if kind == "wrong-reading" else 2])
    try:
        again(ledger, done)
    except StandoffError:
        return None
    return done


def claim_of(reading: Reading, chance: random.Random) -> str:
    return f"{reading.document.key}:{chance.choice(reading.claims).id}"


def again(ledger: Ledger, done: tuple[str, ...]) -> None:
    if done[0] == "withdraw":
        ledger.withdraw(int(done[1]))
    else:
        ledger.judge(*done, by="Ana")


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("seed", range(3))
def test_portions_and_judgements_in_any_order(tmp_path: Path, empty: Path, seed: int) -> None:
    readings = corpus(seed, 20)
    chance = random.Random(seed)
    for name in ("whole", "parts"):
        shutil.copy(empty, tmp_path / name)
    judged = []
    with Ledger(tmp_path / "parts") as parts, patch.object(settle, "PORTION", 5):
        come = 0
        while come < len(readings):
            size = chance.choice((1, 1, 2, 7))
            added(parts, readings[come : come + size])
            come += size
            parts.settle()
            if seed:
                judged.append(judge(parts, readings[:come], chance))
        parts.settle()
        assert parts.check() == []
    with Ledger(tmp_path / "whole") as whole:
        added(whole, readings)
        for done in filter(None, judged):
            again(whole, done)
        whole.settle()
        standing = [row for row in whole.judgements() if row.withdrawn_at is None]
        assert bool(standing) is bool(seed)
    assert rows(tmp_path / "parts") == rows(tmp_path / "whole")
    with Ledger(tmp_path / "whole") as whole:
        whole.reindex()
    assert rows(tmp_path / "parts") == rows(tmp_path / "whole")


def test_it_is_what_comparing_everything_at_once_finds(ledger: Ledger) -> None:
    readings = corpus(7, 20)
    added(ledger, readings)
    assert sorted(ledger.lineage(), key=lambda found: found.id) == cluster(readings)
    assert sorted(ledger.claims(), key=lambda found: found.id) == sorted(
        groups(readings, cluster(readings)), key=lambda found: found.id
    )


def test_what_another_version_made_is_made_again(ledger: Ledger, path: Path) -> None:
    added(ledger, corpus(1, 8))
    ledger.settle()
    before = rows(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE state SET settled_by = '0.0.1'")
        connection.execute("UPDATE claim_groups SET json = '{}'")
    ledger.settle()
    assert rows(path) == before


def test_nothing_is_settled_twice(ledger: Ledger) -> None:
    seen: list[tuple[int, int]] = []
    added(ledger, corpus(1, 8))
    settle.settle(ledger._database, lambda done, of: seen.append((done, of)))
    settle.settle(ledger._database, lambda done, of: seen.append((done, of)))
    assert seen == [(8, 8)]


def test_what_stops_in_the_middle_goes_on_where_it_was(ledger: Ledger, path: Path, empty: Path) -> None:
    readings = corpus(3, 12)
    added(ledger, readings)
    with patch.object(settle, "PORTION", 4):

        def stop(done: int, of: int) -> None:
            if done == 8:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            settle.settle(ledger._database, stop)
        some = rows(path)
        with (
            patch.object(matters, "described", side_effect=KeyboardInterrupt),
            pytest.raises(KeyboardInterrupt),
        ):
            ledger.settle()
        assert rows(path) == some
        assert len(some["cluster_members"]) == 8
        ledger.settle()
    whole = path.with_name("whole")
    shutil.copy(empty, whole)
    with Ledger(whole) as other:
        added(other, readings)
        other.settle()
    assert rows(path) == rows(whole)


def test_what_comes_meanwhile_is_settled_too_or_leaves_it_stale(ledger: Ledger, path: Path) -> None:
    early, late, later = corpus(5, 3)

    def more(done: int, of: int) -> None:
        if done == 1:
            with Ledger(path) as other:
                added(other, [late])

    added(ledger, [early])
    settle.settle(ledger._database, more)
    assert len(rows(path)["cluster_members"]) == 1
    assert len(ledger.lineage()[0].documents) + len(ledger.lineage()[1:]) == 2
    with Ledger(path) as one, Ledger(path) as two:
        added(one, [later])
        two.settle()
        one.settle()
    assert len(rows(path)["cluster_members"]) == 3


def test_one_more_document_reads_no_more_readings_the_more_there_are(ledger: Ledger) -> None:
    def about(number: int) -> Reading:
        day = f"2031-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        words = " ".join(f"{letter}{number}" for letter in "abcdefghijkl")
        told = f"Ardia shelled {words} near Salis"
        place = ("Salis", "BEL", "city")
        claim = says(told, trigger="shelled", type="ASSAULT", actors=[("Ardia", "RUS")], place=place)
        return article(f"{told}.", claim, outlet="Northwire", published=day)

    def loaded(reading: Reading) -> int:
        loaders: list[Loader] = []

        def made(connection: Connection) -> Loader:
            loaders.append(Loader(connection))
            return loaders[0]

        added(ledger, [reading])
        with patch.object(settle, "Loader", made):
            ledger.settle()
        return loaders[0].loaded

    with patch.object(blocks, "CLAIMS", 4):
        added(ledger, [about(number) for number in range(40)])
        ledger.settle()
        assert 4 < loaded(about(1000)) < 40
        added(ledger, [about(number) for number in range(40, 240)])
        ledger.settle()
        assert 4 < loaded(about(1001)) < 40
