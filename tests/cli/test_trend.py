"""`standoff trend` on a ledger of three articles, and its picture in the terminal."""

import csv
import io
import json

import pytest
from rich.console import Console

from standoff.cli.trend_view import show
from standoff.corroborate.trend import By, Point, Series, Trend, Unit
from standoff.export import tables
from standoff.export.csv import lines as csv_lines


@pytest.fixture
def ask(run, border):
    def asked(*arguments, code=0):
        result = run("trend", *arguments, "--ledger", border)
        assert result.exit_code == code, result.stderr
        return result.stderr if code else result.stdout

    return asked


def only(text):
    (line,) = text.splitlines()
    return json.loads(line)


@pytest.mark.parametrize("by", ["dyad", "place", "type"])
def test_each_form_tells_the_same(ask, by):
    found = only(ask("--by", by, "--json"))
    assert found["by"] == by
    assert found["series"] or by == "place"
    rows = list(csv.DictReader(io.StringIO(ask("--by", by, "--csv"))))
    expected = [
        (one["name"], sort, point["start"], point["events"], "; ".join(point["claims"]))
        for one in found["series"]
        for sort, points in (("deed", one["deeds"]), ("word", one["words"]))
        for point in points
    ]
    told = [(row["name"], row["sort"], row["start"], int(row["events"]), row["claims"]) for row in rows]
    assert told == expected
    shown = ask("--by", by, "--limit", "99")
    for one in found["series"]:
        assert one["name"] in shown


def test_each_number_leads_to_claims(ask, run, border):
    for one in only(ask("--json"))["series"]:
        for point in (*one["deeds"], *one["words"]):
            assert point["claims"]
            for ref in point["claims"]:
                assert run("claim", ref, "--ledger", border).exit_code == 0


def test_what_a_copy_tells_again_counts_once(ask):
    (denials,) = only(ask("--by", "type", "--type", "DENY", "--json"))["series"]
    told = {ref for point in denials["words"] for ref in point["claims"]}
    assert len({ref.partition(":")[0] for ref in told}) > 1
    assert sum(point["events"] for point in denials["words"]) < len(told)


def test_filters_and_limit(ask):
    whole = only(ask("--json"))
    assert only(ask("--limit", "1", "--json"))["series"] == whole["series"][:1]
    assert only(ask("--since", "2032", "--json"))["series"] == []
    assert only(ask("--actor", "Norway", "--json"))["series"] == []
    assert ask("--since", "2032").startswith("Too little to tell which way it goes")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--by", "colour"], "--by colour: is not known"),
        (["--per", "hour"], "--per hour: is not known"),
        (["--actor", "Atlantis"], "--actor Atlantis: is no country"),
        (["--svg", "a.svg", "--csv"], "--svg a.svg: is one form, and --json or --csv another"),
        (["--svg", "no/such/folder.svg"], "cannot be written"),
        (["--svg", "."], "cannot be written"),
        (["--json", "--csv"], "are two forms at once"),
    ],
)
def test_wrong_usage_is_2(ask, arguments, said):
    assert said in ask(*arguments, code=2)


def test_a_picture_in_a_file_replaces_a_picture_and_nothing_else(ask, tmp_path):
    assert ask("--svg", "trend.svg") == "The picture is trend.svg\n"
    first = (tmp_path / "trend.svg").read_bytes()
    assert first.startswith(b"<svg")
    ask("--svg", "trend.svg")
    assert (tmp_path / "trend.svg").read_bytes() == first
    (tmp_path / "thesis.txt").write_text("years of work")
    assert "is there and no picture of a trend" in ask("--svg", "thesis.txt", code=2)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def week(number, score, events=1):
    start = f"2031-0{1 + number // 4}-{1 + 7 * (number % 4):02}"
    return Point(start, start, events, score, ("a:b",))


def picture(trend, width=80, most=5):
    file = io.StringIO()
    show(Console(file=file, width=width, color_system=None, highlight=False, markup=False), trend, most)
    return file.getvalue().splitlines()


def series(deeds, words=(), name="A → B", type=None):
    return Series(name, "A", "B", None, None, type, tuple(deeds), tuple(words))


def test_bars_stand_on_their_side_of_the_line():
    deeds = (
        Point("2031-02-03", "2031-02-09", 3, -10.0, ("a:b",)),
        Point("2031-02-10", "2031-02-16", 1, 2.5, ()),
    )
    lines = picture(Trend(By.DYAD, Unit.WEEK, "2031-02-03", "2031-02-16", 0, None, (series(deeds),)))
    place = next(number for number, line in enumerate(lines) if "deeds  ─" in line)
    assert lines[place - 1].split() == ["+", "▄" * 9]
    assert [line.split()[1] for line in lines[place + 1 : place + 3]] == ["█" * 9, "█" * 9]
    assert lines[place + 1].index("█") < lines[place - 1].index("▄")
    assert lines[place + 3].split() == ["−10.0", "(3)", "+2.5", "(1)"]
    assert "3 Feb" in lines[place - 2]
    assert "A → B  4 deeds" in lines


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("many", [1, 8, 30, 400])
def test_pictures_fit_the_terminal(width, many):
    last = f"{2031 + many // 12}-{1 + many % 12:02}-28"
    points = [
        Point(f"{2031 + n // 12}-{1 + n % 12:02}-01", last, n + 1, n % 20 - 10.0, ()) for n in range(many)
    ]
    for by in (By.DYAD, By.TYPE):
        trend = Trend(by, Unit.MONTH, "2031-01-01", last, 3, None, (series(points, points, type="AID"),))
        lines = picture(trend, width)
        assert max(map(len, lines)) <= max(width, 20)
        assert lines == [line.rstrip() for line in lines]


def test_what_has_no_room_is_told():
    points = [Point(f"{2031 + n // 12}-{1 + n % 12:02}-01", "x", 1, 1.0, ()) for n in range(60)]
    trend = Trend(By.DYAD, Unit.MONTH, "2031-01-01", "2035-12-31", 2, None, (series(points), series(points)))
    foot = " ".join(" ".join(picture(trend, most=1)).split())
    assert "Earlier months have no room here" in foot
    assert "1 more series: --limit shows them." in foot
    assert "2 more have no date within one month." in foot


def test_names_from_texts_do_not_run_in_a_spreadsheet():
    trend = Trend(
        By.PLACE, Unit.WEEK, "2031-02-03", "2031-02-09", 0, None, (series([week(0, -1.5)], name="=1+1"),)
    )
    (row,) = csv.DictReader(csv_lines(tables.TREND, tables.trend(trend)))
    assert (row["name"], row["score"], row["sort"]) == ("'=1+1", "-1.5", "deed")


def test_names_from_texts_do_not_steer_the_terminal():
    trend = Trend(
        By.PLACE, Unit.WEEK, "2031-02-03", "2031-02-09", 0, None, (series([week(0, 1.0)], name="\x1b[31mX"),)
    )
    assert "\x1b" not in "\n".join(picture(trend))
