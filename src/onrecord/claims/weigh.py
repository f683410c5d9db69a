"""How likely a statement is of each sort: tested by a record, scene-setting, or untestable for one of the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from onrecord.claims.not_testable import RULES, figure_noun
from onrecord.claims.statement import Statement

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SORTS: Final = (
    "testable", "none", "intent", "prediction", "counterfactual", "value_judgement", "vague", "out_of_record",
)  # fmt: skip
LONGEST = 400
"""Characters of a statement that are weighed."""
SHOWN_WORDS = 4
"""Most words named as those that show the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Probabilities of the sorts, and the words that speak most for each."""

    probabilities: Mapping[str, float]
    words: Mapping[str, str]

    def best(self, among: tuple[str, ...] = SORTS) -> str:
        """Give the likeliest sort."""
        return max(among, key=lambda sort: self.probabilities[sort])


@dataclass(frozen=True, slots=True)
class _Weights:
    pieces: npt.NDArray[np.float32]
    """Shape ``(WIDTH, n_sorts)``."""
    flags: npt.NDArray[np.float32]
    """Shape ``(n_flags, n_sorts)``."""
    bias: npt.NDArray[np.float32]


def flags_of(statement: Statement) -> tuple[float, ...]:
    """Give what the rules see: a flag for the words of each reason, then amounts, days, measures, other nouns."""
    rules = [float(rule(statement) is not None) for _, rule in RULES]
    counted = any(n.word not in ("all", "none") for n in statement.numbers)
    dated = any(t.period is not None for t in statement.times)
    strong = any(h.strong for h in statement.topics)
    return (*rules, float(counted), float(dated), float(strong), float(figure_noun(statement) is not None))


def plain_words(statement: Statement) -> str:
    """Give the words of a statement without the blanks of other voices."""
    return " ".join(statement.words.split())[:LONGEST]


def weigh(statement: Statement) -> Weighed | None:
    """Weigh a statement by the shipped encoder and the rules; None if it has no words.

    Notes
    -----
    A linear model on the mean vector of the word pieces and on the flags of the rules: each piece's part in a
    decision is known, and the words with the largest part are named. How it was made: ``training/fit_sorts.py``.
    """
    import numpy as np

    from onrecord.attributions.model.vectors import piece_vectors

    text = plain_words(statement)
    pieces, vectors = piece_vectors(text)
    if not len(vectors):
        return None
    weights = _weights()
    parts = vectors @ weights.pieces / len(vectors)
    scores = parts.sum(axis=0) + np.array(flags_of(statement), dtype=np.float32) @ weights.flags + weights.bias
    raised = np.exp(scores - scores.max())
    shares = raised / raised.sum()
    places = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    return Weighed(
        probabilities={sort: float(share) for sort, share in zip(SORTS, shares, strict=True)},
        words={sort: _telling(text, places, parts[:, i].tolist()) for i, sort in enumerate(SORTS)},
    )


@cache
def _weights() -> _Weights:
    import numpy as np

    with (files("onrecord.claims") / "data" / "sorts.npz").open("rb") as file, np.load(file) as stored:
        return _Weights(stored["pieces"], stored["flags"], stored["bias"])


def _telling(text: str, places: list[tuple[int, int]], parts: list[float]) -> str:
    """Give the run of up to four words whose pieces speak most for a sort."""
    scored = [
        (span, sum(p for (a, b), p in zip(places, parts, strict=True) if a < span[1] and span[0] < b))
        for span in _word_spans(text)
    ]
    best, found = float("-inf"), (0, 0)
    for i in range(len(scored)):
        total = 0.0
        for j in range(i, min(len(scored), i + SHOWN_WORDS)):
            total += scored[j][1]
            if total > best:
                best, found = total, (scored[i][0][0], scored[j][0][1])
    return text[found[0] : found[1]].strip(" ,.;:!?“”\"'")


def _word_spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for word in text.split(" "):
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return spans
