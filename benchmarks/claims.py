"""Score the reading of claims and the proposed plans against claims annotated by people.

    python benchmarks/claims.py --gold recordclaims-dev.jsonl --record DIR --record DIR [--json] [--misses]

Every passage is read as a plain-text document with its date of publication; every gold claim counts, found or not.
A predicted claim is paired with a gold claim if they share at least half of the shorter one, one to one, the closest
pairs first. A plan is right if every field equals the gold's, or a reading that the gold calls equally valid; sizes
without a comparison, with `equal` and with `about` are one, as the gold's own rule treats them. The rows of a
coincidence's trigger are not scored (the gold's guideline says that several would do), its day is.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import sqrt
from pathlib import Path
from typing import Any

from onrecord.attributions import find_attributions
from onrecord.checks.check import Check
from onrecord.checks.proposal import Proposal, Reading
from onrecord.checks.propose import propose_checks
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import find_claims
from onrecord.documents import read_document
from onrecord.errors import OnRecordError
from onrecord.findings.run import run_check
from onrecord.records import Record, open_record, resolve_where
from onrecord.text.dates import parse_period

SHARED_AT_LEAST = 0.5
_LOOSE = {None: "about", "equal": "about"}


@dataclass(frozen=True)
class Gold:
    """One annotated claim of a passage."""

    passage: str
    text: str
    marked: frozenset[int]
    check: Mapping[str, Any] | None
    acceptable: Mapping[str, list[Any]]
    reason: str | None
    outcome: str


@dataclass
class Scores:
    """Counts of right answers out of all, by measure; the notes say what went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrong_fields: Counter[str] = field(default_factory=Counter)
    by_kind: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, measure: str, right: bool, note: str = "") -> None:
        """Count one answer."""
        self.of[measure] += 1
        self.right[measure] += right
        if not right and note:
            self.notes[measure].append(note)


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Give the 95 % interval of a proportion (Wilson 1927)."""
    if of == 0:
        return 0.0, 1.0
    p, n = right / of, float(of)
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))


def gold_claims(item: Mapping[str, Any]) -> Iterator[Gold]:
    """Read the annotated claims of a passage, with the characters that each marks."""
    for claim in item["claims"]:
        texts = [claim["text"]] if isinstance(claim["text"], str) else claim["text"]
        marked: set[int] = set()
        for text in texts:
            start = item["passage"].index(text)
            marked |= set(range(start, start + len(text)))
        yield Gold(
            passage=item["id"], text=" … ".join(texts), marked=frozenset(marked), check=claim.get("check"),
            acceptable=claim.get("acceptable") or {}, reason=claim.get("not_testable"), outcome=claim["outcome"],
        )  # fmt: skip


def pairs(gold: Sequence[Gold], found: Sequence[Proposal]) -> dict[int, int]:
    """Pair gold and predicted claims one to one, the closest first; a like with a like if two are as close."""
    marks = [frozenset(i for s in p.claim.spans for i in range(s.start, s.end)) for p in found]
    ranked = []
    for (g, one), (f, mark) in product(enumerate(gold), enumerate(marks)):
        shared = len(one.marked & mark)
        if mark and shared >= SHARED_AT_LEAST * min(len(one.marked), len(mark)):
            alike = (one.check is None) == (not found[f].readings)
            ranked.append((2 * shared / (len(one.marked) + len(mark)) + 0.3 * alike, -g, -f))
    out: dict[int, int] = {}
    for _, g, f in sorted(ranked, reverse=True):
        if -g not in out and -f not in out.values():
            out[-g] = -f
    return out


def variants(gold: Gold) -> Iterator[dict[str, Any]]:
    """Give the gold plan with every combination of the readings that it calls equally valid."""
    if gold.check is None:
        return
    fields = list(gold.acceptable)
    options = [[_held(gold.check, name), *gold.acceptable[name]] for name in fields]
    for chosen in product(*options):
        check = dict(gold.check)
        for name, value in zip(fields, chosen, strict=True):
            part, _, inner = name.partition(".")
            check[part] = {**check[part], inner: value} if inner else value
        yield check


def _held(check: Mapping[str, Any], name: str) -> Any:
    """Give a field of a plan; "response.where" is one of a part of it."""
    part, _, inner = name.partition(".")
    return check[part].get(inner) if inner else check.get(part)


def wrong_fields(check: Check, wanted: Mapping[str, Any], records: Mapping[str, Record]) -> list[str]:
    """Name the fields in which a plan differs from a gold plan."""
    ours, theirs = plan_as_dict(check, records), gold_as_dict(wanted, records)
    return [name for name in theirs if ours.get(name) != theirs[name]]


def plan_as_dict(check: Check, records: Mapping[str, Record]) -> dict[str, Any]:
    """Flatten a plan into comparable values."""
    out: dict[str, Any] = {"kind": check.kind, "record": check.record, "measure": check.measure}
    out["where"] = _where(records[check.record], dict(check.where))
    out["period"] = check.period
    for name in ("value", "comparison", "per", "direction", "unit", "negated", "window_days"):
        out[name] = getattr(check, name, None)
    for name in ("baseline", "within"):
        out[name] = getattr(check, name, None)
    for name in ("versus", "of"):
        out[name] = _where(records[check.record], dict(getattr(check, name, ())))
    size = getattr(check, "size", None) if hasattr(check, "size") else getattr(check, "ratio", None)
    loose = getattr(check, "size_comparison", None) or getattr(check, "ratio_comparison", None)
    out["size"], out["size_comparison"] = _rounded(size), _LOOSE.get(loose, loose)
    out["value"] = _amount(out["value"])
    trigger = getattr(check, "trigger", None)
    out["at"] = trigger.at if trigger else None
    return out


def gold_as_dict(wanted: Mapping[str, Any], records: Mapping[str, Record]) -> dict[str, Any]:
    """Flatten a gold plan into comparable values; only the fields that its kind has."""
    if wanted["kind"] == "coincidence":
        response = wanted["response"]
        out = {
            "kind": "coincidence",
            "at": parse_period(wanted["trigger"]["at"]),
            "window_days": wanted["window_days"],
            "direction": wanted["direction"],
            "record": response["record"],
            "measure": response["measure"],
        }
        return {**out, "where": _where(records[response["record"]], response["where"])}
    out = {name: wanted[name] for name in ("kind", "record", "measure")}
    record = records[wanted["record"]]
    out["where"] = _where(record, wanted["where"])
    out["period"] = parse_period(wanted["period"])
    for name in ("comparison", "per", "direction", "unit", "negated"):
        if name in wanted:
            out[name] = wanted[name]
    for name in ("baseline", "within"):
        if name in wanted:
            out[name] = parse_period(wanted[name])
    for name in ("versus", "of"):
        if name in wanted:
            out[name] = _where(record, wanted[name])
    if "value" in wanted:
        out["value"] = _amount(wanted["value"])
    if wanted["kind"] in ("change", "comparison"):
        loose = wanted.get("size_comparison") or wanted.get("ratio_comparison")
        out["size"] = _rounded(wanted.get("size", wanted.get("ratio")))
        out["size_comparison"] = _LOOSE.get(loose, loose)
    return out


def _amount(value: Any) -> Any:
    return (
        {"half": 0.5, "all": 1.0, "none": 0.0}.get(value, _rounded(value))
        if isinstance(value, str)
        else _rounded(value)
    )


def _rounded(value: Any) -> Any:
    return round(float(value), 2) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _where(record: Record, where: Mapping[str, Any]) -> frozenset[tuple[str, frozenset[str]]]:
    asked = tuple((c, tuple(map(str, v)) if isinstance(v, list | tuple) else (str(v),)) for c, v in where.items())
    try:
        asked = resolve_where(record, asked)
    except OnRecordError:
        return frozenset({("unresolved", frozenset(str(where)))})
    return frozenset((c, frozenset(vs)) for c, vs in asked)


def score_passage(
    item: Mapping[str, Any], records: Mapping[str, Record], scores: Scores, *, rules: bool = False
) -> None:
    """Read one passage and count what is right."""
    opened = tuple(records.values())
    document = read_document(item["passage"].encode(), published=item["published"])
    tagged = () if rules else None
    claims = find_claims(document, find_attributions(document), vocabulary_of(opened), tagged=tagged)
    found = [propose_checks(claim, opened, document=document) for claim in claims]
    gold = list(gold_claims(item))
    paired = pairs(gold, found)
    for g, one in enumerate(gold):
        proposal = found[paired[g]] if g in paired else None
        if one.check is not None:
            _score_testable(one, proposal, records, scores)
        else:
            _score_reason(one, proposal, scores)
    for f, proposal in enumerate(found):
        if proposal.readings:
            matched = any(i == f and gold[g].check is not None for g, i in paired.items())
            scores.add("precision", matched, f"{item['id']} extra {proposal.claim.kind}: {proposal.claim.text}")


def _score_testable(one: Gold, proposal: Proposal | None, records: Mapping[str, Record], scores: Scores) -> None:
    assert one.check is not None
    kind = str(one.check["kind"])
    found = proposal is not None and bool(proposal.readings)
    flag = proposal.claim.not_testable if proposal is not None and not proposal.readings else ""
    scores.add("recall", found, f"{one.passage} {kind} missed ({flag}): {one.text}")
    scores.add("not_flagged", not flag, f"{one.passage} flagged {flag}: {one.text}")
    readings = proposal.readings if proposal is not None else ()
    scores.add(
        "kind",
        bool(readings) and readings[0].check.kind == kind,
        f"{one.passage} {kind} read as {readings[0].check.kind if readings else flag or 'nothing'}: {one.text}",
    )
    outcome = _outcome(readings, records)
    scores.add("outcome", outcome == one.outcome, f"{one.passage} {kind}: {outcome}, not {one.outcome}: {one.text}")
    scores.add(
        "not_firm_and_wrong", {outcome, one.outcome} != FIRM, f"{one.passage} {kind}: {outcome} for {one.outcome}"
    )
    wrongs = [min((wrong_fields(r.check, v, records) for v in variants(one)), key=len) for r in readings]
    best = bool(wrongs) and not wrongs[0]
    note = f"{one.passage} {kind}: " + "; ".join(f"{w}" for w in wrongs[:3]) + f" | {one.text}"
    scores.add("fields_best", best, note)
    scores.add("fields_first_three", any(not w for w in wrongs[:3]), note)
    if wrongs:
        scores.wrong_fields.update(wrongs[0])
    for name, right in (("n", True), ("found", found), ("best", best), ("first_three", any(not w for w in wrongs[:3]))):
        scores.by_kind[kind][name] += right


FIRM = {"consistent", "inconsistent"}


def _outcome(readings: Sequence[Reading], records: Mapping[str, Record]) -> str:
    """Run the best reading, as the main job does."""
    if not readings:
        return "nothing"
    try:
        return run_check(readings[0].check, records).outcome
    except OnRecordError as error:
        return error.code


def _score_reason(one: Gold, proposal: Proposal | None, scores: Scores) -> None:
    reason = proposal.claim.not_testable if proposal is not None and not proposal.readings else None
    as_kind = proposal.claim.kind if proposal is not None and proposal.readings else None
    right = reason == one.reason
    scores.add("reason", right, f"{one.passage} {one.reason} read as {reason or as_kind or 'nothing'}: {one.text}")
    for name, yes in (("n", True), ("found", reason is not None), ("best", right)):
        scores.by_kind[str(one.reason)][name] += yes


def report(scores: Scores) -> dict[str, Any]:
    """Put the scores into a plain dict with intervals."""
    measures = {}
    for name in scores.of:
        low, high = wilson(scores.right[name], scores.of[name])
        measures[name] = {
            "right": scores.right[name], "of": scores.of[name],
            "share": round(scores.right[name] / scores.of[name], 3), "interval": [round(low, 3), round(high, 3)],
        }  # fmt: skip
    return {
        "measures": measures,
        "by_kind": {kind: dict(counts) for kind, counts in scores.by_kind.items()},
        "wrong_fields": dict(scores.wrong_fields.most_common()),
    }


def main(arguments: Iterable[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--record", "--records", type=Path, nargs="+", action="extend", required=True)
    parser.add_argument("--rules", action="store_true", help="the rules alone, without the tagger: the floor")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    options = parser.parse_args(None if arguments is None else list(arguments))
    records = {r.name: r for r in map(open_record, options.record)}
    scores = Scores()
    for line in options.gold.read_text("utf-8").splitlines():
        if line.strip():
            score_passage(json.loads(line), records, scores, rules=options.rules)
    result = report(scores)
    if options.json:
        print(json.dumps(result, indent=1))
        return
    for name, m in result["measures"].items():
        print(f"{name:20} {m['share']:.3f}  [{m['interval'][0]:.3f}, {m['interval'][1]:.3f}]  {m['right']}/{m['of']}")
    for kind, counts in result["by_kind"].items():
        print(f"{kind:16} {counts}")
    print("wrong fields of the best reading:", result["wrong_fields"])
    if options.misses:
        for name, notes in scores.notes.items():
            print(f"\n{name}")
            print("\n".join(f"  {note}" for note in notes))


if __name__ == "__main__":
    main()
