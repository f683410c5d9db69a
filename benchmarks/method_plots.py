"""The validation plot of every method card, remade from a record and from simulation.

    python benchmarks/method_plots.py --record DIR [--out docs/methods/plots] [--quick] [--json]

Each plot sets the package's answer beside what is true (simulated, so that it is known) or beside the naive answer.
``--json`` prints the points and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from coincidence import largest_places
from panels import Panel, write_svg
from power import NAMES, power_table
from scipy import special

from calibration import (
    INTERVALS,
    SEED,
    TESTS,
    CoxNoise,
    Floats,
    coverage_table,
    covered_series,
    fit_cox_noise,
    placebo_cases,
    rejection_rates,
    simulated_cases,
)
from onrecord.errors import UndefinedStatisticError
from onrecord.stats.bounds import coverage_bounds
from onrecord.stats.level import level_in_time
from onrecord.stats.multiplicity import adjust_p_values
from onrecord.stats.placebo import smoothed_log_ratio
from onrecord.stats.series import Window, paired_totals, window_totals
from onrecord.stats.shares import share_interval
from onrecord.stats.trend import spearman

RESTLESS = CoxNoise(mean=14, log_variance=0.065, persistence=0.96, alpha=0.03)
"""Days as in the strike record; the noise of ``calibration.py``."""
LEVEL = 0.05
COVERED = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the plots are made from."""

    countries: dict[str, Floats]
    places: dict[str, Floats]
    n: int
    """Simulated records."""


# --- is the null rejected as often as it should be? -------------------------------------------------------------------


def p_values(material: Material) -> Panel:
    """Share of p-values at most x, of dates of stationary records: the diagonal is honest."""
    counts = next(iter(material.countries.values()))
    found: dict[str, list[float]] = {name: [] for name in TESTS if name != "ours: movement is unusual"}
    rng = np.random.default_rng([SEED, 1])
    for case in simulated_cases(fit_cox_noise(counts), counts.size, 30, material.n, rng):
        for name, values in found.items():
            try:
                values.append(TESTS[name](case))
            except UndefinedStatisticError:
                values.append(1.0)
    grid = [i / 50 for i in range(26)]
    lines = {name: [(x, float(np.mean(np.array(p) <= x))) for x in grid] for name, p in found.items()}
    kept = ("Poisson exact (naive)", "NB2 Wald", "quasi-Poisson, HAC(7)", "ours: Allan z", "ours: placebo rank")
    return Panel(
        title="p-values where nothing changes",
        x="p", y="share of dates with a p-value at most p", y_ends=(0.0, 1.0), dots=False,
        lines={"honest": [(0.0, 0.0), (0.5, 0.5)], **{name: lines[name] for name in kept}},
    )  # fmt: skip


def change(material: Material) -> Panel:
    """Rejections at every date of the record, by length of the windows."""
    counts = next(iter(material.countries.values()))
    names = ["Poisson exact (naive)", "NB2 Wald", "quasi-Poisson", "ours: placebo rank"]
    lines: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for window in (7, 14, 21, 30, 45):
        rates = rejection_rates(placebo_cases(counts, window, np.random.default_rng(SEED)), names)
        for name in names:
            lines[name].append((float(window), rates[name].rejected))
    return Panel(
        title="Arbitrary dates called a change, whole record", x="days against as many days", x_ends=(0.0, 60.0),
        y="% of all dates, p at most 5 %", y_ends=(0.0, 80.0), lines=lines, rule=5.0,
    )  # fmt: skip


def coverage(material: Material) -> Panel:
    """How often 95 % intervals hold a true ratio of 0.8, by kind of series."""
    table = coverage_table(material.n)
    kinds = ["Poisson", "over-dispersed", "autocorr.", "gaps", "sparse"]
    lines = {name: [(float(i), cells[name].coverage) for i, cells in enumerate(table.values())] for name in INTERVALS}
    return Panel(
        title="95 % intervals that hold the truth", x="kind of series",
        y="% of intervals", y_ends=(60.0, 100.0), lines=lines, x_words=tuple(kinds), x_ends=(0.0, 4.0), rule=95.0,
    )  # fmt: skip


