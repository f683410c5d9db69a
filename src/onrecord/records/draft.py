"""A ``datapackage.json`` for a table that has none: guessed, shown, and written once nothing is left to ask."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.columns import quoted
from onrecord.records.guesses.answers import Answers
from onrecord.records.guesses.guess import Guess
from onrecord.records.guesses.guess_block import guess_block
from onrecord.records.guesses.headerless import names_for, write_with_names
from onrecord.records.guesses.look import ColumnLook, TableLook, look_again, look_at
from onrecord.records.guesses.shapes import Shape, shape_of
from onrecord.records.guesses.sniff import resource_name, sniff
from onrecord.records.guesses.tidy import Tidied, tidied
from onrecord.records.json_schema import schema_problems
from onrecord.records.open_record import open_record
from onrecord.records.package import PROFILE, block_schema
from onrecord.records.record import Record

TIDY_ENDING = ".record.csv"
"""Ending of a table that had to be written anew; the original stays as it is."""


@dataclass(frozen=True)
class Draft:
    """What would be written for a table, and why."""

    table: Path
    package: Mapping[str, Any]
    guess: Guess
    look: TableLook
    shape: Shape | None
    changes: tuple[str, ...]
    """How the file was read, where that is not plain."""
    rewritten: bool
    """Whether the rows are written to a table of their own, for no descriptor can say how to read them."""

    @property
    def target(self) -> Path:
        """The file that would be written."""
        return self.table.parent / "datapackage.json"


def draft_record(table: str | Path, answers: Answers | None = None, *, skip_bad_rows: bool = False) -> Draft:
    """Guess the ``datapackage.json`` of a table.

    Parameters
    ----------
    table : str or Path
        The file with the table; it is never changed.
    answers : Answers, optional
        What a person has said.
    skip_bad_rows : bool
        Whether to go on without rows that cannot be read.

    Returns
    -------
    Draft
        The package, the reason for each guess, and the questions that are still open.

    Raises
    ------
    RecordError
        E208 no such file; E209, E213, E216 it cannot be read; E230 no column of dates; E231 an answer names a column
        that is not there; E232 a wide table whose names are taken; E233 a shape that does not fit.
    """
    answers, path = answers or Answers(), Path(table)
    if not path.is_file():
        raise RecordError(
            f"the table {str(table)!r} is not there",
            where="record init takes the file with the table",
            fix="name a file, such as events.csv",
            code="E208",
        )
    sniffed = sniff(path, sheet=answers.sheet, table=answers.table)
    with _named(path) as (readable, said):
        resource = sniffed.resource if readable == path else sniff(readable).resource
        look = replace(_looked(readable, resource, answers, skip_bad_rows=skip_bad_rows), path=path)
    shape = shape_of(look, answers)
    order = answers.date_order or (shape.date_order if shape else "")
    look = look_again(look, order) if order != answers.date_order else look
    read = tidied(look, order=order, point=answers.point)
    guess = guess_block(read.look, answers, shape)
    rewritten = bool(read.reshaped or said)
    return Draft(
        table=path,
        package=_package(path, sniffed.resource, read, guess, shape, answers, rewritten=rewritten),
        guess=guess,
        look=read.look,
        shape=shape,
        changes=(*(() if said else sniffed.said), *said, *_left_out(look), *read.changes),
        rewritten=rewritten,
    )


def write_record(draft: Draft, *, force: bool = False, opened: Callable[[Path], Record] = open_record) -> Record:
    """Write the package beside its table, and open it.

    Parameters
    ----------
    draft : Draft
        A draft without open questions.
    force : bool
        Whether a ``datapackage.json`` that is there may be replaced.
    opened : callable
        How the record is opened, e.g. without rows that cannot be read.

    Raises
    ------
    RecordError
        E234 there is a ``datapackage.json`` already; E235 questions are open; E2xx the record cannot be opened:
        then nothing is left behind.
    """
    if draft.guess.questions:
        raise open_questions(draft)
    refuse_old(draft.table, force=force)
    old = draft.target.read_bytes() if draft.target.exists() else None
    if draft.rewritten:
        _write_rows(draft.look, draft.table.parent / draft.package["resources"][0]["path"])
    draft.target.write_text(json.dumps(draft.package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    try:
        return opened(draft.table.parent)
    except RecordError:
        draft.target.unlink() if old is None else draft.target.write_bytes(old)
        raise


def refuse_old(table: Path, *, force: bool) -> None:
    """Refuse to replace a package unasked (E234)."""
    target = table.parent / "datapackage.json"
    if target.exists() and not force:
        raise RecordError(
            "there is a datapackage.json already",
            where=str(target),
            fix="add --force to replace it, or put the table in a folder of its own",
            code="E234",
        )


def open_questions(draft: Draft) -> RecordError:
    """Make the error that lists what a person has to say."""
    return RecordError(
        f"{len(draft.guess.questions)} question{'s' if len(draft.guess.questions) > 1 else ''} only you can answer",
        where="; ".join(q.text for q in draft.guess.questions),
        fix="; ".join(q.flag for q in draft.guess.questions) + "; --yes takes the careful answer where there is one",
        code="E235",
    )


def _left_out(look: TableLook) -> tuple[str, ...]:
    n = look.unread.n_rows
    return (f"{n:,} row{'s' if n > 1 else ''} cannot be read and {'are' if n > 1 else 'is'} left out",) if n else ()


def _looked(path: Path, resource: Mapping[str, Any], answers: Answers, *, skip_bad_rows: bool) -> TableLook:
    """Look at the table; a workbook or database with several says how to name one here."""
    try:
        return look_at(path, resource, date_order=answers.date_order, skip_bad_rows=skip_bad_rows)
    except RecordError as error:
        if error.code != "E216":
            raise
        fix = "name one: --sheet NAME of a workbook, --table NAME of a database"
        raise RecordError(error.what, where=error.where, fix=fix, code="E216") from error


@contextmanager
def _named(path: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Give a file with column names: the file itself, or a passing copy with those of its known layout."""
    names = names_for(path)
    if not names:
        yield path, ()
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "named.csv"
        n_ragged = write_with_names(path, names, copy)
        said = f"the file has no column names; its {len(names)} columns are known by their number"
        lost = f"{n_ragged:,} lines with another number of cells are left out"
        yield copy, ((said, lost) if n_ragged else (said,))


