"""In which form a report is given: the options for it, and the one that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import in_color, known_ending, needs_file, terminal_width, write

if TYPE_CHECKING:
    from onrecord.reports.publisher import Publisher
    from onrecord.reports.report import Report

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FORMATS = (
    "text",
    "html",
    "json",
    "jsonl",
    "csv",
    "parquet",
    "md",
    "annotations",
    "brat",
    "claimreview",
    "prov",
)
"""The keys of ``reports.forms.REPORT_FORMS`` and parquet, written out so that ``--help`` imports none of them."""

_OPTIONS: tuple[Decorator, ...] = (
    click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of FILE, else text."),
    click.option("--publisher", metavar="FILE", help="For claimreview: who publishes, where, on which scale (YAML)."),
    click.option("--final", is_flag=True, help="For claimreview: refuse drafts."),
)


def form_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say in which form a report is given."""
    for add in reversed(_OPTIONS):
        command = add(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """The form that was asked for."""

    name: str
    publisher: Publisher | None = None
    final: bool = False

    @property
    def is_table(self) -> bool:
        """Whether the rows of several articles stand in one table."""
        return self.name in ("csv", "parquet", "jsonl")

    @property
    def is_compared(self) -> bool:
        """Whether several articles are put side by side."""
        return self.name in ("text", "html", "md", "json")

    def give(self, report: Report, output: Path | None) -> None:
        """Write a report to a file or to standard output.

        Raises
        ------
        OnRecordError
            E701 if the file cannot be written, E705 if a final review lacks something.
        """
        if self.name == "parquet":
            self.give_table([report], output)
        else:
            write(self.text(report, to_terminal=output is None), output, colored=self.name == "text")

    def give_table(self, reports: Iterable[Report], output: Path | None) -> None:
        """Write the rows of all reports to one file or to standard output; nothing if there is no report.

        Raises
        ------
        OnRecordError
            E701 if the file cannot be written.
        """
        from onrecord.reports.csv import CLAIM_COLUMNS, claim_rows, claim_table
        from onrecord.reports.json import to_jsonl

        if self.name == "jsonl" and output is None:
            for report in reports:
                write(to_jsonl(report), None)
            return
        every = list(reports)
        if not every:
            return
        if self.name == "parquet" and output is not None:
            from onrecord.records.write_parquet import write_parquet

            write_parquet(output, CLAIM_COLUMNS, [row for report in every for row in claim_rows(report)])
            click.echo(f"written to {output}", err=True)
        else:
            write("".join(map(to_jsonl, every)) if self.name == "jsonl" else claim_table(every), output)

    def give_comparison(self, reports: tuple[Report, ...], output: Path | None, *, alone: bool = False) -> None:
        """Write the comparison of several reports; as text behind the reports themselves, unless they stand elsewhere.

        Raises
        ------
        OnRecordError
            E701 if the file cannot be written.
        """
        from onrecord.comparisons import compare_reports
        from onrecord.comparisons.forms import COMPARISON_FORMS
        from onrecord.comparisons.terminal import comparison_terminal

        comparison = compare_reports(reports)
        if self.name != "text":
            write(COMPARISON_FORMS[self.name](comparison), output)
            return
        color = output is None and in_color()
        before = [] if alone else [self.text(report, to_terminal=False) for report in reports]
        side_by_side = comparison_terminal(comparison, width=terminal_width(), color=color)
        write("\n".join([*before, side_by_side]), output, colored=True)

    def text(self, report: Report, *, to_terminal: bool) -> str:
        """Give a report as text."""
        from onrecord.reports import to_terminal as as_text
        from onrecord.reports.forms import REPORT_FORMS

        if self.name == "text":
            return as_text(report, width=terminal_width(), color=to_terminal and in_color())
        if self.name == "claimreview" and self.publisher is not None:
            from onrecord.reports.claimreview import to_claimreview

            return to_claimreview(report, self.publisher, final=self.final)
        return REPORT_FORMS[self.name](report)


def form_of(output: Path | None, form: str | None, publisher: str | None, *, final: bool) -> ReportForm:
    """Choose the form: the one asked for, or by the ending of the output file.

    Raises
    ------
    click.UsageError
        If the file's ending stands for no form, or the form cannot be given so.
    OnRecordError
        E704 if the publisher's file cannot be used.
    """
    from onrecord.reports.forms import FORM_OF_ENDING
    from onrecord.reports.publisher import Publisher, read_publisher

    name = known_ending(output, form, FORM_OF_ENDING, FORMATS)
    needs_file(name, output)
    if name != "claimreview" and (publisher or final):
        raise click.UsageError("--publisher and --final belong to --format claimreview")
    if name != "claimreview":
        return ReportForm(name=name)
    return ReportForm(name=name, publisher=read_publisher(publisher) if publisher else Publisher(), final=final)
