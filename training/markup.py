"""Read passages with marked claims (``training/claims/*.txt``).

    python -m training.markup FILE …

Prints each line that breaks the rules of ``training/claims/README.md``, and how many claims of each kind there are.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ATTRIBUTES: dict[str, tuple[tuple[str, ...], ...]] = {
    "count": (), "rate": (("day", "week", "month"),), "change": (("up", "down", "flat"),),
    "comparison": (("more", "less", "equal"),), "share": (),
    "extreme": (("high", "low"), ("day", "week", "month", "year")), "trend": (("up", "down", "flat"),),
    "coincidence": (("up", "down"),), "occurrence": (("yes", "no"),), "intent": (), "prediction": (),
    "counterfactual": (), "judgement": (), "vague": (), "fact": (),
}  # fmt: skip
"""The kinds, and for each the choices of its attributes in their order."""
TESTABLE = ("count", "rate", "change", "comparison", "share", "extreme", "trend", "coincidence", "occurrence")
PARTS = ("m", "v", "t", "b", "in", "w", "vs", "of", "tr", "win")
OUTER = ("tr", "vs", "of")
"""Parts that may hold a time or a place."""
_TAG = re.compile(r"<(/?)([a-z]+)((?: [a-z]+)*)>")


class MarkupError(ValueError):
    """A line that breaks the rules; the message says how and where."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a claim that give one part of it; offsets into the passage."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """A claim; `spans` leave out the words that interrupt it."""

    kind: str
    attributes: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words without marks, and what was marked."""

    published: str
    text: str
    claims: tuple[MarkedClaim, ...]


def read_passage(line: str) -> Passage:
    """Read one line; `MarkupError` if it breaks the rules."""
    published, tab, marked = line.rstrip("\n").partition("\t")
    if not tab:
        raise MarkupError("no tab after the day of publication")
    try:
        date.fromisoformat(published)
    except ValueError as error:
        raise MarkupError(f"{published!r} is no day like 2016-09-17") from error
    return Passage(published, *_parsed(marked))


def _parsed(marked: str) -> tuple[str, tuple[MarkedClaim, ...]]:
    text, at = "", 0
    open_tags: list[tuple[str, tuple[str, ...], int]] = []
    claims: list[MarkedClaim] = []
    parts: list[Part] = []
    spans: list[tuple[int, int]] = []
    begun = 0
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        name, attributes = tag[2], tuple(tag[3].split())
        if not tag[1]:
            _check_opening(name, attributes, [n for n, _, _ in open_tags])
            if name == "x":
                spans.append((begun, len(text)))
            elif name in ATTRIBUTES:
                begun = len(text)
            open_tags.append((name, attributes, len(text)))
            continue
        if not open_tags or open_tags[-1][0] != name:
            raise MarkupError(f"</{name}> closes nothing that is open, after {text[-30:]!r}")
        _, attributes, start = open_tags.pop()
        if name == "x":
            begun = len(text)
        elif name in PARTS:
            parts.append(Part(name, start, len(text)))
        else:
            spans.append((begun, len(text)))
            claims.append(MarkedClaim(name, attributes, tuple(s for s in spans if s[1] > s[0]), tuple(parts)))
            parts, spans = [], []
    if open_tags:
        raise MarkupError(f"<{open_tags[-1][0]}> is never closed")
    text += marked[at:]
    if "<" in text or ">" in text:
        raise MarkupError("a sign < or > that is no mark")
    return text, tuple(claims)


def _check_opening(name: str, attributes: tuple[str, ...], inside: list[str]) -> None:
    if name in ATTRIBUTES:
        choices = ATTRIBUTES[name]
        if inside:
            raise MarkupError(f"<{name}> inside <{inside[-1]}>: claims are not nested")
        if len(attributes) != len(choices) or any(a not in c for a, c in zip(attributes, choices, strict=True)):
            raise MarkupError(f"<{name}> takes {' and '.join('/'.join(c) for c in choices) or 'no attribute'}")
        return
    if name not in (*PARTS, "x") or attributes:
        raise MarkupError(f"<{name}{''.join(' ' + a for a in attributes)}> is no mark")
    if not inside or inside[-1] == "x":
        raise MarkupError(f"<{name}> must stand inside a claim")
    if inside[-1] in PARTS and (inside[-1] not in OUTER or name not in ("t", "w", "m")):
        raise MarkupError(f"<{name}> inside <{inside[-1]}>")


def read_passages(path: Path) -> tuple[list[Passage], list[str]]:
    """Read a file: its passages, and a line for each that breaks the rules."""
    passages, problems = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            passages.append(read_passage(line))
        except MarkupError as error:
            problems.append(f"{path.name}:{number}: {error}")
    return passages, problems


def main() -> None:
    """Check the files named and count what is in them."""
    for name in sys.argv[1:]:
        passages, problems = read_passages(Path(name))
        print(*problems, sep="\n")
        counts = Counter(c.kind for p in passages for c in p.claims)
        print(f"{name}: {len(passages)} passages, {sum(counts.values())} claims, {len(problems)} lines to mend")
        print("  " + ", ".join(f"{kind} {counts[kind]}" for kind in ATTRIBUTES))


if __name__ == "__main__":
    main()
