"""What a record could have shown: power against cuts, and the smallest detectable change.

    python benchmarks/power.py --record DIR [--where column=value …] [--quick] [--json]

Power: simulated stationary records (as in calibration.py), the later window thinned by the cut, one random date each.
Smallest detectable decrease: by the formula with the Allan standard error, by exact thinning at every date of the real
record (what `movement` uses), and what Poisson would promise.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from math import exp, sqrt
from pathlib import Path

import numpy as np

from calibration import SEED, WINDOWS, Floats, covered_series, fit_cox_noise, rejection_rates, simulated_cases
from onrecord.stats.detectable import smallest_detectable_change

CUTS = (0.3, 0.5, 0.7)
NAMES = ["Poisson exact (naive)", "NB2 Wald", "ours: Allan z", "ours: placebo rank"]
MDE_WINDOWS = (7, 14, 30, 60)


def power_table(series: dict[str, Floats], *, n_simulated: int) -> dict[str, dict[str, dict[str, float]]]:
    """Rejection (%) by window and cut, place, test; a cut of 0 is the false-alarm rate."""
    table: dict[str, dict[str, dict[str, float]]] = {}
    for window in WINDOWS:
        for cut in (0.0, *CUTS):
            columns = {}
            for place, counts in series.items():
                rng = np.random.default_rng([SEED, window])
                cases = simulated_cases(fit_cox_noise(counts), counts.size, window, n_simulated, rng, 1 - cut)
                columns[place] = {name: rate.rejected for name, rate in rejection_rates(cases, NAMES).items()}
            table[f"{window} days, -{100 * cut:.0f} %"] = columns
    return table


def detectable_table(series: dict[str, Floats]) -> dict[str, dict[str, dict[str, float | None]]]:
    """Smallest detectable changes (%) by place and window."""
    table: dict[str, dict[str, dict[str, float | None]]] = {}
    for place, counts in series.items():
        rows = {}
        for window in (w for w in MDE_WINDOWS if 2 * w < counts.size):
            found = smallest_detectable_change(counts, window, window)
            poisson = 1 - exp(-2.8015852 * sqrt(2 / (float(counts.mean()) * window)))
            rows[str(window)] = {
                "decrease_by_formula": 100 * found.decrease_by_formula,
                "decrease": None if found.decrease is None else 100 * found.decrease,
                "increase": None if found.increase is None else 100 * found.increase,
                "poisson_promises": 100 * poisson,
            }
        table[place] = rows
    return table


def power_lines(table: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    """The power table as Markdown."""
    places = list(next(iter(table.values())))
    yield "| test | " + " | ".join(places) + " |"
    yield "|---|" + "---|" * len(places)
    for setting, columns in table.items():
        yield f"| **{setting}** |" + " |" * len(places)
        for name in NAMES:
            yield f"| {name} | " + " | ".join(f"{columns[place][name]:.0f}" for place in places) + " |"


def detectable_lines(table: dict[str, dict[str, dict[str, float | None]]]) -> Iterator[str]:
    """Smallest detectable changes as Markdown."""
    windows = list(next(iter(table.values())))
    yield "| | " + " | ".join(f"{window} days" for window in windows) + " |"
    yield "|---|" + "---|" * len(windows)
    for place, rows in table.items():
        yield f"| {place} | " + " | ".join(_cell(rows[window]) for window in windows if window in rows) + " |"


def _cell(row: dict[str, float | None]) -> str:
    shown = [row["decrease_by_formula"], row["decrease"], row["poisson_promises"], row["increase"]]
    return " / ".join("none" if value is None else f"{value:.0f}" for value in shown)


def page_lines(series: dict[str, Floats], n_simulated: int = 2000) -> list[str]:
    """The part of the documentation on power."""
    return [
        "## Power: cuts found (%), on simulated stationary records\n",
        "A test that rejects half of all unchanged dates (first rows) finds cuts cheaply.\n",
        *power_lines(power_table(series, n_simulated=n_simulated)),
        "\n## Smallest detectable change (%), 80 % power\n",
        "Decrease by formula / decrease by thinning the record / what Poisson would promise / increase by thinning.",
        "None: not even a fall of 90 % or a tenfold rise is found four times in five.\n",
        *detectable_lines(detectable_table(series)),
    ]


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True, help="folder with datapackage.json and the table")
    parser.add_argument("--where", action="append", default=[], metavar="COLUMN=VALUE")
    parser.add_argument("--measure", default="", help="column to sum (default: the record's first measure)")
    parser.add_argument("--quick", action="store_true", help="fewer simulated records, under a minute")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    series = covered_series(options.record, options.where, options.measure)
    n_simulated = 200 if options.quick else 2000
    if options.json:
        found = {
            "power_percent": power_table(series, n_simulated=n_simulated),
            "smallest_detectable_percent": detectable_table(series),
        }
        json.dump(found, sys.stdout, indent=1)
        print()
        return
    print("\n".join(page_lines(series, n_simulated)))


if __name__ == "__main__":
    main()
