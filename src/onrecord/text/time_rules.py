"""Patterns of single time expressions, each with its reader."""

from __future__ import annotations

import re

from onrecord.text.calendar import MONTH, NUMBER, SEASON, UNIT, WEEKDAY
from onrecord.text.time_context import Resolver
from onrecord.text.time_dates import (
    read_century,
    read_day_month,
    read_day_word,
    read_decade,
    read_iso,
    read_month,
    read_named_decade,
    read_season,
    read_spoken_year,
    read_weekday,
    read_weekend,
    read_year,
)
from onrecord.text.time_parts import (
    read_edge,
    read_first_units,
    read_new_year,
    read_own_edge,
    read_part,
    read_the_quarter,
)
from onrecord.text.time_relative import (
    read_ago,
    read_bare_day,
    read_beside,
    read_duration,
    read_full_year,
    read_latest_period,
    read_months_to,
    read_recent,
    read_reference,
    read_relative_unit,
    read_same_time,
    read_same_units,
    read_so_far,
    read_span_of_units,
    read_this_day_and_next,
    read_week_to,
    read_year_ago,
)

_Y = r"(?P<year>(?:19|20)\d\d)\b(?![,.]\d|[-–]\d)"
_OF_WHOLE = (
    rf"(?:the\s+)?(?:(?P<ofmonth>{MONTH})\b(?:,?\s+(?P<ofyear>(?:19|20)\d\d)\b)?|(?P<ofyear2>(?:19|20)\d\d)\b"
    rf"|(?:(?P<ofhow>this|last|next|that)\s+)?(?P<ofunit>year|month|week|quarter)\b)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH_WORD = rf"(?P<month>{MONTH})"


MOST_BLANKS = 20
"""White space between two words of an expression; without a bound, a megabyte of blanks takes hours."""


def _rule(pattern: str, resolver: Resolver, *, case: bool = False) -> tuple[re.Pattern[str], Resolver]:
    bounded = pattern.replace(r"\s*", rf"\s{{0,{MOST_BLANKS}}}").replace(r"\s+", rf"\s{{1,{MOST_BLANKS}}}")
    return re.compile(bounded, 0 if case else re.IGNORECASE), resolver


_NO_LAST = r"(?P<lastday>(?!))?"
RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    _rule(r"\b(?P<isoyear>(?:19|20)\d\d)-(?P<isomonth>\d\d)(?:-(?P<isoday>\d\d))?(?:T[\d:]+)?\b(?!-)", read_iso),
    _rule(rf"(?:\b{WEEKDAY}\.?,?\s+)?(?:\bthe\s+)?\b{_DAY}(?:\s*(?:-|–|to|and|until|through)\s*(?P<lastday>\d{{1,2}})(?:st|nd|rd|th)?)?"
          rf"\s+(?:of\s+)?{_MONTH_WORD}(?![a-z])(?:,?\s+{_Y})?", read_day_month),
    _rule(rf"(?:\b{WEEKDAY}\.?,?\s+)?\b{_MONTH_WORD}\s+(?:the\s+)?{_DAY}(?![\d,]*\d|\s*(?:per\s?cent|%))"
          rf"(?:\s*(?:-|–|to|and|through)\s*(?P<lastday>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+{_Y})?",
        read_day_month,
    ),
    _rule(rf"\b(?:(?P<how>last|next|this|that)\s+)?{_MONTH_WORD}(?![a-z])(?:,?\s+(?:of\s+)?{_Y}|"
          r"\s+(?:of\s+)?(?:the\s+)?(?P<yearhow>last|this|next|that|previous|same)\s+year\b)?", read_month),
    _rule(
        r"\b(?:in\s+)?the\s+same\s+(?P<unit>month|week|quarter|period|time)\s+(?:of\s+)?(?:(?P<yearhow>last"
        r"|the\s+previous|the\s+preceding)\s+year|(?:a|one)\s+year\s+(?:ago|earlier|before)"
        r"|in\s+(?P<year>(?:19|20)\d\d)\b)", read_same_time),
    _rule(rf"\b(?:(?:the\s+)?(?P<how>last|next|this|that|past)\s+)?(?:early\s+|late\s+|earlier\s+)?(?P<weekday>{WEEKDAY})\b"
          r"(?:[’']s\b)?(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night|noon|midday))?", read_weekday),
    _rule(
        r"\b(?P<dayword>the\s+day\s+before\s+yesterday|yesterday|today|tomorrow|tonight|last\s+night"
        r"|this\s+(?:morning|afternoon|evening))\b", read_day_word),
    _rule(
        rf"\b(?:the\s+)?(?P<how>last|latest|this|next|past|previous|preceding|coming|current|following|that"
        rf"|same)\s+(?:fiscal\s+)?(?P<unit>{UNIT})\b(?!\s*-|s\b)", read_relative_unit),
    _rule(
        rf"\b(?P<n>{NUMBER})\s*(?:-|\s)\s*(?P<unit>{UNIT})s?(?:\s+or\s+so)?\s+(?P<which>ago|earlier|before|later"
        rf"|previously)\b", read_ago),
    _rule(
        r"\b(?:the\s+)?year[\s-](?P<which>ago|earlier)(?:\s+(?:period|(?:first\s+|second\s+|third\s+"
        r"|fourth\s+)?quarter|month|level|figure))?\b", read_year_ago),
    _rule(r"\bthe\s+(?:(?:latest|comparable)\s+)?(?:(?P<ofyear>(?:19|20)\d\d)\s+)?quarter\b(?!ly|-)", read_the_quarter),
    _rule(
        r"\b(?:the\s+)?(?P<ofyear>(?:19|20)\d\d)\s+(?P<ordinal>first|second|third|fourth"
        r"|last)[\s-]+(?P<part>half|quarter)\b", read_part),
    _rule(rf"\b(?:(?:(?P<month>{MONTH})|the\s+(?P<season>{SEASON})\s+of|the\s+year)\s+)?(?:nineteen\s+(?P<n>hundred|(?:twenty|thirty|forty|fifty|sixty"
          r"|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
          r"|(?<=year\s)two\s+thousand)\b", read_spoken_year),
    _rule(r"\b(?:the\s+)?(?P<n>\d{1,2}(?:st|nd|rd|th))[\s-]+century\b", read_century),
    _rule(
        r"\b(?P<how>recent|coming|future|past)\s+(?:(?:day|week|month|quarter|year|decade)s\s+and\s+)?"
        r"(?P<unit>day|week|month|quarter|year|decade)s\b", read_recent),
    _rule(
        rf"\b(?:the\s+)?(?P<how>past|last|next|coming|latest|previous|preceding"
        rf"|following)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})s\b", read_span_of_units),
    _rule(
        rf"(?<![\d,.$€£-]){_Y}(?!\s+(?:[a-z]+s\b(?<!was)(?<!is)(?<!has)(?<!as)(?<!this)|people|dead|men"
        rf"|women|civilians))", read_year),
    _rule(
        r"\bthe\s+(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
        read_named_decade),
    _rule(r"\b(?:the\s+)?(?P<decade>(?:19|20)\d0|(?<=’)[2-9]0|(?<=')[2-9]0)s\b", read_decade),
    _rule(
        rf"\b(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?:(?P<how>last|this|next|that|past"
        rf"|previous)\s+)?(?P<season>{SEASON})(?:[’']s)?\b(?:\s+(?:of\s+)?{_Y})?", read_season),
    _rule(
        rf"\b(?:the\s+)?(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-]+(?P<part>half"
        rf"|quarter)\b(?:\s+of\s+{_OF_WHOLE})?", read_part),
    _rule(
        rf"\b(?:the\s+)?(?P<ordinal>first|second|third|last)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>day|week"
        rf"|month)s?\s+(?:of|in)\s+{_OF_WHOLE}", read_first_units),
    _rule(r"\bthe\s+(?:latest|most\s+recent)\s+period\b"
          r"|\bthe\s+(?:(?:comparable|corresponding)\s+)?(?P<which>year-(?:ago|earlier))\s+period\b",
        read_latest_period),
    _rule(r"\bthe\s+(?:full|entire)\s+year\b|\b(?:earlier|later)\s+in\s+the\s+year\b", read_full_year),
    _rule(
        rf"\b(?:the\s+)?(?P<edge>start|beginning|turn|outset|middle|end|course|whole|rest)\s+of\s+{_OF_WHOLE}",
        read_edge),
    _rule(r"\b(?:the\s+)?(?P<unit>year|month|week)[’']s\s+(?P<edge>end|close|start|beginning)\b", read_own_edge),
    _rule(r"\b(?:the\s+)?(?:start\s+of\s+the\s+)?New\s+Year(?:[’']s(?:\s+(?:Day|Eve))?)?(?![’'\w])",
        read_new_year, case=True),
    _rule(r"(?<=\b(?:on|of|by)\s)the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)”\"]|$|and\b|the\b|was\b|were\b|had\b|saw\b"
          r"|listed\b|of\s+(?:that|the|this)\s+month\b))", read_bare_day),
    _rule(rf"\b(?:the|that|those|these)\s+same\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})s\b"
          rf"|\bth(?:o|e)se\s+(?P<n2>{NUMBER})\s+(?P<unit2>{UNIT})s\b", read_same_units),
    _rule(rf"\b(?P<edge>early|mid|late)(?:\s+in)?[\s-]+{_OF_WHOLE}", read_edge),
    _rule(r"\b(?:over|at|on|during)?\s*(?:the\s+)?(?:(?P<how>last|this|next|past)\s+)?weekend\b", read_weekend),
    _rule(
        rf"\b(?:the\s+)(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})s?\s+(?P<side>before|earlier|prior|after"
        rf"|following|afterwards|thereafter"
        r"|(?:that|which)\s+(?:had\s+)?(?:followed|preceded(?=\s*[.,;])))\b(?!\s+(?:yesterday))", read_beside),
    _rule(rf"\b(?:the\s+)?(?:(?P<n>{NUMBER})\s+)?(?P<unit>month|quarter|year)s?\s+(?:to|until|ending|ended|through|up\s+to)\s+"
          rf"(?:in\s+)?(?:the\s+end\s+of\s+)?{_MONTH_WORD}(?![a-z])(?!\s+\d{{1,2}}\b(?!\d))(?:,?\s+{_Y})?",
        read_months_to),
    _rule(rf"\b(?:the\s+)?(?:(?P<n>{NUMBER})\s+)?(?P<unit>day|week|month|year)s?\s+(?:to|until|ending|through|up\s+to)\s+(?:on\s+)?"
          rf"(?:(?P<weekday>{WEEKDAY})\b|{_DAY}{_NO_LAST}\s+{_MONTH_WORD}(?![a-z])(?:,?\s+{_Y})?)", read_week_to),
    _rule(
        r"\b(?:the\s+|this\s+)(?P<unit>year|month|week|quarter)\s+(?:so\s+far|to\s+date)\b"
        r"|\bso\s+far\s+this\s+(?P<unit2>year|month|week|quarter)\b", read_so_far),
    _rule(r"\bthe\s+(?P<unit>year|month|week|quarter)\s+(?:began|started)\b", read_so_far),
    _rule(rf"\bthat\s+day\s+and\s+the\s+(?:next|following)\s+(?:(?P<n>{NUMBER})\b|day\b)", read_this_day_and_next),
    _rule(
        rf"\b(?:the\s+)?(?:(?P<n>{NUMBER})(?:\s+(?:more\s+|trading\s+|consecutive\s+|straight\s+|full\s+)?"
        rf"|-))?(?:fiscal\s+|additional\s+)?(?P<unit>{UNIT}|hour|minute)(?P<plural>s)?\b(?!\s*[’'])", read_duration),
    _rule(r"\b(?P<reference>now|currently|current|presently|at\s+present|already|nowadays|these\s+days|recently|recent|formerly|soon"
          r"|the\s+past(?=\s*[.,;”\"]|\s+and\b|\s*$)|this\s+(?:\w+\s+)?moment|the\s+(?:near|short)\s+term|the\s+(?:near\s+)?future|future"
          r"|as\s+soon\s+as\s+possible|yet|once|earlier|previously|lately|later)\b", read_reference),
)  # fmt: skip
