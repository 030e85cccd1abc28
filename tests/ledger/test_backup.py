"""A backup is a whole ledger, whoever writes meanwhile, and never half of one."""

import pytest

from standoff.errors import LedgerError
from standoff.ledger import Ledger


def test_a_backup_is_the_ledger(path, make, store, tmp_path):
    copy = tmp_path / "copy of 100%.db"
    copy.write_bytes(b"an older one")
    with Ledger(path) as ledger:
        store(ledger, *make.many(5))
        digest = ledger.digest()
        ledger.backup(copy)
        store(ledger, make("Shells fell."))
    with Ledger(copy, create=False) as ledger:
        assert ledger.check() == []
        assert ledger.digest() == digest
    assert sorted(found.name for found in tmp_path.iterdir()) == [copy.name, path.name]


def test_the_ledger_is_no_backup_of_itself(path, make, store):
    with Ledger(path) as ledger:
        store(ledger, make("Shells fell."))
        with pytest.raises(LedgerError, match="the ledger itself"):
            ledger.backup(path)
        assert ledger.check() == []


def test_a_folder_that_is_not_there_is_named(ledger, tmp_path):
    place = tmp_path / "nowhere" / "copy.db"
    with pytest.raises(LedgerError) as caught:
        ledger.backup(place)
    assert caught.value.subject == str(place)


def test_no_backup_is_made_of_a_damaged_file(path, make, store, tmp_path):
    with Ledger(path) as ledger:
        store(ledger, *make.many(40))
    blob = bytearray(path.read_bytes())
    blob[8 * 4096 : 12 * 4096] = b"\xa5" * (4 * 4096)
    copy = tmp_path / "copy.db"
    copy.write_bytes(b"an older one")
    with pytest.raises(LedgerError, match="damaged") as caught:
        damaged(path, blob).backup(copy)
    assert caught.value.subject == str(path)
    assert "backup" in caught.value.remedy
    assert copy.read_bytes() == b"an older one"


def damaged(path, blob):
    path.write_bytes(blob)
    return Ledger(path)
