"""What must hold for every record and plan: the invariances of findings."""

from __future__ import annotations

import csv
import json
import random
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from math import inf
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.checks.check import ChangeCheck
from onrecord.findings.finding import Finding
from onrecord.findings.run import run_check
from onrecord.records import Record, open_record
from onrecord.text.dates import Period

START, N_DAYS = date(2020, 1, 1), 120
TURNED = {"increase": "decrease", "decrease": "increase", "none": "none"}
BLOCK = {
    "times": [{"column": "day", "meaning": "announcement", "lag_days": 1}],
    "places": [{"column": "town", "level": "place"}],
    "measures": [{"column": "fires", "unit": "fires"}],
    "coverage": {"kind": "rows", "period": f"{START}/{START + timedelta(days=N_DAYS - 1)}"},
}
Row = tuple[int, str, int]
rows_of_days = st.lists(
    st.tuples(st.integers(0, N_DAYS - 1), st.sampled_from(["Alton", "Borough"]), st.integers(0, 30)),
    min_size=60,
    max_size=160,
)
windows = st.tuples(st.integers(0, 50), st.integers(5, 30), st.integers(0, 8), st.integers(5, 30))
directions = st.sampled_from(["increase", "decrease", "none"])
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def record_of(rows: list[Row]) -> Record:
    """Write and open a record of (day, town, fires)."""
    folder = Path(tempfile.mkdtemp())
    with (folder / "data.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("day", "town", "fires"))
        writer.writerows(((START + timedelta(days=i)).isoformat(), town, n) for i, town, n in rows)
    package = {"name": "log", "resources": [{"name": "log", "path": "data.csv"}], "onrecord": BLOCK}
    (folder / "datapackage.json").write_text(json.dumps(package))
    return open_record(folder)


def plan(window: tuple[int, int, int, int], direction: str) -> ChangeCheck:
    """Make a change between two stretches that do not overlap."""
    first, n_before, gap, n_after = window
    before = START + timedelta(days=first)
    after = before + timedelta(days=n_before + gap)
    return ChangeCheck(
        record="log",
        measure="fires",
        baseline=Period(before, before + timedelta(days=n_before - 1)),
        period=Period(after, after + timedelta(days=n_after - 1)),
        direction=direction,
        assumed=("where",),
    )


def shown(finding: Finding) -> tuple[object, ...]:
    """Give all of a finding that its rows decide, but for the rows themselves and the hash of the file."""
    return (
        finding.outcome, finding.sentence, finding.reasons, finding.totals, finding.estimates, finding.movement,
        finding.sensitivity, finding.caveats, finding.daily,
    )  # fmt: skip


@few
@given(rows_of_days, windows, directions, st.integers(0, 2**32))
def test_the_order_of_rows_never_matters(rows, window, direction, seed):
    shuffled = random.Random(seed).sample(rows, len(rows))
    check = plan(window, direction)
    one, other = (run_check(check, {"log": record_of(given_rows)}) for given_rows in (rows, shuffled))
    assert shown(one) == shown(other)


@few
@given(rows_of_days, windows, directions)
def test_swapping_periods_inverts_the_ratio(rows, window, direction):
    records = {"log": record_of(rows)}
    check = plan(window, direction)
    forth = run_check(check, records)
    back = run_check(replace(check, period=check.baseline, baseline=check.period, direction=TURNED[direction]), records)
    if not (forth.estimates and back.estimates):  # too little is covered; how often that is drawn is chance
        return
    one, other = forth.estimates[0], back.estimates[0]
    assert one.value == pytest.approx(inf if other.value == 0 else 1 / other.value if other.value else None)
    assert one.low == pytest.approx(0.0 if other.high == inf else 1 / other.high, rel=1e-5)
    plain, turned = forth.sensitivity.variants[0].outcome, back.sensitivity.variants[0].outcome
    if direction != "none":  # "no change" allows ratios from 0.91 to 1.1, whose inverse is not quite the same stretch
        assert plain == turned


@few
@given(rows_of_days, windows, directions)
def test_the_plan_itself_is_the_first_of_its_variants(rows, window, direction):
    finding = run_check(plan(window, direction), {"log": record_of(rows)})
    found = finding.sensitivity
    own = found.variants[0]
    assert not own.exploratory
    if finding.outcome in ("consistent", "inconsistent"):
        assert own.outcome == finding.outcome
    if found.own_percentile is not None:
        assert 0 <= found.own_percentile <= 1
    assert 0 <= found.share_agreeing <= 1 and 0 <= found.share_agreeing_overall <= 1
    for tally in found.tallies:
        assert 0 <= tally.n_fitting <= tally.n_clear <= found.n_combinations


@few
@given(rows_of_days, windows)
def test_said_the_other_way_round_the_same_choices_turn_it(rows, window):
    records = {"log": record_of(rows)}
    rose, fell = (run_check(plan(window, said), records).sensitivity for said in ("increase", "decrease"))
    ratio = next((v.value for v in rose.variants), None)
    if ratio is None or ratio == 1:
        return
    clear = [(a, b) for a, b in zip(rose.variants, fell.variants, strict=True) if a.value not in (None, 1.0)]
    for a, b in clear:
        assert (a.choices, a.value) == (b.choices, b.value)
        if a.outcome != "insufficient_record":
            assert {a.outcome, b.outcome} == {"consistent", "inconsistent"}
