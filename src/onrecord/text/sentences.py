"""Part a text into sentences without breaking quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.text.quotation_marks import paragraph_spans, quotation_spans
from onrecord.text.spans import Span, trimmed

_END = re.compile(r"""(?P<stop>[.!?…]++)(?P<marks>["”’'»)\]]*+)(?P<notes>(?:\s?\[\d{1,3}\])*+)(?=\s)""")
_WORD_BEFORE = re.compile(r"[\w.&’'-]*\Z")
_LONGEST_WORD = 24
_LONGEST_LIST_NUMBER = 4


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words with a full stop that a sentence never ends with: a name, a number or a unit follows.
_TITLES = _words(
    "mr mrs ms mx dr prof gen lt maj col capt cpl sgt cmdr cdr adm brig sen rep reps sens gov pres amb hon rev fr sr "
    "sra st mt ft messrs mme mlle supt insp det vs v approx ca cf viz e.g i.e"
)
# Words with a full stop that stay open only before a number ("Sept. 19", "No. 10").
_BEFORE_NUMBER = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos fig figs p pp vol ch art sec para est min max op div"
)
# Words with a full stop that may end a sentence, if what follows starts one.
_MAY_END = _words("inc co corp ltd llc bros jr sr etc al dept univ a.m p.m ph.d b.a m.a u.s u.k u.n e.u d.c")
_STARTERS = _words(
    "the a an this that these those he she it they we i you his her its their our my there here in on at after before "
    "but and or so yet if when while as since although though according meanwhile however asked some many most both "
    "no not one two what who why how where for from with by officials"
)
_SAYING = _words(
    "said says asked asks added adds told tells wrote writes replied replies wondered wonders cried shouted exclaimed "
    "demanded noted insisted inquired queried continued remarked tweeted posted responded read reads"
)
_NEXT_WORDS = re.compile(r"\s*((?:[\w.’'-]+\s+){0,4}[\w.’'-]+)")


MAX_SENTENCE = 1500
"""Characters: the longest sentence, quotations kept whole, of 84 articles has 897; readers are quadratic in it."""

_CUTS = (". ", "; ", ", ", " ")


def sentence_spans(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Part a text into sentences.

    Parameters
    ----------
    text : str
        Any text.
    within : Span, optional
        The stretch to look at (a block); by default all of it.

    Returns
    -------
    tuple of Span
        In order, disjoint, without white space at the edges; together they hold every other character.

    Notes
    -----
    A quotation stays in one sentence, also if several sentences stand in it and if its opening mark is missing; so does
    a question with its ``"…?" Copley asked``. A quotation that never closes holds nothing together. A blank line always
    ends a sentence, a single line break never does. What is longer than 1,500 characters is cut.
    Knowingly misses: an end after an initial ("He voted for plan B.
    Smith did not"), and an end after "U.S." unless a common first word of a sentence follows.
    """
    shift = within.start if within is not None else 0
    part = within.of(text) if within is not None else text
    whole = (sentence for unit in paragraph_spans(part) for sentence in _in_paragraph(part, unit))
    sentences = (piece for sentence in whole for piece in _pieces(part, sentence))
    return tuple(sentence.moved(shift) for sentence in sentences)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Cut what is longer than any sentence: at the last full stop, else comma, else space, in each stretch."""
    start = sentence.start
    while sentence.end - start > MAX_SENTENCE:
        stretch = text[start : start + MAX_SENTENCE]
        cut = next((at for mark in _CUTS if (at := stretch.rfind(mark)) > 0), MAX_SENTENCE - 1) + 1
        piece = trimmed(Span(start, start + cut), text)
        if len(piece):
            yield piece
        start += cut
    rest = trimmed(Span(start, sentence.end), text)
    if len(rest):
        yield rest


def _in_paragraph(text: str, unit: Span) -> Iterator[Span]:
    quotations = iter(q.span for q in quotation_spans(text, (unit,)) if q.missing != "closing")
    held = next(quotations, None)
    start = unit.start
    for match in _END.finditer(text, unit.start, unit.end):
        while held is not None and held.end < match.end():
            held = next(quotations, None)
        if held is not None and held.start < match.end() < held.end:
            continue
        if _is_end(text, match, unit.end) and not _is_list_number(text[start : match.start()]):
            yield trimmed(Span(start, match.end()), text)
            start = match.end()
    rest = trimmed(Span(start, unit.end), text)
    if len(rest):
        yield rest


def _is_end(text: str, match: re.Match[str], limit: int) -> bool:
    following = _NEXT_WORDS.match(text, match.end(), limit)
    first = _first_letter(text, match.end(), limit)
    if first.islower():
        return False
    words = following.group(1).split() if following else []
    if match["stop"] == "." and not match["marks"]:
        return not _is_abbreviation(_word_before(text, match.start()), words)
    asks = match["stop"][-1] in "!?" and match["marks"] != ""
    return not (asks and _goes_on_to_say(words))


def _goes_on_to_say(words: list[str]) -> bool:
    """Tell whether a verb of saying comes before the next full stop ("Mr. Copley asked")."""
    for word in words:
        bare = word.lower().rstrip(".")
        if bare in _SAYING:
            return True
        if word.endswith(".") and bare not in _TITLES:
            return False
    return False


def _is_list_number(sentence: str) -> bool:
    return len(sentence) <= _LONGEST_LIST_NUMBER and sentence.strip().isdigit()


def _first_letter(text: str, start: int, limit: int) -> str:
    match = re.compile(r"\s*").match(text, start, limit)
    at = match.end() if match else start
    return text[at : at + 1]


def _word_before(text: str, end: int) -> str:
    start = max(0, end - _LONGEST_WORD)
    match = _WORD_BEFORE.search(text[start:end])
    return match.group() if match else ""


def _is_abbreviation(word: str, following: list[str]) -> bool:
    """Tell whether the full stop after the word belongs to the word, in view of what follows."""
    plain = word.lower().lstrip("'’-")
    after = following[0] if following else ""
    if plain in _TITLES:
        return True
    if plain in _BEFORE_NUMBER or (len(word) == 1 and word.islower()):
        return after[:1].isdigit()
    if plain in _MAY_END or re.fullmatch(r"(?:[a-z]\.)+[a-z]", plain):
        return after.lower() not in _STARTERS
    return len(word) == 1 and word.isupper() and word != "I" and after[:1].isupper()
