"""The JSON forms: their contract, their schema, and that they never change by themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hostile import hostile_report

from onrecord.attributions.attribution import Attribution
from onrecord.findings.finding import Estimate
from onrecord.reports import Report, attributions_json, attributions_jsonl, to_json


def schema(name: str) -> dict[str, Any]:
    path = files("onrecord.reports").joinpath(f"schemas/{name}.schema.json")
    return json.loads(path.read_text(encoding="utf-8"))


def closed(value: Any) -> Any:
    """Give the schema without room for fields that it does not describe."""
    if isinstance(value, dict):
        extra = {"additionalProperties": False} if "properties" in value and "additionalProperties" not in value else {}
        return {key: closed(v) for key, v in value.items()} | extra
    return [closed(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", ["report", "attributions"])
def test_the_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("tighten", [lambda s: s, closed], ids=["open", "closed"])
def test_the_report_follows_its_schema(report: Report, tighten: Callable[[Any], Any]) -> None:
    jsonschema.validate(json.loads(to_json(report)), tighten(schema("report")))


@pytest.mark.parametrize("tighten", [lambda s: s, closed], ids=["open", "closed"])
def test_attributions_follow_their_schema(report: Report, tighten: Callable[[Any], Any]) -> None:
    written = json.loads(attributions_jsonl(report.document, report.attributions))
    jsonschema.validate(written, tighten(schema("attributions")))


def test_a_hostile_report_follows_the_schema_and_can_be_written() -> None:
    written = to_json(hostile_report())
    jsonschema.validate(json.loads(written), schema("report"))
    assert written.encode("utf-8")


def test_the_report_is_as_approved(report: Report, matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("report.json", to_json(report))


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert to_json(report) == to_json(replace(report))


def test_attributions_have_the_keys_of_the_contract(report: Report) -> None:
    written = json.loads(attributions_jsonl(report.document, report.attributions))
    assert list(written) == ["path", "sha256", "text", "attributions"]
    assert {"id", "source", "cue", "content", "quotation", "kind", "speaker", "probability"} <= set(
        written["attributions"][0]
    )
    assert {"name", "type"} <= set(written["attributions"][0]["speaker"])


def test_offsets_give_the_words_of_the_text(report: Report) -> None:
    written = json.loads(attributions_jsonl(report.document, report.attributions))
    words = [written["text"][s:e] for s, e in written["attributions"][5]["content"]]
    assert words == [
        "The alliance",
        "eased off in order to let the movement regroup before the autumn",
        "and “the raids will be back by September”",
    ]


def test_jsonl_is_one_line_whatever_the_text_holds(report: Report) -> None:
    document = replace(report.document, text="a\u2028b\u2029c\x85d\ne\x0bf\x0cg\u202eh")
    line = attributions_jsonl(document, ())
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == document.text


def test_indented_and_one_line_say_the_same(report: Report) -> None:
    said: list[Attribution] = list(report.attributions)
    assert json.loads(attributions_json(report.document, said)) == json.loads(attributions_jsonl(report.document, said))


def test_numbers_that_json_cannot_hold_are_words_or_null(report: Report) -> None:
    checked = report.claims[0]
    assert checked.finding is not None
    wild = Estimate(name="rate_ratio", label="", value=float("inf"), low=float("-inf"), high=float("nan"))
    changed = replace(report, claims=(replace(checked, finding=replace(checked.finding, estimates=(wild,))),))
    written = to_json(changed)
    estimate = json.loads(written)["claims"][0]["finding"]["estimates"][0]
    assert (estimate["value"], estimate["low"], estimate["high"]) == ("infinite", "-infinite", None)
    assert "NaN" not in written and "Infinity" not in written


def test_a_claim_without_a_plan_is_not_testable_in_the_file(report: Report) -> None:
    claims = {c["id"]: c for c in json.loads(to_json(report))["claims"]}
    assert claims["c6"]["not_testable"] == "intent"
    assert claims["c6"]["finding"] is None
    assert "check" not in claims["c6"]
