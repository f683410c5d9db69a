"""Line plots as SVG for the documentation: no dependency, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 340, 250
LEFT, RIGHT, TOP, BOTTOM = 58, 326, 60, 206
COLOURS = ("#1f5a8a", "#b3541e", "#5b7f2b", "#7a4a8c", "#8a6d00", "#555b66")
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One pair of axes with lines of points."""

    title: str
    x: str
    y: str
    lines: dict[str, Points]
    logarithmic: bool = False
    x_ends: tuple[float, float] | None = None
    y_ends: tuple[float, float] | None = None
    """Ends of the axes; None: from nothing, or from a power of ten, to the highest."""
    dots: bool = True
    rule: float | None = None
    """What y should be at, or under."""
    x_words: tuple[str, ...] = ()
    """Names of the places 0, 1, … where x is no number."""

    @property
    def lower(self) -> int:
        """How much lower the axes stand than with three lines, so that the names of all lines fit above them."""
        return max(0, 13 * (len(self.lines) - 3))

    @property
    def ends(self) -> tuple[int, int]:
        """Top and bottom of the axes."""
        return TOP + self.lower, BOTTOM + self.lower


def write_svg(path: Path, panels: Sequence[Panel]) -> None:
    """Write panels side by side."""
    width, height = WIDTH * len(panels), HEIGHT + max(panel.lower for panel in panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="10" fill="#222">',
        f"<title>{escape('; '.join(panel.title for panel in panels))}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for i, panel in enumerate(panels):
        parts += [f'<g transform="translate({i * WIDTH} 0)">', *_panel(panel), "</g>"]
    path.write_text("\n".join([*parts, "</svg>\n"]), encoding="utf-8")


def _panel(panel: Panel) -> list[str]:
    top, bottom = panel.ends
    xs = [x for points in panel.lines.values() for x, _ in points]
    ys = [y for points in panel.lines.values() for _, y in points]
    x_ends = panel.x_ends or _ends(xs, panel.logarithmic)
    y_ends = panel.y_ends or _ends(ys, panel.logarithmic)
    parts = [
        f'<text x="{LEFT}" y="16" font-size="12" font-weight="bold">{escape(panel.title)}</text>',
        f'<text x="{(LEFT + RIGHT) / 2}" y="{bottom + 36}" text-anchor="middle">{escape(panel.x)}</text>',
        f'<text transform="translate(12 {(top + bottom) / 2}) rotate(-90)" text-anchor="middle">'
        f"{escape(panel.y)}</text>",
        f'<path d="M{LEFT} {top}V{bottom}H{RIGHT}" fill="none" stroke="#222"/>',
    ]
    named = dict(enumerate(panel.x_words))
    for tick in named or _ticks(x_ends, panel.logarithmic):
        at = _at(tick, x_ends, LEFT, RIGHT, panel.logarithmic)
        parts.append(f'<path d="M{at:.1f} {bottom}v4" stroke="#222"/>')
        words = escape(named[int(tick)]) if named else f"{tick:,.6g}"
        parts.append(f'<text x="{at:.1f}" y="{bottom + 15}" text-anchor="middle">{words}</text>')
    for tick in _ticks(y_ends, panel.logarithmic):
        at = _at(tick, y_ends, bottom, top, panel.logarithmic)
        parts.append(f'<path d="M{LEFT - 4} {at:.1f}H{RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 7}" y="{at + 3:.1f}" text-anchor="end">{tick:,.6g}</text>')
    if panel.rule is not None:
        at = _at(panel.rule, y_ends, bottom, top, panel.logarithmic)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{RIGHT}" stroke="#222" stroke-dasharray="3 3"/>')
    for i, (name, points) in enumerate(panel.lines.items()):
        parts += _line(panel, name, points, x_ends, y_ends, i)
    return parts


def _line(
    panel: Panel, name: str, points: Points, x_ends: tuple[float, float], y_ends: tuple[float, float], i: int
) -> list[str]:
    colour, log = COLOURS[i % len(COLOURS)], panel.logarithmic
    top, bottom = panel.ends
    at = [(_at(x, x_ends, LEFT, RIGHT, log), _at(y, y_ends, bottom, top, log)) for x, y in points]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in at)
    parts = [f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.8"/>']
    if panel.dots:
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.8" fill="{colour}"/>' for x, y in at]
    y = 31 + 13 * i
    return [*parts, f'<text x="{LEFT}" y="{y}" fill="{colour}" font-weight="bold">{escape(name)}</text>']


def _ends(values: Sequence[float], logarithmic: bool) -> tuple[float, float]:
    if logarithmic:
        return 10.0 ** floor(log10(min(values))), max(values)
    return min(0.0, *values), max(values) or 1.0


def _ticks(ends: tuple[float, float], logarithmic: bool) -> list[float]:
    if logarithmic:
        return [10.0**k for k in range(round(log10(ends[0])), floor(log10(ends[1]) + 1e-9) + 1)]
    return [ends[0] + (ends[1] - ends[0]) * k / 4 for k in range(5)]


def _at(value: float, ends: tuple[float, float], low: float, high: float, logarithmic: bool) -> float:
    if logarithmic:
        value, ends = log10(value), (log10(ends[0]), log10(ends[1]))
    return low + (high - low) * (value - ends[0]) / (ends[1] - ends[0])
