"""What only the publisher of a review can say: who it is, where the review stands, and its rating scale."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import yaml

from onrecord.errors import OnRecordError
from onrecord.findings.finding import Outcome
from onrecord.reports.links import safe_link

MAX_BYTES = 100_000
RATED: tuple[Outcome, ...] = tuple(o for o in get_args(Outcome) if o != "not_testable")
"""Outcomes that a house may give words of its scale. What no record can test is never rated."""
_FIELDS = ("author", "url", "published", "best", "worst", "ratings")
_PLACEHOLDERS = {"claim", "article"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRating:
    """One step of a house's scale."""

    words: str
    """As readers see it ("Backed by the record")."""
    value: float | None = None
    """None for a step outside of the scale ("Unproven")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The organisation whose review it is."""

    author: str = ""
    author_url: str = ""
    url: str = ""
    """Page of the review; ``{claim}`` stands for the claim's identifier, ``{article}`` for the hash of the text."""
    published: str = ""
    best: float | None = None
    worst: float | None = None
    ratings: tuple[tuple[Outcome, HouseRating], ...] = ()

    def rating(self, outcome: Outcome) -> HouseRating | None:
        """Give the step of the scale for an outcome, if the house has one."""
        return dict(self.ratings).get(outcome)

    def address(self, claim: str, article: str) -> str:
        """Give the page of the review of one claim."""
        return self.url.format(claim=claim, article=article)


def read_publisher(path: str | Path) -> Publisher:
    """Read a publisher's file (YAML).

    Raises
    ------
    OnRecordError
        E704 with every problem, if the file is missing, no YAML, or says something that a review cannot hold.
    """
    path = Path(path)
    given = _load(path)
    problems: list[str] = [f"{name!r} is not known here" for name in given if name not in _FIELDS]
    publisher = Publisher(
        author=_text(_part(given, "author", problems), "name", problems),
        author_url=_address(_text(_part(given, "author", problems), "url", problems), "author.url", problems),
        url=_template(_text(given, "url", problems), problems),
        published=_text(given, "published", problems),
        best=_value(given, "best", problems),
        worst=_value(given, "worst", problems),
        ratings=_ratings(_part(given, "ratings", problems), problems),
    )
    problems += _off_scale(publisher)
    if problems:
        raise _error(f"{len(problems)} problems in the publisher's file", "\n    ".join([str(path), *problems]))
    return publisher


def _load(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _error(f"{path.name} is too large for a publisher's file", str(path))
        given = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 plain strings only
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise _error(f"{path.name} cannot be read: {' '.join(str(error).split())[:200]}", str(path)) from error
    if not isinstance(given, dict):
        raise _error(f"{path.name} holds no fields", str(path))
    return given


def _error(what: str, where: str) -> OnRecordError:
    return OnRecordError(what, where=where, fix="see docs/how-to/publish-claimreview.md", code="E704")


def _part(given: dict[str, Any], name: str, problems: list[str]) -> dict[str, Any]:
    part = given.get(name) or {}
    if isinstance(part, dict):
        return part
    problems.append(f"{name} is no list of fields")
    return {}


def _text(given: dict[str, Any], name: str, problems: list[str]) -> str:
    text = given.get(name, "")
    if isinstance(text, str):
        return text.strip()
    problems.append(f"{name} is no text")
    return ""


def _address(text: str, name: str, problems: list[str]) -> str:
    if text and not safe_link(text):
        problems.append(f"{name}: {text!r} is no http or https address")
    return text


def _template(text: str, problems: list[str]) -> str:
    try:
        named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        named = ["{"]
    if set(named) - _PLACEHOLDERS:
        problems.append(f"url: {text!r} may hold {{claim}} and {{article}}, and no other brackets")
        return ""
    return _address(text, "url", problems)


def _value(given: dict[str, Any], name: str, problems: list[str]) -> float | None:
    text = _text(given, name, problems)
    try:
        value = float(text) if text else None
    except ValueError:
        value = float("nan")
    if value is not None and not abs(value) < 1e9:
        problems.append(f"{name}: {text!r} is no number")
        return None
    return value


def _ratings(given: dict[str, Any], problems: list[str]) -> tuple[tuple[Outcome, HouseRating], ...]:
    problems += [f"ratings.{name}: only {', '.join(RATED)} are rated" for name in given if name not in RATED]
    found = []
    for outcome in RATED:
        step = _part(given, outcome, problems)
        words = _text(step, "words", problems)
        if step and not words:
            problems.append(f"ratings.{outcome} has no words")
        if words:
            found.append((outcome, HouseRating(words=words, value=_value(step, "value", problems))))
    return tuple(found)


def _off_scale(publisher: Publisher) -> list[str]:
    values = [rating.value for _, rating in publisher.ratings if rating.value is not None]
    if not values:
        return []
    if publisher.best is None or publisher.worst is None:
        return ["ratings have values: say best and worst of the scale"]
    low, high = sorted((publisher.best, publisher.worst))
    return [f"the value {value:g} lies outside of the scale" for value in values if not low <= value <= high]
