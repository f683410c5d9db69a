"""Put the lines of a PDF file together to paragraphs, with words joined that were parted at the end of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.documents.assemble import Part
from onrecord.documents.document import Place, Role
from onrecord.documents.pdf_layout import TextLine
from onrecord.documents.text_run import TextRun
from onrecord.text.spans import Span

LARGER = 1.15
"""A font so many times that of the body is that of a heading."""

_CLOSERS = "\"'”’»)]*"
_HYPHENS = "-\u00ad\u2010"
_COMPOUND_ENDS = re.compile(
    r"allied|backed|based|born|called|controlled|funded|held|known|led|occupied|proclaimed|range|run|scale|sponsored"
    r"|style|term|wide"
)
"""Second parts of words with a hyphen of their own: "US-led", "rebel-held"."""
_NO_COMPOUND = frozenset({"be", "un", "up", "with", "in", "de", "mis", "over", "out", "re"})
"""First parts that make one word with these: "unknown", "withheld"."""
_WORD = re.compile(r"[A-Za-z]+-[a-z]+")


def pdf_parts(lines: Sequence[TextLine]) -> list[Part]:
    """Give the paragraphs of lines in reading order; headline and subheadings are known by their font."""
    if not lines:
        return []
    body_size = _body_size(lines)
    compounds = frozenset(match.group().lower() for line in lines for match in _WORD.finditer(line.text))
    paragraphs = _paragraphs(lines)
    roles = _roles(paragraphs, body_size)
    return [_part(paragraph, role, compounds) for paragraph, role in zip(paragraphs, roles, strict=True)]


def _body_size(lines: Sequence[TextLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _paragraphs(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    edges = _edges(lines)
    leading = _leading(lines)
    paragraphs = [[lines[0]]]
    for left, right in pairwise(lines):
        if _goes_on(left, right, edges, leading):
            paragraphs[-1].append(right)
        else:
            paragraphs.append([right])
    return paragraphs


def _edges(lines: Sequence[TextLine]) -> dict[tuple[int, int], tuple[float, float]]:
    """Give the left and right edge of each column."""
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        key = (line.page, line.column)
        left, right = edges.get(key, (line.left, line.right))
        edges[key] = (min(left, line.left), max(right, line.right))
    return edges


def _leading(lines: Sequence[TextLine]) -> float:
    """Give the distance from line to line within paragraphs, in font sizes: a short one, as gaps make others longer."""
    steps = [(b.bottom - a.bottom) / a.size for a, b in pairwise(lines) if _below(a, b) and a.size == b.size]
    return sorted(steps)[len(steps) // 4] if steps else 1.2


def _below(upper: TextLine, lower: TextLine) -> bool:
    same = (upper.page, upper.column) == (lower.page, lower.column)
    return same and 0.5 * upper.size < lower.bottom - upper.bottom


def _goes_on(
    left: TextLine, right: TextLine, edges: dict[tuple[int, int], tuple[float, float]], leading: float
) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if abs(left.size - right.size) > 0.12 * left.size or left.bold != right.bold:
        return False
    if (left.page, left.column) != (right.page, right.column):
        is_full = left.right >= edges[left.page, left.column][1] - 1.5 * left.size
        return not _ends_sentence(left.text) and (is_full or right.text[:1].islower())
    if not _below(left, right):
        return True
    column_left, column_right = edges[left.page, left.column]
    if (right.bottom - left.bottom) / left.size > leading + 0.35:
        return False
    if right.left - left.left > 0.8 * right.size and right.left - column_left > 0.8 * right.size:
        return False
    ends_early = left.right < column_right - max(2.5 * left.size, 0.12 * (column_right - column_left))
    return not (ends_early and _ends_sentence(left.text))


def _ends_sentence(words: str) -> bool:
    return words.rstrip().rstrip(_CLOSERS).endswith((".", "!", "?", "…", ":"))


def _roles(paragraphs: Sequence[Sequence[TextLine]], body_size: float) -> list[Role | None]:
    """Give headline and subheadings; the largest font of the first page is that of the headline."""
    first_page = paragraphs[0][0].page
    largest = max(p[0].size for p in paragraphs if p[0].page == first_page)
    roles: list[Role | None] = []
    for paragraph in paragraphs:
        is_large = paragraph[0].size >= LARGER * body_size
        if is_large and paragraph[0].size == largest and "headline" not in roles:
            roles.append("headline")
        elif is_large and sum(len(line.text.split()) for line in paragraph) <= 40:
            roles.append("subheading")
        else:
            roles.append(None)
    return roles


def _part(paragraph: Sequence[TextLine], role: Role | None, compounds: frozenset[str]) -> Part:
    run = TextRun()
    places = []
    for i, line in enumerate(paragraph):
        following = paragraph[i + 1] if i + 1 < len(paragraph) else None
        start = run.length
        _take(run, line, following, compounds)
        places.append(Place(span=Span(start, run.length), page=line.page, box=line.box))
    text, pieces = run.taken()
    last = places[-1]
    places[-1] = Place(span=Span(last.span.start, len(text)), page=last.page, box=last.box)
    return Part(text=text, pieces=pieces, places=tuple(place for place in places if len(place.span)), role=role)


def _take(run: TextRun, line: TextLine, following: TextLine | None, compounds: frozenset[str]) -> None:
    words = line.text.rstrip()
    end = line.start + len(words)
    joined = following is not None and _is_parted(words, following.text, compounds)
    kept = words[:-1] if joined else words
    for i, character in enumerate(kept):
        origin = Span(line.start + i, line.start + i + 1)
        if character == " ":
            run.space(origin)
        elif character == "\u00ad":
            run.add("-", origin)
        else:
            run.add(character, origin)
    hyphenated = words[-1:] in _HYPHENS and words[-2:-1].isalpha() and words != kept
    if following is not None and not hyphenated and not words.endswith(("-", "\u00ad", "—", "/")):
        run.space(Span(end, end + 1))


def _is_parted(words: str, following: str, compounds: frozenset[str]) -> bool:
    """Tell whether the hyphen at the end of a line only parts a word: it is not written so within a line."""
    if words[-1:] not in tuple(_HYPHENS) or not words[-2:-1].isalpha() or not following[:1].islower():
        return False
    first = re.search(r"[A-Za-z]+$", words[:-1])
    last = re.match(r"[A-Za-z]+", following)
    if first is None or last is None:
        return True
    return f"{first.group()}-{last.group()}".lower() not in compounds and not _is_compound(first.group(), last.group())


def _is_compound(first: str, last: str) -> bool:
    """Tell whether two parts are a word with a hyphen whose line ends at it ("US-led"; "cancel-led" is none)."""
    if first.lower() in ("self", "well") or (first.isupper() and len(first) > 1):
        return True
    if not _COMPOUND_ENDS.fullmatch(last) or first.lower() in _NO_COMPOUND:
        return False
    return last != "led" or first[0].isupper()
