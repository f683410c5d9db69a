"""Which claims of several articles ask the record the same, and whether they can hold together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations

from onrecord.checks.check import (
    ChangeCheck,
    Check,
    CoincidenceCheck,
    ComparisonCheck,
    CountCheck,
    ExtremeCheck,
    OccurrenceCheck,
    RateCheck,
    ShareCheck,
    TrendCheck,
)
from onrecord.checks.words import fitting_amounts
from onrecord.comparisons.comparison import Relation, SharedClaim, Version
from onrecord.findings.wording import where_words
from onrecord.reports.report import Report

DAYS_IN = {"day": 1, "week": 7, "month": 30.44}


def shared_claims(reports: Sequence[Report], story_of: Callable[[int], int]) -> tuple[SharedClaim, ...]:
    """Group claims that ask the same of the same record.

    Parameters
    ----------
    reports
        The reports of the articles.
    story_of
        Gives the story of an article: reprints of one story are one voice, so that their common claims are not listed.

    Notes
    -----
    Two claims ask the same if the best readings of both speak of one record, measure, selection of rows and period (for
    an extreme: of one longer period). Claims that no record can test are not compared: whether two sentences about a
    motive mean the same is not for a program to say.
    """
    groups: dict[Hashable, list[Version]] = defaultdict(list)
    for article, report in enumerate(reports):
        for checked in report.claims:
            if checked.proposal.best is not None:
                groups[_question(checked.proposal.best)].append(Version(article=article, checked=checked))
    found = []
    for versions in groups.values():
        stories = {story_of(version.article) for version in versions}
        relation = _relation([v.checked.proposal.best for v in versions if v.checked.proposal.best])
        if len(stories) > 1 or (len(versions) > 1 and relation == "contradict"):
            found.append(_shared(tuple(versions), relation, len(stories)))
    return tuple(sorted(found, key=lambda claim: (claim.relation != "contradict", -claim.n_stories)))


def _shared(versions: tuple[Version, ...], relation: Relation, n_stories: int) -> SharedClaim:
    check = versions[0].checked.proposal.best
    about = "" if check is None else _about(check)
    return SharedClaim(about=about, versions=versions, relation=relation, n_stories=n_stories)


def _question(check: Check) -> Hashable:
    """Give what a plan asks, without what the claim answers."""
    rows = (check.record, check.measure, tuple(sorted(check.where)))
    match check:
        case ExtremeCheck():
            return ("extreme", rows, check.within, check.unit, check.direction)
        case ComparisonCheck():
            return ("comparison", rows[:2], frozenset((check.where, check.versus)), check.period)
        case ShareCheck():
            return ("share", rows, check.of, check.period)
        case CoincidenceCheck():
            return ("coincidence", rows, check.trigger, check.direction)
        case ChangeCheck() | TrendCheck():
            return ("course", rows, check.period)
        case _:
            return ("amount", rows, check.period)


def _about(check: Check) -> str:
    days = check.within if isinstance(check, ExtremeCheck) else check.period
    what = "events" if check.measure == "events" else check.measure.replace("_", " ")
    where = f" ({where_words(check.where)})" if check.where else ""
    return f"{what}{where}, {days.words()}, in {check.record}"


def _relation(checks: Sequence[Check]) -> Relation:
    verdicts = {_pair(a, b) for a, b in combinations(dict.fromkeys(checks), 2)}
    if "contradict" in verdicts:
        return "contradict"
    return "differ" if "differ" in verdicts else "agree"


def _pair(a: Check, b: Check) -> Relation:
    """Tell whether two answers to one question can both hold."""
    if isinstance(a, ExtremeCheck) and isinstance(b, ExtremeCheck):
        return "agree" if a.period == b.period else "contradict"
    if isinstance(a, ComparisonCheck) and isinstance(b, ComparisonCheck):
        return _compared(a, b)
    if isinstance(a, ChangeCheck | TrendCheck) and isinstance(b, ChangeCheck | TrendCheck):
        return _course(a, b)
    if isinstance(a, CoincidenceCheck):
        return "agree"
    return _amounts(a, b)


def _compared(a: ComparisonCheck, b: ComparisonCheck) -> Relation:
    turned = {"more": "less", "less": "more", "equal": "equal"}
    other = b.direction if a.where == b.where else turned[b.direction]
    return "agree" if a.direction == other else "contradict"


def _course(a: ChangeCheck | TrendCheck, b: ChangeCheck | TrendCheck) -> Relation:
    same_days = getattr(a, "baseline", None) == getattr(b, "baseline", None)
    if a.direction == b.direction:
        return "agree" if same_days else "differ"
    return "contradict" if same_days else "differ"


def _amounts(a: Check, b: Check) -> Relation:
    first, second = _interval(a), _interval(b)
    if first is None or second is None:
        return "differ"
    return "agree" if max(first[0], second[0]) <= min(first[1], second[1]) else "contradict"


def _interval(check: Check) -> tuple[float, float] | None:
    """Give the totals (or shares) that a claim allows; None where it allows too many kinds of things to tell."""
    match check:
        case CountCheck():
            fitting = fitting_amounts(check.value, check.comparison, "count")
            return fitting.low, fitting.high
        case RateCheck():
            fitting = fitting_amounts(check.value, check.comparison, "rate")
            n = check.period.n_days / DAYS_IN[check.per]
            return fitting.low * n, fitting.high * n
        case ShareCheck():
            fitting = fitting_amounts(check.value, check.comparison, "share")
            return fitting.low, fitting.high
        case OccurrenceCheck():
            return (0.0, 0.0) if check.negated else (1.0, float("inf"))
        case _:
            return None
