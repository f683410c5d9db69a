"""How often each test calls an arbitrary date a change, at nominal 5 %, and how often intervals hold the truth.

    python benchmarks/calibration.py --record DIR [--where column=value …] [--quick] [--json] [--docs FILE]

D1: every placebo date of the record, exhaustively ("W covered days against the next W"). D2: stationary series
simulated as log-normal Cox noise with negative binomial days, fitted to each series by moments, one random date each:
the null is exactly true. Not answered counts as not rejected, and is shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from math import exp, log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from onrecord.errors import UndefinedStatisticError
from onrecord.findings.movement import MIN_INDEPENDENT_LEVELS
from onrecord.stats.calibrated import record_calibrated_rate_ratio
from onrecord.stats.dependence import autocovariance
from onrecord.stats.detectable import DetectableChange, smallest_detectable_change
from onrecord.stats.dispersion import contrast_factor
from onrecord.stats.level import level_in_time
from onrecord.stats.movement import MIN_INDEPENDENT_PLACEBOS, assess_movement
from onrecord.stats.placebo import PlaceboRank, placebo_in_time
from onrecord.stats.rate_ratio import compare_rates
from onrecord.stats.rates import rate_interval
from onrecord.stats.regression import two_period_fit
from onrecord.stats.series import Window
from onrecord.stats.trend import trend_in_time

Floats = NDArray[np.float64]
WINDOWS = (30, 14, 7)
LEVEL = 0.05
SEED = 20161017


# --- the record's series ----------------------------------------------------------------------------------------------


def covered_series(folder: Path, where: list[str], measure: str = "") -> dict[str, Floats]:
    """Counts a covered day of a record: of each ``column=value``, or of everything and its largest places."""
    from onrecord.records import Selection, daily_series, open_record, resolve_where, value_totals

    record = open_record(folder)
    descriptor = record.descriptor
    period = descriptor.coverage.period
    measure = measure or (descriptor.measures[0].column if descriptor.measures else "events")
    asked = [tuple(pair.split("=", 1)) for pair in where]
    if not asked:
        coarse = descriptor.places[0].column if descriptor.places else ""
        totals = value_totals(record, Selection(measure=measure), period, coarse) if coarse else ()
        asked = [("", ""), *[(coarse, total.values[0]) for total in totals[:2]]]
    found = {}
    for column, value in asked:
        chosen = resolve_where(record, ((column, (value,)),)) if column else ()
        series = daily_series(record, Selection(measure=measure, where=chosen), period)
        found[value or "All"] = series.totals[series.covered].astype(np.float64)
    return found


# --- simulated series -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class CoxNoise:
    """Stationary counts: a log-normal rate that follows an AR(1), negative binomial days around it."""

    mean: float
    log_variance: float
    persistence: float  # of the log rate from day to day
    alpha: float  # NB2 dispersion of a day

    def draw(self, n_days: int, n_series: int, rng: np.random.Generator) -> Floats:
        """Return counts of shape (n_series, n_days)."""
        state = rng.normal(size=n_series)
        latent = np.empty((n_series, n_days))
        step = np.sqrt(1 - self.persistence**2)
        for day in range(n_days):
            latent[:, day] = state
            state = self.persistence * state + step * rng.normal(size=n_series)
        rate = self.mean * np.exp(np.sqrt(self.log_variance) * latent - self.log_variance / 2)
        if self.alpha > 0:
            rate = rate * rng.gamma(1 / self.alpha, self.alpha, size=rate.shape)
        return rng.poisson(rate).astype(np.float64)


def fit_cox_noise(counts: Floats, n_lags: int = 20) -> CoxNoise:
    """Fit the noise by moments: mean, variance, and the autocovariances of lags 1 to `n_lags`."""
    mean, covariance = float(counts.mean()), autocovariance(counts, n_lags)
    lags = np.arange(1, n_lags + 1)

    def misfit(parameters: Floats) -> Floats:
        persistence = 1 / (1 + np.exp(-parameters[1]))
        variance = np.exp(min(parameters[0], 3.0))
        return mean**2 * np.expm1(variance * persistence**lags) - covariance[1:]

    found = least_squares(misfit, [log(0.1), 3.0]).x
    log_variance = exp(min(found[0], 3.0))
    alpha = ((covariance[0] - mean) / mean**2 + 1) / exp(log_variance) - 1
    return CoxNoise(
        mean=mean, log_variance=log_variance, persistence=1 / (1 + exp(-found[1])), alpha=max(0.0, float(alpha))
    )


# --- the tests --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One date of one series: the windows and what is known of the whole record."""

    counts: Floats
    before: Window
    after: Window
    factor: float
    detectable: DetectableChange | None
    rng: np.random.Generator

    def days(self) -> tuple[Floats, Floats]:
        """Daily counts of the two windows."""
        return self.counts[self.before.start : self.before.stop], self.counts[self.after.start : self.after.stop]


