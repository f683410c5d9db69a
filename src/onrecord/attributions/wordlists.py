"""Closed-class word lists of ``data/function_words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def function_words(name: str) -> frozenset[str]:
    """Give one list by its name."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files("onrecord.attributions").joinpath("data/function_words.toml").read_text("utf-8"))
