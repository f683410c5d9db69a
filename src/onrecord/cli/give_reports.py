"""Where the reports of a run go: to the terminal, to one file, or into a folder, with a comparison of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.outputs import Outputs
from onrecord.cli.report_form import ReportForm

if TYPE_CHECKING:
    from onrecord.errors import OnRecordError
    from onrecord.reports.report import Report


def give_reports(
    reports: Iterable[Report],
    form: ReportForm,
    output: Path | None,
    *,
    several: bool,
    failed: Callable[[OnRecordError], None],
) -> None:
    """Write the reports of a run.

    A table holds the rows of all articles. Text, HTML, Markdown and JSON of several articles end with, or are, their
    comparison: one file if `output` has an ending, else a folder with one report an article and the comparison. The
    other forms are written one an article.

    Parameters
    ----------
    reports
        The reports, one by one.
    form
        The form that was asked for.
    output
        A file, a folder, or None for the terminal.
    several
        Whether more than one source was named.
    failed
        What is told of an article whose report cannot be given.
    """
    if form.is_table:
        form.give_table(reports, output)
    elif form.is_compared and not _apart(form, output):
        _give_together(tuple(reports), form, output)
    else:
        _give_each(reports, form, output, several=several, failed=failed)


def _apart(form: ReportForm, output: Path | None) -> bool:
    """Tell whether each article is given by itself: as soon as it is done, or as a file in a folder."""
    if output is None:
        return form.name == "text"
    return output.is_dir() or not output.suffix


def _give_together(reports: tuple[Report, ...], form: ReportForm, output: Path | None) -> None:
    if len(reports) == 1:
        form.give(reports[0], output)
    elif reports:
        form.give_comparison(reports, output)


def _give_each(
    reports: Iterable[Report],
    form: ReportForm,
    output: Path | None,
    *,
    several: bool,
    failed: Callable[[OnRecordError], None],
) -> None:
    from onrecord.errors import OnRecordError

    outputs = Outputs(output, form.name, several=several or (output is not None and output.is_dir()))
    kept = []
    for report, is_only in _with_only(reports):
        try:
            form.give(report, outputs.target(report.document, is_only=is_only))
        except OnRecordError as error:
            failed(error)
            continue
        if form.is_compared:
            kept.append(report)
    if len(kept) > 1:
        form.give_comparison(tuple(kept), outputs.named("comparison"), alone=True)


def _with_only(reports: Iterable[Report]) -> Iterator[tuple[Report, bool]]:
    """Give each report, and whether it is the only one (a folder or feed may hold one)."""
    waiting = iter(reports)
    first = list(islice(waiting, 2))
    yield from ((report, len(first) == 1) for report in first)
    yield from ((report, False) for report in waiting)
