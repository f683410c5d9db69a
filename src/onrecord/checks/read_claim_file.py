"""From YAML that a person may have edited to plans, with every problem named by its line."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from onrecord.checks.check import Check
from onrecord.checks.claim_file import FORMAT_VERSION, ClaimFile, DocumentReference
from onrecord.checks.claim_problems import Problems, error_of, mapping_of, refuse_unknown, short
from onrecord.checks.claim_yaml import Place, load_yaml
from onrecord.checks.proposal import FieldOrigin, Proposal, Reading
from onrecord.checks.read_check import check_of
from onrecord.claims.claim import Claim, NotTestable
from onrecord.text.spans import Span

_CLAIM_FIELDS = {"id", "text", "spans", "said_by", "check", "alternatives", "not_testable", "because", "proposed_by"}


def parse_claim_file(path: Path) -> ClaimFile:
    """Read and validate a claim file (see ``read_claim_file``)."""
    node, data = load_yaml(path)
    problems = Problems()
    content = mapping_of(data, (), problems)
    claims = _claims(content, problems)
    document = _document(content.get("document"), problems)
    if problems.found:
        raise error_of(problems.found, node, path)
    return ClaimFile(document=document, proposals=claims, path=str(path))


def check_from_dict(data: object) -> Check:
    """Read one plan as the claim file spells it.

    Raises
    ------
    ClaimFileError
        If a field is unknown, missing or has a value that the format does not know.
    """
    problems = Problems()
    check = check_of(data, ("check",), problems)
    if check is None or problems.found:
        raise error_of(problems.found, None, Path("check"))
    return check


def _document(data: object, problems: Problems) -> DocumentReference:
    if data is None:
        return DocumentReference()
    given = mapping_of(data, ("document",), problems)
    known = {f.name for f in fields(DocumentReference)}
    return DocumentReference(**{key: str(value) for key, value in given.items() if key in known and value is not None})


def _claims(content: dict[str, Any], problems: Problems) -> tuple[Proposal, ...]:
    if content.get("onrecord") != FORMAT_VERSION:
        problems.add(f"format version {content.get('onrecord')!r} is not known", ("onrecord",), fix="write onrecord: 1")
    claims = content.get("claims")
    if not isinstance(claims, list):
        problems.add("there is no list of claims", ("claims",), fix="write claims: and one '- id: …' a claim")
        return ()
    read = [_proposal(entry, ("claims", i), problems) for i, entry in enumerate(claims)]
    _refuse_duplicates(read, problems)
    return tuple(read)


def _refuse_duplicates(read: list[Proposal], problems: Problems) -> None:
    seen: set[str] = set()
    for i, proposal in enumerate(read):
        if proposal.claim.id in seen:
            problems.add(f"the id {proposal.claim.id!r} is used twice", ("claims", i, "id"), fix="give each its own")
        seen.add(proposal.claim.id)


def _proposal(data: object, at: Place, problems: Problems) -> Proposal:
    entry = mapping_of(data, at, problems)
    refuse_unknown(entry, _CLAIM_FIELDS, at, problems)
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


def _text(given: object, at: Place, problems: Problems) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, bool) or not isinstance(given, int | float):
        problems.add(f"{short(given)} is no text", at, fix="put it in quotation marks")
    return str(given)


def _reason(entry: dict[str, Any], at: Place, problems: Problems) -> NotTestable | None:
    given = entry.get("not_testable")
    if given is None:
        return None
    if "check" in entry:
        problems.add("a claim has either check or not_testable, not both", (*at, "not_testable"), code="E304")
    if given not in get_args(NotTestable):
        known = ", ".join(get_args(NotTestable))
        problems.add(f"not_testable: {short(given)} is not known", (*at, "not_testable"), fix=f"one of: {known}")
        return "vague"
    return given  # type: ignore[no-any-return]


def _readings(entry: dict[str, Any], at: Place, problems: Problems) -> tuple[Reading, ...]:
    plans = [(entry["check"], (*at, "check"))] if "check" in entry else []
    others = entry.get("alternatives") or []
    if not isinstance(others, list):
        problems.add("alternatives is not a list", (*at, "alternatives"))
        others = []
    by = _text(entry.get("proposed_by", "claim file"), (*at, "proposed_by"), problems)
    readings = [_proposed(plan, place, by, problems) for plan, place in plans]
    readings += [_proposed(other, (*at, "alternatives", i), "claim file", problems) for i, other in enumerate(others)]
    return tuple(reading for reading in readings if reading is not None)


def _proposed(plan: object, at: Place, by: str, problems: Problems) -> Reading | None:
    """Read a plan; an alternative may say itself who proposed it."""
    if isinstance(plan, dict) and at[-1] != "check" and "proposed_by" in plan:
        by = _text(plan["proposed_by"], (*at, "proposed_by"), problems)
        plan = {name: value for name, value in plan.items() if name != "proposed_by"}
    check = check_of(plan, at, problems)
    return _reading(check, by) if check is not None else None


def _reading(check: Check, by: str) -> Reading:
    origins = tuple(FieldOrigin(field=name, words="assumed in the claim file", assumed=True) for name in check.assumed)
    return Reading(check=check, probability=1.0, origins=origins, proposed_by=by)


def _spans(data: object, at: Place, problems: Problems) -> tuple[Span, ...]:
    if data is None:
        return ()
    good = isinstance(data, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair) and 0 <= pair[0] < pair[1]
        for pair in data
    )
    if not good or not isinstance(data, list):
        problems.add(f"{short(data)} are not spans", at, fix="write [[start, end], …] with start < end")
        return ()
    return tuple(Span(start, end) for start, end in data)
