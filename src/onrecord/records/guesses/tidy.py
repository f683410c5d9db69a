"""A table brought into the form of a record: one row a figure, ISO 8601 dates, blanks for what is unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from onrecord.errors import RecordError
from onrecord.records.columns import quoted
from onrecord.records.days import read_days
from onrecord.records.guesses.date_formats import ISO, interval_of, iso_of
from onrecord.records.guesses.figures import Marks, marks_of
from onrecord.records.guesses.header_words import words_of
from onrecord.records.guesses.look import TableLook, look_again

if TYPE_CHECKING:
    from onrecord.records.guesses.answers import DateOrder

MIN_WIDE_COLUMNS = 3
"""Columns named by dates that make a table wide."""
MIN_SHARE_DATED = 0.9
"""Of the rows that have a year: a column of whole dates filled so often dates the rows."""
UNKNOWN_CODES = ("-9", "-77", "-88", "-99", "-999", "-9999")
"""What codebooks write for an unknown number (GTD, SCAD)."""
_PARTS = {
    "year": ("year", "iyear", "yr", "styr", "jahr"),
    "month": ("month", "imonth", "mo", "stmo", "monat"),
    "day": ("day", "iday", "dy", "stday", "tag"),
}
_WIDE_PREFIX = re.compile(r"^[A-Za-z_]{1,2}(?=\d{4})")
_WIDE_PATTERNS = ("%b %Y", "%B %Y", "%b-%y", "%b-%Y", "%m/%Y", "%Y_%m", "%YM%m", "%Ym%m")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """A table whose cells are read: ISO 8601 dates, blanks for unknown, one row a figure."""

    look: TableLook
    reshaped: tuple[str, ...]
    """What was done that no descriptor can say, in plain words: the table must be written anew."""
    formats: Mapping[str, str]
    """Column to the pattern of its dates in the file."""
    missing: tuple[str, ...]
    """Cells of the file that mean unknown."""
    marks: Mapping[str, Marks]
    """Column to the marks of its numbers in the file."""
    changes: tuple[str, ...]
    """How the cells of the file were read, in plain words."""


def tidied(look: TableLook, *, order: DateOrder = "", point: str = "") -> Tidied:
    """Read the cells of a table, in memory; the file itself stays as it is.

    Parameters
    ----------
    look : TableLook
        The table as it was read.
    order : {'', 'day-first', 'month-first'}
        What a person has said about dates such as 03/04/2020; without it such columns are left as they are.
    point : {'', 'decimals', 'thousands'}
        What a person has said about numbers such as 1.200.
    """
    reshaped: list[str] = []
    for reshape in (_lengthened, _composed, _quarters_and_weeks):
        done = reshape(look)
        look = look_again(look, order) if done else look
        reshaped += done
    marks, marked = _plain_numbers(look, point)
    look = look_again(look, order) if marks else look
    missing, blanked = _blanked(look)
    formats, dated = _iso_dates(look)
    if missing or formats:
        look = look_again(look, order)
    return Tidied(
        look=look,
        reshaped=tuple(reshaped),
        formats=formats,
        missing=missing,
        marks=marks,
        changes=(*reshaped, *marked, *blanked, *dated),
    )


def _lengthened(look: TableLook) -> list[str]:
    """Turn columns named by dates into rows."""
    wide = {c.name: iso for c in look.columns if (iso := _date_in_name(c.name))}
    if len(wide) < MIN_WIDE_COLUMNS or len(set(wide.values())) < len(wide):
        return []
    if "period" in look.by_name or "count" in look.by_name:
        raise RecordError(
            "the table is wide (columns named by dates) and has a column named 'period' or 'count' already",
            where=str(look.path),
            fix="rename that column: these names are given to the dates and to the figures below them",
            code="E232",
        )
    kept = [c.name for c in look.columns if c.name not in wide]
    select = ", ".join(map(quoted, kept)) + ", " if kept else ""
    connection = look.connection
    connection.execute("CREATE TABLE wide_names AS SELECT unnest(?::VARCHAR[]) AS name, unnest(?::VARCHAR[]) AS iso",
                       [list(wide), list(wide.values())])  # fmt: skip
    connection.execute(
        f"CREATE TABLE long AS SELECT row_number() OVER (ORDER BY onrecord_row, iso) AS onrecord_row, {select}"  # noqa: S608
        f"iso AS period, count FROM (FROM source UNPIVOT INCLUDE NULLS (count FOR name IN "
        f"({', '.join(map(quoted, wide))}))) JOIN wide_names USING (name)"
    )
    connection.execute("DROP TABLE source")
    connection.execute("ALTER TABLE long RENAME TO source")
    first, last = min(wide.values()), max(wide.values())
    return [
        f"{len(wide)} columns named {first} to {last} became rows: their dates are in period, their figures in count"
    ]


def _quarters_and_weeks(look: TableLook) -> list[str]:
    """Write quarters (2020Q1) and weeks (2020-W07) as intervals of days, which a record can read."""
    changes = []
    for column in (c for c in look.columns if c.frequent and c.dates is None):
        if not all(interval_of(cell) for cell in column.frequent):
            continue
        cells = {cell: interval for cell in look.cells(column.name) if (interval := interval_of(cell))}
        _replace(look, column.name, cells)
        changes.append(f"{column.name}: {column.frequent[0]!r} became {cells[column.frequent[0]]}, and so on")
    return changes


def _plain_numbers(look: TableLook, point: str) -> tuple[dict[str, Marks], list[str]]:
    """Write numbers without marks of thousands, and with a point before decimals."""
    marks, changes = {}, []
    for column in (c for c in look.columns if (point == "thousands" or not c.is_number) and c.dates is None):
        found = marks_of(column.frequent, point)
        if found is None or (found := marks_of(look.cells(column.name), point)) is None:
            continue
        _replace(look, column.name, {cell: found.plain(cell) for cell in look.cells(column.name)})
        marks[column.name] = found
        example = next(cell for cell in column.frequent if found.plain(cell) != cell)
        unsure = " (check that the mark is one of thousands)" if found.unsure else ""
        changes.append(f"{column.name}: {example!r} is read as {found.plain(example)}{unsure}")
    return marks, changes


def _replace(look: TableLook, column: str, cells: Mapping[str, str]) -> None:
    name = quoted(column)
    look.connection.execute(
        "CREATE OR REPLACE TABLE replaced AS SELECT unnest(?::VARCHAR[]) AS cell, unnest(?::VARCHAR[]) AS plain",
        [list(cells), list(cells.values())],
    )
    look.connection.execute(
        f"UPDATE source SET {name} = replaced.plain FROM replaced WHERE source.{name} = replaced.cell"  # noqa: S608
    )


def _blanked(look: TableLook) -> tuple[tuple[str, ...], list[str]]:
    """Make codes for "unknown" blank in columns whose only negative numbers they are."""
    changes: list[str] = []
    missing: dict[str, None] = {}
    for column in (c for c in look.columns if c.is_number and c.least is not None and c.least < 0):
        name = quoted(column.name)
        found = look.connection.execute(
            f"SELECT trim({name}), count(*) FROM source WHERE TRY_CAST({name} AS DOUBLE) < 0 GROUP BY 1 ORDER BY 1"  # noqa: S608
        ).fetchall()
        codes = [code for code, _ in found]
        holds_more = column.most is not None and (column.most >= 0 or "-9" not in codes)
        if holds_more and all(code in UNKNOWN_CODES for code in codes):
            look.connection.execute(
                f"UPDATE source SET {name} = NULL WHERE list_contains(?::VARCHAR[], trim({name}))",  # noqa: S608
                [codes],
            )
            n = sum(count for _, count in found)
            missing |= dict.fromkeys(codes)
            changes.append(f"{column.name}: {', '.join(codes)} is read as unknown ({n:,} row{'s' if n > 1 else ''})")
    return tuple(missing), changes


def _composed(look: TableLook) -> list[str]:
    """Join year, month and day columns into one, if no column dates the rows; 0 is an unknown month or day.

    Whole dates in some rows only (when a hostage was freed) date nothing.
    """
    found = {part: name for part, words in _PARTS.items() if (name := _column_named(look, words))}
    if "year" not in found or "month" not in found:
        return []
    least = MIN_SHARE_DATED * look.by_name[found["year"]].n_filled
    whole = (c for c in look.columns if c.dates is not None and c.dates.precision in ("day", "mixed"))
    if any(c.n_filled >= least for c in whole):
        return []
    columns = [found[part] for part in ("year", "month", "day") if part in found]
    cells = look.connection.execute(
        f"SELECT DISTINCT {', '.join(map(quoted, columns))} FROM source"  # noqa: S608
    ).fetchall()
    read = {tuple(parts): iso for parts in cells if (iso := _iso_of_parts(parts)) is not None}
    if not read:
        return []
    name = next(n for n in ("date", "day_of_event", "onset_date", "composed_date") if n not in look.by_name)
    condition = " AND ".join(f"source.{quoted(c)} IS NOT DISTINCT FROM parts.p{i}" for i, c in enumerate(columns))
    unnests = ", ".join(f"unnest(?::VARCHAR[]) AS p{i}" for i in range(len(columns)))
    look.connection.execute(
        f"CREATE TABLE parts AS SELECT {unnests}, unnest(?::VARCHAR[]) AS iso",
        [*([key[i] for key in read] for i in range(len(columns))), list(read.values())],
    )
    look.connection.execute(f"ALTER TABLE source ADD COLUMN {quoted(name)} VARCHAR")
    look.connection.execute(f"UPDATE source SET {quoted(name)} = parts.iso FROM parts WHERE {condition}")  # noqa: S608
    unread = len(cells) - len(read)
    lost = f"; {unread} different combinations are no date and stay blank" if unread else ""
    return [f"{', '.join(columns)} were joined to {name} (0 is an unknown month or day){lost}"]


def _iso_dates(look: TableLook) -> tuple[dict[str, str], list[str]]:
    """Rewrite dates that are not ISO 8601, where their pattern is sure."""
    formats, changes = {}, []
    for column in look.columns:
        reading = column.dates
        if reading is None or reading.is_ambiguous or reading.patterns == (ISO,):
            continue
        pattern = reading.patterns[0]
        read = {cell: iso for cell in look.cells(column.name) if (iso := iso_of(cell, pattern))}
        _replace(look, column.name, read)
        formats[column.name] = pattern
        changes.append(
            f"{column.name}: {column.frequent[0]!r} is read as {read.get(column.frequent[0], '')} ({pattern})"
        )
    return formats, changes


def _date_in_name(name: str) -> str:
    """Read the name of a column as a year, month or day; '' if it is none."""
    plain = _WIDE_PREFIX.sub("", name.strip())
    try:
        return read_days(plain).iso() if plain[:1].isdigit() and len(plain) <= 10 else _in_words(plain)
    except ValueError:
        return _in_words(plain)


def _in_words(name: str) -> str:
    for pattern in _WIDE_PATTERNS:
        try:
            return f"{datetime.strptime(name, pattern):%Y-%m}"
        except ValueError:
            continue
    return ""


def _column_named(look: TableLook, words: Sequence[str]) -> str:
    numbers = (c for c in look.columns if c.is_number)
    return next((c.name for c in numbers if len(w := words_of(c.name)) == 1 and w[0] in words), "")


def _iso_of_parts(parts: Sequence[str | None]) -> str | None:
    """Join year, month and day as far as they are known."""
    numbers = [int(float(p)) if p and p.strip() else 0 for p in parts]
    year, month, day = (*numbers, 0, 0)[:3]
    try:
        if month <= 0:
            return f"{date(year, 1, 1).year:04d}"
        return date(year, month, day).isoformat() if day > 0 else f"{date(year, month, 1):%Y-%m}"
    except ValueError:
        return None
