"""What a claim leaves to the words before it, to its date, or to its trigger: each plan field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.checks.claim_file import check_to_dict
from onrecord.documents import read_document
from onrecord.pipeline import open_records, plan_article
from onrecord.records import Record

RECORDS = Path(__file__).parents[3] / "examples" / "records"
STRIKES, EVENTS = "coalition-strikes-2014-2016", "ucdp-ged-syria-2016"
IRAQ = {"country": "Iraq"}


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    return open_records(RECORDS / name for name in (STRIKES, EVENTS))


CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "the month that has begun, where the last full one is the standard": (
        "Air strikes in Iraq have halved since September.",
        {"kind": "change", "where": IRAQ, "period": "2016-10-01/2016-10-05", "baseline": "2016-09", "size": 0.5},
    ),
    "the last full month": (
        "Air strikes in Iraq have halved since January.",
        {"kind": "change", "where": IRAQ, "period": "2016-09", "baseline": "2016-01"},
    ),
    "the year so far, where last year is the standard": (
        "Coalition air strikes have halved since 2015.",
        {"kind": "change", "period": "2016-01-01/2016-10-05", "baseline": "2015"},
    ),
    "the last full year": (
        "Coalition air strikes have halved since 2014.",
        {"kind": "change", "period": "2015", "baseline": "2014"},
    ),
    "the year before a year": (
        "Strikes in Iraq in 2015 rose sharply.",
        {"kind": "change", "where": IRAQ, "period": "2015", "baseline": "2014", "size": "sharply"},
    ),
    "so many days before so many days": (
        "In the 12 days to 20 September coalition strikes in Iraq fell.",
        {"kind": "change", "where": IRAQ, "period": "2016-09-09/2016-09-20", "baseline": "2016-08-28/2016-09-08"},
    ),
    "two days joined are one stretch": (
        "On Tuesday and Wednesday the coalition carried out 40 strikes in Iraq.",
        {"kind": "count", "where": IRAQ, "period": "2016-10-04/2016-10-05", "value": 40},
    ),
    "an extreme of no stated stretch is of the year so far": (
        "The deadliest month of the war was August 2016 in Aleppo.",
        {"kind": "extreme", "period": "2016-08", "within": "2016-01-01/2016-08-31", "assumed": ["within"]},
    ),
    "an extreme of a stretch that was over": (
        "June 2016 was the busiest month for strikes in the first half of 2016.",
        {"kind": "extreme", "period": "2016-06", "within": "2016-01-01/2016-06-30"},
    ),
    "a dateline in capitals": (
        "HOMS: 40 people were killed in August 2016.",
        {"kind": "count", "record": EVENTS, "where": {"adm_1": "Homs Governorate"}, "period": "2016-08"},
    ),
    "it is who fought, of whoever it fought": (
        "The SDF clashed with the Islamic State in August 2016 more often than it clashed with the Syrian government.",
        {
            "kind": "comparison",
            "where": {"dyad_name": "IS - SDF"},
            "versus": {"dyad_name": "Government of Syria - SDF"},
        },
    ),
    "two that are hit alike are the two sides": (
        "Ramadi and Mosul were hit often. In August 2016 the coalition struck the two cities equally often.",
        {"kind": "comparison", "direction": "equal", "where": {"location": "Ramadi"}, "versus": {"location": "Mosul"}},
    ),
    "the province at the head of a sentence is no name": (
        "In August 2016 hundreds were killed in Homs province. The province accounted for most of the country's dead.",
        {"kind": "share", "record": EVENTS, "where": {"adm_1": "Homs Governorate"}, "of": {}},
    ),
    "the time that opens a sentence is the speaker's": (
        "In August 2016, the envoy said, not one air strike was carried out around Tikrit.",
        {"kind": "occurrence", "negated": True, "where": {"location": "Tikrit"}, "period": "2016-08"},
    ),
    "the two groups are those named before": (
        "Clashes between the Islamic State and the SDF in August 2016 were more frequent than in July. "
        "In the week after, clashes between the two groups became more frequent.",
        {"kind": "change", "record": EVENTS, "where": {"dyad_name": "IS - SDF"}},
    ),
    "two sides that nobody named": (
        "Turkey and its friends marched. Clashes between the two sides rose in September 2016.",
        {"kind": "change", "record": EVENTS, "where": {}, "period": "2016-09"},
    ),
    "one actor and its victims": (
        "Islamic State fighters massacred dozens of civilians near Palmyra in August 2016.",
        {"kind": "count", "where": {"dyad_name": "IS - Civilians", "where_coordinates": "Tadmur/Palmyra town"}},
    ),
    "the other side of a comparison stands before": (
        "In August 2016 the coalition struck Mosul again and again. It was Ramadi that was hit more.",
        {"kind": "comparison", "where": {"location": "Ramadi"}, "versus": {"location": "Mosul"}, "period": "2016-08"},
    ),
    "a landmark is not the place": (
        "In August 2016, 40 strikes were carried out east of Mosul.",
        {"kind": "count", "unresolved": ["Mosul"]},
    ),
    "a group of the dead is a part": (
        "In August 2016, 40 women were killed in Aleppo.",
        {"kind": "count", "record": EVENTS, "unresolved": ["women"]},
    ),
    "the wounded are not in the record": (
        "In August 2016, 40 people were killed and wounded in Aleppo.",
        {"kind": "count", "record": EVENTS, "unresolved": ["killed and wounded"]},
    ),
    "that city, of three": (
        "Mosul, Ramadi and Fallujah were hit in August 2016. In that city 30 strikes were carried out in September.",
        {"kind": "count", "where": {}, "period": "2016-09", "unresolved": ["that city"]},
    ),
    "that town, of which one is unknown": (
        "The coalition struck Mosul and Qamarat in August 2016. In the same town, 12 strikes followed in September.",
        {"kind": "count", "where": {}, "period": "2016-09", "unresolved": ["the same town"]},
    ),
    "a response within days of a dated trigger": (
        "After the air strike of 17 September near Deir ez-Zor, the Islamic State launched attacks within two days.",
        {"kind": "coincidence", "window_days": 2, "response": {"record": EVENTS, "measure": "events",
                                                               "where": {"side_b": "IS"}}},
    ),
    "a trigger that the article dates elsewhere, and its place": (
        "On 17 September coalition planes bombed positions near Deir ez-Zor. Straight after the air strike, the "
        "Islamic State attacked the Syrian army.",
        {"kind": "coincidence",
         "trigger": {"record": STRIKES, "where": {"location": "Dayr Az Zawr"}, "at": "2016-09-17"},
         "response": {"record": EVENTS, "measure": "events",
                      "where": {"adm_1": "Deir ez Zor Governorate", "dyad_name": "Government of Syria - IS"}},
         "assumed": ["where", "trigger"]},
    ),
    "a trigger that the article dates elsewhere, without a place": (
        "Coalition planes bombed positions on 17 September 2016. Straight after the air strike, the Islamic State "
        "attacked the Syrian army.",
        {"kind": "coincidence", "trigger": {"record": STRIKES, "where": {}, "at": "2016-09-17"},
         "response": {"record": EVENTS, "measure": "events", "where": {"dyad_name": "Government of Syria - IS"}}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_plan_reads_what_its_words_leave_open(name: str, records: dict[str, Record]) -> None:
    text, wanted = CASES[name]
    document = read_document(text.encode(), published="2016-10-05")
    _, proposals = plan_article(document, records)
    plans = [check_to_dict(proposal.best) for proposal in proposals if proposal.best is not None]
    plan = [plan for plan in plans if plan["kind"] == wanted["kind"]][-1]
    assert {field: plan.get(field) for field in wanted} == wanted
