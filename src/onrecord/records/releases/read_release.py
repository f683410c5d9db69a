"""The verb that reads one release."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.records.releases.release import Block, Figure, Problem, Release
from onrecord.records.releases.release_dates import full_date, strike_days
from onrecord.records.releases.release_lines import Line, lines_of
from onrecord.text.dates import Period

_URL = re.compile(r"https?://[^\s<>\"')]+")
MAX_LINE = 10_000
"""Letters of the longest paragraph that is read: ten times those of a real one."""
_HEAD_LINES = 6
"""Lines in which the date of the release is looked for."""


def read_release(text: str, *, file: str) -> Release:
    """Read the figures of one release.

    Parameters
    ----------
    text : str
        The release: a sentence with each country's total, below it a line for each place, and perhaps a paragraph
        with strikes of earlier days.
    file : str
        The name of the file, for messages; a date in it is the release's ("2017-08-23.txt").

    Returns
    -------
    Release
        Figures as stated. Lines about strikes that cannot be read are among its problems, never left out silently.
    """
    kept = [line if len(line) <= MAX_LINE else "" for line in text.splitlines()]
    lines = list(lines_of("\n".join(kept)))
    in_text = full_date("\n".join(kept[:_HEAD_LINES]))
    in_name = full_date(file)
    released = in_name or in_text
    reading = _Reading(file=file, released=released)
    if released is None:
        reading.problem(1, "no_date", "the release has no date: put it in the first lines or in the name of the file")
    elif in_name and in_text and in_name != in_text:
        said = f"the name of the file says {in_name}, the text {in_text}: the name is used"
        reading.problem(1, "date", said)
    for number, raw in enumerate(text.splitlines(), start=1):
        if len(raw) > MAX_LINE:
            reading.problem(number, "unread", f"a line of {len(raw):,} letters is no line of a release")
    for line in lines:
        reading.take(line)
    reading.name_countries()
    url = _URL.search(text)
    return Release(
        file=file,
        released=released,
        url=url[0].rstrip(".,") if url else "",
        totals=tuple(reading.totals),
        places=tuple(reading.places),
        problems=tuple(reading.problems),
    )


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What has been read so far: lines lean on those above them."""

    file: str
    released: date | None
    block: Block = "daily"
    countries: tuple[str, ...] = ()
    days: dict[Block, tuple[Period, ...]] = field(default_factory=dict)
    totals: list[Figure] = field(default_factory=list)
    places: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    undated: set[Block] = field(default_factory=set)
    """Blocks whose lack of a date was noted: once is enough."""

    def take(self, line: Line) -> None:
        """Take one line into account."""
        heading = line.heading or self._named(line.text.rstrip(":"))
        if heading:
            self.countries = (heading,)
        elif line.bullet:
            self._take_place(line)
        elif line.has_figure and line.conducted:
            self._take_total(line)
        elif line.attacks and self.block == "daily" and (days := strike_days(line.text, self.released)):
            self.days.setdefault("daily", days)

    def name_countries(self) -> None:
        """Take a total that names no country as that of all countries below it ("conducting 33 strikes yesterday")."""
        for i, total in enumerate(self.totals):
            below = [t.countries[0] for t in self.totals if t.block == total.block and len(t.countries) == 1]
            if not total.countries and len(set(below)) > 1:
                self.totals[i] = replace(total, countries=tuple(dict.fromkeys(below)))

    def problem(self, line: int, kind: str, said: str) -> None:
        """Note what cannot be read."""
        self.problems.append(Problem(file=self.file, line=line, kind=kind, said=said))

    def _named(self, text: str) -> str:
        """Give the country that stands alone on a line, if a total has named it before."""
        return text if any(text in total.countries for total in self.totals) else ""

    def _take_total(self, line: Line) -> None:
        days = strike_days(line.text, self.released)
        if line.late:
            self.block = "late"
        elif days and self.block == "late":
            self.block = "daily"
        if days:
            self.days[self.block] = days
        self.totals.append(self._figure(line, line.countries or self.countries, ""))
        if line.strikes != 0:
            self.countries = line.countries or self.countries

    def _take_place(self, line: Line) -> None:
        if not line.has_figure or not line.place:
            self.problem(line.number, "unread", f"a line that cannot be read: {line.text[:80]!r}")
            return
        if len(line.countries or self.countries) != 1:
            self.problem(line.number, "no_country", f"no country is named for {line.place!r}")
        self.places.append(self._figure(line, line.countries or self.countries, line.place))

    def _figure(self, line: Line, countries: tuple[str, ...], place: str) -> Figure:
        if line.is_range:
            self.problem(line.number, "range", f"no single number of strikes: {line.text[:80]!r}; left blank")
        days = strike_days(line.text, self.released) or self.days.get(self.block, ())
        if not days and self.block not in self.undated:
            self.undated.add(self.block)
            self.problem(line.number, "no_strike_date", f"no strike date is stated: {line.text[:80]!r}")
        return Figure(
            block=self.block,
            countries=countries,
            place=place,
            days=days,
            strikes=line.strikes,
            engagements=line.engagements,
            line=line.number,
        )
