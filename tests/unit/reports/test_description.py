"""What ``onrecord record describe`` prints."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from datetime import date
from pathlib import Path

from onrecord.records.describe import ColumnMeaning, Description, MeasureTotal, TopValues
from onrecord.records.record import Coverage, Descriptor, Record, TimeColumn, ValueTotal
from onrecord.records.resource import TableResource
from onrecord.reports import describe_terminal
from onrecord.reports import description as module
from onrecord.reports.description import calendar, gap_words
from onrecord.text.dates import Period, day_period, year_period


def described() -> Description:
    period = Period(date(2021, 1, 1), date(2021, 2, 10))
    descriptor = Descriptor(
        name="maren-strikes-2021",
        title="Strikes over the Maren valley",
        row_means="line of a release",
        source="Daily releases (invented)",
        licence="CC0-1.0",
        times=(TimeColumn(column="day", meaning="announcement", lag_days=1),),
        coverage=Coverage(kind="rows", period=period),
        snapshot=date(2021, 7, 10),
        notes=("The lists name the valley, not towns.",),
    )
    record = Record(
        descriptor=descriptor,
        folder=Path(),
        resource=TableResource(path=Path("data.csv"), location="data.csv", format="csv"),
        table_sha256="0" * 64,
        sha256="0" * 64,
        columns=("day", "n"),
        n_rows=30,
    )
    return Description(
        record=record,
        columns=(ColumnMeaning(column="day", meaning="day of the announcement"), ColumnMeaning(column="n", meaning="")),
        first_day=date(2021, 1, 1),
        last_day=date(2021, 2, 9),
        n_undated=1,
        n_days=period.n_days,
        n_covered_days=36,
        gaps=(day_period(date(2021, 1, 6)), Period(date(2021, 1, 20), date(2021, 1, 23))),
        measures=(MeasureTotal(measure="strikes", unit="strikes", total=763.0, low=None, high=None),),
        tops=(
            TopValues(
                column="area",
                level="place",
                measure="strikes",
                n_values=3,
                values=(ValueTotal(values=("Maren valley", "Maren"), total=700.0, n_rows=20),),
            ),
        ),
        answers=("count", "rate"),
        cannot=("why something happened",),
        notes=descriptor.notes,
    )


def test_the_description_is_as_approved(matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("description.txt", describe_terminal(described()))


def test_no_line_is_wider_than_the_terminal() -> None:
    assert max(map(len, describe_terminal(described()).splitlines())) <= 80


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(module, extraglobs={"Period": Period, "date": date}).failed == 0


def test_a_short_record_is_drawn_day_by_day() -> None:
    drawn = list(calendar(Period(date(2017, 8, 30), date(2017, 9, 3)), [day_period(date(2017, 9, 2))]))
    assert drawn[:2] == ["Aug 2017" + " " * 31 + "██", "Sep 2017  █·█"]


def test_a_long_record_is_drawn_month_by_month() -> None:
    gaps = [Period(date(2018, 1, 1), date(2018, 1, 31)), Period(date(2018, 2, 1), date(2018, 2, 27))]
    drawn = list(calendar(Period(date(2017, 7, 1), date(2018, 6, 30)), gaps))
    assert drawn[:2] == ["2017        ██████", "2018  ·▁████"]


def test_the_longest_gaps_are_named_in_order() -> None:
    gaps = [day_period(date(2020, 1, d)) for d in range(1, 20, 2)] + [year_period(2021)]
    said = gap_words(gaps)
    assert said.startswith("11 gaps: 1 January 2020; 3 January 2020;")
    assert said.endswith("2021 (365 days); and 3 shorter.")