def naive(case: Case) -> float:
    before, after = case.days()
    return compare_rates(
        int(before.sum()), int(after.sum()), exposure_before=before.size, exposure_after=after.size
    ).p_value


def regression(variance: str) -> Callable[[Case], float]:
    return lambda case: two_period_fit(*case.days(), variance=variance, n_lags=7).p_value


def block_bootstrap(case: Case, n_days: int = 7, n_resamples: int = 499) -> float:
    """Percentile test of the log ratio, moving blocks inside each window."""
    if case.before.length < 2 * n_days:
        raise UndefinedStatisticError("a window of one block has no bootstrap")
    sums = [_resampled(days, n_days, n_resamples, case.rng) for days in case.days()]
    ratio = np.log((sums[1] + 0.5) / (sums[0] + 0.5))
    low, high = np.count_nonzero(ratio <= 0), np.count_nonzero(ratio >= 0)
    return min(1.0, 2 * (1 + min(low, high)) / (1 + n_resamples))


def _resampled(days: Floats, block: int, n_resamples: int, rng: np.random.Generator) -> Floats:
    sums = np.concatenate([[0.0], np.cumsum(days)])
    total = np.zeros(n_resamples)
    for start in range(0, days.size, block):
        length = min(block, days.size - start)
        first = rng.integers(0, days.size - length + 1, size=n_resamples)
        total += sums[first + length] - sums[first]
    return total


def allan(case: Case) -> float:
    before, after = (float(days.sum()) for days in case.days())
    return record_calibrated_rate_ratio(
        before,
        after,
        allan_before=case.factor,
        allan_after=case.factor,
        exposure_before=case.before.length,
        exposure_after=case.after.length,
    ).p_value


def rank(case: Case) -> float:
    return placebo_in_time(case.counts, case.before, case.after).p_value


def movement(case: Case) -> float:
    """0 if unusual, 1 if ordinary; raises if not assessable."""
    found = assess_movement(case.counts, case.before, case.after, detectable=case.detectable)
    if found.verdict == "not_assessable":
        raise UndefinedStatisticError(found.reason)
    return 0.0 if found.verdict == "unusual" else 1.0


