"""An event or count table, with what its columns mean and the days for which it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.records.resource import TableResource
from onrecord.records.steps import Step, is_whole
from onrecord.text.dates import Period

Where = tuple[tuple[str, tuple[str, ...]], ...]
"""Column and the values it may have, sorted by column; empty = every row."""
Cells = tuple[tuple[str, str], ...]
"""A row as (column, value) pairs; blank cells are ''."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeColumn:
    """A column that dates the rows."""

    column: str
    meaning: Literal["event", "announcement"]
    lag_days: int = 0
    """Usual days from the event to the date in this column."""
    end_column: str = ""
    """Column with the last day an event may have happened, if dates are intervals."""
    precision_column: str = ""
    day_precisions: tuple[str, ...] = ()
    """Values of the precision column that mean a known day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceColumn:
    """A column that names where, ordered in the descriptor from coarse to fine."""

    column: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorColumn:
    """A column that names who."""

    column: str
    role: Literal["side_a", "side_b", "dyad", "actor", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that is summed; the measure ``events`` (number of rows) always exists besides."""

    column: str
    unit: str
    low_column: str = ""
    high_column: str = ""
    words: tuple[str, ...] = ()
    """Nouns and verbs by which articles speak of it ("air strike", "killed")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSet:
    """Rows that play a special part, e.g. totals that repeat other rows."""

    where: Where
    meaning: str
    dated_by: Literal["start", "end"] = "start"
    """Which day dates a row that names several (late rows: the day on which they closed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """A column in which one value repeats the sum of others ("both" = Syria + Iraq).

    Within rows that agree in the columns `within`, a part that is missing follows from the total and the other parts;
    parts that do not add up to the total are noted, and neither is mended.
    """

    column: str
    total: str
    parts: tuple[str, ...]
    within: tuple[str, ...]
    prefer: Literal["parts", "stated"] = "parts"
    """Which of the two is summed when no value of the column is asked for and both are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Names of one place or actor: the record's own spellings, and the words of articles for it."""

    columns: tuple[str, ...]
    values: tuple[str, ...]
    words: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    """Words that name it only before a noun of place ("Syrian" in "Syrian territory")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The days for which the record speaks.

    `kind` is ``rows`` (a day is covered if a row of `where` is dated to it), or ``complete`` (every day of `period`
    but those listed in `days_without`).
    """

    kind: Literal["rows", "complete"]
    period: Period
    where: Where = ()
    days_without: tuple[date, ...] = ()
    step: Step = ""
    """What one row covers, if no single day: the record then answers for whole steps only."""

    def bears(self, period: Period) -> bool:
        """Tell whether rows of this step can answer for a period."""
        return is_whole(period, self.step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptor:
    """The ``onrecord`` block of a ``datapackage.json``."""

    name: str
    title: str
    description: str = ""
    licence: str = ""
    source: str = ""
    row_means: str = ""
    """What one row is ("one line of a release")."""
    events_words: tuple[str, ...] = ()
    """Nouns and verbs by which articles speak of one row ("attack", "clash")."""
    times: tuple[TimeColumn, ...]
    """The first one dates a row unless another is asked for."""
    places: tuple[PlaceColumn, ...] = ()
    actors: tuple[ActorColumn, ...] = ()
    about_places: tuple[str, ...] = ()
    """Names of where every row lies, if no column says so ("Leeds")."""
    about_actors: tuple[str, ...] = ()
    """Names of those who act in every row, if no column says so ("US-led coalition")."""
    against: tuple[str, ...] = ()
    """Names of those acted on in every row, if no column says so ("Islamic State")."""
    measures: tuple[Measure, ...] = ()
    repeats: tuple[RowSet, ...] = ()
    """Rows that repeat others and are never counted with them."""
    totals: tuple[Totals, ...] = ()
    """Columns in which a value repeats the sum of others."""
    late: RowSet | None = None
    """Rows that report earlier days late: left out unless asked for, a choice the sensitivity analysis tries."""
    coverage: Coverage
    snapshot: date | None = None
    """Day on which the table was taken."""
    aliases: tuple[Alias, ...] = ()
    """Spellings and names of one place or actor, beyond what folding finds by itself."""
    notes: tuple[str, ...] = ()
    """What a reader of a finding has to know about the record."""

    def measure(self, column: str) -> Measure | None:
        """Give the measure of a column, or None."""
        return next((m for m in self.measures if m.column == column), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An opened record. Its rows are read through the functions of this package only."""

    descriptor: Descriptor
    folder: Path
    resource: TableResource
    """Where the table is, and how it is written."""
    table_sha256: str
    """Of the table's file or, for a table of a database, of its rows."""
    sha256: str
    """Of the table and the descriptor together."""
    columns: tuple[str, ...]
    n_rows: int
    descriptor_from: str = "datapackage.json"
    """The file with the ``onrecord`` block: the folder's own, or ``known/<name>.json`` shipped with the package."""
    skip_bad_rows: bool = False
    """Whether rows that cannot be read are left out, because a person said so."""
    n_skipped: int = 0
    """Rows left out."""

    @property
    def name(self) -> str:
        """The name by which claim files speak of it."""
        return self.descriptor.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which rows, what is summed, and how they are dated."""

    measure: str
    """``events`` or a column."""
    where: Where = ()
    time_column: str = ""
    """'' = the record's first."""
    shift_days: int = 0
    """Added to the date of each row (−1 reads a release as reporting the day before)."""
    include_late: bool = False
    day_precise_only: bool = False
    """Leave out rows whose day is not known."""
    totals: Literal["", "parts", "stated"] = ""
    """Sum the parts or the stated total of columns with totals; '' = as the record prefers."""
    dated_by: Literal["start", "inside"] = "start"
    """Rows dated to several days: by the first, or only if all of them lie inside the period asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DailySeries:
    """One total a calendar day, with whether the record speaks for that day.

    Arrays have shape ``(n_days,)``, from `start` on. An uncovered day has ``covered`` False and total 0, but for late
    rows (if asked for) that are dated to it.
    """

    start: date
    totals: NDArray[np.float64]
    n_rows: NDArray[np.int64]
    covered: NDArray[np.bool_]
    sql: str
    parameters: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """What had to be done to the rows ("4 Iraq figures derived: combined line less the Syria line")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementBounds:
    """Totals of a period when rows are dated to intervals, in the unit of the measure: surely and possibly inside."""

    inside: float
    touching: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LowHighTotals:
    """Totals of a period in the low, best and high columns of a measure; low and high are None without such columns."""

    low: float | None
    best: float
    high: float | None
    n_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTotal:
    """What the rows with one value of a column sum to in a period."""

    values: tuple[str, ...]
    """All spellings of the one place or actor in the record, most frequent first; empty for blank cells."""
    total: float
    n_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsBehind:
    """Rows of a record that totals add up, and how many there are in all."""

    rows: tuple[Cells, ...]
    n_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCoverage:
    """The days of a period for which the record speaks, and those for which it does not."""

    covered: tuple[date, ...]
    unknown: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueMention:
    """Words of an article that name a value of a record's column."""

    start: int
    end: int
    column: str
    values: tuple[str, ...]
    """The record's own strings, all spellings of the one place or actor."""
    how: Literal["exact", "folded", "alias", "adjective"]
    level: str = ""
    """The level of the place column, or the role of the actor column."""
