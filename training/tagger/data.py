"""Marked passages as numbers: pieces, features, and a tag of each layer for each piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.attributions.model.features import piece_features
from onrecord.attributions.model.tokenization import cut_pieces
from onrecord.claims.model.tags import INNER, OUTER, SIZES, SORTS, UNITS, WAYS
from training.markup import MarkedClaim, Passage, read_passages

Ints = npt.NDArray[np.int64]
IGNORE = -100
SORT_OF = {"judgement": "value_judgement", "fact": "out_of_record"}
PART_OF = {
    "m": "measure", "v": "amount", "t": "period", "b": "baseline", "in": "within", "w": "where", "win": "window",
    "tr": "trigger", "vs": "versus", "of": "whole",
}  # fmt: skip
WAY_OF = {
    "up": "up", "more": "up", "high": "up", "yes": "up", "down": "down", "less": "down", "low": "down", "no": "down",
    "flat": "even", "equal": "even",
}  # fmt: skip
JOINED_SHARE = 0.5
"""Of the passages, how many are followed by another in one example: context that says nothing of the claim."""
LONGEST = 300
"""Pieces of an example."""


@dataclass(frozen=True, slots=True)
class Example:
    """One passage. All arrays but the features have shape ``(n_pieces,)``, these ``(4, n_pieces)``."""

    ids: Ints
    features: Ints
    tags: dict[str, Ints]


def example_of(text: str, claims: Sequence[MarkedClaim], tokenizer: Tokenizer) -> Example:
    """Tag the pieces of a text."""
    pieces = cut_pieces(text, tokenizer)
    n = len(pieces.ids)
    tags = {name: np.zeros(n, dtype=np.int64) for name in ("sort", "inner", "outer")}
    tags |= {name: np.full(n, IGNORE, dtype=np.int64) for name in ("way", "unit")}
    for claim in claims:
        inside = np.zeros(n, dtype=bool)
        for start, end in claim.spans:
            inside |= (pieces.starts < end) & (pieces.ends > start)
        _mark(tags["sort"], np.flatnonzero(inside), SORTS.index(SORT_OF.get(claim.kind, claim.kind)))
        way, unit = _way(claim), _unit(claim)
        tags["way"][inside], tags["unit"][inside] = WAYS.index(way), UNITS.index(unit)
        for part in claim.parts:
            name = PART_OF[part.name]
            layer, names = ("outer", OUTER) if name in OUTER else ("inner", INNER)
            at = np.flatnonzero((pieces.starts < part.end) & (pieces.ends > part.start))
            _mark(tags[layer], at, names.index(name))
    return Example(pieces.ids, piece_features(text, pieces.starts, pieces.ends).stacked, tags)


def _mark(layer: Ints, at: Ints, number: int) -> None:
    if len(at):
        layer[at] = 2 + 2 * number
        layer[at[0]] = 1 + 2 * number


def _way(claim: MarkedClaim) -> str:
    return next((WAY_OF[a] for a in claim.attributes if a in WAY_OF), "")


def _unit(claim: MarkedClaim) -> str:
    return next((a for a in claim.attributes if a in UNITS), "")


def load_passages(folder: Path) -> dict[str, list[Passage]]:
    """Read all files of a folder: the passages by writer."""
    out = {}
    for path in sorted(folder.glob("*.txt")):
        passages, problems = read_passages(path)
        if problems:
            print(*problems[:5], f"{len(problems)} lines of {path.name} are left out", sep="\n")
        out[path.stem] = passages
    return out


def epoch_examples(examples: Sequence[Example], rng: np.random.Generator) -> Iterator[Example]:
    """Give the examples in another order, some of them with another behind."""
    order = rng.permutation(len(examples)).tolist()
    while order:
        one = examples[order.pop()]
        if order and rng.random() < JOINED_SHARE and len(one.ids) + len(examples[order[-1]].ids) <= LONGEST:
            one = _joined(one, examples[order.pop()])
        yield one


def _joined(one: Example, other: Example) -> Example:
    features = np.concatenate([one.features, other.features], axis=1)
    tags = {name: np.concatenate([one.tags[name], other.tags[name]]) for name in SIZES}
    return Example(np.concatenate([one.ids, other.ids]), features, tags)
