"""Does the specification curve tell a picked window from a fair one?

    python benchmarks/cherry_picking.py [--quick] [--json] [--plot docs/methods/cherry-picking.svg]

Made-up series of two years whose trend is known: the expected number of events a day changes by a constant factor a
year, half of them up and half down, around which a slow noise wanders (log-normal, as in strike records) and days are
over-dispersed. Of each series two claims are made, both true of the days that they name:

- fair: the days are drawn at random from a grid of windows until they show what the trend does, and that is claimed;
- picked: of the whole grid, the window that shows the opposite best, and the opposite is claimed.

Each goes through the sensitivity analysis as the product runs it, which knows neither series nor grid. Its share of
agreeing combinations, and the rank of the claim's own number among them, are asked which claim was picked. The area
under the ROC curve has a bootstrap interval over series, and is given for weaker and stronger trends.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from panels import Panel, write_svg

from onrecord.checks.check import ChangeCheck
from onrecord.findings.choices import decision_points
from onrecord.findings.ledger import Ledger
from onrecord.findings.sensitivity import answer, sensitivity_of
from onrecord.records import Record, open_record
from onrecord.text.dates import Period

SEED = 20160917
START = date(2015, 1, 1)
N_DAYS = 730
FACTORS = (1.25, 1.5, 2.0, 3.0)
"""Change of the expected number a year."""
MAIN = "2"
"""The factor of the headline figure: a doubling, or a halving, a year."""
LENGTHS = (14, 21, 30, 45, 60, 90)
STEP = 7
"""Days between the starts of windows in the grid from which both claims take theirs."""
BASE, NOISE, MEMORY, DISPERSION = 12.0, 0.25, 0.9, 20.0
"""Events a day in the middle; standard deviation and daily autocorrelation of the log of the wandering; size of the
negative binomial. About as noisy as the coalition's strikes (index of dispersion 2 to 3)."""
N_BOOTSTRAP = 2000
Counts = NDArray[np.int64]


def simulate(rng: np.random.Generator, factor: float) -> Counts:
    """Draw one series."""
    drift = np.log(factor) * (np.arange(N_DAYS) - N_DAYS / 2) / 365
    shocks = rng.normal(0, NOISE * np.sqrt(1 - MEMORY**2), N_DAYS)
    wander = np.empty(N_DAYS)
    wander[0] = rng.normal(0, NOISE)
    for i in range(1, N_DAYS):
        wander[i] = MEMORY * wander[i - 1] + shocks[i]
    mean = BASE * np.exp(drift + wander - NOISE**2 / 2)
    return rng.negative_binomial(DISPERSION, DISPERSION / (DISPERSION + mean))


def windows() -> list[tuple[int, int]]:
    """Give the grid: first day and length of a window that has as many days before it."""
    return [(first, n) for n in LENGTHS for first in range(n, N_DAYS - n + 1, STEP)]


def ratios(counts: Counts, grid: list[tuple[int, int]]) -> NDArray[np.float64]:
    """Give the ratio of each window to the days before it."""
    sums = np.concatenate([[0], np.cumsum(counts)])
    first, n = np.array(grid).T
    return (sums[first + n] - sums[first]) / np.maximum(sums[first] - sums[first - n], 1)


def claims_of(counts: Counts, rises: bool, town: str, rng: np.random.Generator) -> dict[str, ChangeCheck]:
    """Make the fair and the picked claim about a series; only one where no window shows the opposite."""
    grid = windows()
    found = ratios(counts, grid)
    shows = np.flatnonzero(found > 1 if rises else found < 1)
    best = int(np.argmin(found) if rises else np.argmax(found))
    fair = _claim(grid[int(rng.choice(shows))], "increase" if rises else "decrease", town)
    if (found[best] < 1) != rises:
        return {"fair": fair}
    return {"fair": fair, "picked": _claim(grid[best], "decrease" if rises else "increase", town)}


def _claim(window: tuple[int, int], direction: Any, town: str) -> ChangeCheck:
    first = START + timedelta(days=window[0])
    period = Period(first, first + timedelta(days=window[1] - 1))
    return ChangeCheck(
        record="series",
        measure="events_of_day",
        where=(("town", (town,)),),
        period=period,
        baseline=period.moved(-window[1]),
        direction=direction,
    )


def write_record(folder: Path, series: dict[str, Counts]) -> Record:
    """Write the series as one record, a town each, that speaks for every day."""
    folder.mkdir()
    days = [(START + timedelta(days=i)).isoformat() for i in range(N_DAYS)]
    lines = [f"{day},{town},{n}" for town, counts in series.items() for day, n in zip(days, counts, strict=True)]
    (folder / "data.csv").write_text("day,town,events_of_day\n" + "\n".join(lines) + "\n", encoding="utf-8")
    block = {
        "times": [{"column": "day", "meaning": "event"}],
        "places": [{"column": "town", "level": "place"}],
        "measures": [{"column": "events_of_day", "unit": "events"}],
        "coverage": {"kind": "complete", "period": f"{days[0]}/{days[-1]}"},
    }
    package = {"name": "series", "resources": [{"name": "data", "path": "data.csv"}], "onrecord": block}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return open_record(folder)


