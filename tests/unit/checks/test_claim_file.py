"""The claim file: what is written can be read, and what is wrong is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.checks.check import CHECK_TYPES
from onrecord.checks.claim_file import check_sha256, check_to_dict, check_to_yaml, read_claim_file, write_claim_file
from onrecord.checks.read_claim_file import check_from_dict
from onrecord.documents import read_document
from onrecord.errors import ClaimFileError

SPECS = [
    {
        "kind": "count",
        "record": "r",
        "measure": "events",
        "where": {},
        "period": "2016-03",
        "value": 600,
        "comparison": "nearly",
    },
    {
        "kind": "rate",
        "record": "r",
        "measure": "strikes",
        "where": {},
        "period": "2016",
        "value": 2.5,
        "comparison": "equal",
        "per": "day",
    },
    {
        "kind": "change",
        "record": "r",
        "measure": "strikes",
        "where": {"country": "Iraq"},
        "period": "2017-09",
        "baseline": "2017-08",
        "direction": "decrease",
        "size": "sharply",
        "assumed": ["baseline"],
    },
    {
        "kind": "comparison",
        "record": "r",
        "measure": "best",
        "where": {"a": ["x", "y"]},
        "period": "2016-06-01/2016-06-15",
        "versus": {"a": "z"},
        "direction": "more",
        "ratio": 3,
        "ratio_comparison": "at_least",
    },
    {
        "kind": "share",
        "record": "r",
        "measure": "best",
        "where": {"a": "x"},
        "period": "2016-06",
        "of": {},
        "value": "half",
        "comparison": "about",
    },
    {
        "kind": "extreme",
        "record": "r",
        "measure": "best",
        "where": {},
        "period": "2016-06",
        "direction": "highest",
        "unit": "month",
        "within": "2016-01-01/2016-06-30",
    },
    {
        "kind": "trend",
        "record": "r",
        "measure": "best",
        "where": {},
        "period": "2016-01-01/2016-06-30",
        "direction": "none",
    },
    {
        "kind": "coincidence",
        "trigger": {"record": "r", "where": {"a": "x"}, "at": "2016-09-17"},
        "response": {"record": "s", "measure": "events", "where": {}},
        "window_days": 3,
        "direction": "increase",
    },
    {
        "kind": "coincidence",
        "trigger": {"record": "r", "where": {}, "at": "2016-09-17"},
        "response": {"record": "s", "measure": "events", "where": {"a": "x"}},
        "window_days": 0,
        "direction": "decrease",
        "prespecified": True,
        "candidates": [{"a": "y"}, {"a": ["z", "w"]}],
        "assumed": ["window_days"],
        "rests_on_unusual": True,
    },
    {"kind": "occurrence", "record": "r", "measure": "events", "where": {}, "period": "2016-09-17", "negated": True},
]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec["kind"])
def test_what_is_written_is_what_was_read(spec):
    check = check_from_dict(spec)
    assert check_to_dict(check) == spec
    assert check_from_dict(check_to_dict(check)) == check
    assert hash(check) == hash(check_from_dict(spec))
    assert check_sha256(check) == check_sha256(check_from_dict(spec))


def test_every_kind_is_among_the_examples():
    assert {spec["kind"] for spec in SPECS} == set(CHECK_TYPES)


def test_dates_stay_words():
    assert "period: 2016-09-17\n" in check_to_yaml(check_from_dict(SPECS[-1]))


def claim_file(tmp_path: Path, check: str, head: str = "onrecord: 1") -> Path:
    path = tmp_path / "claims.yaml"
    path.write_text(f"{head}\nclaims:\n  - id: c1\n    text: words\n    check: {check}\n", encoding="utf-8")
    return path


GOOD = "{kind: count, record: r, measure: events, period: 2016-03, value: 3}"


TIMED = "{kind: coincidence, trigger: {record: r, at: 2016-09-17}, response: {record: s, measure: m}, window_days: 3}"


def test_a_good_file_reads(tmp_path):
    file = read_claim_file(claim_file(tmp_path, GOOD))
    assert file.proposals[0].best == check_from_dict(
        {"kind": "count", "record": "r", "measure": "events", "period": "2016-03", "value": 3}
    )


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (GOOD.replace("count", "counting"), r"E303.*kind: 'counting' is not known"),
        (GOOD.replace("value: 3", "value: 3, colour: red"), r"E303.*'colour' is not known here"),
        (GOOD.replace(", value: 3", ""), r"E304.*a count check needs value"),
        (GOOD.replace("2016-03", "March"), r"'March' is not a date"),
        (GOOD.replace("2016-03", "2016-13"), r"month must be in 1\.\.12"),
        (GOOD.replace("2016-03", "2016-03-09/2016-03-01"), r"must not end"),
        (GOOD.replace("value: 3", "value: -3"), r"value: -3 is no amount"),
        (GOOD.replace("value: 3", "value: lots"), r"value: 'lots' is no amount"),
        (GOOD.replace("value: 3", "value: 3, comparison: roughly"), r"comparison: 'roughly' is not known"),
        (GOOD.replace("period", "where: [a], period"), r"is not a selection of rows"),
        (GOOD.replace("value: 3", "value: true"), r"value: True is no amount"),
        (GOOD.replace("value: 3", "value: 3, assumed: period"), r"'period' is not a list of texts"),
        (GOOD.replace("value: 3", "value: 3, assumed: [3]"), r"is not a list of texts"),
        (GOOD.replace("value: 3", "value: 3, rests_on_unusual: 1"), r"rests_on_unusual: 1 is neither true nor false"),
        (GOOD.replace("record: r", "record: [r]"), r"record: \['r'\] is not a name"),
        (GOOD.replace("period", "where: {a: {b: c}}, period"), r"a: \{'b': 'c'\} is no value"),
        (GOOD.replace("period", "where: {a: []}, period"), r"a: \[\] is no value"),
        (GOOD.replace("value: 3", "value: 3, value: 4"), r"the key 'value' stands twice"),
        ("{kind: coincidence}", r"needs trigger"),
        (TIMED.replace("window_days: 3", "window_days: soon"), r"window_days: 'soon' is not a number of days"),
        (TIMED.replace("window_days: 3", "window_days: -1"), r"window_days: -1 is not a number of days"),
        (TIMED.replace("record: s, ", ""), r"response needs a record"),
        (TIMED.replace("window_days: 3", "window_days: 3, prespecified: maybe"), r"neither true nor false"),
        (TIMED.replace("window_days: 3", "window_days: 3, candidates: {a: b}"), r"is not a list of selections"),
        (TIMED.replace("window_days: 3", "window_days: 3, candidates: [a]"), r"'a' is not a selection of rows"),
        ("nothing", r"'nothing' is not a mapping"),
    ],
)
def test_bad_checks_are_named(tmp_path, check, message):
    with pytest.raises(ClaimFileError, match=message):
        read_claim_file(claim_file(tmp_path, check))


def test_problems_come_together_with_their_lines(tmp_path):
    path = claim_file(tmp_path, GOOD.replace("count", "x") + "\n  - id: c1\n    text: no check\n    spans: [[3, 1]]")
    with pytest.raises(ClaimFileError) as raised:
        read_claim_file(path)
    said = str(raised.value)
    assert "4 problems" in said
    assert "line 5 (claims[0].check.kind)" in said
    assert "the id 'c1' is used twice" in said


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a: [1", "not YAML"),
        (b"a: &x 1\nb: *x\n", "aliases"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"onrecord: 7\nclaims: []\n", "format version 7"),
        (b"onrecord: 1\n", "no list of claims"),
        (b"", "not a mapping"),
        (b"[" * 5000, "not YAML"),
        (b"!!python/object/apply:os.system ['x']", "not YAML"),
    ],
)
def test_bad_files_are_refused(tmp_path, content, message):
    path = tmp_path / "claims.yaml"
    path.write_bytes(content)
    with pytest.raises(ClaimFileError, match=message):
        read_claim_file(path)


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("id: [1], text: words, check: GOOD", r"\[1\] is no text"),
        ("id: true, text: words, check: GOOD", r"True is no text"),
        ("id: c2, text: words, check: GOOD, not_testable: vague", r"E304.*either check or not_testable, not both"),
        ("id: c2, text: words, not_testable: boring", r"not_testable: 'boring' is not known"),
        ("id: c2, text: words, check: GOOD, alternatives: GOOD", r"alternatives is not a list"),
        ("id: c2, text: words, spans: [[1, two]], check: GOOD", r"are not spans"),
    ],
)
def test_bad_claims_are_named(tmp_path, claim, message):
    path = tmp_path / "claims.yaml"
    path.write_text(f"onrecord: 1\nclaims:\n  - {{{claim.replace('GOOD', GOOD)}}}\n", encoding="utf-8")
    with pytest.raises(ClaimFileError, match=message):
        read_claim_file(path)


def test_a_number_may_stand_as_an_id(tmp_path):
    path = tmp_path / "claims.yaml"
    path.write_text(f"onrecord: 1\nclaims:\n  - {{id: 7, text: words, check: {GOOD}}}\n", encoding="utf-8")
    assert read_claim_file(path).proposals[0].claim.id == "7"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = claim_file(tmp_path, GOOD)
    monkeypatch.setattr("onrecord.checks.claim_yaml.MAX_BYTES", 10)
    with pytest.raises(ClaimFileError, match="too many for a claim file"):
        read_claim_file(path)


def test_more_than_twenty_problems_are_counted(tmp_path):
    path = tmp_path / "claims.yaml"
    path.write_text("onrecord: 1\nclaims:\n" + "  - {id: c, text: t}\n" * 15, encoding="utf-8")
    with pytest.raises(ClaimFileError, match=r"29 problems(.|\n)*… and 9 more"):
        read_claim_file(path)


def test_a_missing_file_says_how_to_make_one(tmp_path):
    with pytest.raises(ClaimFileError, match="onrecord claims ARTICLE"):
        read_claim_file(tmp_path / "none.yaml")


def test_an_article_without_claims_gives_a_file_that_reads(tmp_path):
    path = tmp_path / "claims.yaml"
    path.write_text(write_claim_file(read_document(b"A quiet day.\n\nNothing at all was said by anyone."), ()))
    assert read_claim_file(path).proposals == ()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_no_value_breaks_the_reader(value):
    with pytest.raises(ClaimFileError):
        check_from_dict(value)
