from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.numbers import find_numbers
from onrecord.text.spans import Span

TABLE = Path(__file__).parents[2] / "golden" / "numbers.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def test_the_table_has_the_promised_size() -> None:
    assert len(ROWS) >= 120


@pytest.mark.parametrize(("text", "low", "high", "comparison", "unit", "per", "noun"), ROWS, ids=[r[0] for r in ROWS])
def test_golden_table(text: str, low: str, high: str, comparison: str, unit: str, per: str, noun: str) -> None:
    found = find_numbers(text)
    if low == "-":
        assert found == ()
        return
    first = found[0]
    assert (first.low, first.high) == (pytest.approx(float(low), abs=1e-4), pytest.approx(float(high), abs=1e-4))
    assert (first.comparison, first.unit or "-", first.per or "-", first.noun or "-") == (comparison, unit, per, noun)


def test_spans_reach_from_the_approximator_to_the_rate() -> None:
    text = "They flew nearly 30 air strikes per day."
    (found,) = find_numbers(text)
    assert found.span.of(text) == "nearly 30 air strikes per day"
    assert found.noun_span is not None
    assert found.noun_span.of(text) == "air strikes"


def test_a_bound_speaks_of_the_end_of_a_range() -> None:
    assert find_numbers("at least 20 to 30 raids")[0].value == 20
    assert find_numbers("no more than two or three deaths")[0].value == 3


def test_excluded_spans_hold_no_amounts() -> None:
    text = "On 18 September 94 strikes hit the town."
    assert [n.value for n in find_numbers(text, exclude=[Span(3, 15)])] == [94]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.span.start < number.span.end <= len(text)
        assert number.low <= number.high


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "one",
                "two",
                "dozen",
                "hundred",
                "million",
                "half",
                "third",
                "of",
                "in",
                "and",
                "per",
                "day",
                "20",
                "3.5",
                "%",
                "-",
                ",",
                "no",
                "than",
                "more",
            ]
        ),
        max_size=30,
    )
)
def test_any_heap_of_number_words_is_read_without_overlaps(words: list[str]) -> None:
    found = find_numbers(" ".join(words))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
