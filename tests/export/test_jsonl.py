"""JSON Lines: declared order, one line each, the same bytes for the same values."""

import json

from standoff.corroborate.findings import Cluster, Member
from standoff.export.jsonl import lines
from standoff.ledger.rows import DocumentRow
from standoff.terms import Relation


def test_each_kind_of_value_is_one_line_in_declared_order():
    member = Member("i", "k", None, "Coast\nHerald", "2031-05-02", Relation.ORIGINAL, None, "came first")
    row = DocumentRow("k", "i", None, None, "Naïve “title”", None, None, None, "en", 3, 1)
    shown = list(lines([Cluster("c", "i", (member,)), row, {"b": 1, "a": [None, 2.0]}]))
    assert shown == [
        '{"id":"c","origin":"i","documents":[{"id":"i","key":"k","url":null,"outlet":"Coast\\nHerald",'
        '"published":"2031-05-02","relation":"original","of":null,"because":"came first"}]}',
        '{"key":"k","id":"i","url":null,"outlet":null,"title":"Naïve “title”","byline":null,'
        '"published":null,"retrieved":null,"language":"en","claims":3,"run":1}',
        '{"b":1,"a":[null,2.0]}',
    ]
    assert all(json.loads(line) for line in shown)


def test_nothing_is_no_line():
    assert list(lines([])) == []
