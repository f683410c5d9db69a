"""From scores of pieces to claims with their parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.decode import best_tags, log_softmax
from onrecord.attributions.model.tokenization import Pieces
from onrecord.claims.model.tags import INNER, OUTER, SORTS, UNITS, WAYS
from onrecord.text.spans import Span, Spans

Floats = npt.NDArray[np.float32]
NEVER: Final = -1e4
RESUMING: Final = -1.0
"""Log-odds of going on with a claim after words of another: 'Strikes, the envoy said, fell'."""
RESUMED_WITHIN: Final = 90
"""Characters of such an interruption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words that give one part of a claim."""

    name: str
    """One of `tags.INNER` and `tags.OUTER`."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A run of words that asserts one thing, as the tagger sees it. Spans point into the text that was read."""

    sort: str
    """One of `tags.SORTS`."""
    spans: Spans
    probability: float
    """Mean over the pieces of the probability of the sort."""
    telling: str
    """The words of which the tagger is surest: up to four."""
    way: str
    """One of `tags.WAYS`."""
    sure_of_way: float
    """Probability of the way."""
    unit: str
    """One of `tags.UNITS`."""
    parts: tuple[Part, ...]

    def part(self, name: str) -> Spans:
        """Give the spans of a part."""
        return tuple(p.span for p in self.parts if p.name == name)


def decode(scores: Mapping[str, Floats], pieces: Pieces, text: str) -> tuple[Tagged, ...]:
    """Give the likeliest claims of a text, in reading order.

    Parameters
    ----------
    scores
        By layer of `tags.SIZES`, shape ``(n_pieces, n_tags)``.
    """
    if not len(pieces.ids):
        return ()
    logs = {name: log_softmax(rows) for name, rows in scores.items()}
    inner = _parts(logs["inner"], INNER, pieces)
    outer = _parts(logs["outer"], OUTER, pieces)
    likely, out = probabilities_of(logs["sort"]), []
    for sort, runs in _claims(logs["sort"], pieces):
        at = np.concatenate([np.arange(a, b) for a, b in runs])
        spans = tuple(_trimmed(int(pieces.starts[a]), int(pieces.ends[b - 1]), text) for a, b in runs)
        sure, ways = likely[:, sort], np.exp(logs["way"][at]).mean(axis=0)
        out.append(
            Tagged(
                sort=SORTS[sort],
                spans=spans,
                probability=float(sure[at].mean()),
                telling=_telling(sure, runs, pieces, text),
                way=WAYS[int(ways.argmax())],
                sure_of_way=float(ways.max()),
                unit=UNITS[int(np.exp(logs["unit"][at]).mean(axis=0).argmax())],
                parts=tuple(p for p in (*inner, *outer) if any(p.span.overlaps(s) for s in spans)),
            )
        )
    return tuple(out)


def _telling(sure: Floats, runs: list[tuple[int, int]], pieces: Pieces, text: str) -> str:
    """Give the run of up to four whole words in which the tagger is surest of the sort."""
    best, words = -1.0, ""
    for first, end in runs:
        begin, stop = int(pieces.starts[first]), int(pieces.ends[end - 1])
        found = [(begin + m.start(), begin + m.end()) for m in _WORD.finditer(text[begin:stop])]
        for i in range(max(1, len(found) - TELLING_WORDS + 1)):
            a, b = found[i][0], found[min(len(found), i + TELLING_WORDS) - 1][1]
            inside = sure[(pieces.starts < b) & (pieces.ends > a)]
            if len(inside) and float(inside.mean()) > best:
                best, words = float(inside.mean()), text[a:b]
    return " ".join(words.split()).strip(" ,.;:!?“”\"'")


_WORD = re.compile(r"\S+")
TELLING_WORDS: Final = 4


def probabilities_of(logs: Floats) -> Floats:
    """Give how likely each piece belongs to each sort, shape ``(n_pieces, n_sorts)``: beginning and inside together."""
    raised = np.exp(logs)
    return np.asarray(raised[:, 1::2] + raised[:, 2::2], dtype=np.float32)


def _steps(n: int, *, resuming: float) -> Floats:
    """Score the steps between tags: inside follows only its own beginning or inside, or, at a cost, none."""
    step = np.zeros((n, n), dtype=np.float32)
    step[:, 2::2] = NEVER
    step[0, 2::2] = resuming
    for tag in range(1, n, 2):
        step[tag, tag + 1] = step[tag + 1, tag + 1] = 0.0
    return step


def _best_path(logs: Floats, step: Floats) -> list[int]:
    found: list[int] = best_tags(logs[None], step, np.array([len(logs)]))[0].tolist()
    return found


def _runs(path: Sequence[int]) -> list[tuple[int, bool, int, int]]:
    """Give runs of one name: its number, whether a beginning opens it, first piece, end."""
    out: list[tuple[int, bool, int, int]] = []
    for at, tag in enumerate(path):
        if tag == 0:
            continue
        name, begins = (tag - 1) // 2, tag % 2 == 1
        if not begins and out and out[-1][3] == at and out[-1][0] == name:
            out[-1] = (*out[-1][:3], at + 1)
        else:
            out.append((name, begins, at, at + 1))
    return out


def _claims(logs: Floats, pieces: Pieces) -> list[tuple[int, list[tuple[int, int]]]]:
    out: list[tuple[int, list[tuple[int, int]]]] = []
    for sort, begins, first, end in _runs(_best_path(logs, _steps(logs.shape[1], resuming=RESUMING))):
        near = out and int(pieces.starts[first] - pieces.ends[out[-1][1][-1][1] - 1]) <= RESUMED_WITHIN
        if not begins and near and out[-1][0] == sort:
            out[-1][1].append((first, end))
        else:
            out.append((sort, [(first, end)]))
    return out


def _parts(logs: Floats, names: tuple[str, ...], pieces: Pieces) -> list[Part]:
    path = _best_path(logs, _steps(logs.shape[1], resuming=NEVER))
    return [
        Part(name=names[number], span=Span(int(pieces.starts[first]), int(pieces.ends[end - 1])))
        for number, _, first, end in _runs(path)
    ]


def _trimmed(start: int, end: int, text: str) -> Span:
    """Leave out the signs at the edges."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip(" ,.;:!?–—-\"“”‘’'"))
    tail = len(words.rstrip(' ,.;:!?–—-"“”‘'))
    return Span(start + lead, start + max(tail, lead + 1))
