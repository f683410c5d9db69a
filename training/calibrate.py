"""Fit probabilities and the threshold on the development articles.

``python -m training.calibrate --corpus PATH --model PATH``

Cross-fitted by article, so that the reported calibration error is of articles that were not seen.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.attributions.model.assets import Assets, load_assets
from onrecord.attributions.model.calibration import Calibration
from onrecord.attributions.model.read import attribution_of
from onrecord.attributions.model.section import read_section
from onrecord.attributions.score import ROLES, Marked, bare, expected_calibration_error, match, read_marked
from training.data import read_jsonl

RIDGE = 1e-2
FOLDS = 6


def fit_logistic(inputs: np.ndarray, outcomes: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, slopes lightly shrunk; the intercept comes first."""
    x = np.column_stack([np.ones(len(inputs)), inputs])
    weights = np.zeros(x.shape[1])
    penalty = np.diag([0.0] + [RIDGE] * inputs.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - outcomes) + penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-6 * np.eye(len(weights))
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def probability(weights: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(weights[0] + inputs @ weights[1:], -40, 40)))


def collect(article: dict[str, Any], assets: Assets) -> list[dict[str, Any]]:
    """Match all candidates of an article with gold, the surest first."""
    section = read_section(article["text"], 0, assets)
    gold = [read_marked(one) for one in article["attributions"]]
    relations = [r for r in section.relations if r.content]
    marked = []
    for relation in relations:
        one = attribution_of(relation, section.places, Calibration())
        marked.append(Marked(one.source, one.cue, one.content))
    pairs = {p: g for g, p in match(gold, marked)}
    rows = []
    for number, (relation, one) in enumerate(zip(relations, marked, strict=True)):
        right = number in pairs
        exact = [
            right and bare(one.of(role), article["text"]) == bare(gold[pairs[number]].of(role), article["text"])
            for role in ROLES
        ]
        rows.append({"evidence": relation.evidence, "confidence": relation.confidence, "found": right, "exact": exact})
    return rows


def cross_fitted(inputs: list[np.ndarray], outcomes: list[np.ndarray]) -> np.ndarray:
    """Probabilities of each article from a fit to the articles of the other folds."""
    given = [np.zeros(0)] * len(inputs)
    for fold in range(FOLDS):
        others = [i for i in range(len(inputs)) if i % FOLDS != fold]
        weights = fit_logistic(
            np.concatenate([inputs[i] for i in others]), np.concatenate([outcomes[i] for i in others])
        )
        for i in range(fold, len(inputs), FOLDS):
            given[i] = probability(weights, inputs[i])
    return np.concatenate(given)


def best_threshold(p: np.ndarray, found: np.ndarray, whole: np.ndarray, n_gold: int) -> tuple[float, float]:
    """Threshold with the best mean of two F1, of finding and of exact relations; and the first F1 there."""

    def f1(right: np.ndarray, threshold: float) -> float:
        return float(200 * right[p >= threshold].sum() / ((p >= threshold).sum() + n_gold))

    threshold = max(np.arange(0.2, 0.8, 0.01).tolist(), key=lambda t: f1(found, t) + f1(whole, t))
    return threshold, f1(found, threshold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument(
        "--model", type=Path, required=True, help="folder of training.export; calibration.json is written there"
    )
    options = parser.parse_args()
    assets = load_assets(options.model)
    gold = read_jsonl(options.corpus / "polnear" / "dev.jsonl.gz")
    articles = [rows for rows in (collect(article, assets) for article in gold) if rows]
    n_gold = sum(len(a["attributions"]) for a in gold)
    evidence = [np.array([row["evidence"] for row in rows]) for rows in articles]
    found = [np.array([row["found"] for row in rows], dtype=float) for rows in articles]
    everything = np.concatenate(found)
    p = cross_fitted(evidence, found)
    whole = np.array([all(row["exact"]) for rows in articles for row in rows], dtype=float)
    threshold, f1 = best_threshold(p, everything, whole, n_gold)
    kept = p >= threshold
    error = expected_calibration_error(list(zip(p[kept].tolist(), (everything[kept] > 0).tolist(), strict=True)))
    reached = 100 * everything.sum() / n_gold
    print(f"cross-fitted: F1 found {f1:.1f} at {threshold:.2f}; calibration error {error:.3f}")
    print(
        f"recall of the candidates {reached:.1f}, {len(everything) / n_gold:.2f} candidates for each gold attribution"
    )
    stored: dict[str, Any] = {
        "found": fit_logistic(np.concatenate(evidence), everything).round(4).tolist(),
        "threshold": round(threshold, 3),
    }
    for place, role in enumerate(ROLES):
        sure = [
            np.array([[row["confidence"][place]] for row in rows if row["found"]]).reshape(-1, 1) for rows in articles
        ]
        exact = [np.array([row["exact"][place] for row in rows if row["found"]], dtype=float) for rows in articles]
        p = cross_fitted(sure, exact)
        error = expected_calibration_error(list(zip(p.tolist(), (np.concatenate(exact) > 0).tolist(), strict=True)))
        print(f"{role}: edges exact {np.concatenate(exact).mean():.3f}, calibration error {error:.3f}")
        stored[role] = fit_logistic(np.concatenate(sure), np.concatenate(exact)).round(4).tolist()
    (options.model / "calibration.json").write_text(
        json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(json.dumps(stored))


if __name__ == "__main__":
    main()
