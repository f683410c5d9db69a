"""Find the stretches of a text that stand in quotation marks, also where a mark is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.text.spans import Span, trimmed

Missing = Literal["", "opening", "closing"]

MAX_DEPTH = 8
"""Deeper nesting is not read as quotation: no prose has it, and a bound keeps the time linear on any input."""

_BREAK = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_MARK = re.compile(r"""``|''|["“”„‟«»‹›'‘’‚‛`]""")
_FAMILIES = {**dict.fromkeys('“”„‟"', "double"), "``": "double", "''": "double", "«": "guillemet", "»": "guillemet"}
_FAMILIES |= {"‹": "small guillemet", "›": "small guillemet", **dict.fromkeys("'‘’‚‛`", "single")}
_ELISION = re.compile(r"(?:tis|twas|twere|til|till|tween|em|cause|cos|bout|n|round|neath|\d\ds?)(?!\w)", re.IGNORECASE)
_OPENING_BEFORE = frozenset("([{<—–-/=:;,|“‘«‹„\"'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quoted stretch of one paragraph."""

    span: Span
    """With its marks."""
    inner: Span
    """Without them."""
    family: str
    """``double``, ``single``, ``guillemet`` or ``small guillemet``."""
    depth: int = 0
    """0 for a quotation that no other quotation holds."""
    missing: Missing = ""
    """Which mark the text lacks; the span then runs from the start, or to the end, of the paragraph."""
    continues: bool = False
    """The quotation goes on in the next paragraph, which repeats the opening mark."""

    @property
    def balanced(self) -> bool:
        """Tell whether both marks are there, or the paragraph after repeats the opening one."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    family: str
    opens: bool
    closes: bool


def quotation_spans(text: str, paragraphs: Sequence[Span] | None = None) -> tuple[Quotation, ...]:
    """Find quoted stretches in reading order, outer before inner.

    Parameters
    ----------
    text : str
        Any text.
    paragraphs : sequence of Span, optional
        Where paragraphs lie, in order; by default they are parted by blank lines.

    Returns
    -------
    tuple of Quotation
        One for each paragraph of a quotation that runs over several.

    Notes
    -----
    Reads curly, straight, single, low-high and angle marks, and ````TeX''`` marks. Takes apostrophes, possessives
    (``the analysts' view``), elisions (``'90s``) and inches and feet (``6'2"``) for what they are. Knowingly misses: a
    second quotation of a paragraph that lacks its opening mark; a middle paragraph without any mark; a straight mark
    right after a number inside a straight quotation (``"a 12" gun"``), read as the end. A single mark that never closes
    is an apostrophe. Linear in the length of the text.
    """
    units = tuple(paragraphs) if paragraphs is not None else paragraph_spans(text)
    followers = (*units[1:], None)
    found = [
        quotation
        for unit, follower in zip(units, followers, strict=False)
        for quotation in _Paragraph(text, unit, goes_on=_goes_on(text, unit, follower)).read()
    ]
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """Part a text at its blank lines; the spans have no white space at their edges."""
    edges = [0]
    for gap in _BREAK.finditer(text):
        edges += [gap.start(), gap.end()]
    edges.append(len(text))
    parts = (trimmed(Span(a, b), text) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return tuple(part for part in parts if len(part))


class _Paragraph:
    """One pass over the marks of a paragraph, with the marks that are open."""

    def __init__(self, text: str, unit: Span, *, goes_on: bool) -> None:
        self.text, self.unit, self.goes_on = text, unit, goes_on
        self.open: list[_Mark] = []
        self.found: list[Quotation] = []
        self.seen_outer = False

    def read(self) -> list[Quotation]:
        classified = [_classified(self.text, match, self.unit) for match in _MARK.finditer(self.text, *self._range())]
        for mark in self._paired(classified):
            partner = self._partner(mark)
            if partner is not None and mark.closes:
                self._close(partner, mark)
            elif mark.opens and len(self.open) < MAX_DEPTH:
                self._open(mark)
            elif mark.closes and self._lacks_opening(mark):
                self._add(self.unit.start, self.unit.start, mark.span, mark.family, missing="opening")
        self._leave()
        return self.found

    def _range(self) -> tuple[int, int]:
        return self.unit.start, self.unit.end

    def _paired(self, marks: list[_Mark]) -> list[_Mark]:
        """Let single marks open only if something closes them, and possessives close only if nothing else does."""
        result: list[_Mark] = []
        closer_ahead = False
        for mark in reversed(marks):
            if mark.family == "single":
                opens = mark.opens and (closer_ahead or (self.goes_on and mark.span.start == self.unit.start))
                possessive = closer_ahead and _looks_possessive(self.text, mark.span)
                mark = replace(mark, opens=opens, closes=mark.closes and not possessive)
                closer_ahead = (closer_ahead or mark.closes) and not opens
            result.append(mark)
        return result[::-1]

    def _partner(self, mark: _Mark) -> int | None:
        return next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].family == mark.family), None)

    def _open(self, mark: _Mark) -> None:
        self.open.append(mark)
        self.seen_outer |= mark.family != "single"

    def _close(self, partner: int, mark: _Mark) -> None:
        """Close the partner; a mark that opened inside it and never closed ends where it ends."""
        for depth in range(partner + 1, len(self.open)):
            self._give_up(depth, Span(mark.span.start, mark.span.start))
        first = self.open[partner].span
        del self.open[partner:]
        self._add(first.start, first.end, mark.span, mark.family, depth=partner)

    def _give_up(self, depth: int, end: Span) -> None:
        mark = self.open[depth]
        if mark.family != "single" or (self.goes_on and mark.span.start == self.unit.start):
            self._add(mark.span.start, mark.span.end, end, mark.family, depth=depth, missing="closing")

    def _leave(self) -> None:
        for depth in range(len(self.open)):
            self._give_up(depth, Span(self.unit.end, self.unit.end))

    def _add(
        self, start: int, inner_start: int, closing: Span, family: str, *, depth: int = 0, missing: Missing = ""
    ) -> None:
        inner = Span(inner_start, max(inner_start, closing.start))
        on = missing == "closing" and self.goes_on and start == self.unit.start and closing.end == self.unit.end
        self.found.append(
            Quotation(
                span=Span(start, max(closing.end, inner.end)),
                inner=inner,
                family=family,
                depth=depth,
                missing="" if on else missing,
                continues=on,
            )
        )
        self.seen_outer |= family != "single"

    def _lacks_opening(self, mark: _Mark) -> bool:
        """Tell whether the paragraph began inside a quotation that this mark ends."""
        inches = self.text[mark.span.start] == '"' and self.text[mark.span.start - 1 : mark.span.start].isdigit()
        stray = mark.span.start == self.unit.start
        return mark.family != "single" and not mark.opens and not inches and not stray and not self.seen_outer


def _classified(text: str, match: re.Match[str], unit: Span) -> _Mark:
    start, end, mark = match.start(), match.end(), match.group()
    before = text[start - 1] if start > unit.start else " "
    after = text[end] if end < unit.end else " "
    family = _FAMILIES[mark]
    opens, closes = _directions(mark, before, after)
    if family == "single":
        opens, closes = _single_directions(text, end, (opens, closes), before, after)
    if mark == '"' and before.isdigit() and not after.isalnum():
        opens = False
    return _Mark(Span(start, end), family, opens, closes)


def _directions(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a mark may open and whether it may close, by its shape and its neighbours."""
    free_left = before.isspace() or before in _OPENING_BEFORE
    free_right = not after.isalnum()
    starts = free_left and not after.isspace()
    if mark in ("``", "„", "‟", "‚", "‛", "`"):
        return starts, False
    if mark in ("“", "‘", "«", "‹"):
        closes = not free_left and free_right
        return not closes and (starts or mark != "‘"), closes
    if mark in ("”", "»", "›", "’"):
        return starts and not free_right, True
    ends = not before.isspace() and free_right
    return starts or not ends, ends or not starts


def _single_directions(
    text: str, end: int, directions: tuple[bool, bool], before: str, after: str
) -> tuple[bool, bool]:
    """Rule out apostrophes: letters on both sides, elisions, a mark that hangs free."""
    opens, closes = directions
    inside_word = before.isalnum() and after.isalnum()
    opens = opens and not before.isalnum() and not after.isspace() and not _ELISION.match(text, end)
    return opens, closes and not inside_word and not before.isspace()


def _looks_possessive(text: str, mark: Span) -> bool:
    return (
        text[mark.start - 1 : mark.start] in ("s", "S")
        and text[mark.end : mark.end + 1] == " "
        and (text[mark.end + 1 : mark.end + 2].islower())
    )


def _goes_on(text: str, unit: Span, follower: Span | None) -> bool:
    """Tell whether the next paragraph repeats the mark with which this one starts."""
    mark = _MARK.match(text, unit.start)
    return follower is not None and mark is not None and text.startswith(mark.group(), follower.start)