def _package(
    path: Path,
    resource: Mapping[str, Any],
    read: Tidied,
    guess: Guess,
    shape: Shape | None,
    answers: Answers,
    *,
    rewritten: bool,
) -> dict[str, Any]:
    name = resource_name(answers.name or path.name.split(".")[0])
    known = dict(shape.fields) if shape else {}
    fields = [_field(c, read, rewritten=rewritten) for c in read.look.columns]
    schema: dict[str, Any] = {"fields": fields}
    if read.missing and not rewritten:
        schema["missingValues"] = ["", *read.missing]
    made = dict(resource)
    if rewritten:
        made = {"name": resource["name"], "path": resource_name(path.name.split(".")[0]) + TIDY_ENDING}
    package = {
        "$schema": PROFILE,
        "name": name,
        "title": answers.title or (f"{known['title']}: {path.name}" if shape else path.name),
        "sources": [known["source"]] if "source" in known else [{"title": path.name}],
        "licenses": [known["licence"]] if "licence" in known else [],
        "resources": [made | {"type": "table", "schema": schema}],
        "onrecord": dict(guess.block),
    }
    package = {key: value for key, value in package.items() if value}
    if problems := list(schema_problems(package["onrecord"], block_schema(), path="$.onrecord")):
        raise RecordError("the guessed block has problems", where="; ".join(problems), fix="report this", code="E205")
    return package


def _field(column: ColumnLook, read: Tidied, *, rewritten: bool) -> dict[str, Any]:
    """Describe a column as a Table Schema does, as the file has it."""
    reading, field = column.dates, {"name": column.name}
    if column.name in read.formats and not rewritten:
        return field | {"type": "date", "format": read.formats[column.name]}
    if column.is_number and not (reading and reading.precision == "day"):
        marks = None if rewritten else read.marks.get(column.name)
        chars = {"decimalChar": marks.decimal, "groupChar": marks.group} if marks else {}
        return field | {"type": "number"} | {k: v for k, v in chars.items() if v}
    is_day = reading is not None and reading.precision == "day" and not reading.unread
    return field | {"type": "date" if is_day and _is_plain_iso(column) else "string"}


def _is_plain_iso(column: ColumnLook) -> bool:
    return all(len(cell) == 10 and cell[4] == "-" for cell in column.frequent)


def _write_rows(look: TableLook, target: Path) -> None:
    """Write the rows of a reshaped table."""
    names = [c.name for c in look.columns]
    rows = look.connection.execute(
        f"SELECT {', '.join(map(quoted, names))} FROM source ORDER BY onrecord_row"  # noqa: S608
    )
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        while chunk := rows.fetchmany(10_000):
            writer.writerows(chunk)
