"""What a person has said about a table, before or after being asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateOrder = Literal["", "day-first", "month-first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers given by flags or at the prompt; empty means not said."""

    name: str = ""
    title: str = ""
    sheet: str = ""
    """The sheet of a workbook that has several."""
    table: str = ""
    """The table of a database that has several."""
    time: str = ""
    """The column that dates the rows."""
    meaning: Literal["", "event", "announcement"] = ""
    lag_days: int | None = None
    date_order: DateOrder = ""
    """Which of 03/04/2020 comes first; never guessed."""
    point: Literal["", "decimals", "thousands"] = ""
    """What the point in 1.200 marks, where no cell of the column decides it."""
    places: tuple[tuple[str, str], ...] = ()
    """Columns with their level ('' = to be guessed)."""
    actors: tuple[tuple[str, str], ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    """Columns with their unit ('' = the column's own words)."""
    about_places: tuple[str, ...] = ()
    """Where every row lies, if no column says so."""
    about_actors: tuple[str, ...] = ()
    """Who acts in every row, if no column says so."""
    against: tuple[str, ...] = ()
    """Who is acted on in every row, if no column says so."""
    complete: bool | None = None
    """Whether a day without a row means that nothing happened."""
    shape: str = ""
    """A known shape to use, or ``none`` to look at the columns only."""
    careful: bool = False
    """Whether open questions get the careful answer, where there is one."""
