"""Totals are proved by adding up, whatever their name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from onrecord.records import Selection, daily_series, open_record
from onrecord.records.draft import draft_record, write_record
from onrecord.records.guesses import Answers
from onrecord.text.dates import Period

FIRST = date(2023, 1, 1)
SAID = Answers(complete=True, meaning="event")
PLACES = {"Northgate": 3, "Harbour": 5, "Old Town": 2}


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write a table of daily counts, with rows that a function adds to each day."""

    def write(more: Callable[[dict[str, int]], dict[str, int]], n_days: int = 10) -> Path:
        lines = ["date,district,thefts"]
        for i in range(n_days):
            counts = {name: (n * (i + 1)) % 6 for name, n in PLACES.items()}
            counts |= more(counts)
            lines += [f"{FIRST + timedelta(i)},{name},{n}" for name, n in counts.items()]
        path = tmp_path / "thefts.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("name", ["All districts", "Springfield"])
def test_a_total_by_any_name_is_not_added_to_its_parts(table, name):
    draft = draft_record(table(lambda counts: {name: sum(counts.values())}), SAID)
    assert draft.package["onrecord"]["totals"] == [
        {"column": "district", "total": name, "parts": list(PLACES), "within": ["date"]}
    ]
    assert any(name in said for said in draft.guess.to_check)
    write_record(draft)
    series = daily_series(open_record(draft.table.parent), Selection(measure="thefts"), Period(FIRST, FIRST))
    assert series.totals.tolist() == [10]


def test_a_total_of_parts_that_are_left_out_when_zero_is_never_counted(table):
    path = table(lambda counts: {"All districts": sum(counts.values())})
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.endswith(",0")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    block = draft_record(path, SAID).package["onrecord"]
    assert block["repeats"][0]["where"] == {"district": "All districts"}
    assert "totals" not in block


def test_a_place_that_is_as_high_as_the_others_on_a_few_days_is_no_total(table):
    block = draft_record(table(lambda counts: {"Mill Hill": sum(counts.values()) % 9}), SAID).package["onrecord"]
    assert "totals" not in block
    assert "repeats" not in block


def test_a_few_days_prove_nothing_without_a_word_that_says_it(table):
    def summed(name: str) -> dict:
        return draft_record(table(lambda counts: {name: sum(counts.values())}, n_days=3), SAID).package["onrecord"]

    assert "totals" not in summed("Springfield")
    assert summed("All districts")["totals"][0]["total"] == "All districts"
