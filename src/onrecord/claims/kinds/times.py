"""Which days of a statement are the claim's own, and which it is measured against."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from onrecord.claims.claim import TimeReading
from onrecord.claims.statement import Statement, reading
from onrecord.text.dates import Period
from onrecord.text.time_mention import TimeMention

_AGAINST = re.compile(
    r"(?:\b(?:than|compared\s+(?:with|to)|against|versus|vs\.?|relative\s+to|as|over|from|on|(?:above|below)\s+(?:the\s+)?(?:levels?|figures?|number|toll|rate|total|average|pace)(?:\s+(?:of|for|in|seen))?)\s+(?:(?:it|they|there)\s+(?:was|were|had\s+been|did)\s+)?(?:in|on|during|for|that\s+of|those\s+of|the\s+figure\s+for)?\s*(?:the\s+)?(?:whole\s+of\s+|same\s+)?)$",
    re.IGNORECASE,
)  # fmt: skip
_AMOUNT_IN = re.compile(
    r"\b(?:from|against|compared\s+(?:with|to)|up\s+from|down\s+from)\s+(?:[\w,.]+\s+){1,3}in\s+$", re.IGNORECASE
)
""""Three a day in April from seven in March"."""
_COMPARING = re.compile(r"\bcompar(?:ing|ed|es)\b[^.;]*\b(?:to|with|and)\s+(?:that\s+of\s+)?$", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?:[’']s)?\s+(?:figures?|level|number|toll|rate|total|count|average|pace|tally)\b", re.IGNORECASE
)
_MEASURED_BY = re.compile(
    r"\b(?:double|triple|treble|quadruple|twice|half|times|thrice|above|below|than|over|under|from|on|against|beyond|exceed\w*|match\w*)\s+(?:the\s+|that\s+of\s+)?$",
    re.IGNORECASE,
)
""""Double the June figure", "below August's level"."""
_UP_OVER = re.compile(
    r"\b(?:up|down|rise|increase|gain|drop|fall|decline|improvement|cent|percent|more|fewer|%)\W+(?:\w+\W+){0,3}?over\s+"
    r"(?!(?:the\s+)?(?:past|last|next|course)\b)(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
""""Up 20 per cent over June" compares; "over the past month", "over the summer" say when."""
_WEAK_ON = re.compile(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:published|released|issued|dated|printed|aired|broadcast|signed)\s+(?:on\s+|in\s+|late\s+|early\s+)*$",
    re.IGNORECASE,
)
_CAUSED = re.compile(r"\b(?:after|before|until|following|since)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)


def is_baseline(statement: Statement, time: TimeMention) -> bool:
    """Tell whether these days are what is compared with ("than in June", "on 2016", "from the month before")."""
    before = statement.text_before(time.span, 60)
    if time.link in ("range", "since", "after"):
        return False
    if time.link == "before":
        return _AGAINST.search(before) is not None
    if _FIGURE.match(statement.text_after(time.span)) and _MEASURED_BY.search(before):
        return True
    if _COMPARING.search(statement.words[: time.span.start - statement.offset]):
        return True
    match = _AGAINST.search(before) or _AMOUNT_IN.search(before)
    if match is None:
        return False
    word = match.group().split()[0].lower()
    if word == "over":
        return time.unit in ("year", "month", "quarter") and _UP_OVER.search(before) is not None
    if word == "on" or _WEAK_ON.search(match.group()):
        return word != "on" or time.unit in ("year", "month", "quarter")
    return (
        word != "as"
        or re.search(r"\bas\s+in\b|\bas\s+(?:the\s+)?(?:same|previous|last)", before + "x") is not None
        or " as in" in match.group()
    )


_MIRRORED = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|from|against|as|versus)\s+(?:(?:in|during|over)\s+)?(?:the\s+)?(?:same\s+)?"
    r"(?P<stretch>(?:(?:preceding|previous|prior)\s+)?(?:[\w-]+\s+){0,2}?(?:days?|weeks?|months?|fortnights?|period)"
    r"(?:\s+(?:immediately\s+|right\s+|just\s+)?(?:before|earlier|prior|preceding|previous))?)\b",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(r"(?:preceding\s+|previous\s+)?(?:days|weeks|months)\b", re.IGNORECASE)
""""Than in the weeks before" says not how many."""
_EARLIER = re.compile(r"before|earlier|prior|preceding|previous", re.IGNORECASE)


def mirrored(words: str) -> re.Match[str] | None:
    """Find a stretch of days before something with which those after it are compared ("than in the week before it")."""
    found = (m for m in _MIRRORED.finditer(words) if _EARLIER.search(m["stretch"]))
    return next((m for m in found if not _UNCOUNTED.match(m["stretch"])), None)


def equal_windows(statement: Statement) -> tuple[TimeReading, TimeReading] | None:
    """Read "in the week after 9 October than in the week before it": as many days on each side of the event."""
    m = mirrored(statement.words)
    window = next((t for t in statement.times if t.link == "after" and t.base is not None and t.period), None)
    if m is None or window is None or window.period is None or window.base is None:
        return None
    eve = window.base.start - timedelta(days=1)
    before = Period(eve - timedelta(days=window.period.n_days - 1), eve)
    span = statement.absolute(m.start("stretch"), m.end("stretch"))
    return replace(reading(window), link=""), TimeReading(span=span, period=before)


def own_times(statement: Statement) -> tuple[TimeMention, ...]:
    """Give the expressions with known days that say when the claim is about, leaving out what it is compared with."""
    dated = [t for t in statement.times if t.period and t.link != "reported" and not is_baseline(statement, t)]
    plain = [t for t in dated if not _aside(statement, t)]
    return tuple(plain or dated)


def baseline_times(statement: Statement) -> tuple[TimeMention, ...]:
    """Give the expressions with known days that the claim is compared with."""
    return tuple(t for t in statement.times if t.period is not None and is_baseline(statement, t))


def readings(times: tuple[TimeMention, ...]) -> tuple[TimeReading, ...]:
    """Turn expressions into readings."""
    return tuple(reading(t) for t in times)


def _aside(statement: Statement, time: TimeMention) -> bool:
    before = statement.text_before(time.span, 40)
    if _REPORTED.search(before):
        return False
    return time.link in ("until",) or (
        time.link == "after" and time.base is None and _CAUSED.search(before) is not None
    )