TESTS: dict[str, Callable[[Case], float]] = {
    "Poisson exact (naive)": naive,
    "NB2 Wald": regression("nb2"),
    "quasi-Poisson": regression("quasi"),
    "quasi-Poisson, HAC(7)": regression("hac"),
    "7-day block bootstrap": block_bootstrap,
    "ours: Allan z": allan,
    "ours: placebo rank": rank,
    "ours: movement is unusual": movement,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Share of cases (%) in which a test rejects, and in which it gives no answer."""

    rejected: float
    unanswered: float
    n: int


def case_at(counts: Floats, start: int, window: int, factor: float, detectable: DetectableChange | None,
            rng: np.random.Generator) -> Case:  # fmt: skip
    """The case of `window` days from `start` against the next `window`."""
    middle = start + window
    return Case(
        counts=counts,
        before=Window(start=start, stop=middle),
        after=Window(start=middle, stop=middle + window),
        factor=factor,
        detectable=detectable,
        rng=rng,
    )


def placebo_cases(counts: Floats, window: int, rng: np.random.Generator) -> Iterator[Case]:
    """Every date of the record (D1)."""
    factor = contrast_factor(counts, window, window)
    detectable = smallest_detectable_change(counts, window, window)
    for start in range(counts.size - 2 * window + 1):
        yield case_at(counts, start, window, factor, detectable, rng)


def simulated_cases(
    noise: CoxNoise, n_days: int, window: int, n_series: int, rng: np.random.Generator, kept: float = 1.0
) -> Iterator[Case]:
    """One random date in each of many simulated records (D2), the later window thinned to a share `kept`."""
    for counts in noise.draw(n_days, n_series, rng):
        if counts.sum() == 0:
            continue
        start = int(rng.integers(0, n_days - 2 * window + 1))
        later = slice(start + window, start + 2 * window)
        counts[later] = rng.binomial(counts[later].astype(np.int64), kept)
        yield case_at(counts, start, window, contrast_factor(counts, window, window), None, rng)


def rejection_rates(cases: Iterator[Case], names: list[str]) -> dict[str, Rate]:
    """Apply tests to cases and count."""
    rejected, unanswered, n = dict.fromkeys(names, 0), dict.fromkeys(names, 0), 0
    for case in cases:
        n += 1
        for name in names:
            try:
                rejected[name] += TESTS[name](case) <= LEVEL
            except UndefinedStatisticError:
                unanswered[name] += 1
    return {name: Rate(rejected=100 * rejected[name] / n, unanswered=100 * unanswered[name] / n, n=n) for name in names}


def calibrate(series: dict[str, Floats], *, n_simulated: int) -> dict[str, dict[str, dict[str, Rate]]]:
    """Rejection rates by window and "D1 place" / "D2 place"."""
    table: dict[str, dict[str, dict[str, Rate]]] = {}
    for window in WINDOWS:
        columns: dict[str, dict[str, Rate]] = {}
        for place, counts in series.items():
            rng = np.random.default_rng([SEED, window, len(columns)])
            columns[f"D1 {place}"] = rejection_rates(placebo_cases(counts, window, rng), list(TESTS))
            cases = simulated_cases(fit_cox_noise(counts), counts.size, window, n_simulated, rng)
            # The rule differs from the rank by what it leaves unanswered; its detectable change is slow, and D1 has it.
            names = [name for name in TESTS if TESTS[name] is not movement]
            columns[f"D2 {place}"] = rejection_rates(cases, names)
        table[str(window)] = columns
    return table


# --- do intervals hold the truth? -------------------------------------------------------------------------------------

SERIES_KINDS: dict[str, tuple[CoxNoise, float]] = {
    "Poisson": (CoxNoise(mean=12, log_variance=1e-12, persistence=0.0, alpha=0.0), 0.0),
    "over-dispersed days": (CoxNoise(mean=12, log_variance=1e-12, persistence=0.0, alpha=0.15), 0.0),
    "autocorrelated": (CoxNoise(mean=12, log_variance=0.06, persistence=0.95, alpha=0.03), 0.0),
    "autocorrelated, 15 % of days missing": (
        CoxNoise(mean=12, log_variance=0.06, persistence=0.95, alpha=0.03),
        0.15,
    ),
    "sparse, autocorrelated": (CoxNoise(mean=0.5, log_variance=0.6, persistence=0.95, alpha=0.9), 0.0),
}
TRUE_RATIO = 0.8


Interval = tuple[float, float, float]


def _exact(method: str) -> Callable[[Case], Interval]:
    def interval(case: Case) -> Interval:
        before, after = case.days()
        found = compare_rates(
            int(before.sum()), int(after.sum()), exposure_before=before.size, exposure_after=after.size, method=method
        )
        return found.low, found.high, found.p_value

    return interval


def _regression_interval(variance: str) -> Callable[[Case], Interval]:
    def interval(case: Case) -> Interval:
        fit = two_period_fit(*case.days(), variance=variance)
        return fit.low, fit.high, fit.p_value

    return interval


def _allan_interval(case: Case) -> Interval:
    before, after = case.days()
    found = record_calibrated_rate_ratio(
        float(before.sum()),
        float(after.sum()),
        allan_before=case.factor,
        allan_after=case.factor,
        exposure_before=before.size,
        exposure_after=after.size,
    )
    return found.low, found.high, found.p_value


def _placebo_interval(case: Case) -> Interval:
    found = placebo_in_time(case.counts, case.before, case.after)
    return found.low, found.high, found.p_value


INTERVALS: dict[str, Callable[[Case], Interval]] = {
    "exact (central)": _exact("central"),
    "mid-p": _exact("midp"),
    "quasi-Poisson": _regression_interval("quasi"),
    "NB2 Wald": _regression_interval("nb2"),
    "ours: Allan z": _allan_interval,
    "ours: placebo rank": _placebo_interval,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Honesty:
    """How often (%) an interval holds a true ratio of 0.8, and its test rejects a ratio of 1; of answered cases."""

    coverage: float
    size: float
    unanswered: float


def coverage_table(
    n_series: int, *, window: int = 14, n_days: int = 560, seed: int = SEED
) -> dict[str, dict[str, Honesty]]:
    """Coverage and size of every interval on every kind of series."""
    table: dict[str, dict[str, Honesty]] = {}
    for kind, (noise, missing) in SERIES_KINDS.items():
        rng = np.random.default_rng([seed, len(table)])
        cases = list(_cases_with_gaps(noise, missing, n_days, n_series, window, rng))
        table[kind] = {name: _honesty(interval, cases) for name, interval in INTERVALS.items()}
    return table


def _cases_with_gaps(
    noise: CoxNoise, missing: float, n_days: int, n_series: int, window: int, rng: np.random.Generator
) -> Iterator[tuple[float, Case]]:
    """Each series twice: with the true ratio, and with none."""
    for full in noise.draw(n_days, n_series, rng):
        counts = full[rng.random(n_days) >= missing]
        start = int(rng.integers(0, counts.size - 2 * window + 1))
        later = slice(start + window, start + 2 * window)
        for truth in (TRUE_RATIO, 1.0):
            thinned = counts.copy()
            thinned[later] = rng.binomial(counts[later].astype(np.int64), truth)
            yield truth, case_at(thinned, start, window, contrast_factor(thinned, window, window), None, rng)


def _honesty(interval: Callable[[Case], Interval], cases: list[tuple[float, Case]]) -> Honesty:
    held: list[bool] = []
    rejected: list[bool] = []
    unanswered = 0
    for truth, case in cases:
        try:
            low, high, p_value = interval(case)
        except UndefinedStatisticError:
            unanswered += 1
            continue
        if truth < 1:
            held.append(low <= truth <= high)
        else:
            rejected.append(p_value <= LEVEL)
    return Honesty(
        coverage=100 * float(np.mean(held)),
        size=100 * float(np.mean(rejected)),
        unanswered=100 * unanswered / len(cases),
    )


# --- how long must a record be? ---------------------------------------------------------------------------------------


def short_records(n_series: int, *, window: int = 30) -> dict[int, tuple[int, float]]:
    """Size (%) of the placebo rank by length of the record in windows, with the median of independent placebos."""
    noise = CoxNoise(mean=14, log_variance=0.065, persistence=0.96, alpha=0.03)
    found = {}
    for n_windows in (6, 8, 10, 12, 15, 20, 30):
        rng = np.random.default_rng([SEED, n_windows])
        ranks = []
        for case in simulated_cases(noise, n_windows * window, window, n_series, rng):
            try:
                ranks.append(placebo_in_time(case.counts, case.before, case.after))
            except UndefinedStatisticError:
                continue
        independent = int(np.median([found_rank.n_placebo_independent for found_rank in ranks]))
        found[n_windows] = (independent, 100 * float(np.mean([r.p_value <= LEVEL for r in ranks])))
    return found


def rate_coverage(n_series: int, *, mean: float = 40.0, seed: int = SEED) -> dict[str, float]:
    """Coverage (%) of the one-sample rate intervals for Poisson counts."""
    counts = np.random.default_rng(seed).poisson(mean, size=n_series)
    found = {}
    for method in ("garwood", "midp", "score", "jeffreys"):
        intervals = {int(k): rate_interval(int(k), 1.0, method=method) for k in np.unique(counts)}
        found[method] = 100 * float(np.mean([intervals[int(k)].low <= mean <= intervals[int(k)].high for k in counts]))
    return found


GEOMETRIES = (
    (30, 0, 30),
    (14, 0, 60),
    (60, 0, 14),
    (90, 0, 14),
    (90, 0, 30),
    (30, 30, 30),
    (30, 90, 30),
    (30, 200, 30),
    (14, 200, 14),
    (7, 330, 7),
    (60, 0, 60),
)


def geometry_table(n_series: int, n_days: int = 570) -> list[tuple[str, float, float]]:
    """Windows, rejections (%) of the rule where it answers, and share (%) of dates with too few placebos."""
    noise = CoxNoise(mean=14, log_variance=0.065, persistence=0.96, alpha=0.03)
    rows = []
    for first, gap, second in GEOMETRIES:
        rng = np.random.default_rng([SEED, first, gap, second])
        span, p_values = first + gap + second, []
        for counts in noise.draw(n_days, n_series, rng):
            start = int(rng.integers(0, n_days - span + 1))
            before, after = (
                Window(start=start, stop=start + first),
                Window(start=start + span - second, stop=start + span),
            )
            found = _rank_of(counts, before, after)
            if found is not None and found.n_placebo_independent >= MIN_INDEPENDENT_PLACEBOS:
                p_values.append(found.p_value)
        share = 100 * float(np.mean(np.array(p_values) <= LEVEL)) if p_values else 0.0
        rows.append((f"{first} days, gap {gap}, {second} days", share, 100 - 100 * len(p_values) / n_series))
    return rows


def _rank_of(counts: Floats, before: Window, after: Window) -> PlaceboRank | None:
    try:
        return placebo_in_time(counts, before, after)
    except UndefinedStatisticError:
        return None


def rank_table(n_series: int, n_days: int = 570) -> list[tuple[int, int, float, float]]:
    """Days, independent periods (median), and how often (%) the ranks of level and slope call a period unusual."""
    noise = CoxNoise(mean=14, log_variance=0.065, persistence=0.96, alpha=0.03)
    rows = []
    for length in (3, 7, 14, 21, 30, 45, 60):
        rng = np.random.default_rng([SEED, 1000 + length])
        levels, slopes = [], []
        for counts in noise.draw(n_days, n_series, rng):
            start = int(rng.integers(0, n_days - length + 1))
            window = Window(start=start, stop=start + length)
            levels.append(level_in_time(counts, window))
            slopes.append(trend_in_time(counts, window).p_value)
        independent = int(np.median([rank.n_placebo_independent for rank in levels]))
        sizes = (100 * float(np.mean(np.array(p) <= LEVEL)) for p in ([rank.p_value for rank in levels], slopes))
        rows.append((length, independent, *sizes))
    return rows


def rank_lines(rows: list[tuple[int, int, float, float]]) -> Iterator[str]:
    """The ranks of levels and slopes as Markdown; what the rule answers is not in brackets."""
    yield "| period, days | independent others (median) | level called unusual (%) | slope called unusual (%) |"
    yield "|---|---|---|---|"
    for length, independent, level, slope in rows:
        shown = [
            f"{size:.1f}" if independent >= least else f"({size:.1f})"
            for size, least in ((level, MIN_INDEPENDENT_LEVELS), (slope, MIN_INDEPENDENT_PLACEBOS))
        ]
        yield f"| {length} | {independent} | {shown[0]} | {shown[1]} |"


N_PLACES = 16


def place_table(series: dict[str, Floats]) -> dict[str, list[float]]:
    """How often (%) the rule's rank calls a date of a small place a change, by window: every date (D1)."""
    names = ["ours: placebo rank"]
    return {
        place: [
            rejection_rates(placebo_cases(counts, window, np.random.default_rng(SEED)), names)[names[0]].rejected
            for window in WINDOWS
        ]
        for place, counts in series.items()
    }


def place_lines(table: dict[str, list[float]]) -> Iterator[str]:
    """The small places as Markdown, cells over 10 % in bold."""
    yield f"### The {len(table)} largest places: ours, every date (%)\n"
    yield "Over 10 % in bold: few independent windows and long stretches without an event stand behind these cells.\n"
    yield "| place | " + " | ".join(f"{window} days" for window in WINDOWS) + " |"
    yield "|---|" + "---|" * len(WINDOWS)
    for place, cells in table.items():
        yield f"| {place} | " + " | ".join(f"**{c:.1f}**" if c > 10 else f"{c:.1f}" for c in cells) + " |"


def geometry_lines(rows: list[tuple[str, float, float]]) -> Iterator[str]:
    """The geometries as Markdown."""
    yield "| windows | rejected, of answered | not assessable |"
    yield "|---|---|---|"
    for name, rejected, unanswered in rows:
        shown = "none answered" if unanswered == 100 else f"{rejected:.1f}"
        yield f"| {name} | {shown} | {unanswered:.0f} |"


# --- printing ---------------------------------------------------------------------------------------------------------


def rate_lines(table: dict[str, dict[str, dict[str, Rate]]]) -> Iterator[str]:
    """The rejection rates as Markdown."""
    for window, columns in table.items():
        yield f"\n### {window} covered days against the next {window}\n"
        yield "| test | " + " | ".join(columns) + " |"
        yield "|---|" + "---|" * len(columns)
        for name in TESTS:
            cells = [_cell(rates.get(name)) for rates in columns.values()]
            yield f"| {name} | " + " | ".join(cells) + " |"


def _cell(rate: Rate | None) -> str:
    if rate is None:
        return "as the rank"
    none = f" (no answer {rate.unanswered:.0f})" if rate.unanswered > 0.5 else ""
    return f"{rate.rejected:.1f}{none}"


def coverage_lines(table: dict[str, dict[str, Honesty]]) -> Iterator[str]:
    """Coverage and size as Markdown, cells outside 93-97 and 3-7 in bold."""
    yield "| series | " + " | ".join(INTERVALS) + " |"
    yield "|---|" + "---|" * len(INTERVALS)
    for kind, cells in table.items():
        yield f"| {kind} | " + " | ".join(_honest_cell(cell) for cell in cells.values()) + " |"


def _honest_cell(cell: Honesty) -> str:
    first = f"{cell.coverage:.1f}" if 93 <= cell.coverage <= 97 else f"**{cell.coverage:.1f}**"
    second = f"{cell.size:.1f}" if 3 <= cell.size <= 7 else f"**{cell.size:.1f}**"
    none = f" (no answer {cell.unanswered:.0f})" if cell.unanswered > 0.5 else ""
    return f"{first} / {second}{none}"


def short_record_lines(table: dict[int, tuple[int, float]]) -> Iterator[str]:
    """Length, independent placebos and size as Markdown."""
    yield "| record, in windows of 30 days | independent placebos (median) | placebo rank rejects (%) |"
    yield "|---|---|---|"
    for n_windows, (independent, size) in table.items():
        yield f"| {n_windows} | {independent} | {size:.1f} |"


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True, help="folder with datapackage.json and the table")
    parser.add_argument("--where", action="append", default=[], metavar="COLUMN=VALUE")
    parser.add_argument("--measure", default="", help="column to sum (default: the record's first measure)")
    parser.add_argument("--quick", action="store_true", help="fewer simulated records, under a minute")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--docs", type=Path, help="write the page of the documentation here")
    options = parser.parse_args(arguments)
    series = covered_series(options.record, options.where, options.measure)
    table = calibrate(series, n_simulated=200 if options.quick else 2000)
    coverage = coverage_table(200 if options.quick else 2000)
    short = short_records(300 if options.quick else 2000)
    shapes = geometry_table(300 if options.quick else 2000)
    ranks = rank_table(300 if options.quick else 2000)
    if options.json:
        json.dump(_as_json(table, coverage, short, shapes, ranks), sys.stdout, indent=1)
        print()
        return
    lines = [
        *rate_lines(table),
        "\n### Coverage of 95 % intervals at a true ratio of 0.8 / size at 5 % (%), 14 days against 14\n",
        *coverage_lines(coverage),
        "\n### How long a record must be\n",
        *short_record_lines(short),
        "\n### Windows of other lengths, and apart: the rule on simulated records of 570 days (%)\n",
        *geometry_lines(shapes),
        "\n### Levels and slopes on simulated records of 570 days (%); in brackets: the rule does not answer\n",
        *rank_lines(ranks),
    ]
    print("\n".join(lines))
    if options.docs:
        write_page(options.docs, lines, series, options.record)


