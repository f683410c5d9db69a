"""From YAML that a person may have edited to plans, with every problem named by its line."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import yaml

from onrecord.checks.check import CHECK_TYPES, Amount, Check, CoincidenceCheck, Trigger
from onrecord.checks.claim_file import FORMAT_VERSION, ClaimFile, DocumentReference, without_timestamps
from onrecord.checks.proposal import FieldOrigin, Proposal, Reading
from onrecord.checks.words import amount_words, size_words
from onrecord.claims.claim import Claim, NotTestable
from onrecord.errors import ClaimFileError
from onrecord.records.record import Where
from onrecord.text.dates import Period, parse_period
from onrecord.text.spans import Span

MAX_BYTES = 5_000_000
"""A plan for 10,000 claims is about 4 MB; anything larger is not a claim file."""
MAX_PROBLEMS = 20
MAX_DEPTH = 40
"""Nesting that is read; the format itself needs seven levels."""

_CLAIM_FIELDS = {"id", "text", "spans", "said_by", "check", "alternatives", "not_testable", "because", "proposed_by"}
_PERIODS = {"period", "baseline", "within", "at"}
_WHERES = {"where", "versus", "of"}
_TEXTS = {"assumed", "unresolved"}
_AMOUNTS = {"value", "size", "ratio"}
_COINCIDENCE_FIELDS = {
    "kind", "trigger", "response", "window_days", "direction", "prespecified", "candidates", "assumed",
    "unresolved", "rests_on_unusual",
}  # fmt: skip

Place = tuple[str | int, ...]
"""The way from the top of the file to a value, e.g. ``("claims", 2, "check", "period")``."""


class _ClaimLoader(yaml.SafeLoader):
    """Plain YAML types only; dates stay words and are read by this package."""


def _construct_mapping(loader: _ClaimLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    """Build a mapping; a key that stands twice is an error, as a person meant one of the two."""
    keys = [key.value for key, _ in node.value]
    twice = next((key for key in keys if keys.count(key) > 1), None) if len(keys) < 1000 else None
    if twice is not None:
        raise yaml.constructor.ConstructorError(None, None, f"the key {twice!r} stands twice", node.start_mark)
    return loader.construct_mapping(node, deep=True)


_ClaimLoader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)
_ClaimLoader.yaml_implicit_resolvers = without_timestamps(yaml.SafeLoader.yaml_implicit_resolvers)


@dataclass(frozen=True, slots=True)
class _Problem:
    what: str
    at: Place
    fix: str
    code: str


@dataclass(slots=True)
class _Problems:
    """The problems met so far; reading goes on after each, so that a person sees them together."""

    found: list[_Problem] = field(default_factory=list)

    def add(self, what: str, at: Place, *, fix: str = "", code: str = "E305") -> None:
        self.found.append(_Problem(what, at, fix, code))


def parse_claim_file(path: Path) -> ClaimFile:
    """Read and validate a claim file (see ``read_claim_file``)."""
    text = _read_text(path)
    node, data = _load_yaml(text, path)
    problems = _Problems()
    content = _mapping(data, (), problems)
    claims = _claims(content, problems)
    document = _document(content.get("document"), problems)
    if problems.found:
        raise _error(problems.found, node, path)
    return ClaimFile(document=document, proposals=claims, path=str(path))


def check_from_dict(data: object) -> Check:
    """Read one plan as the claim file spells it.

    Raises
    ------
    ClaimFileError
        If a field is unknown, missing or has a value that the format does not know.
    """
    problems = _Problems()
    check = _check(data, ("check",), problems)
    if check is None or problems.found:
        raise _error(problems.found, None, Path("check"))
    return check


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ClaimFileError(
                f"{path.stat().st_size:,} bytes are too many for a claim file",
                where=str(path),
                fix=f"split it into files below {MAX_BYTES:,} bytes",
                code="E302",
            )
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise ClaimFileError(
            f"{path.name} cannot be read: {error.strerror}",
            where=str(path),
            fix="onrecord claims ARTICLE --record DIR > claims.yaml",
            code="E301",
        ) from error
    except UnicodeDecodeError as error:
        raise ClaimFileError(
            "the file is not UTF-8 text", where=f"{path}, byte {error.start}", fix="save it as UTF-8", code="E302"
        ) from error


def _load_yaml(text: str, path: Path) -> tuple[yaml.Node | None, object]:
    try:
        _refuse_tricks(text, path)
        return yaml.compose(text, Loader=_ClaimLoader), yaml.load(text, Loader=_ClaimLoader)  # noqa: S506 a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or str(error) or "nested too deeply"
        raise ClaimFileError(
            f"not YAML: {said}", where=f"{path}{line}", fix="mend the line, or write the file anew", code="E302"
        ) from error


def _refuse_tricks(text: str, path: Path) -> None:
    """Refuse aliases, which can make a small file huge, and nesting that no claim needs, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_ClaimLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise ClaimFileError("YAML aliases (*name) are not read", where=str(path), fix="write it out", code="E302")
        if depth > MAX_DEPTH:
            where = f"{path}, line {event.start_mark.line + 1 if event.start_mark else 1}"
            fix = "mend the line, or write the file anew"
            raise ClaimFileError("not YAML of a claim file: nested too deeply", where=where, fix=fix, code="E302")


