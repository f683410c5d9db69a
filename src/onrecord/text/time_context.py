"""What a reader of time expressions knows, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.text.calendar import CalendarUnit, number_of
from onrecord.text.dates import Period

Tense = Literal["past", "future", "open"]
TimeUnit = CalendarUnit
Shape = Literal["date", "duration", "reference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What an expression was read as, before it is put to a place in the text."""

    period: Period | None
    unit: TimeUnit
    alternatives: tuple[Period, ...] = ()
    assumed: str = ""
    shape: Shape = "date"
    amount: float = 1
    """For durations: how many units; 0 = not said ("weeks")."""
    refers: Literal["", "past", "present", "future"] = ""
    """For references without days: where they point ("currently", "recently")."""
    link: Literal["", "before", "after", "earlier", "again", "since"] = ""
    """For stretches beside something ("the week after …"): on which side; `earlier` for "a year earlier", `again`
    for days spoken of before."""
    base: Period | None = None
    """What such a stretch lies beside."""


@dataclass(slots=True)
class Context:
    """Where a reader stands: the day of publication, the tense around, and the last days spoken of."""

    published: Period
    tense: Tense = "open"
    anchor: Period | None = None
    anchor_unit: TimeUnit = "day"

    @property
    def today(self) -> date:
        """The last day on which the article may have appeared."""
        return self.published.end


Groups = dict[str, str]
"""The named parts of a match; '' where a part is absent."""
Resolver = Callable[[Groups, Context], Moment | None]
PUBLISHED_YEAR = "year taken from the date of publication"
_PARTS = "isoyear isomonth isoday day lastday month year how yearhow weekday dayword unit unit2 plural n n2 which"
_MORE = "name tail event hour again bareday"
NO_GROUPS: Groups = dict.fromkeys(
    (
        _PARTS + " decade season reference ordinal part edge side ofmonth ofyear ofyear2 ofhow ofunit ofname " + _MORE
    ).split(),
    "",
)


def read_groups(match: re.Match[str]) -> Groups:
    """Give every named part that a rule may ask for; a fortnight is two weeks."""
    groups = NO_GROUPS | {name: words for name, words in match.groupdict().items() if words}
    for unit, n in (("unit", "n"), ("unit2", "n2")):
        if groups[unit].lower() == "fortnight":
            groups |= {unit: "week", n: str(2 * number_of(groups[n] or "1"))}
    return groups
