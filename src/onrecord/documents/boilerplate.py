"""Know the lines of a page that are not the article, by the phrases that they start with."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_OPENING = " \t\r\n\"'“”‘’«»([{<>*•·|-–—_~#→▶►"


def boilerplate_group(words: str) -> str:
    """Give the group of ``data/boilerplate.toml`` to which a line without tags belongs, or ''."""
    plain = words.strip(_OPENING)
    n_words = len(plain.split())
    for name, longest, pattern in _groups():
        if (not longest or n_words <= longest) and pattern.match(plain):
            return name
    return ""


@cache
def _groups() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    source = files("onrecord.documents").joinpath("data/boilerplate.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(source)["group"]
    return tuple(
        (group["name"], group["max_words"], re.compile("|".join(f"(?:{p})" for p in group["patterns"]), re.IGNORECASE))
        for group in groups
    )
