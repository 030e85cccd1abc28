"""Questions to a ledger of three articles, asked on the command line."""

import csv
import io
import json
import shutil
import sqlite3

import pytest

GROUP = [
    *("id", "proposition", "type", "actors", "recipients", "place", "first", "last"),
    *("documents", "voices", "primary_sources", "status", "asserted_by", "denied_by", "doubted_by"),
    *("figures", "caveats", "because", "claims"),
]
CLUSTER = ["id", "origin", "documents"]
MEMBER = ["id", "url", "outlet", "published", "relation", "of", "because"]


@pytest.fixture
def ask(run, border):
    """Runs a verb on the ledger and gives what it prints."""

    def asked(*arguments):
        result = run(*arguments, "--ledger", border)
        assert result.exit_code == 0, result.stderr
        assert result.stderr == ""
        return result.stdout

    return asked


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_claims_as_json_are_the_contract(ask):
    groups = objects(ask("claims", "--json"))
    assert groups
    for group in groups:
        assert [name for name in group if name in GROUP] == GROUP
        for side in ("asserted_by", "denied_by", "doubted_by"):
            for voice in group[side]:
                assert [*voice][:3] == ["name", "actor", "kind"]
                assert "documents" in voice
        for figure in group["figures"]:
            assert list(figure) == ["low", "high", "unit", "holder", "document", "span"]
    counts = [group["documents"] for group in groups]
    assert counts == sorted(counts, reverse=True)


def test_claims_as_a_table_and_as_csv_name_the_same(ask):
    groups = objects(ask("claims", "--json"))
    table = ask("claims")
    for group in groups:
        assert group["id"][:16] in table
    assert [row["id"] for row in rows(ask("claims", "--csv"))] == [group["id"] for group in groups]
    first, *_ = groups
    assert f"{first['documents']} article" in table
    assert max(map(len, table.splitlines())) <= 80


def test_filters_are_passed_on(ask):
    whole = objects(ask("claims", "--json"))
    ports = objects(ask("claims", "--about", "ports", "--json"))
    assert 0 < len(ports) < len(whole)
    assert all(group in whole for group in ports)
    assert objects(ask("claims", "--since", "2032", "--json")) == []
    assert len(objects(ask("claims", "--until", "2031-05", "--json"))) == len(whole)
    assert {g["type"] for g in objects(ask("claims", "--type", "assault", "--json"))} <= {"ASSAULT"}
    for status in {group["status"] for group in whole}:
        found = objects(ask("claims", "--status", status, "--json"))
        assert found == [group for group in whole if group["status"] == status]
    assert ask("claims", "--about", "submarine") == "No claims to show.\n"


def test_a_claim_is_told_in_a_sentence_with_every_sentence_behind_it(ask):
    groups = objects(ask("claims", "--json"))
    for group in groups:
        shown = ask("claim", group["id"])
        flat = " ".join(shown.split())
        sentence = flat.partition(f"claim {group['id']}")[0]
        assert f"“{' '.join(group['proposition'].split())}”" in sentence
        assert f"{group['primary_sources']} primary source" in sentence
        assert f"{group['documents']} article" in sentence
        for reason in group["because"]:
            assert " ".join(reason.split()) in flat
        (detail,) = objects(ask("claim", group["id"], "--json"))
        assert {**detail, "evidence": None} == {**group, "evidence": None}
        assert len(detail["evidence"]) == len(group["claims"])
        for evidence in detail["evidence"]:
            assert " ".join(evidence["claim"]["sentence"]["text"].split()) in flat
            assert f"document {evidence['document']['key']}" in flat


def test_the_beginning_of_an_id_will_do(ask):
    id = objects(ask("claims", "--limit", 1, "--json"))[0]["id"]
    assert ask("claim", id[:10]) == ask("claim", id)


