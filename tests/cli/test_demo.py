"""`standoff demo`: from the sample to the report, in a folder of its own."""

import pytest

from standoff import sample
from standoff.ledger import Ledger


@pytest.fixture
def short(monkeypatch):
    """A sample of three articles, two of them one voice."""
    some = sample.articles()[:3]
    monkeypatch.setattr(sample, "articles", lambda: some)


def test_demo_reads_shows_and_writes_and_can_be_repeated(run, short, tmp_path):
    for _ in range(2):
        result = run("demo", "--into", "trial")
        assert result.exit_code == 0
        assert result.stderr == "Reading 3 sample articles ...\n"
        assert "● " in result.stdout or "○ " in result.stdout
        assert "read 3 = 3 ok + 0 partial + 0 failed + 0 duplicate: " in result.stdout
        assert "The ledger  trial/sample.db\n" in result.stdout
        assert "The report  trial/report/index.html\n" in result.stdout
    assert (tmp_path / "trial" / "report" / "index.html").is_file()
    with Ledger("trial/sample.db") as ledger:
        assert [row.command for row in ledger.runs()] == ["demo"]


def test_demo_leaves_the_work_of_others_alone(run, short, many):
    run("demo", "--into", "trial")
    run("add", many, "--extractor", "trial", "--ledger", "trial/sample.db")
    result = run("demo", "--into", "trial")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "trial/sample.db: holds more than the sample; name another folder with --into\n"
    with Ledger("trial/sample.db") as ledger:
        assert len(ledger.documents()) == 43
