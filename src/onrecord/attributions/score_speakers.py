"""Score who is speaking: pairs of what a system said and what a reader decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.attributions.score import expected_calibration_error


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPair:
    """One attribution's speaker, as decided by a reader and as predicted.

    Attributes
    ----------
    names
        The gold name and its aliases; empty where nobody speaks.
    predicted
        The predicted name; empty for "nobody" or "not resolvable"; ``None`` where the attribution was not found.
    probability
        How sure the prediction is of the name, 0 to 1.
    """

    names: tuple[str, ...]
    type: str
    form: str
    predicted: str | None
    predicted_type: str | None
    probability: float = 1.0

    @property
    def nameable(self) -> bool:
        """Whether there is a speaker to be named."""
        return any(self.names)

    @property
    def right(self) -> bool:
        """Whether the predicted name is the gold name or one of its aliases, letter case and spaces aside."""
        return self.predicted is not None and same_name(self.predicted, self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Share of right answers in percent and the number of questions."""

    percent: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerScore:
    """All that `score_speakers` says.

    Attributes
    ----------
    nameable
        Right names over the attributions that have a speaker to be named.
    by_form
        The same by form of the source (name, nominal, pronoun, …).
    precision_at_70
        Precision in percent of the surest 70 % of the nameable answers.
    type_macro_f1
        Mean F1 in percent over the gold speaker types.
    calibration_error
        Expected calibration error of the probability of the name (0 to 1).
    eligible
        Right names over all nameable attributions, those not found counted as wrong.
    """

    nameable: Accuracy
    by_form: Mapping[str, Accuracy]
    precision_at_70: float
    type_macro_f1: float
    calibration_error: float
    eligible: Accuracy


def same_name(predicted: str, names: Sequence[str]) -> bool:
    """Compare names without regard to letter case and white space; nobody equals nobody."""
    wanted = {_plain(name) for name in names}
    return _plain(predicted) in (wanted or {""})


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def score_speakers(pairs: Iterable[SpeakerPair]) -> SpeakerScore:
    """Score a list of pairs.

    Pairs whose attribution was not found (``predicted`` is ``None``) count in `eligible` only, so that one call
    serves both the trial with gold spans given and the trial end to end.
    """
    all_pairs = tuple(pairs)
    answered = [pair for pair in all_pairs if pair.predicted is not None]
    named = [pair for pair in answered if pair.nameable]
    forms = sorted({pair.form for pair in named})
    return SpeakerScore(
        nameable=accuracy(named),
        by_form={form: accuracy([pair for pair in named if pair.form == form]) for form in forms},
        precision_at_70=precision_at(named, 0.7),
        type_macro_f1=type_macro_f1(answered),
        calibration_error=expected_calibration_error([(pair.probability, pair.right) for pair in named]),
        eligible=accuracy([pair for pair in all_pairs if pair.nameable]),
    )


def accuracy(pairs: Sequence[SpeakerPair]) -> Accuracy:
    """Share of the pairs whose name is right."""
    right = sum(pair.right for pair in pairs)
    return Accuracy(percent=100.0 * right / len(pairs) if pairs else 0.0, n=len(pairs))


def precision_at(pairs: Sequence[SpeakerPair], coverage: float) -> float:
    """Precision in percent of the surest share ``coverage`` (0 to 1) of the pairs."""
    curve = risk_coverage(pairs)
    return curve[max(round(coverage * len(pairs)), 1) - 1][1] if curve else 0.0


def risk_coverage(pairs: Sequence[SpeakerPair]) -> list[tuple[float, float]]:
    """Coverage (0 to 1) and precision in percent as ever less sure answers are let in; ties keep their order."""
    order = sorted(range(len(pairs)), key=lambda place: -pairs[place].probability)
    right = np.cumsum([pairs[place].right for place in order])
    return [((n + 1) / len(pairs), 100.0 * float(right[n]) / (n + 1)) for n in range(len(pairs))]


def type_macro_f1(pairs: Sequence[SpeakerPair]) -> float:
    """Mean F1 in percent over the types that occur in gold."""
    types = sorted({pair.type for pair in pairs})
    return sum(_type_f1(pairs, name) for name in types) / len(types) if types else 0.0


def _type_f1(pairs: Sequence[SpeakerPair], name: str) -> float:
    right = sum(pair.type == name and pair.predicted_type == name for pair in pairs)
    total = sum((pair.type == name) + (pair.predicted_type == name) for pair in pairs)
    return 200.0 * right / total if total else 0.0
