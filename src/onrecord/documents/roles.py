"""Decide which part each block of an article plays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.documents.boilerplate import boilerplate_group
from onrecord.documents.document import Role
from onrecord.documents.lineage import credit_line_kind
from onrecord.documents.names import byline_names, folded, is_signature, without_tags
from onrecord.documents.written_dates import date_line
from onrecord.text.spans import Span

LONGEST_HEADLINE = 30
LONGEST_SUBHEADING = 12
LONGEST_LABEL = 3
LONGEST_BYLINE = 20
LONGEST_STAFF_BYLINE = 6
SHORTEST_PROSE = 25
"""All in words, chosen on the maintainers' own examples: headlines stay under 25 words, most labels under 4."""

TAIL_SHARE = 0.5
"""The end of a page is furniture from the first closing line after which at least half of the blocks are furniture."""

CLOSING_GROUPS = frozenset({"rights", "disclaimer", "contact", "desk", "biography"})
"""Furniture that comes after an article and never between its paragraphs, unlike advertisements and appeals."""

_CLOSERS = "\"'”’»)]*"
_BYLINE = re.compile(
    r"\W{0,3}(?:by|as told to|written by|story by|words by|report by|authors?:|reporters?:)\s*:?\s*\S", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?:pictured|file photo|file picture|file image|in pictures|caption|\(?(?:photo|image|picture)s? by)\b"
    r"|.{10,300}\((?:photo|image|picture|file|ap|afp|reuters|getty|epa|pool)\b[^()]{0,60}\)\W{0,2}$",
    re.IGNORECASE | re.DOTALL,
)
_QUESTION = re.compile(
    r"(?:who|what|when|where|why|how|is|are|was|were|did|does|do|will|can|could|should)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the rules see of a block."""

    words: str
    """Without tags."""
    n_words: int
    ends_sentence: bool
    line_role: Role | None
    """The role that the wording alone decides, wherever the block stands."""
    closes: bool
    """True of a line that comes only after an article: copyright, disclaimer, original source."""


def look_at(text: str, block: Span) -> Look:
    """Give the features of one block."""
    words = without_tags(block.of(text))
    bare = words.rstrip(_CLOSERS)
    return Look(
        words=words,
        n_words=len(words.split()),
        ends_sentence=bare.endswith((".", "!", "?", "…", ",")) or words.endswith(","),
        line_role=_line_role(block.of(text), words),
        closes=credit_line_kind(block.of(text)) == "source" or boilerplate_group(words) in CLOSING_GROUPS,
    )


def block_roles(text: str, blocks: Sequence[Span]) -> tuple[Role, ...]:
    """Decide the roles of the blocks of a plain text.

    Wording decides bylines, datelines, credits, captions and most furniture; place decides the rest: short blocks
    before the first paragraph of prose are headline, subheading or label, short blocks between paragraphs are
    subheadings, and the end of the page is furniture once most of what is left is. Knowingly misses: a headline that
    ends with a full stop, and a subheading of more than twelve words.
    """
    looks = [look_at(text, block) for block in blocks]
    first = _first_prose(looks)
    roles = _head_roles(looks[:first]) + _inner_roles(looks[first:])
    tail = _tail_start(looks, roles, first)
    return tuple(role if i < tail else _tail_role(role) for i, role in enumerate(roles))


def _line_role(raw: str, words: str) -> Role | None:
    if not any(ch.isalnum() for ch in words):
        return "boilerplate"
    if credit_line_kind(raw):
        return "credit"
    if is_byline(words):
        return "byline"
    if date_line(words) is not None:
        return "dateline"
    if boilerplate_group(words):
        return "boilerplate"
    return "caption" if _CAPTION.match(words) else None


def is_byline(words: str) -> bool:
    """Tell whether a line says who wrote the article ("By Jane Doe and John Roe, Staff Writer")."""
    if not _BYLINE.match(words) or len(words.split()) > LONGEST_BYLINE or words.rstrip().endswith((".", "!", "?", ":")):
        return False
    names = byline_names(words)
    return names[0][0].isupper() if names else len(words.split()) <= LONGEST_STAFF_BYLINE


def _first_prose(looks: Sequence[Look]) -> int:
    """Give the index of the first paragraph; without any, a first short block is a headline if more follow."""
    open_blocks = [i for i, look in enumerate(looks) if look.line_role is None]
    for i in open_blocks:
        look = looks[i]
        stops = look.words.rstrip(_CLOSERS).endswith((".", "…", "!"))
        if look.n_words >= SHORTEST_PROSE or (stops and look.n_words > LONGEST_LABEL):
            return i
    return open_blocks[1] if len(open_blocks) > 1 else open_blocks[0] if open_blocks else 0


def _head_roles(looks: Sequence[Look]) -> list[Role]:
    open_blocks = [i for i, look in enumerate(looks) if look.line_role is None]
    headline = next((i for i in open_blocks if looks[i].n_words > LONGEST_LABEL), next(iter(open_blocks), None))
    names = {folded(name) for look in looks if look.line_role == "byline" for name in byline_names(look.words)}
    return [look.line_role or _head_role(look, i == headline, names) for i, look in enumerate(looks)]


def _head_role(look: Look, is_headline: bool, names: set[str]) -> Role:
    if is_headline:
        return "headline"
    if folded(look.words) in names or is_signature(look.words):
        return "byline"
    return "subheading" if look.n_words > LONGEST_LABEL else "boilerplate"


def _inner_roles(looks: Sequence[Look]) -> list[Role]:
    double_quoted = any('"' in look.words or "“" in look.words for look in looks)
    last = max((i for i, look in enumerate(looks) if look.line_role is None and look.ends_sentence), default=0)
    return [look.line_role or _inner_role(look, i < last, i > last, double_quoted) for i, look in enumerate(looks)]


def _inner_role(look: Look, before_prose: bool, after_prose: bool, double_quoted: bool) -> Role:
    if before_prose and is_subheading(look, double_quoted=double_quoted):
        return "subheading"
    is_label = look.n_words <= LONGEST_LABEL and not any(ch.isdigit() for ch in look.words)
    return "boilerplate" if after_prose and is_label else "body"


def is_subheading(look: Look, *, double_quoted: bool) -> bool:
    """Tell whether a short block between paragraphs is a heading.

    `double_quoted` says that the article puts speech in double marks: then a block in single ones is a headline's way
    of quoting.
    """
    words = look.words
    if look.n_words > LONGEST_SUBHEADING or words[:1].islower() or words.endswith((":", ";", "-", "–", "—")):
        return False
    if not look.ends_sentence:
        return words[:1] not in '"“' or look.n_words > 1
    single = words[:1] in "'‘" and words[-1:] in "'’"
    if words.rstrip(_CLOSERS).endswith("?"):
        return (single and double_quoted) or (words.endswith("?") and _QUESTION.match(words) is not None)
    return False


def _tail_start(looks: Sequence[Look], roles: Sequence[Role], first: int) -> int:
    """Give the index from which on the page is furniture.

    That is the first closing line with mostly furniture after it, or the first furniture after the last prose.
    """
    n_furniture = 0
    start = len(roles)
    seen_prose = False
    for i in range(len(roles) - 1, first, -1):
        furniture = roles[i] in ("boilerplate", "credit")
        n_furniture += furniture
        seen_prose |= not furniture and looks[i].ends_sentence
        mostly = n_furniture >= TAIL_SHARE * (len(roles) - i)
        if furniture and (not seen_prose or (looks[i].closes and mostly)):
            start = i
    return start


def _tail_role(role: Role) -> Role:
    return role if role in ("credit", "byline", "dateline", "caption") else "boilerplate"
