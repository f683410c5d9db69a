"""The numbers of a finding in words."""

from __future__ import annotations

from dataclasses import replace

from onrecord.checks.check import CountCheck
from onrecord.findings.finding import Finding, Outcome, Sensitivity, Variant
from onrecord.reports import Report
from onrecord.reports.arithmetic import agreement, bounds_of, further_reasons, in_words, total_rows


def finding_of(report: Report, number: int) -> Finding:
    finding = report.claims[number].finding
    assert finding is not None
    return finding


def with_outcomes(finding: Finding, *outcomes: Outcome, share: float = 1.0) -> Finding:
    variants = tuple(Variant(choices=(("rows", str(i)),), value=1.0, outcome=o) for i, o in enumerate(outcomes))
    return replace(finding, sensitivity=Sensitivity(variants=variants, share_agreeing=share))


def test_choices_that_leave_everything_open_agree_on_nothing(report: Report) -> None:
    finding = with_outcomes(finding_of(report, 1), "insufficient_record", "insufficient_record")
    assert agreement(finding) == "Every choice leaves it open."


def test_choices_that_answer_alike_are_said_to(report: Report) -> None:
    finding = with_outcomes(finding_of(report, 0), "consistent", "insufficient_record")
    assert agreement(finding) == "Every choice that gives an answer gives the same one."


def test_a_claim_that_rests_on_movement_is_not_said_to_follow_from_arithmetic(report: Report) -> None:
    finding = with_outcomes(finding_of(report, 1), "consistent", share=0.0)
    assert "By arithmetic alone" in agreement(finding) and "movement" in agreement(finding)


def test_choices_that_disagree_are_counted(report: Report) -> None:
    assert agreement(finding_of(report, 3)).endswith("1 consistent and 1 inconsistent.")


def test_a_count_has_bounds_of_its_total_and_a_rate_of_its_rate(report: Report) -> None:
    finding = finding_of(report, 3)
    count = replace(finding, check=CountCheck(record="r", period=finding.check.period, value=30))
    assert (bounds_of(finding), total_rows(finding)[0].bounds) == ("Bounds per day", "19.5 to 38.8")
    assert (bounds_of(count), total_rows(count)[0].bounds) == ("Bounds of the total", "3,536 to 7,014")


def test_a_day_that_is_not_covered_has_no_total(report: Report) -> None:
    finding = finding_of(report, 6)
    unknown = replace(finding.totals[0], total=0.0, n_covered_days=0, rate=None)
    [row] = total_rows(replace(finding, totals=(unknown,)))
    assert (row.total, row.covered, row.bounds) == ("–", "0 of 1", "–")


def test_a_reason_that_the_sentence_gives_is_not_repeated(report: Report) -> None:
    finding = replace(finding_of(report, 0), sentence="Too few days; 3 a day", reasons=("too few days.", "Late rows"))
    assert further_reasons(finding) == ("Late rows",)


def test_the_divisions_are_spelled(report: Report) -> None:
    assert in_words(finding_of(report, 0)) == (
        "May 2021: 589 ÷ 28 covered days = 21.0 a day",
        "April 2021: 763 ÷ 27 covered days = 28.3 a day",
        "21.0 ÷ 28.3 = 0.74 (ratio of the daily rates)",
    )
