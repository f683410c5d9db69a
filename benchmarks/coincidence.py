"""How often unrelated series "coincide", at nominal 5 %: one real series of event days rotated against another.

    python benchmarks/coincidence.py --record DIR [--column location] [--quick] [--json]

Every rotation of the responses is a data set in which the null is true, with the bursts of both series kept. Triggers
and responses are days with any event in a place, and the busiest tenth of its days. Beside it: one trigger, whose
p-value is the base rate and cannot be lower.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import hypergeom

from calibration import SEED, Floats, covered_series
from onrecord.stats.base_rate import base_rate, followed_within, one_trigger
from onrecord.stats.circular_shift import shifted_counts
from onrecord.stats.coincidence import analytic_p_value

Integers = NDArray[np.int64]
WINDOWS = (1, 3, 7)
LEVEL = 0.05
TESTS = ("analytic, continuous window", "analytic, k + 1 days", "independent days", "ours: circular shift")


def event_days(counts: Floats, kind: str) -> Integers:
    """Days with any event, or the busiest tenth."""
    floor = 1.0 if kind == "any" else max(1.0, float(np.quantile(counts, 0.9)))
    return np.flatnonzero(counts >= floor)


def rotation_rates(triggers: Integers, responses: Integers, n_days: int, window: int) -> dict[str, float]:
    """Share (%) of the rotations of the responses in which each test rejects."""
    cause, effect = np.zeros(n_days, dtype=np.bool_), np.zeros(n_days, dtype=np.bool_)
    cause[triggers], effect[responses] = True, True
    cause[n_days - window :] = False
    hit = followed_within(effect, window)
    counts = shifted_counts(cause, hit)
    n, m, n_hit = int(cause.sum()), responses.size, int(hit.sum())
    by_count = {
        int(k): (
            analytic_p_value(int(k), n, m, window / n_days),
            analytic_p_value(int(k), n, m, (window + 1) / n_days),
            float(hypergeom.sf(k - 1, n_days, n_hit, n)),
        )
        for k in np.unique(counts)
    }
    p_values = np.array([[*by_count[int(k)], p] for k, p in zip(counts, shift_p_values(counts, window), strict=True)])
    return {name: float(100 * np.mean(p_values[:, i] <= LEVEL)) for i, name in enumerate(TESTS)}


def shift_p_values(counts: Integers, window: int) -> Floats:
    """`circular_shift`'s p-value of every rotation at once: shifts nearer than the window count as extreme."""
    n, near = counts.size, window + 1
    at_least = np.array([np.count_nonzero(counts >= k) for k in counts])
    close = sum((np.roll(counts, offset) < counts).astype(np.int64) for offset in range(1 - near, near))
    return (at_least + close) / n


def coincidence_table(series: dict[str, Floats], windows: tuple[int, ...]) -> list[dict[str, Any]]:
    """Rejection rates for every ordered pair of places, kind of event day and window."""
    rows: list[dict[str, Any]] = []
    for kind in ("any", "busiest tenth"):
        for window in windows:
            for cause, effect in permutations(series, 2):
                triggers, responses = event_days(series[cause], kind), event_days(series[effect], kind)
                n_days = series[effect].size
                inside = triggers[triggers < n_days - window]
                if inside.size and responses.size and responses.size < n_days:
                    rates = rotation_rates(triggers, responses, n_days, window)
                    rows.append({"kind": kind, "window": window, "pair": f"{cause} → {effect}", **rates})
    return rows


def lowest_single_trigger(series: dict[str, Floats], windows: tuple[int, ...]) -> float:
    """The least of (p-value - base rate) over every single trigger day, place and window: never under 0."""
    least = float("inf")
    rng = np.random.default_rng(SEED)
    for counts in series.values():
        responses = event_days(counts, "any")
        for window in windows:
            ordinary = base_rate(responses, counts.size, window).base_rate
            for day in rng.choice(counts.size - window, size=60, replace=False):
                least = min(least, one_trigger(int(day), responses, counts.size, window).p_value - ordinary)
    return least


def table_lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Mean and highest rejection over pairs, as Markdown."""
    yield "| events | k | " + " | ".join(TESTS) + " |"
    yield "|---|---|" + "---|" * len(TESTS)
    for kind, window in dict.fromkeys((row["kind"], row["window"]) for row in rows):
        chosen = [row for row in rows if (row["kind"], row["window"]) == (kind, window)]
        cells = [np.array([float(row[name]) for row in chosen]) for name in TESTS]
        shown = " | ".join(f"{cell.mean():.1f} (highest {cell.max():.1f})" for cell in cells)
        yield f"| {kind}, {len(chosen)} pairs | {window} | {shown} |"


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True, help="folder with datapackage.json and the table")
    parser.add_argument("--where", action="append", default=[], metavar="COLUMN=VALUE", help="two places or more")
    parser.add_argument("--places", type=int, default=8, help="without --where: so many of the finest places")
    parser.add_argument("--measure", default="", help="column to sum (default: the record's first measure)")
    parser.add_argument("--quick", action="store_true", help="four places")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    where = options.where or largest_places(options.record, 4 if options.quick else options.places, options.measure)
    series = covered_series(options.record, where, options.measure)
    if not options.json:
        print("\n".join(report_lines(series)))
        return
    rows = coincidence_table(series, WINDOWS)
    least = lowest_single_trigger(series, (0, *WINDOWS))
    highest = max(float(row[TESTS[-1]]) for row in rows)
    json.dump({"rows": rows, "highest_of_ours": highest, "single_trigger_least": least}, sys.stdout, indent=1)
    print()


def report_lines(series: dict[str, Floats]) -> Iterator[str]:
    """The table, the highest of our cells, and the check of single triggers, as Markdown."""
    rows = coincidence_table(series, WINDOWS)
    yield from table_lines(rows)
    yield f"\nHighest of {len(rows)} cells of ours: {max(float(row[TESTS[-1]]) for row in rows):.1f} %."
    least = lowest_single_trigger(series, (0, *WINDOWS))
    yield f"One trigger: the least of p-value less base rate, over places, windows and days, is {least:.3f}."


def page_lines(record: Path, n_places: int = 8) -> list[str]:
    """The part of the documentation on coincidence."""
    series = covered_series(record, largest_places(record, n_places, ""), "")
    head = "Every rotation of one place's event days against another's; the null is true. Mean and highest over pairs."
    return ["## Coincidence: rejection under rotation at nominal 5 % (%)\n", head + "\n", *report_lines(series)]


def largest_places(folder: Path, n_places: int, measure: str) -> list[str]:
    """The places with most events, of the record's finest place column."""
    from onrecord.records import Selection, open_record, value_totals

    record = open_record(folder)
    column = record.descriptor.places[-1].column
    chosen = measure or (record.descriptor.measures[0].column if record.descriptor.measures else "events")
    totals = value_totals(record, Selection(measure=chosen), record.descriptor.coverage.period, column)
    named = [total for total in totals if total.values and total.values[0]]
    named.sort(key=lambda total: -total.total)
    return [f"{column}={total.values[0]}" for total in named[:n_places]]


if __name__ == "__main__":
    main()
