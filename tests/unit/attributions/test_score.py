"""Expected values are worked out by hand in the comments."""

from __future__ import annotations

import pytest

from onrecord.attributions.score import (
    HUMAN_AGREEMENT,
    Marked,
    bare,
    expected_calibration_error,
    match,
    quotation_type,
    read_marked,
    score_attributions,
    source_form,
)
from onrecord.attributions.score_speakers import SpeakerPair, risk_coverage, same_name, score_speakers

TEXT = "The mayor said burglaries had fallen. “We did it,” she told reporters, “together.”"


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


def attribution(source: str, cue: str, *content: str, probability: float = 1.0) -> dict[str, object]:
    found = {"source": spans(source) if source else [], "cue": spans(cue) if cue else [], "content": spans(*content)}
    return {**found, "probability": probability}


FIRST = attribution("The mayor", "said", "burglaries had fallen")
SECOND = attribution("she", "told reporters", "“We did it,”", "“together.”")
GOLD = [{"text": TEXT, "attributions": [FIRST, SECOND]}]


def scored(*predicted: dict[str, object]):
    return score_attributions(GOLD, [{"text": TEXT, "attributions": list(predicted)}], n_resamples=50)


def test_gold_scored_against_itself_is_perfect():
    score = scored(FIRST, SECOND)
    assert {rate.f1 for rate in score.rates.values()} == {100.0}
    assert score.calibration_error == 0.0
    assert score.given_found == {"source": 100.0, "cue": 100.0, "content": 100.0}


def test_nothing_predicted_scores_zero_without_failing():
    score = score_attributions(GOLD, [], n_resamples=10)
    assert score.rates["found"].f1 == 0.0
    assert score.rates["found"].n_gold == 2
    assert score_attributions([], []).rates == {}


def test_edge_punctuation_and_marks_do_not_count():
    score = scored(FIRST, attribution("she", "told reporters,", "We did it", "together"))
    assert score.rates["all exact"].f1 == 100.0
    assert score.rates["span content"].f1 == 100.0


def test_a_shorter_content_overlaps_but_is_not_exact():
    score = scored(attribution("mayor", "said", "burglaries"), SECOND)
    assert score.rates["found"].f1 == 100.0
    assert score.rates["all overlap"].f1 == 100.0
    assert score.rates["all exact"].f1 == 50.0  # one of two, of two predicted and two gold
    assert score.given_found == {"source": 50.0, "cue": 100.0, "content": 50.0}
    # content spans: gold 3 (one, and two fragments), predicted 3, right 2
    assert score.rates["span content"].f1 == pytest.approx(100 * 2 / 3)


def test_a_missing_fragment_is_one_wrong_relation_and_one_missed_span():
    score = scored(FIRST, attribution("she", "told reporters", "“We did it,”"))
    assert score.rates["all exact"].f1 == 50.0
    # right 2, predicted 2, gold 3
    assert score.rates["span content"].precision == 100.0
    assert score.rates["span content"].f1 == pytest.approx(100 * 4 / 5)


def test_an_invented_source_is_no_overlap_where_gold_has_none():
    gold = [{"text": TEXT, "attributions": [attribution("", "said", "burglaries had fallen")]}]
    score = score_attributions(gold, [{"text": TEXT, "attributions": [FIRST]}], n_resamples=10)
    assert score.rates["found"].f1 == 100.0
    assert score.rates["all overlap"].f1 == 0.0


def test_tokens_are_counted_by_role():
    score = scored(attribution("mayor", "said", "burglaries had fallen"), SECOND)
    # source: gold "The", "mayor", "she"; predicted "mayor", "she"
    assert score.rates["token source"].recall == pytest.approx(100 * 2 / 3)
    assert score.rates["token source"].precision == 100.0


def test_each_attribution_is_matched_once_and_to_the_nearest():
    wide = Marked(((0, 1),), ((10, 30),), ((40, 50),))
    left, right = Marked((), ((10, 14),), ((0, 5),)), Marked((), ((15, 29),), ((40, 50),))
    assert match([left, right], [wide]) == [(1, 0)]


