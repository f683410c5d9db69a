"""Fit the weights by which the reading of claims tells what sort a statement is.

    python -m training.fit_sorts --corpus CORPORA [--write]

Reads the sentences of ``training/sorts/*.tsv`` (sort, tab, sentence; written for this project), each as a document
of its own, and fits a multinomial logistic regression with an L2 penalty on the mean vector of the encoder’s pieces
and the flags of the rules. Prints the accuracy by cross-validation over sentences; ``--write`` puts the weights into
the package. Deterministic: folds by the order of the file, no random start.

Statements of the article's own voice in ``CORPORA/polnear/train.jsonl.gz`` in which no rule sees anything stand for
scene-setting. Some of them are forecasts and judgements all the same, so together they weigh little.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from onrecord.attributions import find_attributions
from onrecord.attributions.model.vectors import WIDTH, piece_vectors
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims.find import READERS, statements_of
from onrecord.claims.not_testable import read_not_testable, read_out_of_record
from onrecord.claims.statement import Statement
from onrecord.claims.vocabulary import Vocabulary
from onrecord.claims.weigh import SORTS, flags_of, plain_words
from onrecord.documents import read_document
from onrecord.records import open_record

ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "training" / "sorts"
RECORDS = ("coalition-strikes-2014-2016", "ucdp-ged-syria-2016")
TARGET = ROOT / "src" / "onrecord" / "claims" / "data" / "sorts.npz"
PENALTY = 0.03
"""Of 0.003, 0.01, 0.03, 0.1 and 0.3 the best by cross-validation."""
FOLDS = 5
EVERY_ARTICLE, EVERY_STATEMENT, MOST_SCENES = 6, 3, 1_500
SCENES_WEIGH = 2.0
"""Weight of all statements of the corpus together, in units of one written sort."""
Floats = npt.NDArray[np.float64]


def vocabulary() -> Vocabulary:
    """Give what the shipped example records count."""
    return vocabulary_of(tuple(open_record(ROOT / "examples" / "records" / name) for name in RECORDS))


def features(statement: Statement) -> Floats:
    """Give the features of a statement, shape ``(WIDTH + flags,)``."""
    _, vectors = piece_vectors(plain_words(statement))
    return np.concatenate([vectors.mean(axis=0), flags_of(statement)]).astype(np.float64)


def statements(text: str) -> list[Statement]:
    """Read a text as an article of December 2016."""
    document = read_document(text.encode(), published="2016-12-28")
    return list(statements_of(document, find_attributions(document), vocabulary()))


def written() -> tuple[Floats, npt.NDArray[np.int64]]:
    """Give features, shape ``(n, WIDTH + flags)``, and sorts as numbers, of the sentences written for this."""
    rows, sorts = [], []
    for path in sorted(SENTENCES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            sort, sentence = line.split("\t")
            found = statements(sentence[0].upper() + sentence[1:] + ("" if sentence[-1] in '.!?"' else "."))
            if found:
                rows.append(features(max(found, key=lambda s: len(plain_words(s)))))
                sorts.append(SORTS.index(sort))
    return np.array(rows), np.array(sorts)


def scenes(corpus: Path) -> Floats:
    """Give the features of statements of news prose of which the rules make nothing."""
    rows: list[Floats] = []
    with gzip.open(corpus / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % EVERY_ARTICLE or len(rows) >= MOST_SCENES:
                continue
            some = statements(json.loads(line)["text"])[::EVERY_STATEMENT]
            rows += [features(statement) for statement in some if _says_nothing(statement)]
    return np.array(rows[:MOST_SCENES])


def _says_nothing(statement: Statement) -> bool:
    if statement.view.attribution is not None or len(plain_words(statement)) < 3:
        return False
    seen = read_not_testable(statement) or read_out_of_record(statement)
    return seen is None and not any(reader(statement) for reader in READERS)


def fit(x: Floats, y: npt.NDArray[np.int64], scene: Floats, penalty: float) -> tuple[Floats, Floats]:
    """Fit weights, shape ``(n_features, n_sorts)``, and biases; every written sort weighs the same."""
    counts = Counter(y.tolist())
    mine = np.array([1 / (len(counts) * counts[c]) for c in y.tolist()])
    theirs = np.full(len(scene), SCENES_WEIGH / (len(counts) * len(scene)))
    weight = np.concatenate([mine, theirs]) * (len(y) + len(scene)) / (mine.sum() + theirs.sum())
    x, y = np.concatenate([x, scene]), np.concatenate([y, np.full(len(scene), SORTS.index("none"))])
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = (x - mean) / scale
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


def crossed(x: Floats, y: npt.NDArray[np.int64], scene: Floats, penalty: float) -> npt.NDArray[np.int64]:
    """Give the sort of each sentence by a model that has not seen its fold."""
    fold = np.arange(len(y)) % FOLDS
    out = np.zeros_like(y)
    for k in range(FOLDS):
        w, b = fit(x[fold != k], y[fold != k], scene, penalty)
        out[fold == k] = (x[fold == k] @ w + b).argmax(axis=1)
    return out


def main() -> None:
    """Choose the penalty, print what cross-validation gives, write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    x, y = written()
    scene = scenes(options.corpus)
    found = crossed(x, y, scene, PENALTY)
    print(f"{len(y)} sentences, {len(scene)} scenes; right by five-fold cross-validation: {(found == y).mean():.3f}")
    for i, sort in enumerate(SORTS):
        print(f"  {sort:16} {(found[y == i] == i).mean():.3f} of {(y == i).sum()}")
    if options.write:
        w, b = fit(x, y, scene, PENALTY)
        np.savez_compressed(
            TARGET, pieces=w[:WIDTH].astype(np.float32), flags=w[WIDTH:].astype(np.float32), bias=b.astype(np.float32)
        )
        print(f"written: {TARGET.relative_to(ROOT)}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
