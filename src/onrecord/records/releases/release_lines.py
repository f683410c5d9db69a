"""The lines of a release, each with its kind and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.text.number_words import read_cardinal, tokens_of
from onrecord.text.sentences import sentence_spans

NUMBER = r"(?:\d[\d,]*|an?|no|[a-z]+(?:-[a-z]+)?(?:\s+hundred(?:\s+and\s+[a-z]+(?:-[a-z]+)?|\s+[a-z]+(?:-[a-z]+)?)?)?)"
_STRIKES = r"(?:air\s?strikes?|strikes?|airstrikes?)"
FIGURE = re.compile(
    rf"\b(?P<low>{NUMBER})\s+(?:(?:to|or)\s+(?P<high>{NUMBER})\s+)?(?:more\s+|further\s+|additional\s+)?{_STRIKES}\b"
    rf"(?:,?\s+(?:consisting\s+of|comprising|with|and)\s+(?P<engagements>{NUMBER})\s+engagements?)?",
    re.I,
)
BULLET = re.compile(r"^\s*(?:--|[•●▪*·–—-])+\s*|^\s*\d{1,2}\.\s+(?=near|on)", re.I)
_INLINE_BULLET = re.compile(
    r"\s(?:--|[•●▪])\s+(?=(?:on\s[^,]{3,20},\s+)?(?:near|in\s+the\s+vicinity|(?:east|west|north|south)\w*\s+of)\b)",
    re.I,
)
_NEAR = re.compile(
    r"\b(?:near|in\s+the\s+vicinity\s+of|(?P<side>(?:north|south|east|west)\w*\s+of))\s+"
    r"(?P<place>[^\W\d_][^,:;]*?)(?=\s*[,:;]|\s+on\s+[A-Z]|\s+(?:\w+\s+)?(?:air\s?)?strikes?\b)",
    re.I,
)
_A_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
_NAME = rf"(?!{_A_MONTH})[A-Z][\w’'-]+(?:\s(?!{_A_MONTH})[A-Z][\w’'-]+)?"
_NO_COUNTRY = r"(?!Operation|Combined|Joint|Coalition|Support|Task|The\b)"
_COUNTRY = rf"{_NO_COUNTRY}(?!{_A_MONTH})[A-Z][\w’'-]+(?:\s{_NO_COUNTRY}(?!{_A_MONTH})[A-Z][\w’'-]+)?"
_COUNTRIES = re.compile(
    rf"\b(?:[Ii]n|[Oo]ver|[Aa]cross)\s+(?:both\s+)?({_COUNTRY}(?:(?:,\s+{_COUNTRY})*,?\s+and\s+{_COUNTRY})?)"
)
"""After a comma stands a country only in a list that ends with "and": "In Syria, Coalition forces" names one."""
_HEADING = re.compile(rf"^\s*(?:(?:[Aa]ir\s?)?[Ss]trikes?\s+[Ii]n\s+)({_NAME})\s*:?\s*$|^\s*({_NAME})\s*:\s*$")
_LATE = re.compile(
    r"\badditional(?:ly)?\b|\bclosed\s+within\b|\bnot\s+(?:previously|earlier)\s+(?:reported|announced|included)\b"
    r"|\b(?:previously|earlier)\s+unreported\b|\bwere\s+not\s+(?:in|part\s+of)\s+(?:an?|the)\s+(?:earlier|previous)",
    re.I,
)
_CONDUCTED = re.compile(
    r"\bconduct(?:ed|ing|s)?\b|\bcarr(?:ied|ying)\s+out\b|\blaunch(?:ed|ing)\b|\bfl(?:ew|ying)\b", re.I
)
_ATTACKS = re.compile(r"\b(?:strikes?|attack\w*|conduct\w*)\b", re.I)
_NONE = re.compile(r"\b(?:no|zero)\s+(?:\w+\s+)?strikes?\b|\bdid\s+not\s+conduct\b", re.I)
_DEFINES = re.compile(r"\bstrike,?\s+as\s+defined\b|\bdefinition\s+of\s+(?:a\s+)?strike\b|\bis\s+one\s+strike\b", re.I)


_LEAD = 20
"""Letters before "near" in a line about a place: a date or the side of a town, no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a release that says something about strikes."""

    number: int
    text: str
    bullet: bool
    late: bool
    """Whether its words put it among late strikes."""
    conducted: bool
    countries: tuple[str, ...]
    place: str
    heading: str
    """The country of a heading ("Strikes in Syria"), else ''."""
    strikes: int | None
    engagements: int | None
    has_figure: bool
    attacks: bool
    """Whether it speaks of strikes or attacks at all, with a number or without."""
    is_range: bool
    """Whether it gives no single number ("ten to twelve strikes")."""


def lines_of(text: str) -> Iterator[Line]:
    """Go through the lines that could be about strikes; a paragraph with bullets in it is cut at them."""
    for number, raw in _unwrapped(text):
        for piece in _INLINE_BULLET.sub("\n-- ", raw).split("\n"):
            sentences = [piece] if BULLET.match(piece) else [piece[s.start : s.end] for s in sentence_spans(piece)]
            yield from (_line(number, s) for s in sentences if s.strip() and not _DEFINES.search(s))


def _unwrapped(text: str) -> Iterator[tuple[int, str]]:
    """Join lines that were broken to fit a width; each keeps the number of its first."""
    number, joined = 1, ""
    for i, raw in enumerate(text.splitlines(), start=1):
        goes_on = joined and raw.strip() and not BULLET.match(raw) and not _HEADING.match(raw)
        if goes_on and joined.rstrip()[-1:] not in ".:;!?" and not _HEADING.match(joined):
            joined += f" {raw.strip()}"
            continue
        if joined.strip():
            yield number, joined
        number, joined = i, raw if raw.strip() else ""
    if joined.strip():
        yield number, joined


def _line(number: int, text: str) -> Line:
    bullet = BULLET.match(text) is not None
    plain = BULLET.sub("", text).strip()
    near = _NEAR.search(plain)
    figure = _figure(plain)
    strikes = number_of(figure["low"]) if figure and not figure["high"] else None
    none = strikes == 0 or (figure is None and _NONE.search(plain) is not None)
    heading = _HEADING.match(plain)
    return Line(
        number=number,
        text=plain,
        bullet=(bullet and (near is not None or _CONDUCTED.search(plain) is None))
        or (near is not None and near.start() < _LEAD and figure is not None),
        late=_LATE.search(plain) is not None,
        conducted=_CONDUCTED.search(plain) is not None or none,
        countries=_countries(plain, near),
        place=" ".join(near["place"].split()) if near else "",
        heading=(heading[1] or heading[2]) if heading else "",
        strikes=0 if none else strikes,
        engagements=number_of(figure["engagements"]) if figure and figure["engagements"] else None,
        has_figure=figure is not None or none,
        attacks=_ATTACKS.search(plain) is not None,
        is_range=figure is not None and bool(figure["high"]),
    )


def number_of(words: str) -> int | None:
    """Read a number in figures or words; "a" is one and "no" is none.

    Examples
    --------
    >>> number_of("27"), number_of("thirty-five"), number_of("a"), number_of("no"), number_of("some")
    (27, 35, 1, 0, None)
    """
    plain = words.casefold().strip()
    if plain in ("a", "an"):
        return 1
    if plain == "no":
        return 0
    read = read_cardinal(tokens_of(plain), 0)
    return int(read[0]) if read else None


def _figure(text: str) -> re.Match[str] | None:
    """Find the first number of strikes ("the strikes" and "these strikes" give none)."""
    return next((m for m in FIGURE.finditer(text) if number_of(m["low"]) is not None), None)


def _countries(text: str, near: re.Match[str] | None) -> tuple[str, ...]:
    """Name the countries of a line: after "in", or after the place ("near Raqqa, Syria,")."""
    if near:
        after = re.match(rf"\s*,\s*({_NAME})\s*(?=[,:;])", text[near.end() :])
        return (after[1],) if after else ()
    match = _COUNTRIES.search(text)
    return tuple(n for n in re.split(r",\s+and\s+|,\s+|\s+and\s+", match[1]) if n) if match else ()
