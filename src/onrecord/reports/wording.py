"""Numbers, dates and foreign text as readers see them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.documents.document import Document
    from onrecord.findings.finding import Movement
    from onrecord.text.dates import PartialDate, Period

MISSING = "–"
MOST_OF_A_TITLE = 80
"""Characters of the first words that stand for a headline."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Spelled here because ``strftime`` follows the locale of the machine."""

_SAID_BY_NAME = frozenset(
    {"unusual for this record", "within this record's ordinary movement", "within this record's ordinary range"}
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_DOUBLE = re.compile('[“”"]')
_LINES = re.compile("[\u2028\u2029\x85]")


def visible(text: str) -> str:
    """Make characters visible that would steer a terminal, break a page, or turn the direction of what follows.

    Examples
    --------
    >>> visible("safe\\u202egnp.exe")
    'safe⟨U+202E⟩gnp.exe'
    """
    return _CONTROLS.sub(
        lambda m: f"⟨U+{ord(m[0]):04X}⟩", _LINES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    )


def one_line(text: str) -> str:
    """Give visible text with every run of white space as one space."""
    return " ".join(visible(text).split())


def sentence(text: str) -> str:
    """Give one line as a sentence: a capital at its start, a mark at its end.

    Examples
    --------
    >>> sentence("at least 15 covered days")
    'At least 15 covered days.'
    """
    line = one_line(text)
    return line[:1].upper() + line[1:] + ("" if not line or line[-1] in ".!?…:" else ".")


def movement_words(movement: Movement) -> str:
    """Say whether the record moved out of the ordinary; the sentence of what cannot be assessed says so itself."""
    word = "" if movement.word == "not_assessable" else f" {movement.word}"
    return f"Movement{word}: {movement_detail(movement)}"


def movement_detail(movement: Movement) -> str:
    """Give the sentence of a movement without the words that its name already says.

    Examples
    --------
    >>> from onrecord.findings.finding import Movement
    >>> movement_detail(Movement(word="unusual", sentence="unusual for this record: on other days it is 0 to 17"))
    'On other days it is 0 to 17.'
    """
    head, _, detail = movement.sentence.partition(": ")
    return sentence(detail if detail and head.casefold() in _SAID_BY_NAME else movement.sentence)


def adjusted_words(movement: Movement) -> str:
    """Say how the p-value stands among those of the other claims on the record; '' where it stands alone."""
    adjusted = movement.adjusted
    if adjusted is None or adjusted.n_tests < 2 or movement.word == "not_assessable":
        return ""
    if adjusted.holm == movement.p_value:
        return ""
    holm, false_discovery = percent_words(adjusted.holm), percent_words(adjusted.benjamini_hochberg)
    other = "" if holm == false_discovery else f"; {false_discovery} by Benjamini–Hochberg"
    return (
        f"tested beside {counted(adjusted.n_tests - 1, 'other plan')} on this record: the chance of so unusual a "
        f"number is then {holm} instead of {percent_words(movement.p_value)} (Holm{other})"
    )


def title_of(document: Document) -> str:
    """Give the headline, or the first words, or the name of the file."""
    first_words = shortened(document.text[: MOST_OF_A_TITLE * 2], MOST_OF_A_TITLE)
    return one_line(document.title) or first_words or file_name(document) or "Untitled article"


def file_name(document: Document) -> str:
    """Give the name of the file without its folders: where it lay is nobody's business."""
    return one_line(re.split(r"[/\\\\]", document.path)[-1])


def quoted(text: str) -> str:
    """Put text between quotation marks; marks inside it become single, as printers do, and half a pair is left out.

    Examples
    --------
    >>> quoted('the "slump" began'), quoted("“not one bomb” fell"), quoted('they are "totally lost')
    ('“the ‘slump’ began”', '“‘not one bomb’ fell”', '“they are totally lost”')
    """
    line = one_line(text)
    marks = [(m.start(), m[0] == "”" or (m[0] == '"' and _closes(line, m.start()))) for m in _DOUBLE.finditer(line)]
    single = dict.fromkeys((at for at, _ in marks), "")
    opened: list[int] = []
    for at, closes in marks:
        if not closes:
            opened.append(at)
        elif opened:
            single |= {opened.pop(): "‘", at: "’"}
    return "“" + "".join(single.get(at, letter) for at, letter in enumerate(line)) + "”"


def _closes(line: str, at: int) -> bool:
    return at > 0 and not line[at - 1].isspace()


def shortened(text: str, length: int) -> str:
    """Give at most `length` characters of one line, cut between words."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:–—") + "…"


def number_words(value: float | None) -> str:
    """Spell a number with as many digits as a reader needs.

    Examples
    --------
    >>> [number_words(x) for x in (12345, 25.77, 0.0342, None, float("inf"))]
    ['12,345', '25.8', '0.034', '–', 'infinite']
    """
    if value is None or math.isnan(value):
        return MISSING
    if math.isinf(value):
        return "infinite" if value > 0 else "−infinite"
    size = abs(value)
    if size == int(size) or size >= 1000:
        return _signed(f"{value:,.0f}")
    return _signed(f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 0.1 else f"{value:.2g}")


def rate_words(value: float | None) -> str:
    """Spell a rate with a decimal, or with two where it is small: three digits, as in the sentence of the finding.

    Examples
    --------
    >>> [rate_words(x) for x in (19.0, 9.375, 0.82, 0.042, 0.0)]
    ['19.0', '9.38', '0.82', '0.042', '0.0']
    """
    if value is None or math.isnan(value) or math.isinf(value) or 0 < abs(value) < 0.1:
        return number_words(value)
    fine = f"{value:.2f}"
    return _signed(fine if abs(value) < 9.995 and fine[-1] != "0" else f"{value:,.1f}")


def _signed(digits: str) -> str:
    return digits.replace("-", "−")


def percent_words(share: float | None) -> str:
    """Spell a share (0–1) as a percentage."""
    if share is None or math.isnan(share) or math.isinf(share):
        return MISSING
    percent = share * 100
    digits = 0 if percent == 0 or 1 <= percent <= 99 or percent >= 100 else 1
    return _signed(f"{percent:.{digits}f} %")


def rate_range_words(low: float | None, high: float | None) -> str:
    """Spell the bounds of a rate."""
    return MISSING if low is None and high is None else f"{rate_words(low)} to {rate_words(high)}"


def day_words(day: date, *, year: bool = True) -> str:
    """Spell a day: 17 September 2016."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def period_words(period: Period) -> str:
    """Spell a period as one would say it.

    Examples
    --------
    >>> from datetime import date
    >>> from onrecord.text.dates import Period
    >>> period_words(Period(date(2016, 9, 1), date(2016, 9, 15)))
    '1–15 September 2016'
    """
    start, end = period.start, period.end
    iso = period.iso()
    if len(iso) == 4:
        return iso
    if len(iso) == 7:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if start == end:
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    return f"{day_words(start, year=start.year != end.year)} – {day_words(end)}"


def partial_date_words(when: PartialDate) -> str:
    """Spell a date of which parts may be unknown."""
    return period_words(when.period())


def counted(n: int, one: str, many: str = "") -> str:
    """Spell a number of things: 1 claim, 3 claims."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """Join words as in a sentence: a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
