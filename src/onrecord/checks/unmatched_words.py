"""The word lists of ``data/unmatched.toml``, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import cast


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    raw = tomllib.loads((files("onrecord.checks") / "data" / "unmatched.toml").read_text("utf-8"))
    return cast("dict[str, dict[str, list[str]]]", raw)


@cache
def alternatives(section: str, key: str) -> str:
    """Give a list as the alternatives of a pattern, the longest first."""
    return "|".join(sorted(_table()[section][key], key=len, reverse=True)).replace(" ", r"\s+")


@cache
def listed_pattern(section: str, key: str) -> re.Pattern[str]:
    """Compile a list into a pattern that matches any entry as whole words, as it is spelled."""
    return re.compile(rf"(?<!\w)(?:{alternatives(section, key)})(?!\w)")


def ends(words: str, section: str) -> bool:
    """Tell whether the last word is one of those listed as an end."""
    return listed_pattern(section, "ends").fullmatch(words.split()[-1]) is not None
