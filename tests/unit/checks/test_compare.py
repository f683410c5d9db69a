"""A corrected claim file beside the proposal."""

from __future__ import annotations

from pathlib import Path

from onrecord.checks.claim_file import read_claim_file
from onrecord.checks.compare import compare_claim_files

PROPOSED = """onrecord: 1
claims:
  - {id: c1, text: one, spans: [[0, 9]], check: {kind: count, record: r, period: 2016-03, value: 3, assumed: [period]}}
  - {id: c2, text: two, spans: [[10, 19]], not_testable: intent}
  - {id: c3, text: three, spans: [[20, 29]], not_testable: vague}
"""


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_changes_are_named_by_field(tmp_path):
    proposed = read_claim_file(write(tmp_path, "a.yaml", PROPOSED))
    corrected = PROPOSED.replace("2016-03", "2016-04").replace(", assumed: [period]", "").replace("vague", "prediction")
    corrected = corrected.replace("c2, text: two, spans: [[10, 19]]", "c9, text: new, spans: [[40, 49]]")
    found = compare_claim_files(read_claim_file(write(tmp_path, "b.yaml", corrected)), proposed)
    assert (found.n_claims, found.n_same) == (3, 0)
    assert [(c.claim, c.field, c.proposed, c.corrected) for c in found.changes] == [
        ("c1", "period", "2016-03", "2016-04"),
        ("c3", "not_testable", "vague", "prediction"),
    ]
    assert (found.added, found.removed) == (("c9",), ("c2",))


def test_an_assumption_that_is_confirmed_changes_nothing(tmp_path):
    proposed = read_claim_file(write(tmp_path, "a.yaml", PROPOSED))
    confirmed = read_claim_file(write(tmp_path, "b.yaml", PROPOSED.replace(", assumed: [period]", "")))
    assert compare_claim_files(confirmed, proposed).n_same == 3


def test_claims_without_spans_are_matched_by_id_and_moved_ones_by_their_words(tmp_path):
    bare = PROPOSED.replace(", spans: [[0, 9]]", "")
    proposed = read_claim_file(write(tmp_path, "a.yaml", bare))
    changed = read_claim_file(write(tmp_path, "b.yaml", bare.replace("value: 3", "value: 4")))
    found = compare_claim_files(changed, proposed)
    assert [(c.claim, c.field, c.proposed, c.corrected) for c in found.changes] == [("c1", "value", "3", "4")]
    renamed = read_claim_file(write(tmp_path, "c.yaml", PROPOSED.replace("id: c2", "id: c7")))
    same = compare_claim_files(renamed, read_claim_file(write(tmp_path, "d.yaml", PROPOSED)))
    assert (same.added, same.removed, same.n_same) == ((), (), 3)
