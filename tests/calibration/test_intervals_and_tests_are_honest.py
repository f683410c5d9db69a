"""Do intervals hold the truth, and tests reject as often as they say? A light simulation, seeded.

The tables with every method and every kind of series, also those that fail, are made by ``benchmarks/calibration.py``
and published in ``docs/methods/calibration.md``.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

N_SERIES = 700
# Three standard errors of a share of 700 around the promised 93-97 % and 3-7 %.
SLACK_COVERAGE, SLACK_SIZE = 2.5, 2.5

CLAIMS = {
    "Poisson": ("exact (central)", "mid-p", "quasi-Poisson", "NB2 Wald", "ours: Allan z", "ours: placebo rank"),
    "over-dispersed days": ("quasi-Poisson", "NB2 Wald", "ours: Allan z", "ours: placebo rank"),
    "autocorrelated": ("ours: Allan z", "ours: placebo rank"),
    "autocorrelated, 15 % of days missing": ("ours: Allan z", "ours: placebo rank"),
    "sparse, autocorrelated": ("ours: placebo rank",),
}


@cache
def benchmark() -> ModuleType:
    """The benchmark that makes the published tables."""
    path = Path(__file__).parents[2] / "benchmarks" / "calibration.py"
    spec = importlib.util.spec_from_file_location("calibration_benchmark", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def table() -> dict:
    return benchmark().coverage_table(N_SERIES)


@pytest.mark.parametrize(("kind", "method"), [(kind, m) for kind, methods in CLAIMS.items() for m in methods])
def test_intervals_cover_and_tests_keep_their_size(kind: str, method: str) -> None:
    cell = table()[kind][method]
    assert 93 - SLACK_COVERAGE <= cell.coverage <= 97 + SLACK_COVERAGE
    assert 3 - SLACK_SIZE <= cell.size <= 7 + SLACK_SIZE


@pytest.mark.parametrize("method", ["exact (central)", "mid-p", "quasi-Poisson", "NB2 Wald"])
def test_the_peers_fail_on_dependent_days_as_the_documentation_says(method: str) -> None:
    cell = table()["autocorrelated"][method]
    assert cell.coverage < 85
    assert cell.size > 15


def test_one_sample_intervals_cover_poisson_counts() -> None:
    found = benchmark().rate_coverage(20_000)
    for method in ("midp", "score", "jeffreys"):
        assert 93 <= found[method] <= 97
    assert 95 <= found["garwood"] <= 97


def test_the_rank_keeps_its_size_where_the_rule_answers_and_not_in_short_records() -> None:
    found = benchmark().short_records(400)
    for n_windows, (independent, size) in found.items():
        if independent >= 8:
            assert size <= 12, n_windows
    assert found[6][1] > 10


def test_the_rule_on_other_geometries() -> None:
    for name, rejected, unanswered in benchmark().geometry_table(250):
        if unanswered < 50:
            assert rejected <= 14, name


def test_the_fitted_noise_has_the_moments_of_the_series() -> None:
    bench = benchmark()
    true = bench.CoxNoise(mean=14, log_variance=0.07, persistence=0.95, alpha=0.02)
    counts = true.draw(20_000, 1, np.random.default_rng(3))[0]
    fitted = bench.fit_cox_noise(counts)
    assert fitted.mean == pytest.approx(14, rel=0.05)
    assert fitted.log_variance == pytest.approx(0.07, rel=0.25)
    assert fitted.persistence == pytest.approx(0.95, abs=0.02)
    assert fitted.alpha == pytest.approx(0.02, abs=0.02)