def _error(problems: list[_Problem], node: yaml.Node | None, path: Path) -> ClaimFileError:
    lines = [f"{_where(p.at, node)}: {p.what}" + (f" — {p.fix}" if p.fix else "") for p in problems[:MAX_PROBLEMS]]
    first = problems[0] if problems else _Problem("empty", (), "", "E302")
    if len(problems) == 1:
        return ClaimFileError(first.what, where=f"{path}, {_where(first.at, node)}", fix=first.fix, code=first.code)
    more = len(problems) - MAX_PROBLEMS
    tail = [f"… and {more} more"] if more > 0 else []
    return ClaimFileError(
        f"{len(problems)} problems in the claim file", where="\n    ".join([str(path), *lines, *tail]), code=first.code
    )


def _where(at: Place, node: yaml.Node | None) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).lstrip(".")
    line = _line_of(at, node)
    return f"line {line} ({path})" if line else path


def _line_of(at: Place, node: yaml.Node | None) -> int | None:
    line = node.start_mark.line + 1 if node is not None else None
    for step in at:
        node = _child(node, step)
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _mapping(data: object, at: Place, problems: _Problems) -> dict[str, Any]:
    if isinstance(data, dict):
        return {str(key): value for key, value in data.items()}
    problems.add(f"{_short(data)} is not a mapping (key: value)", at)
    return {}


def _document(data: object, problems: _Problems) -> DocumentReference:
    if data is None:
        return DocumentReference()
    given = _mapping(data, ("document",), problems)
    known = {f.name for f in fields(DocumentReference)}
    return DocumentReference(**{key: str(value) for key, value in given.items() if key in known and value is not None})


def _claims(content: dict[str, Any], problems: _Problems) -> tuple[Proposal, ...]:
    if content.get("onrecord") != FORMAT_VERSION:
        problems.add(f"format version {content.get('onrecord')!r} is not known", ("onrecord",), fix="write onrecord: 1")
    claims = content.get("claims")
    if not isinstance(claims, list):
        problems.add("there is no list of claims", ("claims",), fix="write claims: and one '- id: …' a claim")
        return ()
    read = [_proposal(entry, ("claims", i), problems) for i, entry in enumerate(claims)]
    _refuse_duplicates(read, problems)
    return tuple(read)


def _refuse_duplicates(read: list[Proposal], problems: _Problems) -> None:
    seen: set[str] = set()
    for i, proposal in enumerate(read):
        if proposal.claim.id in seen:
            problems.add(f"the id {proposal.claim.id!r} is used twice", ("claims", i, "id"), fix="give each its own")
        seen.add(proposal.claim.id)


def _proposal(data: object, at: Place, problems: _Problems) -> Proposal:
    entry = _mapping(data, at, problems)
    _refuse_unknown(entry, _CLAIM_FIELDS, at, problems)
    reason = _reason(entry, at, problems)
    readings = _readings(entry, at, problems) if reason is None else ()
    if reason is None and "check" not in entry:
        problems.add("the claim has neither check nor not_testable", at, fix="give it one of the two", code="E304")
    claim = Claim(
        id=_text(entry.get("id", f"c{at[-1]}"), (*at, "id"), problems),
        text=_text(entry.get("text", ""), (*at, "text"), problems),
        spans=_spans(entry.get("spans"), (*at, "spans"), problems),
        said_by=_text(entry.get("said_by") or "", (*at, "said_by"), problems),
        kind=readings[0].check.kind if readings else None,
        not_testable=reason,
        because=str(entry.get("because") or ""),
    )
    return Proposal(claim=claim, readings=readings)


def _text(given: object, at: Place, problems: _Problems) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, bool) or not isinstance(given, int | float):
        problems.add(f"{_short(given)} is no text", at, fix="put it in quotation marks")
    return str(given)


def _reason(entry: dict[str, Any], at: Place, problems: _Problems) -> NotTestable | None:
    given = entry.get("not_testable")
    if given is None:
        return None
    if "check" in entry:
        problems.add("a claim has either check or not_testable, not both", (*at, "not_testable"), code="E304")
    if given not in get_args(NotTestable):
        known = ", ".join(get_args(NotTestable))
        problems.add(f"not_testable: {_short(given)} is not known", (*at, "not_testable"), fix=f"one of: {known}")
        return "vague"
    return given  # type: ignore[no-any-return]


