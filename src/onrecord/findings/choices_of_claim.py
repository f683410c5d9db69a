"""Choices that the words of a claim leave open, or that somebody else would have put into other words."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.checks.check import ChangeCheck, Check, CoincidenceCheck, ExtremeCheck, TrendCheck
from onrecord.findings.decision_point import DecisionPoint, Option
from onrecord.findings.wording import where_words
from onrecord.records import other_levels, value_totals
from onrecord.records.record import Record, Selection
from onrecord.text.dates import Period, month_period, previous_month

MIN_PART = 0.1
"""Share of the record's total from which a place is tried for itself where the claim names none."""
ORDINARY_LENGTHS = (7, 14, 30, 61, 91, 182, 365)
"""Days of the stretches that are ordinarily compared: a week to a year."""
SHORTEST = 0.5
"""Of these, those at least half as long as the claim's own days are tried: a month says nothing of a day."""
STARTS = (-1.0, -0.5, 0.0, 0.5, 1.0)
"""Where they start: up to the length of the claim's own days sooner or later. Chosen on made-up series other than those
of ``benchmarks/cherry_picking.py``, which says how well the whole tells picked days from fair ones."""
COINCIDENCE_WINDOWS = (1, 3, 7, 14)


def baseline_point(check: Check) -> DecisionPoint | None:
    """Without a stated baseline: the stretch before, the same days a year earlier, the three months before."""
    if not isinstance(check, ChangeCheck) or "baseline" not in check.assumed:
        return None
    others = [p for p in ordinary_baselines(check.period) if p != check.baseline and not p.overlaps(check.period)]
    options = tuple(Option(words=p.words(), fields=(("baseline", p),)) for p in others)
    return DecisionPoint(name="the baseline", plain=check.baseline.words(), options=options)


def ordinary_baselines(period: Period) -> tuple[Period, ...]:
    """Give what a period is ordinarily measured against, from the most to the least usual."""
    month = previous_month(period)
    if period == month_period(period.start.year, period.start.month):
        quarter = Period(previous_month(previous_month(month)).start, month.end)
        return month, same_period_last_year(period), quarter
    short = (month,) if period.n_days < 28 else ()
    return tuple(dict.fromkeys((period_before(period), same_period_last_year(period), *short)))


def same_period_last_year(period: Period) -> Period:
    """Give the same days a year earlier (29 February becomes the 28th)."""
    if period == month_period(period.start.year, period.start.month):
        return month_period(period.start.year - 1, period.start.month)
    return Period(_year_back(period.start), _year_back(period.end))


def _year_back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def period_before(period: Period) -> Period:
    """Give the stretch of the same length that ends the day before."""
    return _before(period, period.n_days)


def measure_point(check: Check, record: Record) -> DecisionPoint | None:
    """ "Violence" without a measure: events, or deaths."""
    if "measure" not in check.assumed or isinstance(check, CoincidenceCheck):
        return None
    has_deaths = record.descriptor.measure("best") is not None
    other = {"events": "best", "best": "events"}.get(check.measure) if has_deaths else None
    if other is None:
        return None
    option = Option(words=other, fields=(("measure", other),))
    return DecisionPoint(name="the measure", plain=check.measure, options=(option,))


def place_point(check: Check, record: Record) -> DecisionPoint | None:
    """A rise or fall without a place may be meant of any part that the record tells apart."""
    if "where" not in check.assumed or check.where or not isinstance(check, ChangeCheck | TrendCheck):
        return None
    coarsest = next(iter(record.descriptor.places), None)
    if coarsest is None:
        return None
    period = record.descriptor.coverage.period
    parts = value_totals(record, Selection(measure=check.measure), period, coarsest.column)
    total = sum(part.total for part in parts)
    main = [part.values[0] for part in parts if part.values and part.total >= MIN_PART * total]
    if len(main) < 2:
        return None
    options = tuple(Option(words=value, fields=(("where", ((coarsest.column, (value,)),)),)) for value in main)
    return DecisionPoint(name=f"the {coarsest.level}", plain="not narrowed", options=options)


def granularity_point(check: Check, record: Record) -> DecisionPoint:
    """A name that is both a town's and a province's: the plan takes one; the curve shows the other."""
    options = tuple(
        Option(words=where_words(other), fields=(("where", other),)) for other in other_levels(record, check.where)
    )
    return DecisionPoint(name="the place", plain=where_words(check.where), options=options, decides=False)


def coincidence_window_point(check: Check) -> DecisionPoint | None:
    """ "Soon after" without a number of days."""
    if not isinstance(check, CoincidenceCheck):
        return None
    days = [n for n in COINCIDENCE_WINDOWS if n != check.window_days]
    options = tuple(Option(words=f"of {n} days", fields=(("window_days", n),)) for n in days)
    left_open = "window_days" in check.assumed
    return DecisionPoint(name="a window", plain=f"of {check.window_days} days", options=options, decides=left_open)


def within_point(check: Check, record: Record) -> DecisionPoint | None:
    """ "The deadliest month": of the year so far, of the twelve months before, or of the record so far."""
    if not isinstance(check, ExtremeCheck):
        return None
    end, spoken = check.within.end, record.descriptor.coverage.period
    year = Period(_year_back(end) + timedelta(days=1), end)
    whole = Period(spoken.start, max(end, spoken.start))
    longer = dict.fromkeys(p for p in (year, whole) if p != check.within and p.covers(check.period))
    options = tuple(Option(words=p.words(), fields=(("within", p),)) for p in longer)
    left_open = "within" in check.assumed
    return DecisionPoint(name="the longer period", plain=check.within.words(), options=options, decides=left_open)


def days_point(check: Check) -> DecisionPoint | None:
    """Rises and falls over somewhat longer, shorter, earlier and later days: were these days picked to fit?"""
    if not isinstance(check, ChangeCheck | TrendCheck):
        return None
    own = check.period.n_days
    options = []
    for n_days in dict.fromkeys((own, *(days for days in ORDINARY_LENGTHS if days >= SHORTEST * own))):
        for start in STARTS:
            period = _from(check.period.start + timedelta(days=round(start * own)), n_days)
            if isinstance(check, ChangeCheck):
                options += [_against(period, baseline) for baseline in _baselines_for(check, period)]
            elif period != check.period:
                options.append(Option(words=period.words(), fields=(("period", period),)))
    plain = check.period.words()
    return DecisionPoint(name="the days", plain=plain, options=tuple(dict.fromkeys(options)), decides=False)


def _against(period: Period, baseline: Period) -> Option:
    words = f"{period.words()} against {baseline.words()}"
    return Option(words=words, fields=(("period", period), ("baseline", baseline)))


def _baselines_for(check: ChangeCheck, period: Period) -> list[Period]:
    """Give what other days are measured against: as the claim does, the days before, a year earlier, the year before.

    The claim's own baseline is scaled and moved alike; one that ends where the period begins keeps ending there.
    """
    n_days = max(1, round(check.baseline.n_days * period.n_days / check.period.n_days))
    moved = period.start - check.period.start
    adjoins = check.baseline.end + timedelta(days=1) == check.period.start
    own = _before(period, n_days) if adjoins else _from(check.baseline.start + moved, n_days)
    others = dict.fromkeys((own, period_before(period), same_period_last_year(period), _before(period, 365)))
    stated = (check.period, check.baseline)
    return [other for other in others if not other.overlaps(period) and (period, other) != stated]


def _from(start: date, n_days: int) -> Period:
    return Period(start, start + timedelta(days=n_days - 1))


def _before(period: Period, n_days: int) -> Period:
    return _from(period.start - timedelta(days=n_days), n_days)