def test_documents(ask):
    found = objects(ask("documents", "--json"))
    assert [row["outlet"] for row in found][-1] == "The Coast Herald"
    assert [row["key"] for row in rows(ask("documents", "--csv"))] == [row["key"] for row in found]
    table = ask("documents")
    for row in found:
        assert row["key"] in table
        assert row["published"] in table


def test_a_document_is_its_whole_text_with_its_claims(ask):
    key = objects(ask("documents", "--json"))[-1]["key"]
    (reading,) = objects(ask("document", key, "--json"))
    shown = ask("document", key)
    flat = " ".join(shown.split())
    for paragraph in reading["document"]["text"].split("\n\n"):
        assert " ".join(paragraph.split()) in flat
    assert reading["claims"]
    groups = {pair.partition(":")[2] for g in objects(ask("claims", "--json")) for pair in g["claims"]}
    assert {claim["id"] for claim in reading["claims"]} <= groups
    for number, _ in enumerate(reading["claims"], start=1):
        assert f"\n    {number:>2}  " in shown
    assert "caveat, not verified: " in flat


def test_lineage_is_every_document_once(ask):
    clusters = objects(ask("lineage", "--json"))
    for cluster in clusters:
        assert [name for name in cluster if name in CLUSTER] == CLUSTER
        for member in cluster["documents"]:
            assert [name for name in member if name in MEMBER] == MEMBER
    members = [member["key"] for cluster in clusters for member in cluster["documents"]]
    assert sorted(members) == sorted(row["key"] for row in objects(ask("documents", "--json")))
    assert [row["key"] for row in rows(ask("lineage", "--csv"))] == members
    tree = ask("lineage")
    assert "The Coast Herald, 2 May 2031" in tree
    assert "copy: shares " in tree
    for key in members:
        assert key in tree


def test_export_gives_the_readings(ask, harbour, run):
    exported = sorted(ask("export", "--format", "jsonl").splitlines())
    assert exported == sorted(run("read", harbour, "--json").stdout.splitlines())


def test_export_gives_events_with_one_code_each(ask):
    events = rows(ask("export", "--format", "plover"))
    keys = {row["key"] for row in objects(ask("documents", "--json"))}
    assert events
    assert {event["document"] for event in events} <= keys
    assert {"code", "type", "stance", "factuality", "actor_code", "sentence"} <= set(events[0])


def test_report_says_where_it_begins(ask, tmp_path):
    assert ask("report", "pages", "--about", "ports") == "The report begins at pages/index.html\n"
    assert (tmp_path / "pages" / "index.html").is_file()


def test_report_replaces_no_folder_of_yours(run, border, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    result = run("report", "mine", "--ledger", border)
    assert (result.exit_code, result.stdout) == (2, "")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def test_check_and_reindex(ask, border):
    assert ask("check") == f"{border}: sound, 3 documents\n"
    before = ask("claims", "--json")
    assert ask("reindex").startswith(f"{border}: 3 documents, ")
    assert ask("claims", "--json") == before


def test_check_names_what_is_wrong(run, border, tmp_path):
    path = tmp_path / "hurt.db"
    shutil.copy(border, path)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM quantities")
    connection.close()
    result = run("check", "--ledger", path)
    assert result.exit_code == 1
    assert "index quantities: 0 rows" in result.stdout


def test_a_text_in_another_language_is_shown_as_not_read(run, tmp_path):
    text = "Міст закрили в понеділок після того, як баржа вдарила в третю опору, повідомив порт."
    (tmp_path / "uk.txt").write_text(text, encoding="utf-8")
    added = run("add", "uk.txt")
    assert (added.exit_code, added.stdout) == (0, "read 1 = 0 ok + 1 partial + 0 failed + 0 duplicate\n")
    assert "read in part: uk.txt: language: uk, not read\n" in run("runs", "1").stdout
    key = run("documents", "--csv").stdout.splitlines()[1].partition(",")[0]
    shown = run("document", key).stdout.splitlines()
    assert "language: uk, not read" in shown
    assert any(line.startswith("first seen ") for line in shown)