def _readings(entry: dict[str, Any], at: Place, problems: _Problems) -> tuple[Reading, ...]:
    plans = [(entry["check"], (*at, "check"))] if "check" in entry else []
    others = entry.get("alternatives") or []
    if not isinstance(others, list):
        problems.add("alternatives is not a list", (*at, "alternatives"))
        others = []
    by = _text(entry.get("proposed_by", "claim file"), (*at, "proposed_by"), problems)
    readings = [_proposed(plan, place, by, problems) for plan, place in plans]
    readings += [_proposed(other, (*at, "alternatives", i), "claim file", problems) for i, other in enumerate(others)]
    return tuple(reading for reading in readings if reading is not None)


def _proposed(plan: object, at: Place, by: str, problems: _Problems) -> Reading | None:
    """Read a plan; an alternative may say itself who proposed it."""
    if isinstance(plan, dict) and at[-1] != "check" and "proposed_by" in plan:
        by = _text(plan["proposed_by"], (*at, "proposed_by"), problems)
        plan = {name: value for name, value in plan.items() if name != "proposed_by"}
    check = _check(plan, at, problems)
    return _reading(check, by) if check is not None else None


def _reading(check: Check, by: str) -> Reading:
    origins = tuple(FieldOrigin(field=name, words="assumed in the claim file", assumed=True) for name in check.assumed)
    return Reading(check=check, probability=1.0, origins=origins, proposed_by=by)


def _spans(data: object, at: Place, problems: _Problems) -> tuple[Span, ...]:
    if data is None:
        return ()
    good = isinstance(data, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair) and 0 <= pair[0] < pair[1]
        for pair in data
    )
    if not good or not isinstance(data, list):
        problems.add(f"{_short(data)} are not spans", at, fix="write [[start, end], …] with start < end")
        return ()
    return tuple(Span(start, end) for start, end in data)


def _check(data: object, at: Place, problems: _Problems) -> Check | None:
    given = _mapping(data, at, problems)
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in CHECK_TYPES:
        fix = f"one of: {', '.join(CHECK_TYPES)}"
        problems.add(f"kind: {_short(kind)} is not known", (*at, "kind"), fix=fix, code="E303")
        return None
    if CHECK_TYPES[kind] is CoincidenceCheck:
        return _coincidence(given, at, problems)
    return _plain_check(CHECK_TYPES[kind], given, at, problems)


def _plain_check(kind: type[Check], given: dict[str, Any], at: Place, problems: _Problems) -> Check | None:
    known = {f.name: f for f in fields(kind)}
    _refuse_unknown(given, {"kind", *known}, at, problems)
    missing = [n for n, f in known.items() if n not in given and f.default is MISSING and f.default_factory is MISSING]
    for name in missing:
        problems.add(f"a {kind.kind} check needs {name}", at, fix=f"add {name}: …", code="E304")
    before = len(problems.found)
    values = {n: _value(kind, n, given[n], (*at, n), problems) for n in known if n in given}
    if missing or len(problems.found) > before:
        return None
    return kind(**{n: v for n, v in values.items() if v is not None})


def _coincidence(given: dict[str, Any], at: Place, problems: _Problems) -> Check | None:
    _refuse_unknown(given, _COINCIDENCE_FIELDS, at, problems)
    trigger = _part(given, "trigger", {"record", "where", "at"}, at, problems)
    response = _part(given, "response", {"record", "measure", "where"}, at, problems)
    before = len(problems.found)
    day = _period(trigger.get("at"), (*at, "trigger", "at"), problems)
    direction = _value(CoincidenceCheck, "direction", given.get("direction", "increase"), (*at, "direction"), problems)
    window = _value(CoincidenceCheck, "window_days", given.get("window_days"), (*at, "window_days"), problems)
    prespecified, rests = (
        _value(CoincidenceCheck, name, given.get(name, False), (*at, name), problems)
        for name in ("prespecified", "rests_on_unusual")
    )
    if day is None or len(problems.found) > before:
        return None
    return CoincidenceCheck(
        record=str(response.get("record", "")),
        measure=str(response.get("measure", "events")),
        where=_where_value(response.get("where"), (*at, "response", "where"), problems),
        period=_window(day, window),
        trigger=Trigger(
            record=str(trigger.get("record", "")),
            where=_where_value(trigger.get("where"), (*at, "trigger", "where"), problems),
            at=day,
        ),
        window_days=window,
        direction=direction,
        prespecified=prespecified,
        candidates=_wheres(given.get("candidates"), (*at, "candidates"), problems),
        assumed=_texts(given.get("assumed"), (*at, "assumed"), problems),
        unresolved=_texts(given.get("unresolved"), (*at, "unresolved"), problems),
        rests_on_unusual=rests,
    )