def power(material: Material) -> Panel:
    """Cuts found, and how often a cut is found where there is none."""
    place, counts = next(iter(material.countries.items()))
    table = power_table({place: counts}, n_simulated=material.n)
    cuts = {f"30 days, -{cut} %": float(cut) for cut in (0, 30, 50, 70)}
    lines = {name: [(cut, table[key][place][name]) for key, cut in cuts.items()] for name in NAMES}
    return Panel(
        title="Cuts found (30 days against 30)", x="cut of the rate, %", x_ends=(0.0, 80.0),
        y="% of dates, p at most 5 %", y_ends=(0.0, 100.0), lines=lines, rule=5.0,
    )  # fmt: skip


def comparison(material: Material) -> Panel:
    """Here against there: how often a window is called out of line with the record, at every date."""
    names = list(material.countries)[1:3]
    here, there = (material.countries[name] for name in names)
    return _share_plot([(here, here + there)], f"{names[0]} against {names[1]}: windows called out of line", step=3)


def share(material: Material) -> Panel:
    """The same for a part of a whole where nothing changes."""
    rng = np.random.default_rng([SEED, 2])
    n = max(6, material.n // 50)
    parts, rest = RESTLESS.draw(570, n, rng), RESTLESS.draw(570, n, rng)
    pairs = [(part, part + other) for part, other in zip(parts, rest, strict=True)]
    return _share_plot(pairs, "A part where nothing changes", step=29)


def _share_plot(pairs: list[tuple[Floats, Floats]], title: str, *, step: int) -> Panel:
    lines: dict[str, list[tuple[float, float]]] = {"binomial test (naive)": [], "ours: rank of the share": []}
    for length in (7, 14, 21, 30):
        naive, ours = [], []
        for part, whole in pairs:
            for start in range(0, part.size - length + 1, step):
                window, days = Window(start=start, stop=start + length), slice(start, start + length)
                null = float(part.sum() / whole.sum())
                naive.append(share_interval(int(part[days].sum()), int(whole[days].sum()), null_share=null).p_value)
                ours.append(level_in_time(part, window, whole=whole).p_value)
        for name, p in zip(lines, (naive, ours), strict=True):
            lines[name].append((float(length), 100 * float(np.mean(np.array(p) <= LEVEL))))
    return Panel(
        title=title,
        x="days",
        x_ends=(0.0, 32.0),
        y="% of dates, p at most 5 %",
        y_ends=(0.0, 100.0),
        lines=lines,
        rule=5.0,
    )


def coincidence(material: Material) -> Panel:
    """The best of 7 windows and several places, at every date of the record, before and after the search is charged."""
    days_before, longest = 28, 8
    lines: dict[str, list[tuple[float, float]]] = {"best of all, naive": [], "ours: search charged": []}
    n_dates = next(iter(material.places.values())).size - days_before - longest + 1
    rows = []
    for n_places, counts in enumerate(material.places.values(), start=1):
        for days in range(2, longest + 1):
            before, after = paired_totals(counts, days_before, days)
            strength = smoothed_log_ratio(before, after, days_before, days)[:n_dates]
            rows.append(1 - (np.argsort(np.argsort(strength, kind="stable"), kind="stable")) / n_dates)
        best = np.min(rows, axis=0)
        charged = np.searchsorted(np.sort(best), best, side="right") / n_dates
        for name, p in zip(lines, (best, charged), strict=True):
            lines[name].append((float(n_places), 100 * float(np.mean(p <= LEVEL))))
    return Panel(
        title="Any day as a trigger: striking responses", x="places that could be named",
        y="% of all days, p at most 5 %", y_ends=(0.0, 100.0), lines=lines, rule=5.0,
    )  # fmt: skip


# --- what is not known ------------------------------------------------------------------------------------------------


def _months(n: int, seed: int, noise: CoxNoise = RESTLESS) -> Floats:
    return noise.draw(30, n, np.random.default_rng([SEED, seed]))


def _masks(month: Floats, rng: np.random.Generator) -> Iterator[tuple[str, float, np.ndarray[Any, Any]]]:
    """Leave days out at random, and the busiest and quietest of them."""
    for covered in COVERED:
        keep = round(30 * covered)
        by_size = np.argsort(month, kind="stable")
        orders = {"at random": rng.permutation(30), "the busiest": by_size, "the quietest": by_size[::-1]}
        for name, order in orders.items():
            mask = np.zeros(30, dtype=np.bool_)
            mask[order[:keep]] = True
            yield name, 100 * covered, mask


def count(material: Material) -> Panel:
    """How often the true total lies between the bounds."""
    rng = np.random.default_rng([SEED, 3])
    held: dict[str, dict[float, list[bool]]] = {}
    for month in _months(material.n, 4):
        for name, covered, mask in _masks(month, rng):
            bounds = coverage_bounds(month, mask)
            inside = bounds.total_low - 1e-9 <= month.sum() <= bounds.total_high + 1e-9
            held.setdefault(f"missing {name}", {}).setdefault(covered, []).append(bool(inside))
    return Panel(
        title="Months whose true total lies within the bounds", x="% of days covered", x_ends=(50.0, 100.0),
        y="% of months",
        y_ends=(0.0, 100.0), lines=_means(held, 100),
    )  # fmt: skip


def rate(material: Material) -> Panel:
    """How far the rate a covered day is from the true one."""
    rng = np.random.default_rng([SEED, 5])
    off: dict[str, dict[float, list[float]]] = {}
    for month in _months(material.n, 6):
        for name, covered, mask in _masks(month, rng):
            error = abs(float(month[mask].mean() / month.mean()) - 1)
            off.setdefault(f"missing {name}", {}).setdefault(covered, []).append(error)
    return Panel(
        title="Rate a covered day: how far from the truth", x="% of days covered", x_ends=(50.0, 100.0),
        y="mean error, %",
        y_ends=(0.0, 50.0), lines=_means(off, 100), rule=10.0,
    )  # fmt: skip


def occurrence(material: Material) -> Panel:
    """How often a month that had events shows none."""
    rng = np.random.default_rng([SEED, 7])
    missed: dict[str, dict[float, list[bool]]] = {}
    for events in (1, 2, 4):
        name = f"{events} event{'s' if events > 1 else ''} in the month"
        for _ in range(material.n):
            days = rng.integers(0, 30, size=events)
            for covered in COVERED:
                kept = rng.permutation(30)[: round(30 * covered)]
                missed.setdefault(name, {}).setdefault(100 * covered, []).append(not np.isin(days, kept).any())
    return Panel(
        title="Months with events that show none", x="% of days covered", x_ends=(50.0, 100.0),
        y="% of months", y_ends=(0.0, 60.0),
        lines=_means(missed, 100),
    )  # fmt: skip


def _means(values: dict[str, dict[float, list[Any]]], scale: float) -> dict[str, list[tuple[float, float]]]:
    return {
        name: sorted((x, scale * float(np.mean(found))) for x, found in by_x.items()) for name, by_x in values.items()
    }


# --- how often by chance ----------------------------------------------------------------------------------------------


def extreme(material: Material) -> Panel:
    """How often the latest day is the highest of the last n."""
    counts = next(iter(material.countries.values()))
    simulated = RESTLESS.draw(570, max(20, material.n // 20), np.random.default_rng([SEED, 8]))
    sizes = (2, 3, 5, 7, 10, 14, 21, 31, 45, 60)
    return Panel(
        title="The latest day is the highest of the last n", x="n days", y="% of days", y_ends=(0.0, 60.0),
        lines={
            "independent days": [(float(n), 100 / n) for n in sizes],
            "the record": [(float(n), 100 * _latest_highest([counts], n)) for n in sizes],
            "as restless, no change": [(float(n), 100 * _latest_highest(list(simulated), n)) for n in sizes],
        },
    )  # fmt: skip


def _latest_highest(series: list[Floats], n: int) -> float:
    views = [np.lib.stride_tricks.sliding_window_view(counts, n) for counts in series]
    return float(np.mean([view[:, -1] > view[:, :-1].max(axis=1) for view in views]))


def trend(material: Material) -> Panel:
    """How often a series without a trend reaches the correlation that counts as one."""
    rng = np.random.default_rng([SEED, 9])
    kinds: dict[str, Callable[[int], Floats]] = {
        "independent months": lambda n: rng.normal(size=n),
        "restless months": lambda n: window_totals(RESTLESS.draw(30 * n, 1, rng)[0], 30)[::30],
    }
    steps = (3, 4, 6, 8, 10, 12, 18, 24)
    lines = {}
    for name, draw in kinds.items():
        found = {n: [abs(spearman(draw(n)).estimate) >= 0.6 for _ in range(material.n)] for n in steps}
        lines[name] = [(float(n), 100 * float(np.mean(reached))) for n, reached in found.items()]
    return Panel(
        title="Called a trend where there is none", x="months", y="% of series, |ρ| at least 0.6",
        y_ends=(0.0, 100.0), lines=lines,
    )  # fmt: skip


def multiplicity(material: Material) -> Panel:
    """How often at least one of m ordinary movements is called unusual."""
    rng = np.random.default_rng([SEED, 10])
    lines: dict[str, list[tuple[float, float]]] = {}
    for correlation, words in ((0.0, "independent"), (0.8, "dependent")):
        for m in (1, 2, 3, 5, 8, 12, 16, 20):
            shared = rng.normal(size=(material.n, 1)) * np.sqrt(correlation)
            z = shared + rng.normal(size=(material.n, m)) * np.sqrt(1 - correlation)
            p = 2 * special.ndtr(-np.abs(z))
            adjusted = {
                "plain": p.min(axis=1),
                "Holm": np.array([min(adjust_p_values(row)) for row in p]),
                "B–H": np.array([min(adjust_p_values(row, method="benjamini-hochberg")) for row in p]),
            }
            for name, smallest in adjusted.items():
                value = 100 * float(np.mean(smallest <= LEVEL))
                lines.setdefault(f"{name}, {words}", []).append((float(m), value))
    return Panel(
        title="At least one “unusual” by chance", x="claims on the record",
        y="% of runs, p at most 5 %", y_ends=(0.0, 80.0), lines=lines, rule=5.0,
    )  # fmt: skip


PLOTS: dict[str, Callable[[Material], Panel]] = {
    "p-values": p_values,
    "intervals": coverage,
    "power": power,
    "change": change,
    "comparison": comparison,
    "share": share,
    "coincidence": coincidence,
    "count": count,
    "rate": rate,
    "occurrence": occurrence,
    "extreme": extreme,
    "trend": trend,
    "multiplicity": multiplicity,
}


def material_of(record: Path, *, quick: bool) -> Material:
    """Read the record's series and say how much is simulated."""
    return Material(
        countries=covered_series(record, []),
        places=covered_series(record, largest_places(record, 8, "")),
        n=200 if quick else 2000,
    )


def main(arguments: list[str] | None = None) -> None:
    """Draw every plot, or print its points."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True, help="folder with datapackage.json and the table")
    parser.add_argument("--out", type=Path, default=Path("docs/methods/plots"))
    parser.add_argument("--only", action="append", choices=list(PLOTS), help="this plot alone; may be repeated")
    parser.add_argument("--quick", action="store_true", help="fewer simulated records, under a minute")
    parser.add_argument("--json", action="store_true", help="print the points, write nothing")
    options = parser.parse_args(arguments)
    material = material_of(options.record, quick=options.quick)
    made = {name: PLOTS[name](material) for name in options.only or PLOTS}
    if options.json:
        json.dump({name: plot.lines for name, plot in made.items()}, sys.stdout, indent=1, ensure_ascii=False)
        print()
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for name, plot in made.items():
        path = options.out / f"{name}.svg"
        write_svg(path, [plot])
        print(path)


if __name__ == "__main__":
    main()
