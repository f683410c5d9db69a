"""Fit how likely the best reading of a claim is right, from how it came about.

    python -m training.fit_readings --set GOLD RECORD [RECORD …] --set … --out src/onrecord/checks/data/readings.toml

Each set is a file of passages with annotated claims (the format of ``tests/quality/claims``) and the records that it
asks about. A reading is right if every field equals the gold plan's. A logistic regression with a small ridge is fitted
on all sets; its calibration error is measured leaving one set out at a time, beside that of the raw shares of weight.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from claims import gold_claims, pairs, variants, wrong_fields

from onrecord.attributions import find_attributions
from onrecord.checks.likelihood import FEATURES, features_of
from onrecord.checks.propose import propose_checks, ranked_plans, share_of_best
from onrecord.checks.propose_scene import scene_of
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import find_claims
from onrecord.documents import read_document
from onrecord.records import open_record

RIDGE = 1.0
"""Weight of the penalty on the coefficients, without the constant: about one claim's worth."""
BINS = 10
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """The best readings of one set."""

    features: Array
    right: Array
    shares: Array
    """The reading's share of the weight of all readings, as proposed without this fit."""


def sample_of(gold_file: Path, folders: Sequence[Path]) -> Sample:
    """Read a set and tell for each claim with a plan whether its best reading is right."""
    records = {r.name: r for r in map(open_record, folders)}
    opened = tuple(records.values())
    rows, right, shares = [], [], []
    for line in gold_file.read_text("utf-8").splitlines():
        item = json.loads(line)
        document = read_document(item["passage"].encode(), published=item["published"])
        claims = find_claims(document, find_attributions(document), vocabulary_of(opened))
        found = [propose_checks(claim, opened, document=document) for claim in claims]
        gold = list(gold_claims(item))
        of_gold = {f: gold[g] for g, f in pairs(gold, found).items()}
        for f, proposal in enumerate(found):
            if proposal.readings:
                ranked, _ = ranked_plans(claims[f], opened, scene_of(claims[f], document))
                best, one = ranked[0].check, of_gold.get(f)
                same = one is not None and any(not wrong_fields(best, v, records) for v in variants(one))
                shares.append(share_of_best(ranked))
                rows.append(features_of(best, shares[-1]))
                right.append(float(same))
    return Sample(features=np.array(rows), right=np.array(right), shares=np.array(shares))


def fit(features: Array, right: Array) -> Array:
    """Fit a logistic regression with a ridge by Newton's method; the first coefficient is the constant."""
    x = np.column_stack([np.ones(len(features)), features])
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - right) + penalty @ weights
        weights -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty, gradient)
    return weights


def predict(weights: Array, features: Array) -> Array:
    """Give the likelihood of each reading."""
    return np.asarray(1 / (1 + np.exp(-(weights[0] + features @ weights[1:]))))


def calibration_error(p: Array, right: Array) -> float:
    """Give the mean gap between likelihood and share right over bins of equal count."""
    order = np.argsort(p, kind="stable")
    parts = np.array_split(order, BINS)
    return float(sum(len(b) * abs(p[b].mean() - right[b].mean()) for b in parts if len(b)) / len(p))


def interval(p: Array, right: Array, *, n_resamples: int = 2000) -> tuple[float, float]:
    """Give the 95 % bootstrap interval of the calibration error, claims resampled."""
    rng = np.random.default_rng(1)
    drawn = [rng.integers(0, len(p), len(p)) for _ in range(n_resamples)]
    low, high = np.quantile([calibration_error(p[i], right[i]) for i in drawn], [0.025, 0.975])
    return float(low), float(high)


def main() -> None:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="sets", action="append", nargs="+", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    samples = [sample_of(gold, folders) for gold, *folders in options.sets]
    left_out = []
    for i, held in enumerate(samples):
        rest = [s for j, s in enumerate(samples) if j != i]
        weights = fit(np.vstack([s.features for s in rest]), np.concatenate([s.right for s in rest]))
        left_out.append(predict(weights, held.features))
    p, right = np.concatenate(left_out), np.concatenate([s.right for s in samples])
    raw = np.concatenate([s.shares for s in samples])
    weights = fit(np.vstack([s.features for s in samples]), right)
    lines = [
        "# How likely the best reading of a claim is right in every field: a logistic regression.",
        f"# Fitted by training/fit_readings.py on {len(right)} best readings of {len(samples)} sets,"
        f" {right.mean():.0%} of them right.",
        "# The rules had been worked on with these sets, so that on text nobody has seen the likelihoods are too high.",
    ]
    for name, values in (("share of weight", raw), ("fitted, each set left out in turn", p)):
        low, high = interval(values, right)
        error, brier = calibration_error(values, right), float(np.mean((values - right) ** 2))
        lines.append(
            f"# {name}: calibration error {error:.3f} (95 % of resamples {low:.3f}-{high:.3f}), Brier {brier:.3f}"
        )
    lines += [f"constant = {weights[0]:.3f}", *(f"{n} = {w:.3f}" for n, w in zip(FEATURES, weights[1:], strict=True))]
    text = "\n".join(lines) + "\n"
    print(text)
    if options.out:
        options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
