"""The colours of the page: AA contrast (4.5 to 1) in both modes, computed from the style sheet."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = files("onrecord.reports").joinpath("templates/report.css").read_text(encoding="utf-8")
ON_PAPER = ("ink", "soft", "link", "consistent", "inconsistent", "mixed", "open")
ON_TINTS = [(f"t{n}", f"s{n}") for n in range(9)] + [("ink", f"s{n}") for n in range(9)]


def colours(mode: str) -> dict[str, str]:
    """Give the variables of a mode; the dark one overrides the light one."""
    light, dark = (block for block in re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)[:2])
    blocks = [light, dark] if mode == "dark" else [light]
    return {name: value for block in blocks for name, value in re.findall(r"--(\w+):(#\w+)", block)}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [(name, "paper") for name in ON_PAPER] + ON_TINTS + [("ink", "wash")])
def test_text_can_be_read(mode: str, text: str, ground: str) -> None:
    values = colours(mode)
    assert contrast(values[text], values[ground]) >= 4.5
