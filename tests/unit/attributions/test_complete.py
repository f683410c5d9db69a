"""What rules may add to what a model found."""

from __future__ import annotations

from onrecord.attributions.complete import SURE, completed
from onrecord.attributions.raw import RawAttribution
from onrecord.text.spans import Span, Spans


def raw(cue: Spans, content: Spans, probability: float = SURE) -> RawAttribution:
    return RawAttribution(source=(), cue=cue, content=content, probability=probability)


MODEL = raw((Span(20, 24),), (Span(0, 18),), 0.7)


def test_a_sure_rule_adds_where_the_model_saw_nothing() -> None:
    rule = raw((Span(120, 124),), (Span(100, 118),))
    assert completed([MODEL], [rule]) == (MODEL, rule)


def test_an_unsure_rule_adds_nothing() -> None:
    assert completed([MODEL], [raw((Span(120, 124),), (Span(100, 118),), SURE - 0.01)]) == (MODEL,)


def test_a_rule_never_overrules_the_model() -> None:
    assert completed([MODEL], [raw((Span(21, 22),), (Span(100, 118),)), raw((), (Span(5, 9),))]) == (MODEL,)


def test_a_quotation_that_goes_on_joins_the_models_content() -> None:
    longer = raw((Span(20, 24),), (Span(0, 18), Span(30, 50)))
    assert completed([MODEL], [longer])[0].content == (Span(0, 18), Span(30, 50))


def test_parts_that_the_model_gave_to_another_are_left_to_it() -> None:
    other = raw((Span(52, 55),), (Span(30, 50),))
    assert completed([MODEL, other], [raw((Span(20, 24),), (Span(0, 18), Span(30, 50)))]) == (MODEL, other)
