"""Who says which words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.attributions.attribution import Attribution
from onrecord.claims.clauses import verb_in
from onrecord.claims.lexicon import pattern
from onrecord.documents.document import Document
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span

OWN_VOICE = -1
REPORTING = -2
"""Words that only report (sources and cues): nobody's statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The words of one sentence that one voice says; all others are blank, so that offsets stay."""

    sentence: Span
    words: str
    """As long as the sentence."""
    attribution: Attribution | None
    """None: the article's own voice."""
    headline: bool = False
    cue: str = ""
    """The words that report it ("predicted"); '' for the article's own voice."""


def views_of(document: Document, attributions: Sequence[Attribution]) -> tuple[View, ...]:
    """Part the speaking blocks of a document by sentence and voice, in reading order.

    Words inside several attributions belong to the one with the least content: the innermost speaker. What somebody is
    said to want is the teller's statement, not the wanter's: such attributions are passed over ("they want to seal off
    the border" is a statement of motive as a whole).
    """
    attributions = [a for a in attributions if _reports(a, _cue(document.text, a))]
    order = sorted(range(len(attributions)), key=lambda i: -sum(len(s) for s in attributions[i].content))
    out: list[View] = []
    starts = _Nearby(attributions, order)
    for block in document.blocks_that_speak():
        for sentence in _bounded(document.text, sentence_spans(document.text, within=block.span)):
            out.extend(_voices(document.text, sentence, attributions, starts.near(sentence), block.role == "headline"))
    return tuple(out)


LONGEST = 1_000
"""Characters read at once: a longer run without a full stop is cut at a sign, so that the work grows with the text."""
_SIGN = re.compile(r"[;:,](?=\s)|\s")


def _bounded(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > LONGEST:
            cuts = [m.end() for m in _SIGN.finditer(text, start + LONGEST // 2, start + LONGEST)]
            signs = [cut for cut in cuts if text[cut - 1] in ";:,"]
            end = (signs or cuts or [start + LONGEST])[-1]
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)


_POSES = re.compile(r"(?:lik|lov|prefer)\w*\s+to\s+(?:present|portray|paint|cast|see|sell|depict)", re.IGNORECASE)
""""They like to present their war as …" tells a motive, and reports no words."""
_SHOWS = re.compile(r"(?:show|suggest|indicat|reveal|point)\w*(?:\s+to)?", re.IGNORECASE)
_SEES = re.compile(r"(?:\w+\s+){0,2}(?:see|saw|seen)", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:vow|pledg|promis|threaten|swor|swear|offer|announc|declar|said|warn)", re.IGNORECASE)


def _reports(attribution: Attribution, cue: str) -> bool:
    """Tell whether somebody says something here: neither wishes nor acts of violence ("attacked") are speech."""
    if attribution.kind == "intention":
        return _SAYS.search(cue) is not None
    if attribution.quotation == "indirect" and (_POSES.fullmatch(cue) or _is_the_tellers(attribution, cue)):
        return False
    violent = any(pattern("topics", unit, "strong").fullmatch(cue) for unit in ("events", "deaths", "strikes"))
    return not violent or attribution.quotation != "indirect"


def _is_the_tellers(attribution: Attribution, cue: str) -> bool:
    """Tell whether the teller speaks: months that "saw" strikes, figures that "seem", a look that "shows"."""
    if attribution.kind == "perception":
        return attribution.speaker.type in ("none", "document", "anonymous") or _SEES.fullmatch(cue) is not None
    return attribution.speaker.type == "anonymous" and _SHOWS.fullmatch(cue) is not None


def _cue(text: str, attribution: Attribution) -> str:
    return " ".join(s.of(text) for s in attribution.cue)


class _Nearby:
    """Finds the attributions that touch a sentence without going through all of them."""

    def __init__(self, attributions: Sequence[Attribution], order: Sequence[int]) -> None:
        self._rank = {index: rank for rank, index in enumerate(order)}
        self._extents = sorted((a.extent.start, a.extent.end, i) for i, a in enumerate(attributions))
        self._next = 0
        self._open: list[tuple[int, int]] = []

    def near(self, sentence: Span) -> list[int]:
        """Give indexes of attributions, outermost first. Sentences must be asked for in reading order."""
        while self._next < len(self._extents) and self._extents[self._next][0] < sentence.end:
            _, end, index = self._extents[self._next]
            self._open.append((end, index))
            self._next += 1
        self._open = [(end, i) for end, i in self._open if end > sentence.start]
        return sorted((i for _, i in self._open), key=self._rank.__getitem__)


def _voices(
    text: str, sentence: Span, attributions: Sequence[Attribution], near: Sequence[int], headline: bool
) -> list[View]:
    owner = [OWN_VOICE] * len(sentence)
    for i in near:
        for span in attributions[i].content:
            _paint(owner, span, sentence, i)
    for i in near:
        for span in attributions[i].source + attributions[i].cue:
            _paint(owner, span, sentence, REPORTING)
    _take_opening(owner, sentence.of(text))
    voices = dict.fromkeys(o for o in owner if o != REPORTING)
    views = [_view(text, sentence, owner, voice, attributions, headline) for voice in voices]
    return [v for v in views if sum(c.isalpha() for c in v.words) > 2]


_OPENING = re.compile(
    r"\W*(?:In|On|At|During|Over|Since|Between|From|By|Throughout|Around|Near|Across|Within|Last|This|Earlier)\s+(?:[\w’'-]+[\s,]+){0,9}?[\w’'-]+(?P<comma>,?)\s*"
)
_MOST_OF_OPENING = 80


def _take_opening(owner: list[int], words: str) -> None:
    """Give the phrase that opens a sentence to the voice whose words go on from it.

    "In September | strikes fell, the envoy said" and "In September, the envoy said, strikes fell": the time or place
    is the speaker's. "On Tuesday the envoy said strikes fell" says when he spoke.
    """
    first = next((at for at, o in enumerate(owner) if o >= 0), 0)
    end = next((at for at in range(first) if owner[at] == REPORTING), first)
    m = _OPENING.fullmatch(words, 0, end) if 0 < end <= _MOST_OF_OPENING else None
    if m is None or verb_in(words[:end]) is not None:
        return
    if end == first or (m["comma"] and words[end:first].rstrip(" “\"‘'").endswith(",")):
        owner[:end] = [owner[first]] * end


def _paint(owner: list[int], span: Span, sentence: Span, value: int) -> None:
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    for at in range(start - sentence.start, end - sentence.start):
        owner[at] = value


def _view(
    text: str, sentence: Span, owner: Sequence[int], voice: int, attributions: Sequence[Attribution], headline: bool
) -> View:
    words = "".join(c if o == voice and c != "\n" else " " for c, o in zip(sentence.of(text), owner, strict=True))
    attribution = attributions[voice] if voice >= 0 else None
    cue = _cue(text, attribution) if attribution else ""
    return View(sentence=sentence, words=words, attribution=attribution, headline=headline, cue=cue)
