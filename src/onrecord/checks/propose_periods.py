"""Which days a claim is about, and which it is measured against."""

from __future__ import annotations

import itertools
from datetime import timedelta

from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_scene import Scene, adjoins
from onrecord.claims.claim import Claim, TimeReading
from onrecord.text.dates import Period, day_period, month_period, previous_month, year_period
from onrecord.text.spans import Span

OTHER_DAYS = 0.12
"""Weight of the other days that the same words may mean."""
_LINKED_FIRST = ("range", "since", "before", "after")


def period_choices(claim: Claim, scene: Scene) -> list[Choice[Period]]:
    """Rank the days: the claim's own words, else those of the sentence and the words before, else publication's."""
    if claim.times:
        return _own(claim, scene)
    fitting = [t for t in scene.earlier_times if claim.unit is None or t.unit == claim.unit]
    if claim.kind == "change" and claim.baseline_times and scene.published is not None:
        return [_last_full(claim.baseline_times[0].period, scene.published)]
    for time in (*fitting, *scene.earlier_times):
        if time.period is not None and time.link != "until" and _past(time.period, scene):
            own = adjoins(time, scene.sentence, scene.claim[0])
            words = time.span.of(scene.text) + ("" if own else ", from the words before")
            value = _clipped(time.period, scene)
            return [Choice(value=value, weight=1.0, words=words, span=time.span, assumed=not own)]
    if scene.published is None:
        return []
    words = "the month of publication, assumed"
    month = month_period(scene.published.end.year, scene.published.end.month)
    return [Choice(value=_clipped(month, scene), weight=1.0, words=words, assumed=True)]


def _last_full(like: Period, published: Period) -> Choice[Period]:
    """Read "Have halved since January": what is now, in the units of what it is measured against."""
    if like == year_period(like.start.year):
        value, name = year_period(published.end.year - 1), "year"
        now = year_period(published.end.year)
    else:
        value, name = previous_month(published), "month"
        now = month_period(published.end.year, published.end.month)
    if value.overlaps(like):  # "since September", said in October: what is now is the month that has begun
        value, name = Period(now.start, published.end), f"{name} so far"
    else:
        name = f"last full {name} before publication"
    return Choice(value=value, weight=1.0, words=f"the {name}, assumed", assumed=True)


def _past(period: Period, scene: Scene) -> bool:
    return scene.published is None or period.start <= scene.published.end


def _own(claim: Claim, scene: Scene) -> list[Choice[Period]]:
    times = claim.times
    union = _union(times, scene)
    first = next((t for link in _LINKED_FIRST for t in times if t.link == link), times[0])
    span = Span(times[0].span.start, times[-1].span.end) if union else first.span
    period = union or first.period
    words = span.of(scene.text)
    out = [Choice(value=_clipped(period, scene), weight=1.0, words=words, span=span)]
    out += [_other(t.period, t.span, scene) for t in times if t is not first and not union]
    out += [_other(p, first.span, scene) for p in first.alternatives if not union and _past(p, scene)]
    return out


def _other(period: Period, span: Span, scene: Scene) -> Choice[Period]:
    return Choice(value=_clipped(period, scene), weight=OTHER_DAYS, words=span.of(scene.text), span=span)


def _union(times: tuple[TimeReading, ...], scene: Scene) -> Period | None:
    """Read "On Tuesday and Wednesday", "neither on Tuesday nor on Wednesday": one stretch."""
    if len(times) < 2 or any(t.unit != times[0].unit or t.link for t in times):
        return None
    for one, other in itertools.pairwise(times):
        between = scene.text[one.span.end : other.span.start].lower().split()
        if not between or between[0].strip(",") not in ("and", "nor", "or") or len(between) > 3:
            return None
    return Period(min(t.period.start for t in times), max(t.period.end for t in times))


def _clipped(period: Period, scene: Scene) -> Period:
    """An article speaks of no days after its own, unless it says that it does."""
    if scene.published is None or not (period.start <= scene.published.end < period.end):
        return period
    return Period(period.start, scene.published.end)


def baseline_choices(claim: Claim, period: Period, scene: Scene) -> list[Choice[Period]]:
    """Rank what a period is measured against: the claim's words, else the one before, else a year earlier."""
    if claim.baseline_times and not claim.baseline_times[0].period.overlaps(period):
        time = claim.baseline_times[0]
        return [Choice(value=time.period, weight=1.0, words=time.span.of(scene.text), span=time.span)]
    spoken = next((t for t in scene.standards if t.period and t.span.start >= scene.sentence.start), None)
    if spoken is not None and spoken.period is not None and not claim.times and not spoken.period.overlaps(period):
        words = f"{spoken.span.of(scene.text)}, from the words before"
        return [Choice(value=spoken.period, weight=1.0, words=words, span=spoken.span, assumed=True)]
    before, name = _previous(period)
    if claim.baseline_times:  # "from the week before that": the days before the claim's own
        span = claim.baseline_times[0].span
        return [Choice(value=before, weight=1.0, words=span.of(scene.text), span=span)]
    out = [Choice(value=before, weight=0.75, words=f"previous {name}, assumed", assumed=True)]
    if 27 < period.n_days < 300:
        earlier = _year_before(period)
        out.append(Choice(value=earlier, weight=0.25, words=f"same {name} of the year before, assumed", assumed=True))
    return out


def _previous(period: Period) -> tuple[Period, str]:
    if period == month_period(period.start.year, period.start.month):
        return previous_month(period), "month"
    if period == year_period(period.start.year):
        return year_period(period.start.year - 1), "year"
    names = {1: "day", 7: "week"}
    return period.moved(-period.n_days), names.get(period.n_days, f"{period.n_days} days")


def _year_before(period: Period) -> Period:
    start = period.start
    if period == month_period(start.year, start.month):
        return month_period(start.year - 1, start.month)
    return period.moved(-364)


def within_choices(claim: Claim, period: Period, scene: Scene) -> list[Choice[Period]]:
    """Rank the longer period of an extreme: it ends with the claimed days unless it was over by publication."""
    for time in claim.within_times:
        return [
            Choice(value=_up_to(time.period, period, scene), weight=1.0, words=time.span.of(scene.text), span=time.span)
        ]
    year = Period(year_period(period.start.year).start, period.end)
    return [Choice(value=year, weight=1.0, words="the year so far, assumed", assumed=True)]


def _up_to(longer: Period, period: Period, scene: Scene) -> Period:
    over = scene.published is not None and longer.end < scene.published.start
    if over or longer.end <= period.end or longer.start > period.start:
        return longer
    return Period(longer.start, period.end)


def days_after(day: Period, n: int) -> Period:
    """Give a day and the `n` days after it."""
    return Period(day.start, day.start + timedelta(days=max(n, 0)))


def single_day(period: Period) -> Period:
    """Give the first day of a period."""
    return day_period(period.start)
