"""What patterns of time expressions are made of, and how they are compiled."""

from __future__ import annotations

import re

from onrecord.text.calendar import MONTH
from onrecord.text.time_context import Resolver

Rule = tuple[re.Pattern[str], Resolver]
YEAR = r"(?P<year>(?:19|20)\d\d)\b(?![,.]\d|[-–]\d)"
OF_WHOLE = (
    rf"(?:the\s+)?(?:(?P<ofmonth>{MONTH})\b(?:,?\s+(?P<ofyear>(?:19|20)\d\d)\b)?|(?P<ofyear2>(?:19|20)\d\d)\b"
    rf"|(?:(?P<ofhow>this|last|next|that)\s+)?(?P<ofunit>year|month|week|quarter)\b"
    r"|(?P<ofname>Ramadan|Lent|Advent)\b)"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH_WORD = rf"(?P<month>{MONTH})"
PART_OF_DAY = r"(?P<hour>morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)"

MOST_BLANKS = 20
"""White space between two words of an expression; without a bound, a megabyte of blanks takes hours."""


def rule(pattern: str, resolver: Resolver, *, case: bool = False) -> Rule:
    """Compile a pattern with bounded white space and put it to its reader."""
    bounded = pattern.replace(r"\s*", rf"\s{{0,{MOST_BLANKS}}}").replace(r"\s+", rf"\s{{1,{MOST_BLANKS}}}")
    return re.compile(bounded, 0 if case else re.IGNORECASE), resolver
