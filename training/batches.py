"""Cut articles into windows, put windows into batches, disturb some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from onrecord.attributions.model.features import BREAK_LINE, BREAK_PARAGRAPH, SHAPE_LOWER, SHAPE_UPPER
from onrecord.attributions.model.pairs import running_counts
from training.data import ENTITY_LABELS, IGNORE, Article

CLS, SEP, PAD = 101, 102, 0
MAX_MENTIONS = 90


@dataclass(slots=True)
class Example:
    """A window as arrays, with the marks ``[CLS]`` and ``[SEP]`` around it."""

    ids: np.ndarray
    features: np.ndarray
    counts: np.ndarray
    labels: dict[str, np.ndarray]
    relations: list[dict[str, list[tuple[int, int]]]]
    cues: list[tuple[int, int]]
    mentions: list[tuple[int, int, int]]
    has_attributions: bool


@dataclass(slots=True)
class Batch:
    ids: Tensor
    features: Tensor
    mask: Tensor  # (B, L) bool
    counts: np.ndarray  # (B, 3, L)
    labels: dict[str, Tensor]
    examples: list[Example]


def cut_points(article: Article, rng: np.random.Generator, low: int, high: int) -> list[int]:
    """Cut into stretches of at most ``high`` pieces, at paragraph breaks where one is near."""
    n, cuts = len(article.ids), [0]
    breaks = np.flatnonzero(np.diff(article.paragraph, prepend=0) > 0)
    while n - cuts[-1] > high:
        want = cuts[-1] + int(rng.integers(low, high))
        near = breaks[(breaks > cuts[-1] + low // 2) & (breaks <= cuts[-1] + high)]
        if len(near):
            closest = int(near[np.abs(near - want).argmin()])
            want = closest if abs(closest - want) < 100 else want
        cuts.append(want)
    return [*cuts, n]


def cut_example(article: Article, start: int, end: int) -> Example:
    def pad(values: np.ndarray, fill: int) -> np.ndarray:
        return np.concatenate([[fill], values[start:end], [fill]])

    def shift(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(max(a, start) - start + 1, min(b, end) - start + 1) for a, b in spans if a < end and b > start]

    n = end - start + 2
    ids = np.concatenate([[CLS], article.ids[start:end], [SEP]])
    features = np.zeros((4, n), dtype=np.int64)
    features[:, 1:-1] = article.features[:, start:end]
    paragraph = np.concatenate([[article.paragraph[start]], article.paragraph[start:end], [article.paragraph[end - 1]]])
    labels = {name: pad(getattr(article, name), IGNORE) for name in ("entity", "pos", "dep")}
    head = pad(article.head, IGNORE)
    inside = (head >= start) & (head < end)
    labels["head"] = np.where(inside, head - start + 1, IGNORE)
    relations, cues = [], []
    token = {role: np.zeros(n, dtype=np.int64) for role in ("cue", "source", "content")}
    for roles in article.relations:
        for role, tags in token.items():
            for a, b in shift(roles[role]):
                tags[a:b] = np.where(tags[a:b] == 0, 2, tags[a:b])
                tags[a] = 1
        cue = shift(roles["cue"][:1])
        whole = all(start <= a and b <= end for a, b in roles["cue"])
        if cue and whole:
            parts = {role: shift(spans) for role, spans in roles.items()}
            complete = all(start <= a and b <= end for spans in roles.values() for a, b in spans)
            cues.append((cue[0][0], cue[0][1] - 1))
            if complete:
                relations.append(parts)
    for role, tags in token.items():
        if not article.has_attributions:
            tags[:] = IGNORE
        labels[role] = tags
    mentions = [(a - start + 1, b - start + 1, c) for a, b, c in article.mentions if a >= start and b < end]
    counts = running_counts(ids, features, paragraph)
    return Example(ids, features, counts, labels, relations, cues, mentions[:MAX_MENTIONS], article.has_attributions)


def disturb(example: Example, rng: np.random.Generator, names: np.ndarray) -> None:
    """Now and then hide what real texts lack: case, paragraphs, quotation marks, familiar names."""
    chance = rng.random(4)
    features = example.features
    if chance[0] < 0.06:
        letters = features[0] > 0
        features[0, letters] = SHAPE_UPPER if chance[0] < 0.03 else SHAPE_LOWER
    if chance[1] < 0.08:
        features[1, features[1] == BREAK_PARAGRAPH] = BREAK_LINE
    if chance[2] < 0.05:
        features[2:] = 0
    if chance[3] < 0.15:
        named = np.isin(
            example.labels["entity"], [ENTITY_LABELS.index(n) for n in ("PERSON", "ORGANIZATION", "LOCATION")]
        )
        known = np.unique(example.ids[named])
        swap = dict(zip(known.tolist(), rng.choice(names, len(known)).tolist(), strict=True)) if len(known) else {}
        example.ids[named] = [swap[i] for i in example.ids[named].tolist()]


def collate(examples: list[Example]) -> Batch:
    length = max(len(example.ids) for example in examples)
    size = len(examples)
    ids = np.full((size, length), PAD)
    features = np.zeros((size, 4, length), dtype=np.int64)
    counts = np.zeros((size, 3, length), dtype=np.int64)
    labels = {name: np.full((size, length), IGNORE) for name in examples[0].labels}
    for row, example in enumerate(examples):
        n = len(example.ids)
        ids[row, :n] = example.ids
        features[row, :, :n] = example.features
        counts[row, :, :n] = example.counts
        for name, values in example.labels.items():
            labels[name][row, :n] = values
    mask = np.arange(length) < np.array([len(e.ids) for e in examples])[:, None]
    tensors = {name: torch.tensor(values) for name, values in labels.items()}
    return Batch(torch.tensor(ids), torch.tensor(features), torch.tensor(mask), counts, tensors, examples)


def epoch_batches(
    articles: list[Article], rng: np.random.Generator, *, pieces: int, low: int, high: int, names: np.ndarray
) -> Iterator[Batch]:
    """Yield all articles once, cut at other places in each epoch, in batches of like length."""
    examples = []
    for article in articles:
        cuts = cut_points(article, rng, low, high)
        examples += [cut_example(article, a, b) for a, b in pairwise(cuts) if b > a]
    for example in examples:
        disturb(example, rng, names)
    lengths = np.array([len(e.ids) for e in examples]) + rng.uniform(-12, 12, len(examples))
    groups: list[list[Example]] = [[]]
    for place in np.argsort(-lengths):
        example = examples[int(place)]
        longest = len(groups[-1][0].ids) if groups[-1] else len(example.ids)
        if (len(groups[-1]) + 1) * max(longest, len(example.ids)) > pieces and groups[-1]:
            groups.append([])
        groups[-1].append(example)
    for place in rng.permutation(len(groups)):
        yield collate(groups[int(place)])
