"""Mend the roles of the blocks of a page by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.documents.boilerplate import boilerplate_group
from onrecord.documents.document import Role
from onrecord.documents.markup_blocks import MarkupBlock
from onrecord.documents.names import folded
from onrecord.documents.roles import LONGEST_HEADLINE

LONGEST_LABEL = 4
"""In words: kickers and buttons ("Press release", "Listen") above the first sentence of an article."""

LONGEST_PULL_QUOTE = 30
"""In words: quotations that are set apart repeat a sentence or two."""

SHORTEST_HEADLINE, SHORTEST_SENTENCE = 3, 6
"""In words."""

MOST_LOST = 0.4
"""Share of the words of a body that furniture may take with it; more, and the class is one of the whole article."""

FEWEST_CLOCKS = 2
"""Times of day that stand alone make a page a live blog."""

LINES_ABOVE = 4
"""A headline stands at most so many blocks above the first sentence."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FURNITURE_HINT = re.compile(
    r"(?<![a-z])(?:paywall|newsletter|subscri[a-z]+|related|recommend[a-z]*|cookies?|consent|cmp|comments?|promo|advert[a-z]*"
    r"|widget|share|sharing|outbrain|taboola|most-?(?:read|viewed|popular)|mostview|(?:read|up)-next|rail|twitter-tweet"
    r"|instagram-media)(?![a-z])"
)
_CLOSING_HEADING = re.compile(
    r"(?:notes? (?:to|for) editors?|about the authors?|related(?: \w+){0,2}|don.t miss.{0,20}|read (?:next|more)"
    r"|more (?:from|on|in) .{1,40}|more (?:stories|news|reading)|up next|recommended(?: \w+){0,3}"
    r"|\d* ?comments?(?: \(\d+\))?|share this.{0,30}|(?:most|also) (?:read|popular|viewed)|(?:media )?contacts?"
    r"|references|footnotes|media enquiries|.{0,40}\b(?:favou?r to ask|support (?:us|our)\b|newsletter\b).{0,40}"
    r"|\d+ (?:thoughts|replies|responses) .{1,80})\W*",
    re.IGNORECASE,
)
_STANDFIRST_HINT = re.compile(
    r"(?<![a-z])(?:standfirst|subtitle|subhead(?:line)?|dek|deck|lead|lede|rubric|strapline)(?![a-z])"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?", re.IGNORECASE)
_LIVE_HINT = re.compile(r"\blive-?(?:blog|updates?|text)\b")
_BIOGRAPHY = re.compile(r"\s+(?:is|was|has been|has|covers|joined|writes|reports)\b")
_CLOSERS = "\"'”’»)]*"
_INDEX = re.compile(r"(?<!article)(?<!main)(?<!section)\[\d+\]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of a page with its role."""

    block: MarkupBlock
    role: Role


def mended(placed: Sequence[Placed], authors: Sequence[str]) -> list[Placed]:
    """Give the blocks with their roles mended; authors are those that the page states.

    Knowingly misses: kickers of more than four words, and appeals that no class and no heading give away.
    """
    roles = [item.role for item in placed]
    for rule in (
        _first_line,
        _live_entries,
        _standfirsts,
        _labels,
        _pull_quotes,
        _closing_sections,
        _classed_furniture,
    ):
        for i, role in rule(placed, roles):
            roles[i] = role
    for i, role in _by_author(placed, roles, authors):
        roles[i] = role
    return [replace(item, role=role) for item, role in zip(placed, roles, strict=True)]


def is_sentence(words: str) -> bool:
    """Tell whether a block ends as a sentence does."""
    return words.rstrip().rstrip(_CLOSERS).endswith((".", "!", "?", "…", ":"))


def _first_line(placed: Sequence[Placed], roles: Sequence[Role]) -> Iterator[tuple[int, Role]]:
    """Take the line above the first sentence for the headline of a page that has no heading."""
    if "headline" in roles:
        return
    first = next((i for i, role in enumerate(roles) if role == "body" and is_sentence(placed[i].block.text)), 0)
    for i in range(first - 1, max(-1, first - LINES_ABOVE - 1), -1):
        n_words = len(placed[i].block.text.split())
        if roles[i] in ("body", "boilerplate") and SHORTEST_HEADLINE <= n_words <= LONGEST_HEADLINE:
            if not is_sentence(placed[i].block.text) and not boilerplate_group(placed[i].block.text):
                yield i, "headline"
            return


def _live_entries(placed: Sequence[Placed], roles: Sequence[Role]) -> Iterator[tuple[int, Role]]:
    """Take in the entries of a live blog that stand in the page just as those that were found."""
    clocks = sum(_CLOCK.fullmatch(item.block.text.strip()) is not None for item in placed)
    if clocks < FEWEST_CLOCKS and not any(_LIVE_HINT.search(item.block.hints) for item in placed):
        return
    shapes = {_shape(item.block) for item, role in zip(placed, roles, strict=True) if role in ("body", "subheading")}
    entries = {shape.rpartition("/")[0] for shape in shapes}
    for i, item in enumerate(placed):
        is_heading = item.block.tag in _HEADINGS
        stands_so = _shape(item.block) in shapes or (is_heading and _shape(item.block).rpartition("/")[0] in entries)
        if roles[i] != "boilerplate" or not stands_so or boilerplate_group(item.block.text):
            continue
        if is_heading or (is_sentence(item.block.text) and not _FURNITURE_HINT.search(item.block.hints)):
            yield i, "subheading" if is_heading else "body"


def _shape(block: MarkupBlock) -> str:
    return _INDEX.sub("", block.element)


def _standfirsts(placed: Sequence[Placed], roles: Sequence[Role]) -> Iterator[tuple[int, Role]]:
    """Take in what stands between headline and first paragraph and says what the article is about."""
    first = next((i for i, role in enumerate(roles) if role == "body"), 0)
    headline = next((i for i, role in enumerate(roles) if role == "headline"), first)
    for i in range(headline + 1, first):
        block = placed[i].block
        if roles[i] != "boilerplate" or boilerplate_group(block.text) or _FURNITURE_HINT.search(block.hints):
            continue
        says_something = is_sentence(block.text) and len(block.text.split()) >= SHORTEST_SENTENCE
        if _own_hint(block, _STANDFIRST_HINT) or (says_something and block.tag in _HEADINGS):
            yield i, "subheading"
        elif says_something and block.tag == "li":
            yield i, "body"


def _own_hint(block: MarkupBlock, pattern: re.Pattern[str]) -> bool:
    """Tell whether the innermost element has a class that says so: the nearest hints come first."""
    return pattern.search(" ".join(block.hints.split()[:3])) is not None


def _labels(placed: Sequence[Placed], roles: Sequence[Role]) -> Iterator[tuple[int, Role]]:
    """Take out the labels that stand above the first sentence."""
    for i, item in enumerate(placed):
        if roles[i] in ("body", "subheading"):
            if is_sentence(item.block.text) or len(item.block.text.split()) > LONGEST_LABEL:
                return
            yield i, "boilerplate"


def _pull_quotes(placed: Sequence[Placed], roles: Sequence[Role]) -> Iterator[tuple[int, Role]]:
    """Take out what only repeats a part of another paragraph."""
    keys = [folded(item.block.text) if roles[i] == "body" else "" for i, item in enumerate(placed)]
    whole = "\n".join(key for key in keys if key)
    for i, key in enumerate(keys):
        short = 3 <= len(placed[i].block.text.split()) <= LONGEST_PULL_QUOTE
        if key and short and whole.count(key) > 1 and any(len(other) > len(key) and key in other for other in keys):
            yield i, "boilerplate"


def _closing_sections(placed: Sequence[Placed], roles: Sequence[Role]) -> Iterator[tuple[int, Role]]:
    """Take out what follows a heading such as "Notes to editors", up to the next heading beside it."""
    found = list(_under_closing_headings(placed, roles))
    if _words_in(placed, found) <= MOST_LOST * _words_in(placed, _body_of(roles)):
        yield from ((i, "boilerplate") for i in found)


def _under_closing_headings(placed: Sequence[Placed], roles: Sequence[Role]) -> Iterator[int]:
    around = ""
    for i, item in enumerate(placed):
        block = item.block
        if block.tag in _HEADINGS and roles[i] != "headline":
            closes = _CLOSING_HEADING.fullmatch(block.text.strip()) is not None
            around = block.element.rpartition("/")[0] + "/" if closes else ""
        elif around and not block.element.startswith(around):
            around = ""
        if around and roles[i] in ("body", "subheading", "caption"):
            yield i


def _classed_furniture(placed: Sequence[Placed], roles: Sequence[Role]) -> Iterator[tuple[int, Role]]:
    """Take out what its class calls furniture, unless that would take much of the article."""
    body = _body_of(roles)
    classed = [i for i in body if _FURNITURE_HINT.search(placed[i].block.hints)]
    if _words_in(placed, classed) <= MOST_LOST * _words_in(placed, body):
        yield from ((i, "boilerplate") for i in classed)


def _body_of(roles: Sequence[Role]) -> list[int]:
    return [i for i, role in enumerate(roles) if role in ("body", "subheading")]


def _words_in(placed: Sequence[Placed], chosen: Sequence[int]) -> int:
    return sum(len(placed[i].block.text.split()) for i in chosen)


def _by_author(placed: Sequence[Placed], roles: Sequence[Role], authors: Sequence[str]) -> Iterator[tuple[int, Role]]:
    """Know the author's name that stands alone, and the lines about the author after the last paragraph."""
    names = {folded(name) for name in authors} - {""}
    body = [i for i, role in enumerate(roles) if role == "body"]
    for i, item in enumerate(placed):
        if folded(item.block.text) in names and roles[i] in ("body", "boilerplate"):
            yield i, "byline"
    for i in reversed(body[-3:]):
        words = placed[i].block.text
        if not any(words.startswith(name) and _BIOGRAPHY.match(words, len(name)) for name in authors):
            break
        yield i, "boilerplate"
