"""`standoff read`: one text at a time, shown or as JSON, and trouble told apart from answers."""

import json
import subprocess
import sys
import zipfile

import pytest

from standoff.reading import Reading

HEADS = {
    "reading": ["standoff", "document", "claims", "caveats", "credits", "mentions", "run"],
    "document": [
        *("id", "url", "outlet", "title", "byline", "published", "published_from"),
        *("updated", "retrieved", "language", "reader", "partial", "text"),
    ],
    "claim": [
        *("id", "sentence", "content", "manner", "holders", "factuality", "condition", "event"),
        *("confidence", "because"),
    ],
    "holder": ["source", "resolved", "actor", "kind", "cue", "stance", "factuality"],
    "event": [
        *("trigger", "type", "mode", "context", "actors", "recipients", "places", "time", "quantities")
    ],
    "party": ["span", "name", "code", "wikidata"],
    "place": ["span", "name", "latitude", "longitude", "country", "geonames", "precision"],
    "time": ["span", "start", "end", "precision", "anchored"],
    "quantity": ["span", "low", "high", "unit", "approximate"],
    "caveat": ["span", "sentence", "kind", "about"],
    "credit": ["span", "name", "kind"],
    "mentions": ["parties", "places", "times", "quantities"],
    "run": ["extractor", "codebook", "warnings"],
}
"""The contract's field names, in its order."""


def conform(data):
    """Asserts that every object in a reading has the contract's fields in its order."""
    assert list(data) == HEADS["reading"]
    assert data["standoff"] == 1
    assert list(data["document"]) == HEADS["document"]
    mentions, claims = data["mentions"], data["claims"]
    events = [claim["event"] for claim in claims if claim["event"]]
    found = {
        "claim": claims,
        "holder": [holder for claim in claims for holder in claim["holders"]],
        "event": events,
        "party": [*mentions["parties"], *(p for e in events for p in (*e["actors"], *e["recipients"]))],
        "place": [*mentions["places"], *(place for e in events for place in e["places"])],
        "time": [*mentions["times"], *(e["time"] for e in events if e["time"])],
        "quantity": [*mentions["quantities"], *(q for e in events for q in e["quantities"])],
        "caveat": data["caveats"],
        "credit": data["credits"],
        "mentions": [mentions],
        "run": [data["run"]],
    }
    for kind, values in found.items():
        for value in values:
            assert list(value) == HEADS[kind], kind
    return found


def test_json_is_the_contract_and_every_span_stands_in_the_text(run, harbour):
    result = run("read", harbour, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout_bytes.decode().splitlines()
    assert len(lines) == 3
    seen = set()
    for line in lines:
        found = conform(json.loads(line))
        seen |= {kind for kind, values in found.items() if values}
        reading = Reading.from_line(line)
        reading.verify()
        assert reading.to_line() == line
    assert seen == set(HEADS) - {"reading", "document"}


def test_the_same_bytes_from_another_process_with_more_jobs_and_other_hashes(run, harbour):
    here = run("read", harbour, "--json").stdout_bytes
    there = subprocess.run(
        [sys.executable, "-m", "standoff", "read", str(harbour), "--json", "--jobs", "2"],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "LC_ALL": "C", "PATH": ""},
    )
    assert there.stdout == here
    assert there.stderr == b""


def test_the_view_shows_who_says_what_and_how_sure(run, harbour):
    lines = run("read", harbour / "coast.html").stdout.splitlines()
    assert lines[0] == "Navy ship fires on ferry off Brindisi"
    assert lines[1] == "The Coast Herald · 2 May 2031 (from the page's metadata)"
    assert set(lines[2]) == {"─"}
    shown = "\n".join(lines)
    assert "Italy · denies · certainly not (CT-)\n" in shown
    assert "  that its navy had fired on the ferry\n" in shown
    assert "  At least 12 people were killed\n    “killed” assault" in shown
    assert "how many “At least 12" in shown
    caveats = shown.partition("\nCaveats\n")[2]
    assert "not verified: There has been no independent confirmation of the incident." in caveats
    assert "\x1b" not in shown


