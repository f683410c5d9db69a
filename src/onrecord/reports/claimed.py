"""What number a claim asks for, and what number the record gives, in the same unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.checks.check import (
    ChangeCheck,
    CoincidenceCheck,
    ComparisonCheck,
    CountCheck,
    RateCheck,
    ShareCheck,
    TrendCheck,
)
from onrecord.checks.words import Interval, fitting_amounts, fitting_ratios
from onrecord.findings.finding import Finding, PeriodTotal
from onrecord.findings.kinds.change import rate_ratio
from onrecord.findings.kinds.coincidence import CLEAR_RATIO
from onrecord.findings.kinds.comparison import fitting
from onrecord.findings.kinds.rate import mean_rate
from onrecord.findings.kinds.trend import CLEAR, FLAT
from onrecord.reports.wording import number_words, percent_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """The numbers that fit what was said, and the record's own."""

    fits: Interval
    value: float | None
    """None where the record gives none."""
    quantity: str
    """What both are numbers of: ratio of the daily rates."""
    is_ratio: bool = False
    is_share: bool = False

    @property
    def fits_words(self) -> str:
        """Spell what fits."""
        return self.fits.words(as_percent=self.is_share).replace("-", "−")

    @property
    def value_words(self) -> str:
        """Spell the record's number."""
        return percent_words(self.value) if self.is_share else number_words(self.value)

    @property
    def holds(self) -> bool:
        """Tell whether the record's number fits."""
        return self.value is not None and self.value in self.fits


def _mean(check: RateCheck, totals: Sequence[PeriodTotal]) -> float | None:
    mean = mean_rate(totals[0], check.per) if totals else None
    return mean.value if mean is not None else None


def claimed(finding: Finding) -> Claimed | None:
    """Give what was said as numbers; None for kinds that ask for no number (extremes, occurrences)."""
    check, totals = finding.check, finding.totals
    match check:
        case CountCheck():
            fits = fitting_amounts(check.value, check.comparison, "count")
            return Claimed(fits=fits, value=totals[0].total if _covered(finding) else None, quantity="total")
        case RateCheck():
            return Claimed(
                fits=fitting_amounts(check.value, check.comparison, "rate"), value=_mean(check, totals),
                quantity=f"mean a {check.per}",
            )  # fmt: skip
        case ShareCheck():
            fits = fitting_amounts(check.value, check.comparison, "share")
            return Claimed(fits=fits, value=_quotient(finding), quantity="share", is_share=True)
        case ComparisonCheck():
            return Claimed(fits=fitting(check), value=_quotient(finding), quantity="ratio of the totals", is_ratio=True)
        case ChangeCheck() | CoincidenceCheck():
            fits = (
                _move(check)
                if isinstance(check, ChangeCheck)
                else Interval(low=CLEAR_RATIO[check.direction][0], high=CLEAR_RATIO[check.direction][1])
            )
            ratio = rate_ratio(totals[0], totals[1]) if len(totals) > 1 else None
            by_day = not totals or totals[0].unit_of_pace == "day"
            quantity = "ratio of the daily rates" if by_day else f"ratio of the means a {totals[0].unit_of_pace}"
            return Claimed(fits=fits, value=ratio, quantity=quantity, is_ratio=True)
        case TrendCheck():
            value = next((e.value for e in finding.estimates if e.name == "spearman_rho"), None)
            return Claimed(fits=_slope(check), value=value, quantity="rank correlation with time")
        case _:
            return None


def _covered(finding: Finding) -> bool:
    return bool(finding.totals) and finding.totals[0].n_covered_days > 0


def _quotient(finding: Finding) -> float | None:
    if len(finding.totals) < 2 or not _covered(finding) or not finding.totals[1].total:
        return None
    return finding.totals[0].total / finding.totals[1].total


def _move(check: ChangeCheck) -> Interval:
    if check.size is not None or check.direction == "none":
        return fitting_ratios(check.direction, check.size, check.size_comparison)
    if check.direction == "increase":
        return Interval(low=1.0, low_open=True)
    return Interval(low=0.0, high=1.0, high_open=True)


def _slope(check: TrendCheck) -> Interval:
    if check.direction == "none":
        return Interval(low=-FLAT, high=FLAT, low_open=True, high_open=True)
    return Interval(low=CLEAR, high=1.0) if check.direction == "increase" else Interval(low=-1.0, high=-CLEAR)