def scores(check: ChangeCheck, record: Record) -> dict[str, float]:
    """Give what the sensitivity analysis says of a claim: low where its days were picked."""
    ledger = Ledger({record.name: record})
    plain = answer(check, ledger)
    found = sensitivity_of(check, decision_points(check, record), plain, (), ledger)
    assert found is not None and found.own_percentile is not None and plain.verdict == "consistent"
    favourable = found.own_percentile if check.direction == "increase" else 1 - found.own_percentile
    return {"agreeing": found.share_agreeing_overall, "own_rank": 1 - favourable}


def auc(picked: NDArray[np.float64], fair: NDArray[np.float64]) -> float:
    """Give the probability that a picked claim scores lower than a fair one, ties half."""
    lower = picked[:, None] < fair[None, :]
    return float(np.mean(lower + (picked[:, None] == fair[None, :]) / 2))


def judge(factor: float, n_series: int, folder: Path) -> dict[str, Any]:
    """Simulate, claim, analyse, and measure the area under the curve."""
    rng = np.random.default_rng([SEED, round(100 * factor)])
    rises = {f"Town {i}": i % 2 == 0 for i in range(n_series)}
    series = {town: simulate(rng, factor if up else 1 / factor) for town, up in rises.items()}
    record = write_record(folder, series)
    made = {town: claims_of(series[town], up, town, rng) for town, up in rises.items()}
    found = [{how: scores(check, record) for how, check in made[town].items()} for town in series]
    both = [one for one in found if len(one) == 2]
    areas = {name: _area(both, name, rng) for name in ("agreeing", "own_rank")}
    medians = {how: float(np.median([one[how]["agreeing"] for one in both])) for how in ("fair", "picked")}
    return {"n_series": n_series, "n_pairs": len(both), **areas, "median_agreeing": medians, "scores": both}


def _area(both: list[dict[str, dict[str, float]]], name: str, rng: np.random.Generator) -> dict[str, float]:
    picked = np.array([one["picked"][name] for one in both])
    fair = np.array([one["fair"][name] for one in both])
    draws = rng.integers(0, len(both), (N_BOOTSTRAP, len(both)))
    low, high = np.quantile([auc(picked[draw], fair[draw]) for draw in draws], [0.025, 0.975])
    return {"auc": auc(picked, fair), "low": float(low), "high": float(high)}


def plot(result: dict[str, Any], path: Path) -> None:
    """Draw the shares of the main trend from the lowest to the highest, and the area against the trend."""
    both = result["by_factor"][MAIN]["scores"]
    share = {how: sorted(100 * one[how]["agreeing"] for one in both) for how in ("picked", "fair")}
    steps = [100 * (i + 1) / len(both) for i in range(len(both))]
    areas = [(float(factor), found["agreeing"]["auc"]) for factor, found in result["by_factor"].items()]
    ranks = [(float(factor), found["own_rank"]["auc"]) for factor, found in result["by_factor"].items()]
    titled = "Combinations that agree, a doubling a year"
    write_svg(
        path,
        [
            Panel(
                title=titled,
                x="agreeing combinations (%)",
                y="claims at or under it (%)",
                lines={how: list(zip(values, steps, strict=True)) for how, values in share.items()},
                dots=False,
            ),
            Panel(
                title="Area under the ROC curve",
                x="change of the rate in a year (factor)",
                y="area",
                lines={"share that agrees": areas, "rank of its own number": ranks},
                x_ends=(1.0, 3.0),
                y_ends=(0.5, 1.0),
            ),
        ],
    )


def main() -> None:
    """Print the areas."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer series: under a minute")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--plot", type=Path, help="write the plot as SVG")
    options = parser.parse_args()
    n_series = 60 if options.quick else 200
    factors = (2.0,) if options.quick else FACTORS
    with tempfile.TemporaryDirectory() as folder:
        by_factor = {f"{factor:g}": judge(factor, n_series, Path(folder) / f"{factor:g}") for factor in factors}
    result = {"headline": by_factor[MAIN]["agreeing"], "by_factor": by_factor}
    if options.plot:
        plot(result, options.plot)
    if options.json:
        print(json.dumps(result, indent=1))
        return
    print("area under the ROC curve, picked against fair windows (95 % bootstrap interval over series)")
    for factor, found in by_factor.items():
        shares = found["median_agreeing"]
        print(
            f"  rate × or ÷ {factor} a year, {found['n_pairs']} of {found['n_series']} series: "
            + "; ".join(
                f"{name} {found[key]['auc']:.3f} ({found[key]['low']:.3f}–{found[key]['high']:.3f})"
                for name, key in (("share that agrees", "agreeing"), ("rank of its own number", "own_rank"))
            )
            + f"; median share {100 * shares['picked']:.0f} % picked, {100 * shares['fair']:.0f} % fair"
        )


if __name__ == "__main__":
    main()
