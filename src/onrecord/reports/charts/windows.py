"""How soon it followed: what each window behind the trigger holds, and how often any day is followed so."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.check import CoincidenceCheck
from onrecord.findings.finding import CurvePoint, Finding
from onrecord.reports.charts.axes import upright_axis
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale, from_zero
from onrecord.reports.charts.svg import LEFT, RIGHT, curve, diamond, dot, line, picture, place, text
from onrecord.reports.wording import counted, number_words, one_line, percent_words

TOP, MIDDLE, SECOND, FOOT, HEIGHT = 30, 108, 140, 256, 296
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def windows_chart(finding: Finding, key: str) -> Chart | None:
    """Draw the curve over windows; None for other kinds."""
    found, check = finding.coincidence, finding.check
    if found is None or not isinstance(check, CoincidenceCheck) or not found.curve:
        return None
    unit = one_line(finding.daily.unit) if finding.daily else "total"
    totals = from_zero((p.total for p in found.curve), start=MIDDLE, end=TOP, n_ticks=2)
    shares = Scale(low=0.0, high=1.0, start=FOOT, end=SECOND, ticks=SHARES)
    title = "How soon, and how often anyway"
    words = _words(found.curve, check.window_days, unit)
    parts = [
        *upright_axis(totals),
        *upright_axis(shares, spelled=percent_words),
        _steps(found.curve, totals),
        *_lines(found.curve, shares),
        *_own(found.curve, check.window_days),
        *_foot(found.curve),
    ]
    return Chart(
        section="timing",
        title=title,
        svg=picture(parts, title=title, words=words, height=HEIGHT, key=key),
        words=words,
        keys=(
            ("bar", f"{unit} within so many days (above)"),
            ("anyday", "any day of the record followed so"),
            ("strongly", "followed as strongly"),
            ("ownline", "the window claimed"),
        ),
        columns=("Days after", unit.capitalize(), "Times the rate before", "Any day followed so", "As strongly"),
        rows=tuple(_row(point) for point in found.curve),
    )


def _x(i: float, n: int) -> float:
    return LEFT + (RIGHT - LEFT) * (i + 0.5) / n


def _steps(points: tuple[CurvePoint, ...], scale: Scale) -> str:
    drawn = []
    for i, point in enumerate(points):
        if point.total > 0:
            left, right = _x(i - 0.35, len(points)), _x(i + 0.35, len(points))
            drawn.append(f"M{place(left)} {MIDDLE}V{place(scale.at(point.total))}H{place(right)}V{MIDDLE}z")
    return f'<path class="bars" d="{"".join(drawn)}"/>' if drawn else ""


def _lines(points: tuple[CurvePoint, ...], scale: Scale) -> Iterator[str]:
    n = len(points)
    anyway = [(_x(i, n), scale.at(point.base_rate)) for i, point in enumerate(points)]
    strongly = [(_x(i, n), scale.at(point.p_value_strength)) for i, point in enumerate(points)]
    yield curve("anyday", anyway)
    yield curve("strongly", strongly)
    yield from (dot("anydot", x, y, 3.5) for x, y in anyway)
    yield from (diamond("strongdot", x, y, 5) for x, y in strongly)


def _own(points: tuple[CurvePoint, ...], window_days: int) -> Iterator[str]:
    for i, point in enumerate(points):
        if point.window_days == window_days:
            x = _x(i, len(points))
            yield line("ownline", x, TOP - 8, x, FOOT)
            words = f"claimed: within {counted(window_days, 'day')}"
            room = RIGHT - x > 10 * len(words)
            yield text(words, x, TOP - 12, anchor="start" if room else "end", name="strong")


def _foot(points: tuple[CurvePoint, ...]) -> Iterator[str]:
    yield line("axis", LEFT, FOOT, RIGHT, FOOT)
    step = -(-len(points) // 14)
    for i in range(0, len(points), step):
        yield text(str(points[i].window_days), _x(i, len(points)), FOOT + 18, anchor="middle")
    yield text("days after the trigger", RIGHT, FOOT + 38, anchor="end")


def _words(points: tuple[CurvePoint, ...], window_days: int, unit: str) -> str:
    own = next((p for p in points if p.window_days == window_days), points[0])
    return (
        f"Within {counted(own.window_days, 'day')} of the trigger the record holds {number_words(own.total)} {unit}. "
        f"{percent_words(own.base_rate)} of all its days are followed by at least something in that time, "
        f"{percent_words(own.p_value_strength)} as strongly."
    )


def _row(point: CurvePoint) -> tuple[str, ...]:
    return (
        str(point.window_days),
        number_words(point.total),
        number_words(point.rate_ratio),
        percent_words(point.base_rate),
        percent_words(point.p_value_strength),
    )
