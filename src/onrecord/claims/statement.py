"""A clause with everything in it that a claim may be made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.claims.claim import ClaimKind, Comparison, Direction, NotTestable, Quantity, TimeReading, Unit
from onrecord.claims.clauses import Clause
from onrecord.claims.topics import TopicHit, ranked_units
from onrecord.claims.views import View
from onrecord.text.number_mention import NumberMention
from onrecord.text.spans import Span, Spans
from onrecord.text.time_mention import TimeMention

_CLOSING = re.compile(r"(?<=[.?!,])[’']$")
_OPENER = re.compile(
    r"(?:(?:and|but|whereas)\s+)?(?:that\s+(?!is|was|were|has|had|of|day|week|month|year|will|would|in\s+turn|same)\b)?",
    re.IGNORECASE,
)
"""Words that join a clause to the one before, and are no part of what it asserts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A clause of one voice. Offsets of `words` are those of the sentence; spans are those of the document."""

    view: View
    clause: Clause
    words: str
    """The sentence with everything but this clause blank."""
    numbers: tuple[NumberMention, ...]
    times: tuple[TimeMention, ...]
    topics: tuple[TopicHit, ...]
    earlier: tuple[Statement, ...] = ()
    """The statements right before it, of whatever voice, nearest first."""
    held: frozenset[str] = frozenset()
    """Units of the word lists that some record holds."""
    is_question: bool = False
    clauses: tuple[Clause, ...] = ()
    """All clauses of the view; only given for a statement that is the whole view."""

    @property
    def before(self) -> Statement | None:
        """The statement before it."""
        return self.earlier[0] if self.earlier else None

    @property
    def offset(self) -> int:
        """Where the sentence starts in the document."""
        return self.view.sentence.start

    def spans(self) -> Spans:
        """Give the clause's pieces as spans of the document, without the signs at their edges."""
        return tuple(self.absolute(*p) for p in self.tight_pieces())

    def tight_pieces(self) -> tuple[tuple[int, int], ...]:
        """Give the pieces without white space and signs at their edges; words of other voices part them."""
        out: list[tuple[int, int]] = []
        for start, end in self.clause.pieces:
            for m in re.finditer(r"\S(?:.{0,2}\S)*+", self.words[start:end]):
                words = m.group()
                lead = len(words) - len(words.lstrip(" ,.;:!?–—-\"“”‘’'"))
                tail = len(_CLOSING.sub("", words.rstrip(' ,.;:!?–—-"“”‘')).rstrip(" ,.;:!?"))
                opener = None if out else _OPENER.match(words, lead)
                lead = opener.end() if opener else lead
                if lead < tail and any(c.isalnum() for c in words):
                    out.append((start + m.start() + lead, start + m.start() + tail))
        return tuple(out)

    def absolute(self, start: int, end: int) -> Span:
        """Turn offsets of the sentence into a span of the document."""
        return Span(self.offset + start, self.offset + end)

    def spoken_of(self) -> Statement | None:
        """The nearest statement that speaks of something counted: this one, or one right before it."""
        return next((s for s in (self, *self.earlier) if s.topics), None)

    def units(self, *, near: int | None = None) -> tuple[str, ...]:
        """Give the units spoken of, the likeliest first."""
        return ranked_units(self.topics, near=near)

    def text_before(self, span: Span, n: int = 40) -> str:
        """Give the clause's words right before a span of the document."""
        at = span.start - self.offset
        return self.words[max(0, at - n) : at]

    def text_after(self, span: Span, n: int = 40) -> str:
        """Give the clause's words right after a span of the document."""
        at = span.end - self.offset
        return self.words[at : at + n]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader of one kind made of a statement; the rest of a `Claim` is common to all kinds."""

    kind: ClaimKind | None = None
    not_testable: NotTestable | None = None
    because: str = ""
    spans: Spans = ()
    """Empty: the whole clause."""
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeReading, ...] = ()
    baseline_times: tuple[TimeReading, ...] = ()
    within_times: tuple[TimeReading, ...] = ()
    direction: Direction | None = None
    size: float | str | None = None
    size_comparison: Comparison | None = None
    negated: bool = False
    topics: tuple[str, ...] = ()
    versus: Span | None = None
    whole: Span | None = None
    trigger: Span | None = None
    window_days: int | None = None
    unit: Unit | None = None
    rests_on_unusual: bool = False
    unread: Spans = ()
    probability: float = 1.0
    notes: tuple[str, ...] = field(default=())


Read = tuple[Statement, Draft | None]
"""A statement, and what was made of it; None: nothing."""


def reading(mention: TimeMention) -> TimeReading:
    """Turn a time expression that has days into the claim's reading of it."""
    if mention.period is None:
        raise ValueError(f"no days are known for the expression at {mention.span}")
    return TimeReading(
        span=mention.span, period=mention.period, alternatives=mention.alternatives, assumed=mention.assumed,
        link=mention.link, unit=mention.unit if mention.unit in ("day", "week", "month", "year") else "",
    )  # fmt: skip


def quantity(mention: NumberMention) -> Quantity:
    """Turn an amount into the claim's reading of it."""
    return Quantity(
        span=mention.span, value=mention.word or mention.value, comparison=mention.comparison,
        per=mention.per if mention.per != "year" else None, unit=mention.unit, noun=mention.noun,
    )  # fmt: skip
