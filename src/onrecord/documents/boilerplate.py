"""Know the lines of a page that are not the article, by the phrases that they start with."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_OPENING = " \t\r\n\"'“”‘’«»([{<>*•·|-–—_~#→▶►"
_SAYING = re.compile(
    r"\b(?:said|says|told|according to|warned|announced|asked|added|claimed|argued|admitted|denied|explained|insisted"
    r"|noted|shouted|wrote)\b",
    re.IGNORECASE,
)
_QUOTES_AND_GOES_ON = re.compile(r"""["“‘'][^"”]{1,300}[,?!.]["”’'] \w+ \w+""")


def boilerplate_group(words: str) -> str:
    """Give the group of ``data/boilerplate.toml`` to which a line without tags belongs, or ''."""
    plain = words.strip(_OPENING)
    n_words = len(plain.split())
    reports = _reports_speech(words)
    for name, longest, takes_prose, pattern in _groups():
        if (not longest or n_words <= longest) and (takes_prose or not reports) and pattern.match(plain):
            return name
    return ""


def _reports_speech(words: str) -> bool:
    """Tell whether the line is a sentence of an article that quotes or reports somebody."""
    ends = words.rstrip("\"'”’)").endswith((".", "!", "?"))
    return (ends and _SAYING.search(words) is not None) or _QUOTES_AND_GOES_ON.match(words) is not None


@cache
def _groups() -> tuple[tuple[str, int, bool, re.Pattern[str]], ...]:
    source = files("onrecord.documents").joinpath("data/boilerplate.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(source)["group"]
    return tuple((group["name"], group["max_words"], group["prose"], _any_of(group["patterns"])) for group in groups)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
