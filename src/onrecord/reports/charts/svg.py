"""Marks of a picture as SVG: every foreign word escaped, every look left to the style sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from xml.sax.saxutils import escape

from onrecord.reports.wording import visible

WIDTH = 640
LEFT, RIGHT = 58, 632
"""The edges of what is drawn; numbers of the upright axis stand left of it."""
CHARACTER_WIDTH = 11
"""Of a word in its largest size, on phones."""

Anchor = Literal["start", "middle", "end"]


def picture(parts: Iterable[str], *, title: str, words: str, height: float, key: str, top: float = 0) -> str:
    """Give a whole picture with its title and text alternative; `key` makes its identifiers unique on a page.

    What lies above `top` or below `height` is cut off.
    """
    box = f"0 {place(top)} {WIDTH} {place(height - top)}"
    return (
        f'<svg class="chart" viewBox="{box}" role="img" aria-labelledby="t{key} d{key}">'
        f'<title id="t{key}">{escape(visible(title))}</title><desc id="d{key}">{escape(visible(words))}</desc>'
        f"{''.join(parts)}</svg>"
    )


def place(value: float) -> str:
    """Spell a place in the picture, to a tenth of its unit."""
    return f"{value:.1f}".removesuffix(".0")


def rect(name: str, x: float, y: float, width: float, height: float) -> str:
    """Draw a rectangle."""
    return f'<rect class="{name}" x="{place(x)}" y="{place(y)}" width="{place(width)}" height="{place(height)}"/>'


def line(name: str, x: float, y: float, to_x: float, to_y: float) -> str:
    """Draw a straight line."""
    return f'<path class="{name}" d="M{place(x)} {place(y)}L{place(to_x)} {place(to_y)}"/>'


def curve(name: str, points: Iterable[tuple[float, float]]) -> str:
    """Draw a line through points."""
    joined = "L".join(f"{place(x)} {place(y)}" for x, y in points)
    return f'<path class="{name}" d="M{joined}"/>' if joined else ""


def dot(name: str, x: float, y: float, radius: float = 5) -> str:
    """Draw a dot."""
    return f'<circle class="{name}" cx="{place(x)}" cy="{place(y)}" r="{place(radius)}"/>'


def diamond(name: str, x: float, y: float, radius: float = 6) -> str:
    """Draw a square on its corner, to be told from a dot without colour."""
    points = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return f'<path class="{name}" d="M{"L".join(f"{place(a)} {place(b)}" for a, b in points)}z"/>'


def text(words: str, x: float, y: float, *, anchor: Anchor = "start", name: str = "") -> str:
    """Write words."""
    called = f' class="{name}"' if name else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{called} x="{place(x)}" y="{place(y)}"{side}>{escape(visible(words))}</text>'


def beside(words: str, x: float, y: float, *, name: str = "", leftwards: bool = False) -> str:
    """Write words at a place, towards the side that has room for them; `leftwards` where both have."""
    length = CHARACTER_WIDTH * len(words)
    if x + length <= RIGHT and not (leftwards and x - length >= 0):
        return text(words, x, y, name=name)
    if x - length >= 0:
        return text(words, x, y, anchor="end", name=name)
    return text(words, 0 if x < WIDTH / 2 else RIGHT, y, anchor="start" if x < WIDTH / 2 else "end", name=name)


def hatching(key: str) -> str:
    """Define the hatch of what is unknown, for :func:`hatched`."""
    return (
        f'<defs><pattern id="h{key}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<line class="hatch" x1="0" y1="0" x2="0" y2="5"/></pattern></defs>'
    )


def hatched(key: str, x: float, y: float, width: float, height: float) -> str:
    """Draw a hatched rectangle."""
    return f'<rect fill="url(#h{key})" x="{place(x)}" y="{place(y)}" width="{place(width)}" height="{place(height)}"/>'
