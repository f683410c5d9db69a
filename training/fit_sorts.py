"""Fit the weights by which the reading of claims tells what sort a statement is.

    python -m training.fit_sorts [--write]

Reads the sentences of ``training/sorts/*.tsv`` (sort, tab, sentence; written for this project), reads each as a document,
and fits a multinomial logistic regression with an L2 penalty on the mean vector of the shipped encoder's pieces and the
flags of the rules. The penalty is chosen, and the accuracy printed, by five-fold cross-validation over sentences. ``--write``
puts the weights into the package. Deterministic: folds by the order of the file, no random start.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from onrecord.attributions import find_attributions
from onrecord.attributions.model.vectors import WIDTH, piece_vectors
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims.find import statements_of
from onrecord.claims.weigh import SORTS, flags_of, plain_words
from onrecord.documents import read_document
from onrecord.records import open_record

ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "training" / "sorts"
RECORDS = ("coalition-strikes-2014-2016", "ucdp-ged-syria-2016")
TARGET = ROOT / "src" / "onrecord" / "claims" / "data" / "sorts.npz"
PENALTIES = (0.01, 0.03, 0.1)
FOLDS = 5
Floats = npt.NDArray[np.float64]


def examples() -> tuple[Floats, npt.NDArray[np.int64]]:
    """Give features, shape ``(n, WIDTH + flags)``, and sorts as numbers."""
    vocabulary = vocabulary_of(tuple(open_record(ROOT / "examples" / "records" / name) for name in RECORDS))
    rows, sorts = [], []
    for path in sorted(SENTENCES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            sort, sentence = line.split("\t")
            text = sentence[0].upper() + sentence[1:] + ("" if sentence[-1] in '.!?"' else ".")
            document = read_document(text.encode(), published="2016-12-28")
            found = list(statements_of(document, find_attributions(document), vocabulary))
            if not found:
                continue
            statement = max(found, key=lambda s: len(plain_words(s)))
            _, vectors = piece_vectors(plain_words(statement))
            rows.append(np.concatenate([vectors.mean(axis=0), flags_of(statement)]))
            sorts.append(SORTS.index(sort))
    return np.array(rows, dtype=np.float64), np.array(sorts)


def fit(x: Floats, y: npt.NDArray[np.int64], penalty: float) -> tuple[Floats, Floats]:
    """Fit weights, shape ``(n_features, n_sorts)``, and biases; every sort weighs the same."""
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = (x - mean) / scale
    counts = Counter(y.tolist())
    weight = np.array([len(y) / (len(counts) * counts[c]) for c in y.tolist()])
    target = np.eye(len(SORTS))[y]

    def loss(flat: Floats) -> tuple[float, Floats]:
        w, b = flat[: -len(SORTS)].reshape(z.shape[1], len(SORTS)), flat[-len(SORTS) :]
        scores = z @ w + b
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        slope = weight[:, None] * (np.exp(logs) - target) / len(y)
        value = -(weight * (logs * target).sum(axis=1)).mean() + penalty * (w**2).sum() / 2
        return value, np.concatenate([(z.T @ slope + penalty * w).ravel(), slope.sum(axis=0)])

    start = np.zeros((z.shape[1] + 1) * len(SORTS))
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    w, b = flat[: -len(SORTS)].reshape(z.shape[1], len(SORTS)), flat[-len(SORTS) :]
    w = w / scale[:, None]
    return w, b - mean @ w


def crossed(x: Floats, y: npt.NDArray[np.int64], penalty: float) -> npt.NDArray[np.int64]:
    """Give the sort of each sentence by a model that has not seen its fold."""
    fold = np.arange(len(y)) % FOLDS
    out = np.zeros_like(y)
    for k in range(FOLDS):
        w, b = fit(x[fold != k], y[fold != k], penalty)
        out[fold == k] = (x[fold == k] @ w + b).argmax(axis=1)
    return out


def main() -> None:
    """Choose the penalty, print what cross-validation gives, write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    x, y = examples()
    found = {penalty: crossed(x, y, penalty) for penalty in PENALTIES}
    best = max(PENALTIES, key=lambda p: float((found[p] == y).mean()))
    print(f"{len(y)} sentences; right by five-fold cross-validation: {(found[best] == y).mean():.3f} (penalty {best})")
    for i, sort in enumerate(SORTS):
        mine = y == i
        print(f"  {sort:16} {(found[best][mine] == i).mean():.3f} of {mine.sum()}")
    if options.write:
        w, b = fit(x, y, best)
        np.savez_compressed(
            TARGET, pieces=w[:WIDTH].astype(np.float32), flags=w[WIDTH:].astype(np.float32), bias=b.astype(np.float32)
        )
        print(f"written: {TARGET.relative_to(ROOT)}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
