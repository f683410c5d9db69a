"""The problems of a claim file, collected so that a person sees them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from onrecord.checks.claim_yaml import Place, line_of
from onrecord.errors import ClaimFileError

MAX_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Problem:
    what: str
    at: Place
    fix: str
    code: str


@dataclass(slots=True)
class Problems:
    """The problems met so far; reading goes on after each, so that a person sees them together."""

    found: list[Problem] = field(default_factory=list)

    def add(self, what: str, at: Place, *, fix: str = "", code: str = "E305") -> None:
        self.found.append(Problem(what, at, fix, code))


def error_of(problems: list[Problem], node: yaml.Node | None, path: Path) -> ClaimFileError:
    """Make the error that names the line of each problem, the first twenty."""
    lines = [f"{_where(p.at, node)}: {p.what}" + (f" — {p.fix}" if p.fix else "") for p in problems[:MAX_PROBLEMS]]
    first = problems[0] if problems else Problem("empty", (), "", "E302")
    if len(problems) == 1:
        return ClaimFileError(first.what, where=f"{path}, {_where(first.at, node)}", fix=first.fix, code=first.code)
    more = len(problems) - MAX_PROBLEMS
    tail = [f"… and {more} more"] if more > 0 else []
    return ClaimFileError(
        f"{len(problems)} problems in the claim file", where="\n    ".join([str(path), *lines, *tail]), code=first.code
    )


def mapping_of(data: object, at: Place, problems: Problems) -> dict[str, Any]:
    """Take a mapping as one with texts as keys; an empty one, and a problem, if it is none."""
    if isinstance(data, dict):
        return {str(key): value for key, value in data.items()}
    problems.add(f"{short(data)} is not a mapping (key: value)", at)
    return {}


def refuse_unknown(given: dict[str, Any], known: set[str], at: Place, problems: Problems) -> None:
    """Note the fields that the format does not know, and those that could be meant."""
    for name in given:
        if name not in known:
            unused = ", ".join(sorted(known - set(given)))
            problems.add(
                f"the field {name!r} is not known here", (*at, name), fix=f"not used yet: {unused}", code="E303"
            )


def short(value: object) -> str:
    """Show a value, its start if it is long."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _where(at: Place, node: yaml.Node | None) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).lstrip(".")
    line = line_of(at, node)
    return f"line {line} ({path})" if line else path