def _window(day: Period, n_days: int) -> Period:
    return Period(day.start, day.moved(n_days).end)


def _part(given: dict[str, Any], name: str, known: set[str], at: Place, problems: _Problems) -> dict[str, Any]:
    if name not in given:
        problems.add(f"a coincidence check needs {name}", at, fix=f"add {name}: {{record: …, …}}", code="E304")
        return {}
    part = _mapping(given[name], (*at, name), problems)
    _refuse_unknown(part, known, (*at, name), problems)
    if not part.get("record"):
        problems.add(f"{name} needs a record", (*at, name), fix="add record: NAME", code="E304")
    return part


def _refuse_unknown(given: dict[str, Any], known: set[str], at: Place, problems: _Problems) -> None:
    for name in given:
        if name not in known:
            unused = ", ".join(sorted(known - set(given)))
            problems.add(
                f"the field {name!r} is not known here", (*at, name), fix=f"not used yet: {unused}", code="E303"
            )


def _value(kind: type[Check], name: str, given: object, at: Place, problems: _Problems) -> Any:
    if name in _PERIODS:
        return _period(given, at, problems)
    if name in _WHERES:
        return _where_value(given, at, problems)
    if name in _AMOUNTS:
        return _amount(given, name, at, problems)
    if name in _TEXTS:
        return _texts(given, at, problems)
    return _plain(kind, name, given, at, problems)


def _plain(kind: type[Check], name: str, given: object, at: Place, problems: _Problems) -> Any:
    """Read a field by its annotation: one of several words, a number of days, yes or no, or a text."""
    hint = get_type_hints(kind)[name]
    words = [word for word in _literals(hint) if word is not None]
    if words and given not in words:
        problems.add(f"{name}: {_short(given)} is not known", at, fix=f"one of: {', '.join(words)}")
    elif hint is int and (type(given) is not int or not 0 <= given <= 3660):
        problems.add(f"{name}: {_short(given)} is not a number of days", at, fix="a whole number from 0 to 3660")
    elif hint is bool and not isinstance(given, bool):
        problems.add(f"{name}: {_short(given)} is neither true nor false", at)
    elif hint is str and not isinstance(given, str):
        problems.add(f"{name}: {_short(given)} is not a name", at)
    return given


def _literals(hint: Any) -> list[Any]:
    inner = [value for arg in get_args(hint) for value in (get_args(arg) if get_args(arg) else [arg])]
    return [value for value in inner if isinstance(value, str)]


def _period(given: object, at: Place, problems: _Problems) -> Period | None:
    try:
        return parse_period(str(given))
    except ValueError as error:
        problems.add(str(error), at, fix="2016-09-17, 2016-09, 2016 or 2016-09-01/2016-09-15")
        return None


def _where_value(given: object, at: Place, problems: _Problems) -> Where:
    if given is None or given == {}:
        return ()
    if not isinstance(given, dict):
        problems.add(f"{_short(given)} is not a selection of rows", at, fix="{column: value} or {column: [values]}")
        return ()
    pairs = []
    for column, values in given.items():
        listed = values if isinstance(values, list) else [values]
        if not listed or any(isinstance(value, dict | list) or value is None for value in listed):
            problems.add(f"{column}: {_short(values)} is no value", (*at, column), fix="a value or [values]")
        pairs.append((str(column), tuple(str(value) for value in listed)))
    return tuple(sorted(pairs))


def _wheres(given: object, at: Place, problems: _Problems) -> tuple[Where, ...]:
    listed = [] if given is None else given
    if not isinstance(listed, list):
        problems.add(f"{_short(given)} is not a list of selections", at, fix="candidates: [{column: value}]")
        return ()
    return tuple(_where_value(where, (*at, i), problems) for i, where in enumerate(listed))


def _amount(given: object, name: str, at: Place, problems: _Problems) -> Amount | None:
    if isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < 1e15 and given >= 0:
        return float(given)
    known = size_words() if name == "size" else amount_words()
    if isinstance(given, str) and given in known:
        return given
    fix = f"a number of 0 or more, or one of: {', '.join(sorted(known))}"
    problems.add(f"{name}: {_short(given)} is no amount", at, fix=fix)
    return None


def _texts(given: object, at: Place, problems: _Problems) -> tuple[str, ...]:
    """Read `assumed` (names of fields) and `unresolved` (words of the claim)."""
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        problems.add(f"{_short(given)} is not a list of texts", at, fix=f"write {at[-1]}: [one, another]")
        return ()
    return tuple(given)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
