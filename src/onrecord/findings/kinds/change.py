"""``change``: more or fewer than in another period, per covered day, or per month where rows are of months."""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import NDArray

from onrecord.checks.check import ChangeCheck
from onrecord.checks.words import Interval, fitting_ratios, word_table
from onrecord.errors import UndefinedStatisticError
from onrecord.findings.amounts import change_words, plain_number
from onrecord.findings.answer import STANDS_FOR_ALL, Answer, Verdict, gap, insufficient
from onrecord.findings.finding import Estimate, PeriodTotal
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import what_is_counted
from onrecord.stats.rate_ratio import compare_rates

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Verdicts = NDArray[np.str_]


def judge_change(check: ChangeCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Hold the ratio of the two rates per covered day (or month) against the stated direction and size."""
    record = ledger.record(check.record)
    after = ledger.of_check(check, "period", check.period, basis)
    before = ledger.of_check(check, "baseline", check.baseline, basis)
    unit, totals, step = what_is_counted(record, check), (after, before), record.descriptor.coverage.step
    gaps = [found for total in totals if (found := gap(total, record.descriptor.coverage))]
    ratio = rate_ratio(after, before)
    if gaps:
        sentence = "; ".join(reason for reason, _ in gaps) + _numbers_anyway(after, before, unit, step)
        return insufficient(sentence, totals=totals, suffices=" and ".join(s for _, s in gaps), value=ratio)
    if ratio is None:
        return _nothing(check, totals)
    sentence = f"{change_words(ratio)} a covered {_compared_by(after, before, step)}: "
    sentence += _rates(after, before, unit, step)
    verdict, reason = _verdict(check, ratio, complete=all(t.n_covered_days == t.n_days for t in totals))
    if any(t.coverage < STANDS_FOR_ALL for t in totals) and not _holds_at_bounds(check, verdict, after, before):
        verdict, reason = "insufficient_record", "so many days are unknown that they could turn the answer"
    if verdict == "insufficient_record":
        return insufficient(f"{sentence}; {reason}", totals=totals, suffices="the days without an entry", value=ratio)
    return Answer(
        verdict=verdict,
        value=ratio,
        sentence=sentence,
        reasons=(reason, *signs_disagree(after, before), *days_disagree(after, before)),
        totals=totals,
        estimates=rate_ratio_estimates(after, before),
        word_threshold=_threshold(check, ratio),
    )


def _holds_at_bounds(check: ChangeCheck, verdict: Verdict, after: PeriodTotal, before: PeriodTotal) -> bool:
    """Tell whether the answer stays the same at both ends of what the unknown days allow."""
    ends = ((after.pace_low, before.pace_high), (after.pace_high, before.pace_low))
    ratios = [late / early if early else inf for late, early in ends if late is not None and early is not None]
    return all(_verdict(check, ratio, complete=True)[0] == verdict for ratio in ratios)


def rate_ratio(after: PeriodTotal, before: PeriodTotal) -> float | None:
    """Give after ÷ before in events a covered day (or month): inf from nothing, None if zero or not covered."""
    if after.pace is None or before.pace is None or after.pace == before.pace == 0:
        return None
    return after.pace / before.pace if before.pace else inf


def rate_ratio_estimates(after: PeriodTotal, before: PeriodTotal) -> tuple[Estimate, ...]:
    """Give the rate ratio with its exact conditional interval, where counts define it."""
    counts = (round(before.total), round(after.total))
    early, late = (total.n_covered_steps or total.n_covered_days for total in (before, after))
    try:
        exact = compare_rates(*counts, exposure_before=early, exposure_after=late)
    except UndefinedStatisticError:
        return ()
    return (
        Estimate(
            name="rate_ratio",
            label=f"ratio of the {'' if after.n_steps else 'daily '}rates, period ÷ baseline",
            value=exact.estimate,
            low=exact.low,
            high=exact.high,
            confidence_level=exact.confidence_level,
            method="exact conditional interval; takes events as independent, which they seldom are",
        ),
    )


def signs_disagree(after: PeriodTotal, before: PeriodTotal) -> tuple[str, ...]:
    """Say so where totals and rates per covered day move in opposite directions."""
    ratio = rate_ratio(after, before)
    if ratio in (None, inf) or not before.total or not ratio:
        return ()
    by_total = after.total / before.total
    if (ratio - 1) * (by_total - 1) >= 0:
        return ()
    return (
        f"the totals move the other way ({change_words(by_total)}: {plain_number(before.total)} → "
        f"{plain_number(after.total)}), because {before.n_covered_days} and {after.n_covered_days} days are covered",
    )


def days_disagree(after: PeriodTotal, before: PeriodTotal) -> tuple[str, ...]:
    """Say so where whole months move in one direction and what they hold a day in the other."""
    ratio = rate_ratio(after, before)
    if not after.n_steps or ratio in (None, inf) or not before.rate or not after.rate or not ratio:
        return ()
    by_day = after.rate / before.rate
    if (ratio - 1) * (by_day - 1) >= 0 or round(by_day, 2) == 1:
        return ()
    return (
        f"a day it is the other way ({change_words(by_day)}: {_shown(before.rate)} → {_shown(after.rate)}), because "
        f"they have {before.n_covered_days} and {after.n_covered_days} days",
    )


def change_verdicts(check: ChangeCheck, ratios: Floats, complete: Flags) -> Verdicts:
    """Apply the rule of this kind to many ratios of rates at once.

    A plain "rose" or "fell" is a matter of sign; near 1 the sign needs every day (`complete`).
    """
    if check.size is None and check.direction != "none":
        low, high = word_table()["direction"]["flat"]
        holds = ratios > 1 if check.direction == "increase" else ratios < 1
        near = (low < ratios) & (ratios < high)
        return np.where(near & ~complete, "insufficient_record", np.where(holds, "consistent", "inconsistent"))
    fits = fitting_ratios(check.direction, check.size, check.size_comparison).holds(ratios)
    return np.where(fits, "consistent", "inconsistent")


def _verdict(check: ChangeCheck, ratio: float, *, complete: bool) -> tuple[Verdict, str]:
    verdict: Verdict = change_verdicts(check, np.array([ratio]), np.array([complete]))[0].item()
    if check.size is None and check.direction != "none":
        return verdict, _of_direction(check, ratio, verdict)
    fits = fitting_ratios(check.direction, check.size, check.size_comparison)
    fit = "fits" if verdict == "consistent" else "does not fit"
    return verdict, f"a ratio of {plain_number(round(ratio, 3))} {fit} {_said(check)} ({fits.words()})"


def _of_direction(check: ChangeCheck, ratio: float, verdict: Verdict) -> str:
    if verdict == "insufficient_record":
        return "a move within a tenth, which the unknown days could turn round"
    moved = "rose" if ratio > 1 else "fell" if ratio < 1 else "stayed the same"
    return f"the rate {moved}, {_said(check)} was said"


def _said(check: ChangeCheck) -> str:
    size = check.size if isinstance(check.size, str) else plain_number(check.size) if check.size is not None else ""
    return f"“{check.direction}{', ' + size if size else ''}”"


def _threshold(check: ChangeCheck, ratio: float) -> str:
    if not isinstance(check.size, str):
        return ""
    fits: Interval = fitting_ratios(check.direction, check.size, check.size_comparison)
    return f"“{check.size}” is read as a ratio of {fits.words()}; the word fits iff a ratio of {ratio:.2f} deserves it"


def _compared_by(after: PeriodTotal, before: PeriodTotal, step: str) -> str:
    return step if after.n_steps and before.n_steps else "day"


def _rates(after: PeriodTotal, before: PeriodTotal, unit: str, step: str) -> str:
    return (
        f"{_shown(before.pace)} → {_shown(after.pace)} {unit} a {_compared_by(after, before, step)}, "
        f"{before.period.words()} → {after.period.words()} "
        f"({before.n_covered_days} of {before.n_days} and {after.n_covered_days} of {after.n_days} days covered)"
    )


def _shown(rate: float | None) -> str:
    return plain_number(round(rate or 0.0, 2))


def _numbers_anyway(after: PeriodTotal, before: PeriodTotal, unit: str, step: str) -> str:
    if after.rate is None or before.rate is None:
        return ""
    return f"; over the covered days: {_rates(after, before, unit, step)}"


def _nothing(check: ChangeCheck, totals: tuple[PeriodTotal, ...]) -> Answer:
    holds = check.direction == "none" and check.size is None
    sentence = "the record holds nothing in either period, so nothing changed"
    return Answer(
        verdict="consistent" if holds else "inconsistent",
        value=1.0,
        sentence=sentence,
        reasons=(sentence,),
        totals=totals,
    )