def test_attributions_without_a_cue_meet_by_content():
    assert match([Marked((), (), ((0, 5),))], [Marked((), (), ((3, 9),))]) == [(0, 0)]
    assert match([Marked((), (), ((0, 5),))], [Marked((), ((0, 5),), ((6, 9),))]) == []


def test_bare_keeps_a_range_of_punctuation_only():
    assert bare([(0, 1), (2, 9)], ": “said,”") == ((0, 1), (3, 7))


def test_extra_keys_and_missing_roles_are_accepted():
    assert read_marked({"id": 3, "cue": [[1, 2]], "kind": "speech"}) == Marked((), ((1, 2),), ())


@pytest.mark.parametrize(
    ("content", "expected"),
    [("“We did it,”", "direct"), ("burglaries had fallen", "indirect"), ("told reporters, “together.”", "mixed")],
)
def test_quotation_type_follows_the_marks(content, expected):
    assert quotation_type(read_marked(attribution("she", "said", content)), TEXT) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("She", "pronoun"),
        ("Mr. Smith", "name"),
        ("The mayor", "nominal"),
        ("two aides to the governor", "nominal"),
        ("", "none"),
    ],
)
def test_source_form(text, form):
    assert source_form(Marked(((0, len(text)),) if text else (), ((0, 1),), ()), text) == form


def test_calibration_error_by_hand():
    # bin .9: stated .9 twice, half of it true: gap .4 for 2; bin .1: stated .1, false: gap .1 for 1; (.8 + .1) / 3
    assert expected_calibration_error([(0.9, True), (0.9, False), (0.1, False)]) == pytest.approx(0.3)


def test_bootstrap_is_seeded_and_spans_the_estimate():
    articles = [{"text": TEXT + " " * n, "attributions": [FIRST, SECOND]} for n in range(8)]
    answers = [{**a, "attributions": [FIRST] if n % 2 else [FIRST, SECOND]} for n, a in enumerate(articles)]
    one, two = (score_attributions(articles, answers, n_resamples=200, seed=3).rates["found"] for _ in range(2))
    assert one == two
    assert one.low < one.f1 < one.high
    assert set(HUMAN_AGREEMENT) < set(score_attributions(articles, answers, n_resamples=2).rates)


def pair(predicted, *, names=("Ann Lee", "Lee"), form="name", probability=1.0, kind="person", predicted_kind="person"):
    return SpeakerPair(
        names=names, type=kind, form=form, predicted=predicted, predicted_type=predicted_kind, probability=probability
    )


def test_names_are_compared_with_aliases_without_case():
    assert same_name("ann  LEE", ("Ann Lee",))
    assert same_name("", ())
    assert not same_name("Ann", ("Ann Lee",))
    assert not same_name("", ("Ann Lee",))


def test_speakers_end_to_end_count_what_was_not_found():
    score = score_speakers(
        [pair("Lee"), pair("Bob"), pair(None, form="pronoun"), pair("", names=(), kind="none", predicted_kind="none")]
    )
    assert (score.nameable.percent, score.nameable.n) == (50.0, 2)
    assert score.eligible.n == 3
    assert score.eligible.percent == pytest.approx(100 / 3)
    assert score.by_form["name"].n == 2
    assert score.type_macro_f1 == 100.0


def test_risk_coverage_lets_the_surest_in_first():
    curve = risk_coverage([pair("Bob", probability=0.2), pair("Lee", probability=0.9)])
    assert curve == [(0.5, 100.0), (1.0, 50.0)]


def test_type_f1_is_a_mean_over_gold_types():
    # person: right 1, gold 1, predicted 2 -> 2/3; group: 0
    score = score_speakers([pair("Lee"), pair("Lee", kind="group", predicted_kind="person")])
    assert score.type_macro_f1 == pytest.approx(100 / 3)


def test_no_speakers_at_all():
    assert score_speakers([]).nameable.n == 0
