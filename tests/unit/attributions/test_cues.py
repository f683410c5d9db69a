"""The cue lexicon: word forms, kinds, ways of reporting."""

from __future__ import annotations

import pytest

from onrecord.attributions.cues import KINDS, cue_lexicon, inflected, kind_of_word


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("claim", "claim claims claimed claiming"),
        ("argue", "argue argues argued arguing"),
        ("deny", "deny denies denied denying"),
        ("stress", "stress stresses stressed stressing"),
        ("agree", "agree agrees agreed agreeing"),
    ],
)
def test_regular_verbs_are_inflected(lemma: str, forms: str) -> None:
    assert " ".join(word for _, word in inflected(lemma)) == forms


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("said", "speech"),
        ("told", "speech"),
        ("wrote", "writing"),
        ("thinks", "belief"),
        ("hopes", "intention"),
        ("saw", "perception"),
        ("allegation", "speech"),
        ("statements", "writing"),
        ("skeptical", "belief"),
        ("eager", "intention"),
    ],
)
def test_kind_of_word(word: str, kind: str) -> None:
    assert kind_of_word(word) == kind


def test_words_without_an_attitude_have_no_kind() -> None:
    assert kind_of_word("bridge") is None


def test_every_verb_has_a_kind_and_a_frame() -> None:
    verbs = cue_lexicon().verbs
    assert len(verbs) > 1000
    assert all(verb.kinds and verb.frames and set(verb.kinds) <= set(KINDS) for verb in verbs.values())


def test_deny_reports_and_takes_no_person() -> None:
    assert "report" in cue_lexicon().verbs["denied"].frames
    assert cue_lexicon().verbs["accused"].frames == {"object"}
