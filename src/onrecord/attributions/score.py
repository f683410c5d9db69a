"""Score predicted attributions against those that people marked; any system's JSON will do.

An article is a mapping with ``text`` and ``attributions``, each of which has ``source``, ``cue`` and ``content``: lists
of ``[start, end)`` code point spans, more than one where the words are split. PolNeAR's form and the lines of
``onrecord attributions --format jsonl`` both fit; further keys are ignored, ``probability`` is used if there.

Three questions are kept apart. *Spans*: each role by itself, fragments of split content as spans of their own.
*Relations* (after Citron): a predicted and a gold attribution are one if their cues share a character, one to one; of
these, how many have all three roles overlapping, and all three exact. *Tokens*: which words carry which role. Edge
punctuation, quotation marks and white space never count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

Role = Literal["source", "cue", "content"]
ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")
Range = tuple[int, int]
SourceForm = Literal["name", "nominal", "pronoun", "none"]
QuotationType = Literal["direct", "indirect", "mixed"]

HUMAN_AGREEMENT: Final[Mapping[str, float]] = {
    "span source": 78.8,
    "span cue": 71.1,
    "span content": 69.3,
    "found": 80.3,
    "all overlap": 78.0,
    "all exact": 58.0,
    "token": 87.9,
}
"""Mean pairwise F1 between people on the 20 PolNeAR articles that five or six of them annotated."""

_EDGE = re.compile(r"\w")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTED = re.compile(r"(?:[“”„\"«»]|``|'')[^“”„\"«»]*(?:[“”\"«»]|''|$)|‘[^‘’]*(?:’|$)")
_PRONOUNS = frozenset(
    [
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "you",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "many",
        "some",
        "others",
        "one",
        "each",
        "all",
        "most",
        "both",
        "several",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "him",
        "them",
        "us",
        "me",
        "himself",
        "herself",
        "themselves",
        "whom",
        "whose",
        "everyone",
        "nobody",
        "anyone",
        "someone",
        "everybody",
        "no-one",
    ]
)


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as three sets of character ranges."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    probability: float = 1.0

    def of(self, role: Role) -> tuple[Range, ...]:
        """Give the ranges of one role."""
        ranges: tuple[Range, ...] = getattr(self, role)
        return ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Precision, recall and F1 in percent, with the article bootstrap's 95 % interval of F1."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    n_gold: int
    n_predicted: int
    n_right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Shares, in percent, of the gold attributions of one kind that were found, and found whole."""

    n_gold: int
    found: float
    all_overlap: float
    all_exact: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All that `score_attributions` says.

    Attributes
    ----------
    rates
        By the names of `HUMAN_AGREEMENT`, and ``token source`` and so on by role.
    given_found
        Of the pairs whose cues overlap, the share in percent with each role exact.
    by_quotation, by_source_form
        Recall on the gold attributions of each type.
    calibration_error
        Expected calibration error of ``probability`` as a statement that the attribution is found (0 to 1).
    """

    n_articles: int
    rates: Mapping[str, Rate]
    given_found: Mapping[str, float]
    by_quotation: Mapping[str, Recalled]
    by_source_form: Mapping[str, Recalled]
    calibration_error: float


@dataclass(frozen=True, slots=True)
class _Pair:
    gold: int
    predicted: int
    exact: tuple[bool, bool, bool]
    overlap: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """One article: right, predicted and gold counts by measure, and what became of each attribution."""

    counts: Mapping[str, tuple[int, int, int]]
    pairs: tuple[_Pair, ...]
    gold: tuple[Marked, ...]
    predicted: tuple[Marked, ...]
    text: str


def score_attributions(
    gold: Iterable[Mapping[str, Any]],
    predicted: Iterable[Mapping[str, Any]],
    *,
    n_resamples: int = 1000,
    seed: int = 1,
) -> Score:
    """Compare two sets of annotated articles.

    Parameters
    ----------
    gold, predicted
        Articles as described above. They are matched by their text; a gold article that was not predicted counts as
        predicted empty, a predicted one without gold is left out.
    n_resamples
        Bootstrap samples of whole articles.
    """
    by_text = {str(article["text"]): article for article in predicted}
    counted = [_count(article, by_text.get(str(article["text"]), {"attributions": []})) for article in gold]
    right_and_sure = [_calibration_pairs(article) for article in counted]
    return Score(
        n_articles=len(counted),
        rates=_rates([article.counts for article in counted], n_resamples, seed),
        given_found=_given_found(counted),
        by_quotation=_recall_by(counted, quotation_type, ("direct", "indirect", "mixed")),
        by_source_form=_recall_by(counted, source_form, ("name", "nominal", "pronoun", "none")),
        calibration_error=expected_calibration_error([pair for pairs in right_and_sure for pair in pairs]),
    )


def read_marked(attribution: Mapping[str, Any]) -> Marked:
    """Read one attribution from plain data."""
    spans = {role: tuple(sorted((int(s), int(e)) for s, e in attribution.get(role) or ())) for role in ROLES}
    return Marked(spans["source"], spans["cue"], spans["content"], float(attribution.get("probability", 1.0)))


def bare(ranges: Iterable[Range], text: str) -> tuple[Range, ...]:
    """Take punctuation, quotation marks and white space from the edges; a range of nothing else stays."""
    return tuple(_bare_one(start, end, text) for start, end in ranges)


def _bare_one(start: int, end: int, text: str) -> Range:
    first, last = start, end
    while first < end and not _EDGE.match(text[first]):
        first += 1
    while last > first and not _EDGE.match(text[last - 1]):
        last -= 1
    return (first, last) if first < last else (start, end)


def _shared(left: Sequence[Range], right: Sequence[Range]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def match(gold: Sequence[Marked], predicted: Sequence[Marked]) -> list[tuple[int, int]]:
    """Pair attributions whose cues overlap, one to one, those that share most first.

    Two attributions that both lack a cue are compared by their content.
    """
    options = []
    for g, one in enumerate(gold):
        for p, other in enumerate(predicted):
            role: Role = "cue" if one.cue or other.cue else "content"
            shared = _shared(one.of(role), other.of(role))
            if shared:
                rest = _shared(one.content, other.content) + _shared(one.source, other.source)
                options.append((-shared, -rest, g, p))
    pairs: dict[int, int] = {}
    for _, _, g, p in sorted(options):
        if g not in pairs and p not in pairs.values():
            pairs[g] = p
    return sorted(pairs.items())


def _count(gold_article: Mapping[str, Any], predicted_article: Mapping[str, Any]) -> _Counted:
    text = str(gold_article["text"])
    gold = tuple(one for one in map(read_marked, gold_article["attributions"]) if one.cue or one.content or one.source)
    predicted = tuple(map(read_marked, predicted_article["attributions"]))
    pairs = tuple(_compare(g, p, gold[g], predicted[p], text) for g, p in match(gold, predicted))
    sizes = len(predicted), len(gold)
    counts = {
        "found": (len(pairs), *sizes),
        "all overlap": (sum(pair.overlap for pair in pairs), *sizes),
        "all exact": (sum(all(pair.exact) for pair in pairs), *sizes),
    }
    return _Counted(
        counts | _span_counts(gold, predicted, text) | _token_counts(gold, predicted, text),
        pairs,
        gold,
        predicted,
        text,
    )


def _compare(g: int, p: int, gold: Marked, predicted: Marked, text: str) -> _Pair:
    exact = tuple(bare(gold.of(role), text) == bare(predicted.of(role), text) for role in ROLES)
    overlap = all(
        bool(_shared(gold.of(role), predicted.of(role))) or not (gold.of(role) or predicted.of(role)) for role in ROLES
    )
    return _Pair(g, p, (exact[0], exact[1], exact[2]), overlap)


def _span_counts(gold: Sequence[Marked], predicted: Sequence[Marked], text: str) -> dict[str, tuple[int, int, int]]:
    counts = {}
    for role in ROLES:
        wanted = {span for one in gold for span in bare(one.of(role), text)}
        given = {span for one in predicted for span in bare(one.of(role), text)}
        counts[f"span {role}"] = (len(wanted & given), len(given), len(wanted))
    return counts


def _token_counts(gold: Sequence[Marked], predicted: Sequence[Marked], text: str) -> dict[str, tuple[int, int, int]]:
    edges = np.array([match.span() for match in _TOKEN.finditer(text)], dtype=np.int64).reshape(-1, 2)
    counts, total = {}, np.zeros(3, dtype=np.int64)
    for role in ROLES:
        wanted, given = (_tokens_in([s for one in marked for s in one.of(role)], edges) for marked in (gold, predicted))
        here = (int((wanted & given).sum()), int(given.sum()), int(wanted.sum()))
        counts[f"token {role}"] = here
        total += here
    return counts | {"token": (int(total[0]), int(total[1]), int(total[2]))}


def _tokens_in(ranges: Iterable[Range], edges: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    inside = np.zeros(len(edges), dtype=bool)
    for start, end in ranges:
        inside |= (edges[:, 0] < end) & (edges[:, 1] > start)
    return inside


def _rates(counts: Sequence[Mapping[str, tuple[int, int, int]]], n_resamples: int, seed: int) -> dict[str, Rate]:
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, max(len(counts), 1), (n_resamples, len(counts)))
    names = list(counts[0]) if counts else []
    return {name: _rate(np.array([article[name] for article in counts]), picks) for name in names}


def _rate(table: npt.NDArray[np.int64], picks: npt.NDArray[np.int64]) -> Rate:
    right, predicted, gold = (int(total) for total in table.sum(0))
    samples = table[picks].sum(1) if len(picks) else table.sum(0)[None]
    spread = 200.0 * samples[:, 0] / np.maximum(samples[:, 1] + samples[:, 2], 1)
    low, high = np.quantile(spread, [0.025, 0.975])
    return Rate(
        precision=_percent(right, predicted),
        recall=_percent(right, gold),
        f1=_percent(2 * right, predicted + gold),
        low=float(low),
        high=float(high),
        n_gold=gold,
        n_predicted=predicted,
        n_right=right,
    )


def _percent(part: float, whole: float) -> float:
    return 100.0 * part / whole if whole else 0.0


def _given_found(counted: Sequence[_Counted]) -> dict[str, float]:
    pairs = [pair for article in counted for pair in article.pairs]
    return {role: _percent(sum(pair.exact[i] for pair in pairs), len(pairs)) for i, role in enumerate(ROLES)}


def _recall_by(
    counted: Sequence[_Counted], kind_of: Callable[[Marked, str], str], kinds: Sequence[str]
) -> dict[str, Recalled]:
    rows: dict[str, list[tuple[bool, bool, bool]]] = {kind: [] for kind in kinds}
    for article in counted:
        pairs = {pair.gold: pair for pair in article.pairs}
        for number, one in enumerate(article.gold):
            pair = pairs.get(number)
            rows[kind_of(one, article.text)].append(
                (pair is not None, bool(pair and pair.overlap), bool(pair and all(pair.exact)))
            )
    return {kind: _recalled(results) for kind, results in rows.items()}


def _recalled(results: Sequence[tuple[bool, bool, bool]]) -> Recalled:
    n = len(results)
    found, overlap, exact = (_percent(sum(row[i] for row in results), n) for i in range(3))
    return Recalled(n_gold=n, found=found, all_overlap=overlap, all_exact=exact)


def quotation_type(one: Marked, text: str) -> QuotationType:
    """Tell from the quotation marks in the content whether it is quoted wholly, in part or not at all."""
    letters = outside = 0
    for start, end in one.content:
        words = text[start:end]
        letters += sum(map(str.isalnum, words))
        outside += sum(map(str.isalnum, _QUOTED.sub(" ", words)))
    if not letters or outside == letters:
        return "indirect"
    return "direct" if outside <= 0.03 * letters else "mixed"


def source_form(one: Marked, text: str) -> SourceForm:
    """Guess from letter case and a list of pronouns how the source is expressed."""
    words = re.findall(r"\w[\w.’'-]*", " ".join(text[start:end] for start, end in one.source))
    if not words:
        return "none"
    if all(word.lower().strip(".") in _PRONOUNS for word in words[:1]) and len(words) <= 3:
        return "pronoun"
    named = [
        word
        for place, word in enumerate(words)
        if word[0].isupper() and (place or word.lower() not in ("the", "a", "an", "some"))
    ]
    return "name" if named else "nominal"


def _calibration_pairs(article: _Counted) -> list[tuple[float, bool]]:
    found = {pair.predicted for pair in article.pairs}
    return [(one.probability, number in found) for number, one in enumerate(article.predicted)]


def expected_calibration_error(pairs: Sequence[tuple[float, bool]], *, n_bins: int = 10) -> float:
    """Mean distance, over the stated probabilities, between what was stated and what came true.

    Parameters
    ----------
    pairs
        Stated probability (0 to 1) and whether it was so. Bins have equal width.
    """
    if not pairs:
        return 0.0
    stated = np.array([probability for probability, _ in pairs])
    true = np.array([outcome for _, outcome in pairs], dtype=float)
    places = np.minimum((stated * n_bins).astype(int), n_bins - 1)
    gaps = [abs(float((stated[places == b] - true[places == b]).sum())) for b in range(n_bins)]
    return sum(gaps) / len(pairs)
