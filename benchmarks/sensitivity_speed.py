"""What a specification curve costs: seconds and memory, against rows and against specifications.

    python benchmarks/sensitivity_speed.py [--quick] [--json] [--plot docs/methods/sensitivity-speed.svg]

A record of 300,000 made-up rows (four years, three countries, a low and a high estimate, late rows, announcements that
report the day before) is asked whether events fell in a month. What that leaves open, with the exploratory choices,
gives 13,248 combinations, of which 10,000 are answered. Beside it: the same readings one by one, each with
its own questions to the record, on a sample and scaled up. Each measurement runs in a process of its own, so that its
peak memory is its own. Reading the table from disk comes once for each record and is stated apart. Seconds are those of
the clock for the headline, and of the processor elsewhere, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from panels import Panel, write_svg

from onrecord.checks.check import ChangeCheck
from onrecord.findings.choices import combinations, combine, decision_points
from onrecord.findings.grid import Plan, answer_grid
from onrecord.findings.kinds import JUDGES
from onrecord.findings.ledger import Ledger
from onrecord.findings.run import run_check
from onrecord.records import Record, daily_series, open_record
from onrecord.records.record import Selection
from onrecord.text.dates import parse_period

SEED = 20160917
REPEATS = 3
N_COUNTRIES = 3
N_DAYS = 1461
START = np.datetime64("2015-01-01")
BLOCK: dict[str, Any] = {
    "times": [{"column": "day", "meaning": "announcement", "lag_days": 1}],
    "places": [{"column": "country", "level": "country"}, {"column": "town", "level": "place"}],
    "measures": [{"column": "best", "unit": "deaths", "low_column": "low", "high_column": "high"}],
    "late": {"where": {"kind": "late"}, "meaning": "reported late"},
    "coverage": {"kind": "rows", "period": "2015-01-01/2018-12-31", "where": {"kind": "daily"}},
}
CHECK = ChangeCheck(
    record="made-up",
    measure="best",
    period=parse_period("2017-09"),
    baseline=parse_period("2017-08"),
    direction="decrease",
    assumed=("where", "baseline"),
)


def write_record(folder: Path, n_rows: int) -> None:
    """Write a record of made-up rows; one day in twenty has none, one row in fifty is late."""
    rng = np.random.default_rng(SEED)
    days = np.sort(rng.choice(np.flatnonzero(rng.random(N_DAYS) > 0.05), n_rows))
    country, town = rng.integers(0, N_COUNTRIES, n_rows), rng.integers(0, 200, n_rows)
    best = rng.poisson(2.0 + np.sin(days / 60), n_rows)
    kind = np.where(rng.random(n_rows) < 0.02, "late", "daily")
    low, high = np.maximum(best - 1, 0), best + rng.integers(0, 3, n_rows)
    lines = ["day,country,town,kind,low,best,high"]
    lines += [
        f"{day},Country {c},Town {t},{k},{a},{b},{h}"
        for day, c, t, k, a, b, h in zip(START + days, country, town, kind, low, best, high, strict=True)
    ]
    folder.mkdir()
    (folder / "data.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    package = {"name": "made-up", "resources": [{"name": "data", "path": "data.csv"}], "onrecord": BLOCK}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def plans_of(record: Record, n: int) -> list[Plan]:
    """Give `n` readings of the check, evenly taken from all combinations."""
    every = combinations(CHECK, decision_points(CHECK, record))
    return [combine(CHECK, every[i * len(every) // n]) for i in range(n)]


def load(folder: Path) -> tuple[Record, float]:
    """Open a record and read its rows; give the seconds of processor that this took."""
    started = time.process_time()
    record = open_record(folder)
    daily_series(record, Selection(measure="events"), record.descriptor.coverage.period)
    return record, time.process_time() - started


def grid(folder: Path, n_plans: int) -> dict[str, float]:
    """Answer all readings at once, from planning to verdicts; the best of three, as other work disturbs it."""
    record, loading = load(folder)
    seconds, processor = [], []
    for _ in range(REPEATS):
        started, used = time.perf_counter(), time.process_time()
        plans = plans_of(record, n_plans)
        cells = answer_grid(plans, Ledger({record.name: record}))
        seconds.append(time.perf_counter() - started)
        processor.append(time.process_time() - used)
    return {
        "n_plans": len(plans),
        "n_answered": sum(cell is not None for cell in cells),
        "seconds": min(seconds),
        "processor_seconds": min(processor),
        "loading_processor_seconds": loading,
        "peak_mib": peak_mib(),
    }


def one_by_one(folder: Path, n_sample: int) -> dict[str, float]:
    """Answer a sample of the readings, each with its own questions to the record; all must equal the grid's."""
    record, _ = load(folder)
    plans = plans_of(record, 10_000)
    sample = plans[:: max(1, len(plans) // n_sample)]
    started = time.process_time()
    answers = [JUDGES["change"](check, Ledger({record.name: record}), basis) for check, basis in sample]
    seconds = time.process_time() - started
    cells = answer_grid(sample, Ledger({record.name: record}))
    equal = sum(
        cell is not None and (cell.verdict, cell.value) == (one.verdict, one.value)
        for cell, one in zip(cells, answers, strict=True)
    )
    return {"n_sample": len(sample), "n_equal": equal, "processor_seconds_each": seconds / len(sample)}


def whole_check(folder: Path) -> dict[str, float]:
    """Run the whole check, with movement, rows and caveats."""
    record, _ = load(folder)
    started = time.perf_counter()
    finding = run_check(CHECK, {record.name: record})
    found = finding.sensitivity
    return {"seconds": time.perf_counter() - started, "n_clear": found.n_combinations if found else 0}


def peak_mib() -> float:
    """Give the peak resident memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_own_process(task: Callable[..., dict[str, float]], *given: Any) -> dict[str, float]:
    """Run a task in a fresh process, one at a time."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(task, given)


def measure(quick: bool, folder: Path) -> dict[str, Any]:
    """Measure everything."""
    sizes = (300_000,) if quick else (10_000, 30_000, 100_000, 300_000)
    for n in sizes:
        write_record(folder / str(n), n)
    largest = folder / str(sizes[-1])
    rows = {n: in_own_process(grid, folder / str(n), 10_000) for n in sizes}
    numbers = (100, 1_000) if quick else (10, 100, 1_000)
    plans = {n: in_own_process(grid, largest, n) for n in numbers} | {10_000: rows[sizes[-1]]}
    single = in_own_process(one_by_one, largest, 20 if quick else 100)
    return {
        "rows": sizes[-1],
        "specifications": rows[sizes[-1]]["n_plans"],
        "seconds": rows[sizes[-1]]["seconds"],
        "processor_seconds": rows[sizes[-1]]["processor_seconds"],
        "peak_mib": rows[sizes[-1]]["peak_mib"],
        "peak_mib_loaded": plans[numbers[0]]["peak_mib"],
        "loading_processor_seconds": rows[sizes[-1]]["loading_processor_seconds"],
        "by_rows": rows,
        "by_specifications": plans,
        "one_by_one": single | {"processor_seconds_scaled_to_10000": 10_000 * single["processor_seconds_each"]},
        "share_equal": single["n_equal"] / single["n_sample"],
        "whole_check": in_own_process(whole_check, largest),
    }


def plot(result: dict[str, Any], path: Path) -> None:
    """Draw cost against rows and against specifications."""
    each = result["one_by_one"]["processor_seconds_each"]
    by_plans = {int(n): found["processor_seconds"] for n, found in result["by_specifications"].items()}
    by_rows = {int(n): found["processor_seconds"] for n, found in result["by_rows"].items()}
    loading = {int(n): found["loading_processor_seconds"] for n, found in result["by_rows"].items()}
    write_svg(
        path,
        [
            Panel(
                title="300,000 rows",
                x="specifications",
                y="seconds of processor",
                lines={
                    "one grid": sorted(by_plans.items()),
                    "one by one (scaled from a sample)": [(n, n * each) for n in sorted(by_plans)],
                },
                logarithmic=True,
            ),
            Panel(
                title="10,000 specifications",
                x="rows",
                y="seconds of processor",
                lines={"one grid": sorted(by_rows.items()), "reading the table, once": sorted(loading.items())},
                logarithmic=True,
            ),
        ],
    )


def main() -> None:
    """Print seconds and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one size, a smaller sample: under a minute")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--plot", type=Path, help="write the plot as SVG")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = measure(options.quick, Path(folder))
    if options.plot:
        plot(result, options.plot)
    if options.json:
        print(json.dumps(result, indent=1))
        return
    single, whole = result["one_by_one"], result["whole_check"]
    print(
        f"{result['specifications']:,} specifications over {result['rows']:,} rows: {result['seconds']:.2f} s "
        f"({result['processor_seconds']:.2f} s of processor), "
        f"peak memory {result['peak_mib']:.0f} MiB ({result['peak_mib_loaded']:.0f} MiB with the table loaded); "
        f"reading the table, once: {result['loading_processor_seconds']:.1f} s of processor"
    )
    scaled, sampled = single["processor_seconds_scaled_to_10000"], single["n_sample"]
    print(
        f"one by one: {1000 * single['processor_seconds_each']:.0f} ms of processor each over {sampled} of them, "
        f"{scaled:,.0f} s for 10,000; {single['n_equal']} of {sampled} equal"
    )
    print(f"the whole check, with {whole['n_clear']:,.0f} clear combinations: {whole['seconds']:.2f} s")
    for name in ("by_rows", "by_specifications"):
        for n, found in result[name].items():
            seconds = f"{found['seconds']:.2f} s ({found['processor_seconds']:.2f} of processor)"
            print(f"  {name[3:]:>14} {int(n):>7,}: {seconds}, {found['peak_mib']:.0f} MiB")


if __name__ == "__main__":
    main()
