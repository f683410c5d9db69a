"""Which articles reprint one another, from the passages that they share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from onrecord.comparisons.comparison import Story
from onrecord.documents.document import Document
from onrecord.reports.wording import percent_words

PASSAGE = 8
"""Words that must stand in the same order: shorter runs are shared by chance, or are names and set phrases."""
REPRINT = 0.5
"""Share of the shorter article's passages found in the other, from which on they are one story. Reprints are cut and
edited; half still leaves the facts and quotations to one origin. Chosen by reason, not fitted."""
NOTICED = 0.1
"""Share from which on a shared passage is mentioned: agency copy within an article of one's own."""
MOST_SHARERS = 50
"""A passage in more articles than this (a notice, a standing paragraph) tells nothing of any two of them."""
_WORD = re.compile(r"\w+")
_TEXT_ROLES = ("headline", "subheading", "body", "caption")


def stories_of(documents: Sequence[Document]) -> tuple[tuple[Story, ...], tuple[str, ...]]:
    """Group articles into stories.

    Parameters
    ----------
    documents
        The articles.

    Returns
    -------
    stories, passages
        Every article in one story, in the order of the articles; and pairs that share a passage, in words.

    Notes
    -----
    The share is that of the shorter article's runs of eight words that stand in the other, case and marks aside.
    Articles with the same text are one story whatever their length; others need at least a run. Stories are chains: a
    cut copy of a cut copy belongs to the first.
    """
    runs = [_runs(document) for document in documents]
    shares = _shares(runs)
    for pair in combinations(range(len(documents)), 2):
        if documents[pair[0]].sha256 == documents[pair[1]].sha256:
            shares[pair] = 1.0
    groups = _chained(len(documents), [pair for pair, share in shares.items() if share >= REPRINT])
    stories = tuple(Story(articles=group, evidence=_evidence(group, shares, documents)) for group in groups)
    together = {article: group for group in groups for article in group}
    passages = tuple(
        f"[{a + 1}] and [{b + 1}] share {percent_words(share)} of the shorter one’s passages"
        for (a, b), share in sorted(shares.items())
        if share >= NOTICED and together[a] != together[b]
    )
    return stories, passages


def _runs(document: Document) -> frozenset[int]:
    text = document.text
    parts = [text[b.span.start : b.span.end] for b in document.blocks if b.role in _TEXT_ROLES] or [text]
    words = [[word.casefold() for word in _WORD.findall(part)] for part in parts]
    return frozenset(hash(tuple(part[i : i + PASSAGE])) for part in words for i in range(len(part) - PASSAGE + 1))


def _shares(runs: Sequence[frozenset[int]]) -> dict[tuple[int, int], float]:
    """Give, for each pair that shares anything, the share of the shorter one's runs."""
    holders: dict[int, list[int]] = defaultdict(list)
    for article, of_article in enumerate(runs):
        for run in of_article:
            holders[run].append(article)
    common = Counter(
        pair for articles in holders.values() if len(articles) <= MOST_SHARERS for pair in combinations(articles, 2)
    )
    return {(a, b): n / min(len(runs[a]), len(runs[b])) for (a, b), n in common.items()}


def _chained(n: int, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    group = list(range(n))
    for a, b in sorted(pairs):
        old, new = max(group[a], group[b]), min(group[a], group[b])
        group = [new if g == old else g for g in group]
    return [tuple(i for i in range(n) if group[i] == first) for first in sorted(set(group))]


def _evidence(
    group: tuple[int, ...], shares: dict[tuple[int, int], float], documents: Sequence[Document]
) -> tuple[str, ...]:
    others = group[1:]
    found = []
    for article in others:
        near, share = max(((a, shares.get((a, article), 0.0)) for a in group if a < article), key=lambda one: one[1])
        found.append(f"[{near + 1}] and [{article + 1}] share {percent_words(share)} of the shorter one’s passages")
    sources = dict.fromkeys(documents[i].original_source for i in group if documents[i].original_source)
    return (*found, *(f"original source: {name}" for name in sources if others))
