"""How a sentence ties a response to a trigger: "hours after", "no sooner … than", "the next day", "was followed by"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.claims.lexicon import alternatives, pattern
from onrecord.text.numbers import find_numbers

VAGUE_DAYS = 5
""""Within days": a working week; the sensitivity analysis tries others."""
AT_ONCE_DAYS = 2
""""At once", "immediately after"."""
WAKE_DAYS = 7
""""In the wake of", "was followed by"."""

_SOON_WORDS, _WAKE_WORDS, _FORWARD_WORDS, _TOGETHER_WORDS, _BACK_WORDS = (
    alternatives("change", "links", key) for key in ("soon", "wake", "forward", "together", "back")
)

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that tie a response to a trigger; offsets into the sentence."""

    words: Range
    days: int
    event: Range | None = None
    """The words for the trigger; None if it stands before ("the next day")."""
    other: Range | None = None
    """The other side, where the words give no order ("coincided with")."""
    refers_back: bool = False
    close: bool = True
    """Says by itself that one thing followed the other; "the next day" does not."""
    at_once: bool = False
    named: bool = False
    """Called a coincidence, or denied to be one."""


_N = r"(?:(?P<n>an?|the(?!\s+(?:same|next|following))|\d+|\w+)\s+)?"
_UNIT = r"(?P<unit>minutes?|hours?|days?|weeks?|fortnight|months?)"
_STRETCH = re.compile(
    rf"\b(?:(?P<lead>in|over|during|for|throughout|within|inside)\s+)?(?:the\s+)?(?:(?:first|few|several|a\s+few)\s+)?{_N}{_UNIT}\s+"
    r"(?:immediately\s+|right\s+|straight\s+)?(?P<after>after|following|of|since)\s+(?!(?:that|it|this|which)\b)(?P<event>\w)",
    re.IGNORECASE,
)
_SOON = re.compile(
    rf"\b(?P<how>{_SOON_WORDS})\s+(?!(?:that|it|this)\b)(?P<event>\w)",
    re.IGNORECASE,
)
_WAKE = re.compile(rf"\b(?:{_WAKE_WORDS})\s+(?P<event>\w)", re.IGNORECASE)
_SOONER = re.compile(
    r"\b(?:no\s+sooner|hardly|barely|scarcely)\s+had\s+(?P<event>.{5,200}?)\s*,?\s*\b(?:than|when|before)\s",
    re.IGNORECASE | re.DOTALL,
)
_HAD_BARELY = re.compile(
    r"(?P<event>[^,;]{3,120}\b(?:had|was|were)\s+(?:no\s+sooner|hardly|barely|scarcely|only\s+just)\s[^;]{3,150}?)\s*,?\s*\b(?:when|than|before)\s",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"\b(?:(?P<forward>{_FORWARD_WORDS})"
    rf"|(?P<together>{_TOGETHER_WORDS}))\s",
    re.IGNORECASE,
)
_BACK_STRETCH = re.compile(
    rf"\b(?:in|over|during|within|throughout|for)\s+the\s+(?:(?:next|following|ensuing|subsequent|first|few)\s+)*{_N}{_UNIT}"
    r"(?P<tail>\s+(?:that\s+followed|which\s+followed|afterwards?|thereafter|that\s+came\s+after|after(?=\W)(?!\s+\w)))?",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"\b(?:(?P<later>{_N}{_UNIT}\s+(?:later|afterwards?|on))\b"
    r"|(?:on\s+)?the\s+(?:very\s+)?(?:next|following|same)\s+(?P<day>day|morning|evening|night|afternoon|week|fortnight|weekend)(?!\s+(?:of|as)\b)"
    r"|within\s+(?:the\s+|an?\s+)?(?P<within>(?:few\s+|couple\s+of\s+|\w+\s+)?(?:minutes?|hours?|days?|weeks?|fortnight))(?!\s+(?:of|after)\b)"
    rf"|over\s+that\s+day\s+and\s+the\s+next\s+(?P<k>\w+)|(?P<soon>{_BACK_WORDS}))\b",
    re.IGNORECASE,
)


def find_link(words: str) -> Link | None:
    """Find what ties a response to a trigger in a sentence, the most telling form first."""
    named = pattern("change", "links", "named").search(words) is not None
    for form in _FORMS:
        link = form(words, named)
        if link is not None:
            return link
    return None


def _sooner(words: str, named: bool) -> Link | None:
    m = _SOONER.search(words) or _HAD_BARELY.search(words)
    if m is None:
        return None
    return Link(words=m.span(), days=AT_ONCE_DAYS, event=m.span("event"), at_once=True, named=named)


def _stretch(words: str, named: bool) -> Link | None:
    for m in _STRETCH.finditer(words):
        within = (m["lead"] or "").lower() in ("within", "inside", "in")
        if m["after"].lower() == "of" and not within:
            continue
        if m["after"].lower() == "since":
            continue
        start = m.start("event")
        event = start, _event_end(words, start)
        hours = m["unit"].lower().startswith(("hour", "minute"))
        return Link(words=m.span(), days=_days(m["n"], m["unit"]), event=event, at_once=hours, named=named)
    return None