def _as_json(
    table: dict[str, dict[str, dict[str, Rate]]],
    coverage: dict[str, dict[str, Honesty]],
    short: dict[int, tuple[int, float]],
    shapes: list[tuple[str, float, float]],
    ranks: list[tuple[int, int, float, float]],
) -> dict[str, object]:
    return {
        "rejection_percent": {
            window: {column: {name: asdict(rate) for name, rate in tests.items()} for column, tests in columns.items()}
            for window, columns in table.items()
        },
        "intervals_percent": {
            kind: {name: asdict(cell) for name, cell in cells.items()} for kind, cells in coverage.items()
        },
        "short_records": [
            {"windows": windows, "independent_placebos": independent, "rejected_percent": size}
            for windows, (independent, size) in short.items()
        ],
        "geometries": [
            {"windows": name, "rejected_percent": rejected, "not_assessable_percent": unanswered}
            for name, rejected, unanswered in shapes
        ],
        "ranks": [
            {"days": days, "independent": independent, "level_percent": level, "slope_percent": slope}
            for days, independent, level, slope in ranks
        ],
    }


PAGE = """# Calibration: how often is an arbitrary date called a change?

Generated by `python benchmarks/calibration.py --record DIR --docs docs/methods/calibration.md`; not edited by hand.

At nominal 5 % a test should call about 5 % of arbitrary dates a change. **D1** applies each test at every date of the
record, "this many covered days against the next". **D2** applies it at one random date of each of many simulated
stationary records, where nothing ever changes but the rate wanders as it does in the record. D1 is exhaustive and has
no simulation error for the tests without resampling (only few independent windows stand behind it); D2 has a standard
error of half a point at 2,000 records. D2 books all slow movement of the record as noise, real operational change
too: the truth lies between the two.

The rule for `movement: unusual` is the placebo rank, with at least eight independent placebos: the test at the bottom.

![p-values where nothing changes](plots/p-values.svg)

![95 % intervals that hold the truth](plots/intervals.svg)

![cuts found](plots/power.svg)
"""


def write_page(path: Path, lines: list[str], series: dict[str, Floats], record: Path) -> None:
    """Write the page of the documentation: rejection rates, coverage, power, coincidence."""
    import coincidence
    import power

    places = covered_series(record, coincidence.largest_places(record, N_PLACES, ""))
    rates = ["## Rejection rates at nominal 5 % (%)", *lines, "", *place_lines(place_table(places)), ""]
    text = "\n".join([PAGE, *rates, *power.page_lines(series), "", *coincidence.page_lines(record)])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
