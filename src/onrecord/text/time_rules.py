"""Patterns of single time expressions, each with its reader."""

from __future__ import annotations

from onrecord.text.calendar import MONTH, NUMBER, SEASON, UNIT, WEEKDAY
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
from onrecord.text.time_feasts import FEAST_RULES
from onrecord.text.time_ordinals import ORDINAL_RULES
from onrecord.text.time_parts import (
    read_edge,
    read_first_units,
    read_new_year,
    read_numbered_quarter,
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
    read_unit_spoken_of,
    read_year_ago,
)
from onrecord.text.time_rule import DAY, MONTH_WORD, OF_WHOLE, YEAR, Rule, rule
from onrecord.text.time_running import RUNNING_RULES
from onrecord.text.time_shifted import SHIFTED_RULES
from onrecord.text.time_stretches import STRETCH_RULES

_ELSEWHERE = r"\s+(?:of|before)\s+(?:the|its|his|her|their|our|an?)\b"
""""The last week of the campaign", "the last three days before the truce": of days that no calendar knows."""
_WHICH_PART = "first|second|third|fourth|last|final|opening|closing"
_WHOLES = (
    rf"\b(?:(?P<ofmonth>{MONTH})|(?P<ofyear2>(?:19|20)\d\d)|(?P<ofhow>last|this)\s+(?P<ofunit>year|month)"
    r"|(?P<ofname>Ramadan|Lent))[’']s"
)
RULES: tuple[Rule, ...] = (
    *FEAST_RULES,
    *ORDINAL_RULES,
    *SHIFTED_RULES,
    *STRETCH_RULES,
    *RUNNING_RULES,
    rule(r"\b(?P<isoyear>(?:19|20)\d\d)-(?P<isomonth>\d\d)(?:-(?P<isoday>\d\d))?(?:T[\d:]+)?\b(?!-)", read_iso),
    rule(rf"(?:\b{WEEKDAY}\.?,?\s+)?(?:\bthe\s+)?\b{DAY}(?:\s*(?:-|–|to|until|through)\s*(?P<lastday>\d{{1,2}})(?:st|nd|rd|th)?)?"
          rf"\s+(?:of\s+)?{MONTH_WORD}(?![a-z])(?:,?\s+{YEAR})?", read_day_month),
    rule(rf"(?:(?<=\bbetween\s)|(?<=\bbetween\sthe\s)){DAY}\s+and\s+(?:the\s+)?(?P<lastday>\d{{1,2}})(?:st|nd|rd|th)?"
         rf"\s+(?:of\s+)?{MONTH_WORD}(?![a-z])(?:,?\s+{YEAR})?", read_day_month),
    rule(rf"\b{DAY}(?=(?:,\s+\d{{1,2}}){{0,4}}(?:,|\s+(?:and|or))\s+\d{{1,2}}\s+{MONTH_WORD}(?![a-z])(?:,?\s+{YEAR})?)",
         read_day_month),
    rule(rf"(?:\b{WEEKDAY}\.?,?\s+)?\b{MONTH_WORD}\s+(?:the\s+)?{DAY}(?![\d,]*\d|\s*(?:per\s?cent|%))"
          rf"(?:\s*(?:-|–|to|and|through)\s*(?P<lastday>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+{YEAR})?",
        read_day_month,
    ),
    rule(rf"\b(?:(?P<how>last|next|this|that)\s+)?{MONTH_WORD}(?![a-z])(?:,?\s+(?:of\s+)?{YEAR}|"
          r"\s+(?:of\s+)?(?:the\s+)?(?P<yearhow>last|this|next|that|previous|same)\s+year\b)?", read_month),
    rule(
        r"\b(?:in\s+)?the\s+same\s+(?P<unit>month|week|quarter|period|time)\s+(?:of\s+)?(?:(?P<yearhow>last"
        r"|the\s+previous|the\s+preceding)\s+year|(?:a|one)\s+year\s+(?:ago|earlier|before)"
        r"|in\s+(?P<year>(?:19|20)\d\d)\b)", read_same_time),
    rule(rf"\b(?:(?:the\s+)?(?P<how>last|next|this|that|past)\s+)?(?:early\s+|late\s+|earlier\s+)?(?P<weekday>{WEEKDAY})\b"
          r"(?:[’']s\b)?(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night|noon|midday))?", read_weekday),
    rule(
        r"\b(?P<dayword>the\s+day\s+before\s+yesterday|yesterday|today|tomorrow|tonight|last\s+night"
        r"|this\s+(?:morning|afternoon|evening))\b", read_day_word),
    rule(
        r"(?<!\bevery\s)(?<!\beach\s)(?<!\bany\s)\b(?:the\s+)?(?P<how>last|latest|this|next|past|previous|preceding"
        rf"|coming|current|following|that|same)\s+(?:fiscal\s+)?(?P<unit>{UNIT})\b(?!\s*-|s\b|{_ELSEWHERE})",
        read_relative_unit),
    rule(
        r"(?<=\bof\s)the\s+(?:whole\s+|entire\s+)?(?P<unit>year|month)\b(?=\s*(?:[.,;:!?)]|$)"
        r"|\s+(?:and|but|so\s+far|in|at|for)\b)",
        read_unit_spoken_of),
    rule(
        rf"\b(?P<n>{NUMBER})\s*(?:-|\s)\s*(?P<unit>{UNIT})s?(?:\s+or\s+so)?\s+(?P<which>ago|earlier|before|later"
        rf"|previously)\b", read_ago),
    rule(
        r"\b(?:the\s+)?year[\s-](?P<which>ago|earlier)(?:\s+(?:period|(?:first\s+|second\s+|third\s+"
        r"|fourth\s+)?quarter|month|level|figure))?\b", read_year_ago),
    rule(r"\bthe\s+(?:(?:latest|comparable)\s+)?(?:(?P<ofyear>(?:19|20)\d\d)\s+)?quarter\b(?!ly|-)", read_the_quarter),
    rule(
        r"\b(?:the\s+)?(?P<ofyear>(?:19|20)\d\d)\s+(?P<ordinal>first|second|third|fourth"
        r"|last)[\s-]+(?P<part>half|quarter)\b", read_part),
    rule(rf"\b(?:(?:(?P<month>{MONTH})|the\s+(?P<season>{SEASON})\s+of|the\s+year)\s+)?(?:nineteen\s+(?P<n>hundred|(?:twenty|thirty|forty|fifty|sixty"
          r"|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
          r"|(?<=year\s)two\s+thousand)\b", read_spoken_year),
    rule(r"\b(?:the\s+)?(?P<n>\d{1,2}(?:st|nd|rd|th))[\s-]+century\b", read_century),
    rule(
        r"\b(?P<how>recent|coming|future|past)\s+(?:(?:day|week|month|quarter|year|decade)s\s+and\s+)?"
        r"(?P<unit>day|week|month|quarter|year|decade)s\b", read_recent),
    rule(
        rf"\b(?:the\s+)?(?P<how>past|last|next|coming|latest|previous|preceding"
        rf"|following)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})s\b(?!{_ELSEWHERE})", read_span_of_units),
    rule(
        rf"(?<![\d,.$€£-]){YEAR}(?!\s+(?:[a-z]+s\b(?<!was)(?<!is)(?<!has)(?<!as)(?<!this)|people|dead|men"
        rf"|women|civilians))", read_year),
    rule(
        r"\bthe\s+(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
        read_named_decade),
    rule(r"\b(?:the\s+)?(?P<decade>(?:19|20)\d0|(?<=’)[2-9]0|(?<=')[2-9]0)s\b", read_decade),
    rule(
        rf"\b(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?:(?P<how>last|this|next|that|past"
        rf"|previous)\s+)?(?P<season>{SEASON})(?:[’']s)?\b(?:\s+(?:of\s+)?{YEAR})?", read_season),
    rule(
        rf"\b(?:the\s+)?(?P<ordinal>{_WHICH_PART}|1st|2nd|3rd|4th)[\s-]+(?P<part>half|quarter)"
        rf"\b(?:\s+of\s+{OF_WHOLE})?(?!(?<=half){_ELSEWHERE})", read_part),
    rule(rf"\b(?:the\s+)?(?P<ordinal>first|second|third|last|final)\s+(?P<part>third|semester)\s+of\s+{OF_WHOLE}",
         read_part),
    rule(rf"{_WHOLES}\s+(?P<ordinal>{_WHICH_PART})\s+(?P<part>half|quarter|third|semester)\b", read_part),
    rule(rf"{_WHOLES}\s+(?P<ordinal>{_WHICH_PART})\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>day|week|fortnight|month)s?\b",
         read_first_units),
    rule(r"\bQ(?P<ordinal>[1-4])(?:\s+(?:of\s+)?(?P<ofyear2>(?:19|20)\d\d)\b)?(?![\w.])",
         read_numbered_quarter, case=True),
    rule(
        rf"\b(?:the\s+)?(?P<ordinal>first|second|third|fourth|fifth|last|final|opening|closing)\s+(?:(?P<n>{NUMBER})\s+)?"
        rf"(?P<unit>day|week|fortnight|month)s?\s+(?:of|in)\s+{OF_WHOLE}", read_first_units),
    rule(r"\bthe\s+(?:latest|most\s+recent)\s+period\b"
          r"|\bthe\s+(?:(?:comparable|corresponding)\s+)?(?P<which>year-(?:ago|earlier))\s+period\b",
        read_latest_period),
    rule(r"\bthe\s+(?:full|entire)\s+year\b|\b(?:earlier|later)\s+in\s+the\s+year\b", read_full_year),
    rule(
        rf"\b(?:the\s+)?(?P<edge>start|beginning|turn|outset|middle|end|course|whole|rest)\s+of\s+{OF_WHOLE}",
        read_edge),
    rule(r"\b(?:the\s+)?(?P<unit>year|month|week)[’']s\s+(?P<edge>end|close|start|beginning)\b", read_own_edge),
    rule(r"\b(?:the\s+)?(?:start\s+of\s+the\s+)?New\s+Year(?:[’']s(?:\s+Day)?(?!\s+Eve))?(?![’'\w])",
        read_new_year, case=True),
    rule(r"(?<=\b(?:on|of|by)\s)the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)”\"]|$|and\b|the\b|was\b|were\b|had\b|saw\b"
          r"|listed\b|of\s+(?:that|the|this)\s+month\b))", read_bare_day),
    rule(rf"\b(?:the|that|those|these)\s+same\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})s\b"
          rf"|\bth(?:o|e)se\s+(?P<n2>{NUMBER})\s+(?P<unit2>{UNIT})s\b", read_same_units),
    rule(rf"\b(?P<edge>early|mid|late)(?:\s+in)?[\s-]+{OF_WHOLE}", read_edge),
    rule(r"\b(?:over|at|on|during)?\s*(?:the\s+)?(?:(?P<how>last|this|next|past|previous|preceding)\s+)?weekend\b",
         read_weekend),
    rule(
        rf"\b(?:the\s+)(?:(?:last|final)\s+)?(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})s?\s+(?P<side>before|earlier|prior|after"
        rf"|following|afterwards|thereafter"
        r"|(?:that|which)\s+(?:had\s+)?(?:followed|preceded(?=\s*[.,;])))\b"
        r"(?!\s+yesterday)(?=(?:\s+(?P<event>(?:the|its|his|her|their|our|an?|(?-i:[A-Z])\w+)\b))?)", read_beside),
    rule(rf"\b(?:the\s+)?(?:(?P<n>{NUMBER})\s+)?(?P<unit>month|quarter|year)s?\s+(?:to|until|ending|ended|through|up\s+to)\s+"
          rf"(?:in\s+)?(?:the\s+end\s+of\s+)?{MONTH_WORD}(?![a-z])(?!\s+\d{{1,2}}\b(?!\d))(?:,?\s+{YEAR})?",
        read_months_to),
    rule(
        r"\b(?:the\s+|this\s+)(?P<unit>year|month|week|quarter)\s+(?:so\s+far|to\s+date)\b"
        r"|\bso\s+far\s+this\s+(?P<unit2>year|month|week|quarter)\b", read_so_far),
    rule(r"\bthe\s+(?P<unit>year|month|week|quarter)\s+(?:began|started)\b", read_so_far),
    rule(rf"\bthat\s+day\s+and\s+the\s+(?:next|following)\s+(?:(?P<n>{NUMBER})\b|day\b)", read_this_day_and_next),
    rule(
        rf"\b(?:the\s+)?(?:(?P<n>{NUMBER})(?:\s+(?:more\s+|trading\s+|consecutive\s+|straight\s+|full\s+)?"
        rf"|-))?(?:fiscal\s+|additional\s+)?(?P<unit>{UNIT}|hour|minute)(?P<plural>s)?\b(?!\s*[’'])", read_duration),
    rule(r"\b(?P<reference>now|currently|current|presently|at\s+present|already|nowadays|these\s+days|recently|recent|formerly|soon"
          r"|the\s+past(?=\s*[.,;”\"]|\s+and\b|\s*$)|this\s+(?:\w+\s+)?moment|the\s+(?:near|short)\s+term|the\s+(?:near\s+)?future|future"
          r"|as\s+soon\s+as\s+possible|yet|once|earlier|previously|lately|later)\b", read_reference),
)  # fmt: skip