def _soon(words: str, named: bool) -> Link | None:
    m = _SOON.search(words)
    if m is None and named:
        m = _ONCE.search(words)
    if m is None:
        return None
    start = m.start("event")
    return Link(words=m.span(), days=AT_ONCE_DAYS, event=(start, _event_end(words, start)), at_once=True, named=named)


_ONCE = re.compile(r"\b(?:once|when|after|following)\s+(?P<event>\w)", re.IGNORECASE)


def _wake(words: str, named: bool) -> Link | None:
    m = _WAKE.search(words)
    if m is None:
        return None
    start = m.start("event")
    return Link(words=m.span(), days=WAKE_DAYS, event=(start, _event_end(words, start)), named=named)


def _joined(words: str, named: bool) -> Link | None:
    m = _JOINED.search(words)
    if m is None:
        return None
    left, right = (_side_start(words, m.start()), m.start()), (m.end(), _event_end(words, m.end()))
    if m["forward"]:
        return Link(words=m.span(), days=WAKE_DAYS, event=left, named=named)
    return Link(words=m.span(), days=AT_ONCE_DAYS, event=right, other=left, at_once=True, named=named)


def _back_stretch(words: str, named: bool) -> Link | None:
    for m in _BACK_STRETCH.finditer(words):
        said = re.search(r"\b(?:next|following|ensuing|subsequent)\b", m.group(), re.IGNORECASE)
        if said is None and not m["tail"]:
            continue
        return _referring(words, m, _days(m["n"], m["unit"]), named, close=False)
    return None


def _back(words: str, named: bool) -> Link | None:
    m = _BACK.search(words)
    if m is None:
        return None
    at_once = bool(m["soon"])
    if m["k"]:
        days = _amount(m["k"])
    elif m["later"]:
        days = _days(m["n"], m["unit"])
    elif m["within"]:
        *n, unit = m["within"].split()
        days = _days(" ".join(n), unit)
    else:
        days = {"week": 7, "fortnight": 14}.get((m["day"] or "").lower(), AT_ONCE_DAYS if at_once else 1)
    return _referring(words, m, days, named, close=at_once or bool(m["within"]))


def _referring(words: str, m: re.Match[str], days: int, named: bool, *, close: bool) -> Link:
    """Make a link whose trigger stands before it: earlier in the sentence, or in the one before."""
    event = (0, m.start()) if any(c.isdigit() for c in words[: m.start()]) else None
    return Link(words=m.span(), days=days, event=event, refers_back=True, close=close, at_once=close, named=named)


_FORMS: tuple[Callable[[str, bool], Link | None], ...] = (
    _sooner, _stretch, _back_stretch, _soon, _wake, _back, _joined,
)  # fmt: skip

_END = re.compile(r"\s{3,}|[,;?!]|\.(?=\s|$)|\s[–—-]+\s|$")
_RELATIVE = re.compile(r",\s+(?:when|where|which|in\s+which|on\s+which|the\s+(?:day|night)|an?\s)", re.IGNORECASE)


def _event_end(words: str, start: int) -> int:
    """Find where the words for an event end: at a comma, but a relative clause ("…, when …,") belongs to it."""
    m = _END.search(words, start + 1)
    if m is None:
        return len(words.rstrip())
    if _RELATIVE.match(words, m.start()):
        further = _END.search(words, m.end())
        return further.start() if further is not None and further.group() == "," else m.start()
    return len(words[: m.start()].rstrip())


def _side_start(words: str, before: int) -> int:
    """Find where the side of a sentence begins that ends at an offset: after a stronger sign."""
    cut = max(words.rfind(sign, 0, before) for sign in (";", ":", " – ", " — "))
    return cut + 1


_WINDOW = re.compile(rf"(?:^|\W){_N}{_UNIT}\b", re.IGNORECASE)
_NEXT_DAY = re.compile(
    r"\b(?:next|following|same)\s+(?:day|morning|evening|night|afternoon)\b|\bovernight\b", re.IGNORECASE
)


def window_of(words: str) -> int:
    """Read how soon a response came: "within a week of" is 7 days, "the next day" 1, "at once" 2."""
    if _NEXT_DAY.search(words):
        return 1
    m = _WINDOW.search(words)
    return _days(m["n"], m["unit"]) if m else AT_ONCE_DAYS


def _days(n: str | None, unit: str) -> int:
    name = unit.lower().rstrip("s")
    if name in ("minute", "hour"):
        return max(1, round(_amount(n) / 24)) if name == "hour" and n else 1
    if name == "fortnight":
        return 14
    amount = _amount(n) if n else (1 if not unit.lower().endswith("s") else 0)
    size = {"day": 1, "week": 7, "month": 30}[name]
    return amount * size if amount else (VAGUE_DAYS if name == "day" else 2 * size)


def _amount(word: str | None) -> int:
    """Read a small number in words; 0 for "few", "several"."""
    if word is None:
        return 0
    if word.lower() in ("a", "an", "the", "one"):
        return 1
    found = find_numbers(f"{word} days")
    return max(1, round(found[0].value)) if found and found[0].word == "" else 0
