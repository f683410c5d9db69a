"""From scores to claims: made-up scores, so that each rule of the decoding shows."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.attributions.model.tokenization import Pieces
from onrecord.claims.model.decode import decode
from onrecord.claims.model.tags import INNER, OUTER, SIZES, SORTS, UNITS, WAYS

TEXT = "Strikes, he said, fell by half in May."
WORDS = [(0, 7), (7, 8), (9, 11), (12, 16), (16, 17), (18, 22), (23, 25), (26, 30), (31, 33), (34, 37), (37, 38)]
PIECES = Pieces(np.arange(len(WORDS)), np.array([a for a, _ in WORDS]), np.array([b for _, b in WORDS]))


def scores(**layers: dict[int, int]):
    """Give scores that are sure of the tags named by piece, and of tag 0 elsewhere."""
    out = {}
    for name, size in SIZES.items():
        rows = np.zeros((len(WORDS), size), dtype=np.float32)
        for at in range(len(WORDS)):
            rows[at, layers.get(name, {}).get(at, 0)] = 9.0
        out[name] = rows
    return out


def begin(names: tuple[str, ...], name: str) -> int:
    return 1 + 2 * names.index(name)


def inside(names: tuple[str, ...], name: str) -> int:
    return begin(names, name) + 1


def test_a_claim_goes_on_after_the_words_that_report_it():
    b, i = begin(SORTS, "change"), inside(SORTS, "change")
    way, at = WAYS.index("down"), (0, 5, 6, 7, 8, 9)
    (claim,) = decode(
        scores(
            sort={0: b, 5: i, 6: i, 7: i, 8: i, 9: i}, way=dict.fromkeys(at, way),
            inner={0: begin(INNER, "measure"), 6: begin(INNER, "amount"), 7: inside(INNER, "amount")},
        ),
        PIECES, TEXT,
    )  # fmt: skip
    assert [s.of(TEXT) for s in claim.spans] == ["Strikes", "fell by half in May"]
    assert (claim.sort, claim.way, claim.unit) == ("change", "down", "")
    assert [(p.name, p.span.of(TEXT)) for p in claim.parts] == [("measure", "Strikes"), ("amount", "by half")]
    assert claim.part("amount")[0].of(TEXT) == "by half"
    assert claim.probability > 0.9
    assert claim.sure_of_way > 0.9
    assert claim.telling == "Strikes"  # all are as sure, and the first run of words has but one


def test_two_claims_of_one_sort_stay_two_where_each_begins():
    b, i = begin(SORTS, "count"), inside(SORTS, "count")
    found = decode(scores(sort={0: b, 5: b, 6: i, 7: i}), PIECES, TEXT)
    assert [c.spans[0].of(TEXT) for c in found] == ["Strikes", "fell by half"]


def test_inside_never_follows_another_sort():
    """A piece that looks like the inside of another claim is read as what the path allows."""
    found = decode(scores(sort={0: begin(SORTS, "count"), 1: inside(SORTS, "trend")}), PIECES, TEXT)
    assert {c.sort for c in found} <= {"count", "trend"}
    assert sum(len(c.spans) for c in found) == len(found)


def test_parts_outside_of_a_claim_belong_to_none():
    b = begin(SORTS, "extreme")
    (claim,) = decode(
        scores(sort={9: b}, unit={9: UNITS.index("month")}, outer={0: begin(OUTER, "versus")}), PIECES, TEXT
    )
    assert claim.parts == ()
    assert claim.unit == "month"


@pytest.mark.parametrize("n", [0, 1])
def test_no_claim_in_nothing(n):
    none = Pieces(PIECES.ids[:0], PIECES.starts[:0], PIECES.ends[:0])
    assert decode(scores(), PIECES if n else none, TEXT) == ()
