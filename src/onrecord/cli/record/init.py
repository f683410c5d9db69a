"""``onrecord record init``: a ``datapackage.json`` for a table that has none."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import in_color, terminal_width
from onrecord.cli.records import (
    bad_row_options,
    list_bad_rows,
    listing_bad_rows,
    open_record,
    rows_status,
    skips_bad_rows,
)

if TYPE_CHECKING:
    from onrecord.records.draft import Draft
    from onrecord.records.guesses import Answers, Question


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook that has several.")
@click.option("--table", "table_name", default="", metavar="NAME", help="The table of a database that has several.")
@click.option("--time", metavar="COLUMN", default="", help="The column that dates the rows.")
@click.option("--meaning", type=click.Choice(["event", "announcement"]), help="What that date is the date of.")
@click.option("--lag", "lag_days", type=click.IntRange(0, 3660), help="Usual days from the event to that date.")
@click.option("--dates", "date_order", type=click.Choice(["day-first", "month-first"]), help="How 03/04/2020 is meant.")
@click.option("--place", "places", multiple=True, metavar="COLUMN[=LEVEL]",
              help="A column of places; LEVEL: country, province, district, place.")  # fmt: skip
@click.option("--actor", "actors", multiple=True, metavar="COLUMN[=ROLE]",
              help="A column of actors; ROLE: side_a, side_b, dyad, actor, target.")  # fmt: skip
@click.option("--measure", "measures", multiple=True, metavar="COLUMN[=UNIT]", help="A column that can be summed.")
@click.option(
    "--about-place", "about_places", multiple=True, metavar="NAME", help="Where all rows lie, if no column says."
)
@click.option("--about-actor", "about_actors", multiple=True, metavar="NAME", help="Who acts in all rows.")
@click.option("--against", multiple=True, metavar="NAME", help="Who is acted on in all rows.")
@click.option("--point", type=click.Choice(["thousands", "decimals"]), help="What the point in 1.200 marks.")
@click.option("--complete/--not-complete", default=None, help="Whether a day without a row is a day without an event.")
@click.option("--shape", metavar="NAME", default="", help="A known layout (acled, gtd, …), or none.")
@click.option("--name", default="", help="The name by which claim files speak of the record.")
@click.option("--title", default="", help="The title that reports show.")
@click.option("--yes", "-y", "careful", is_flag=True, help="Ask nothing: take the careful answers.")
@click.option("--force", is_flag=True, help="Replace a datapackage.json that is there.")
@bad_row_options
@click.option("--dry-run", is_flag=True, help="Print the datapackage.json instead of writing it.")
def init(
    file: str,
    table_name: str,
    places: tuple[str, ...],
    actors: tuple[str, ...],
    measures: tuple[str, ...],
    force: bool,
    dry_run: bool,
    meaning: str | None,
    date_order: str | None,
    point: str | None,
    **said: Any,
) -> None:
    """Guess what the columns of a table mean, ask what cannot be known, and write its datapackage.json.

    FILE itself is never changed. Places and measures can be named several times, places from coarse to fine.
    """
    from onrecord.records.draft import draft_record, open_questions, refuse_old, write_record
    from onrecord.records.guesses import Answers
    from onrecord.reports.draft import draft_terminal

    answers = Answers(
        table=table_name,
        places=_pairs("--place", places, ("country", "province", "district", "place")),
        actors=_pairs("--actor", actors, ("side_a", "side_b", "dyad", "actor", "target")),
        measures=_pairs("--measure", measures),
        meaning=meaning or "",  # type: ignore[arg-type]
        date_order=date_order or "",  # type: ignore[arg-type]
        point=point or "",  # type: ignore[arg-type]
        **said,
    )
    refuse_old(Path(file), force=force or dry_run)
    skip = skips_bad_rows()
    with listing_bad_rows(file):
        draft = draft_record(file, answers, skip_bad_rows=skip)
    while draft.guess.questions and _can_ask():
        for question in draft.guess.questions:
            answers = _ask(question, answers)
        draft = draft_record(file, answers, skip_bad_rows=skip)
    click.echo(draft_terminal(draft, width=terminal_width(), color=in_color()), nl=False, err=dry_run)
    if draft.guess.questions:
        raise open_questions(draft)
    if dry_run:
        click.echo(json.dumps(draft.package, indent=2, ensure_ascii=False))
        return
    record = write_record(draft, force=force, opened=open_record)
    if draft.rewritten:
        list_bad_rows(draft.look.unread, file)
    _say_what_next(draft)
    sys.exit(3 if draft.look.unread.n_rows else rows_status([record]))


def _pairs(flag: str, said: tuple[str, ...], allowed: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Split COLUMN=MEANING.

    Raises
    ------
    click.UsageError
        If the meaning is none of those allowed.
    """
    pairs = []
    for text in said:
        column, _, meaning = text.rpartition("=") if "=" in text else (text, "", "")
        if meaning and allowed and meaning not in allowed:
            raise click.UsageError(f"{flag} {text}: {meaning!r} is none of {', '.join(allowed)}")
        pairs.append((column, meaning))
    return tuple(pairs)


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(question: Question, answers: Answers) -> Answers:
    """Put one question at the prompt."""
    said: Any = click.prompt(
        question.text, type=click.Choice(question.options), default=question.careful or None, err=True
    )
    if question.field == "complete":
        said = said == "yes"
    return replace(answers, **{question.field: said})


def _say_what_next(draft: Draft) -> None:
    click.echo(f"written to {draft.target}", err=True)
    click.echo(f"next: onrecord record describe {draft.table.parent}", err=True)
