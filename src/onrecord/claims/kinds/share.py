"""What part of a whole."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.kinds.times import own_times, readings
from onrecord.claims.lexicon import pattern
from onrecord.claims.statement import Draft, Statement, quantity
from onrecord.text.number_mention import NumberMention
from onrecord.text.spans import Span

_OF = re.compile(r"\s+of\b")
_OF_ALL = re.compile(r"\s*[“\"‘']?of\s+(?:all\s+)?(?:the|those|its|their)\b", re.IGNORECASE)
_ACCOUNTS = re.compile(
    r"\b(?:account(?:s|ed|ing)?\s+for|made?\s+up|makes?\s+up|represent(?:s|ed)|responsible\s+for|claimed|took)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<!^)(?<![.!?“\"]\s)\b[A-Z]")


def _of_things(statement: Statement, number: NumberMention) -> bool:
    """Tell whether the part is a kind of target that no record holds ("oil wells made up the bulk of the targets")."""
    before = statement.words[: number.span.start - statement.offset].strip()
    return pattern("topics", "building").search(before) is not None and _NAMED.search(before) is None


_MOVED = re.compile(r"\s+(?:more|fewer|less|lower|higher|as\s+(?:many|much|often)|down|up|of\s+(?:what|its))\b")


def read_shares(statement: Statement) -> tuple[Draft, ...]:
    """Read "most of the people killed in Syria died in Aleppo", "Mosul accounted for half of all strikes".

    Notes
    -----
    The whole is what follows "of"; where it ends is decided when places are resolved. Misses shares without "of"
    ("one strike in three hit Mosul" is read, "mostly in Mosul" is not).
    """
    if not statement.topics:
        return _got(statement)
    parts = _out_of_every(statement)
    if parts is not None:
        return (parts,)
    for number in statement.numbers:
        whole = _whole(statement, number) or _share_of(statement, number)
        if whole is not None:
            draft = Draft(
                kind="share",
                quantities=(quantity(number),),
                times=readings(own_times(statement)),
                topics=statement.units(near=whole.start - statement.offset),
                whole=whole,
            )
            return (draft,)
    return ()


_GOT = re.compile(r"\b(?:got|took|received|drew|had|bore|suffered|saw|absorbed|accounted\s+for)\s+$", re.IGNORECASE)


def _got(statement: Statement) -> tuple[Draft, ...]:
    """Read "Manbij got less than a quarter", of what the words before counted."""
    source = statement.spoken_of()
    number = next((n for n in statement.numbers if n.unit in ("fraction", "percent") and not n.noun), None)
    if source is None or number is None or not _GOT.search(statement.text_before(number.span)):
        return ()
    pieces = source.spans()
    same = next((w for n in source.numbers if (w := _whole(source, n)) is not None), None)
    whole = same or (Span(pieces[0].start, pieces[-1].end) if pieces else None)
    times = readings(own_times(statement) or own_times(source))
    return (Draft(kind="share", quantities=(quantity(number),), times=times, topics=source.units(), whole=whole),)


_EVERY_SO_MANY = re.compile(r"\b(?:of|out\s+of|among|in)\s+(?:every|each)\s+$", re.IGNORECASE)
_IN_TEN = re.compile(r"\s+(?:in|out\s+of)(?:\s+(?:every|each))?\s+$", re.IGNORECASE)


def _out_of_every(statement: Statement) -> Draft | None:
    """Read "of every five strikes over Syria, four hit Manbij" and "four deaths in ten"."""
    for number, other in pairwise(statement.numbers):
        between = statement.words[number.span.end - statement.offset : other.span.start - statement.offset]
        every = _EVERY_SO_MANY.search(statement.text_before(number.span))
        noun_first = other.noun == "" and re.fullmatch(rf"\s*{re.escape(number.noun)}{_IN_TEN.pattern}", between)
        if (
            not (every or (number.noun and noun_first))
            or number.unit
            or other.unit
            or not number.value
            or not other.value
        ):
            continue
        part, all_ = (other, number) if every else (number, other)
        if not 0 < part.value < all_.value:
            continue
        end = other.span.start if every else number.span.end + len(number.noun) + 1
        mention = replace(part, low=part.value / all_.value, high=part.value / all_.value, unit="fraction", per=None)
        return Draft(
            kind="share", quantities=(quantity(mention),), times=readings(own_times(statement)),
            topics=statement.units(near=number.span.start - statement.offset), whole=Span(number.span.start, end),
        )  # fmt: skip
    return None


_SHARE_OF = re.compile(
    r"\b(?:share|proportion|percentage|part|portion|fraction)\s+of\s+(?P<whole>[^;]{3,100}?)\s+(?:was|is|were|stood|came|amounted|rose|fell|reached|hit|made|ran)\b[^;]{0,25}$",
    re.IGNORECASE,
)


def _share_of(statement: Statement, number: NumberMention) -> Span | None:
    """Read "Raqqa's share of the strikes in Syria was 30 per cent"."""
    if number.unit not in ("fraction", "percent"):
        return None
    m = _SHARE_OF.search(statement.words[: number.span.start - statement.offset])
    return statement.absolute(*m.span("whole")) if m else None


def _whole(statement: Statement, number: NumberMention) -> Span | None:
    if pattern("topics", "building").search(number.noun) or _of_things(statement, number):
        return None
    if number.unit not in ("fraction", "percent") or number.per or _MOVED.match(statement.text_after(number.span)):
        return None
    if number.noun_span is not None and number.span.covers(number.noun_span):
        return Span(number.span.start, number.noun_span.end)  # "one strike in four"
    start, end = statement.clause.pieces[0]
    if (
        _OF_ALL.match(statement.words, start)
        and len(statement.clause.pieces) > 1
        and number.span.start - statement.offset >= end
    ):
        return statement.absolute(start, end)
    if _OF.match(statement.text_after(number.span)) or number.word in ("most", "all") or _in_three(statement, number):
        at = number.span.end - statement.offset
        accounts = _ACCOUNTS.search(statement.text_before(number.span)) is not None
        end = len(statement.words.rstrip(" .,;")) if accounts else _whole_end(statement.words, at)
        return statement.absolute(at, end) if end > at else None
    return None


def _in_three(statement: Statement, number: NumberMention) -> bool:
    return (
        re.search(
            r"\b(?:in|out of)\b",
            statement.words[number.span.start - statement.offset : number.span.end - statement.offset],
        )
        is not None
    )


_VERB = re.compile(
    r"\b(?:fell|set|pitted|involved|concerned|ended|befell|affected|claimed|cost|left|were|was|lost|died|hit|struck|targeted|landed|took|came|happened|occurred|went|focused|concentrated|have|has|had|is|are)\b",
    re.IGNORECASE,
)


def _whole_end(words: str, at: int) -> int:
    """Find where the whole ends: at the main verb; the verb of a relative clause ("who were killed") is passed over."""
    for m in _VERB.finditer(words, at):
        before = words[max(0, m.start() - 6) : m.start()].rstrip().lower()
        if not before.endswith(("who", "that", "which")):
            return m.start()
    return len(words.rstrip(" .,;"))
