"""What a reader must know of the whole report: the warnings, and that an article without a date hides its days."""

from __future__ import annotations

from onrecord.reports.report import Report
from onrecord.reports.wording import one_line

UNDATED = (
    "the date of publication is not known, so words such as “in September” have no year, and claims that rest on them "
    "cannot be tested; give the date with --published"
)


def notes_of(report: Report) -> tuple[str, ...]:
    """Give each warning once, the missing date first."""
    undated = report.document.text and report.claims and report.document.published is None
    warnings = (*((UNDATED,) if undated else ()), *report.warnings, *report.document.warnings)
    return tuple(dict.fromkeys(one_line(warning) for warning in warnings))
