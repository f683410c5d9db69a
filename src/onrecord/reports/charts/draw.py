"""Which pictures a finding gets: that of its kind first, then the record in time, then how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.claims.claim import ClaimKind
from onrecord.findings.finding import Finding
from onrecord.reports.charts.amount import amount_chart
from onrecord.reports.charts.calendar import calendar_chart
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.choices import choices_chart
from onrecord.reports.charts.daily import daily_chart
from onrecord.reports.charts.placebo import placebo_chart
from onrecord.reports.charts.ranking import ranking_chart
from onrecord.reports.charts.ratio import ratio_chart
from onrecord.reports.charts.share import share_chart
from onrecord.reports.charts.sides import sides_chart
from onrecord.reports.charts.steps import steps_chart
from onrecord.reports.charts.windows import windows_chart

Draw = Callable[[Finding, str], Chart | None]

OF_KIND: dict[ClaimKind, tuple[Draw, ...]] = {
    "count": (amount_chart, daily_chart),
    "rate": (amount_chart, daily_chart),
    "change": (daily_chart, ratio_chart, placebo_chart),
    "comparison": (sides_chart, ratio_chart, daily_chart),
    "share": (share_chart, daily_chart),
    "extreme": (ranking_chart, daily_chart),
    "trend": (steps_chart, daily_chart),
    "coincidence": (daily_chart, windows_chart, ratio_chart, placebo_chart),
    "occurrence": (calendar_chart,),
}
"""The pictures of each kind of question, in the order in which they are read."""


def charts_of(finding: Finding, key: str) -> tuple[Chart, ...]:
    """Draw the pictures of a finding; `key` (letters, digits) makes their identifiers unique on a page."""
    return tuple(chart for i, draw in enumerate(_drawn_for(finding)) if (chart := draw(finding, f"{key}x{i}")))


def _drawn_for(finding: Finding) -> Iterator[Draw]:
    yield from OF_KIND[finding.check.kind]
    if finding.check.kind == "occurrence" and calendar_chart(finding, "") is None:
        yield daily_chart
    yield choices_chart