def test_one_who_speaks_through_another_stands_within(run):
    text = "The mayor said that the minister had denied that the army shelled the port."
    lines = run("read", "-", input=text).stdout.splitlines()
    mayor = next(
        number for number, line in enumerate(lines) if line.endswith("mayor · asserts · not committed (Uu)")
    )
    assert lines[mayor + 1].startswith("  ")
    assert lines[mayor + 1].endswith("minister · denies · certainly not (CT-)")
    assert lines[mayor + 2] == "    that the army shelled the port"


def test_what_nobody_is_said_to_say_is_the_outlets_own(run):
    lines = run("read", "-", input="Italy invaded Greece on Monday.").stdout.splitlines()
    assert "The outlet itself · certain (CT+)" in lines


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_no_line_is_wider_than_the_terminal_and_none_ends_in_spaces(run, harbour, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    for line in run("read", harbour).stdout.splitlines():
        assert len(line) <= int(columns)
        assert line == line.rstrip()


def test_colour_is_for_terminals(run, monkeypatch):
    text = "Italy denied that its navy had fired on the ferry."
    assert "\x1b[" not in run("read", "-", input=text).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31mdenies" in run("read", "-", input=text).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" not in run("read", "-", input=text).stdout


def test_a_text_gives_no_orders_to_the_terminal(run):
    text = (
        "The mayor said that [bold]the port[/bold] was \x1b[2Jclosed\x07 and \u202eopen\u202c :smile: today."
    )
    result = run("read", "-", "--extractor", "trial", "--outlet", "\x1b]0;owned\x07", input=text)
    assert result.exit_code == 0
    assert "that [bold]the port[/bold] was" in " ".join(result.stdout.split())
    assert ":smile:" in result.stdout
    assert not set("\x1b\x07\u202e\u202c") & set(result.stdout)


def test_options_stand_where_given(run):
    text = "The coast guard said on Tuesday that two boats had sunk."
    options = ["--published", "2031-05-02", "--outlet", "Pier News", "--json"]
    data = json.loads(run("read", "-", *options, input=text).stdout)
    assert (data["document"]["published"], data["document"]["outlet"]) == ("2031-05-02", "Pier News")
    (time,) = data["mentions"]["times"]
    assert (time["start"], time["anchored"]) == ("2031-04-29", True)
    data = json.loads(run("read", "-", "--json", input=text).stdout)
    (time,) = data["mentions"]["times"]
    assert (time["start"], time["anchored"]) == (None, False)


def test_a_date_that_is_none_is_wrong_usage(run, harbour):
    result = run("read", harbour, "--published", "2 May")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "published: '2 May' is no date; write it like 2022-02-15\n"


def test_each_kind_of_trouble_is_told_apart_in_one_line(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    names = ["missing.txt", "empty.txt", "picture.png", "noise.txt", "file:///etc/hosts"]
    result = run("read", *names, "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert len(lines) == len(names)
    for name, line, reason in zip(
        names,
        lines,
        ["no such file", "is empty", "image", "", "not http or https"],
        strict=True,
    ):
        subject, _, rest = line.partition(": ")
        assert subject == name
        assert reason in rest.partition("; ")[0]
        assert rest.partition("; ")[2], "the next step"
    assert len({line.partition(": ")[2] for line in lines}) == len(names)


def test_what_can_be_read_is_read_and_the_exit_code_says_that_not_all_was(run, harbour, tmp_path):
    archive = tmp_path / "both.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(harbour / "tide.html", "tide.html")
        file.writestr("empty.txt", "")
    result = run("read", archive, "missing.txt", harbour / "coast.html", "--json")
    assert result.exit_code == 1
    titles = [json.loads(line)["document"]["title"] for line in result.stdout.splitlines()]
    assert titles == ["Ferry: Athens blames Rome", "Navy ship fires on ferry off Brindisi"]
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == [
        f"{archive}!/empty.txt",
        "missing.txt",
    ]


def test_private_addresses_are_refused(run):
    result = run("read", "http://127.0.0.1:9/x")
    assert result.exit_code == 1
    assert result.stderr.startswith("http://127.0.0.1:9/x: ")


def test_nothing_said_is_said(run):
    result = run("read", "-", "--extractor", "trial", input="The sea is calm and the night is dark.")
    assert result.exit_code == 0
    assert "Nothing that this text says was read as a claim." in result.stdout
