from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attributions import find_attributions
from onrecord.claims import Claim, Topic, Vocabulary, find_claims
from onrecord.documents import read_document

TABLE = Path(__file__).parents[2] / "golden" / "claims" / "statements.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
VOCABULARY = Vocabulary(
    topics=(
        Topic(record="strikes", measure="strikes", unit="strikes", words=("air strike", "raid")),
        Topic(record="events", measure="best", unit="deaths", words=("killed", "died")),
        Topic(record="events", measure="deaths_civilians", unit="civilian deaths", words=("civilian deaths",)),
        Topic(record="events", measure="events", unit="events", words=("clash", "attack")),
    )
)


def claims_of(text: str, published: str) -> tuple[Claim, ...]:
    """Read by the rules alone, whose grammar the table holds."""
    return find_claims(read_document(text.encode(), published=published), (), VOCABULARY, tagged=())


def detail(claim: Claim) -> str:
    """Spell the parts of a claim that the table states, in its order."""
    times = " ".join(t.period.iso() for t in claim.times[:1]) or "-"
    against = " ".join(t.period.iso() for t in claim.baseline_times[:1]) or "-"
    size = f"{claim.size:g}" if isinstance(claim.size, float) else str(claim.size or "-")
    amount = claim.quantities[0] if claim.quantities else None
    value = "" if amount is None else amount.value if isinstance(amount.value, str) else f"{amount.value:.4g}"
    comparison = amount.comparison if amount else ""
    return {
        "count": f"{value} {comparison} {times}", "rate": f"{value} {comparison} {times}",
        "share": f"{value} {comparison} {times}", "change": f"{claim.direction} {size} {times} {against}",
        "comparison": f"{claim.direction} {size} {times}", "extreme": f"{claim.direction} {claim.unit} {times}",
        "trend": f"{claim.direction} {times}", "coincidence": f"{claim.direction} {claim.window_days} {times}",
        "occurrence": f"{'negated' if claim.negated else 'plain'} {times}", None: claim.because,
    }[claim.kind]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "kind", "words", "wanted"), ROWS, ids=[r[1] for r in ROWS])
def test_golden_statements(published: str, text: str, kind: str, words: str, wanted: str) -> None:
    found = claims_of(text, published)
    if kind == "-":
        assert found == ()
        return
    assert [(c.kind or c.not_testable, detail(c)) for c in found] == [(kind, wanted)]
    assert found[0].text.replace(" … ", ", ") == words


def test_every_kind_and_reason_has_a_row() -> None:
    from typing import get_args

    from onrecord.claims.claim import ClaimKind, NotTestable

    assert {r[2] for r in ROWS} >= set(get_args(ClaimKind)) | set(get_args(NotTestable))


def test_a_purpose_is_parted_from_the_testable_rest() -> None:
    text = "The coalition cut its strikes in Iraq by half in September in order to let fighters flow west."
    cut, purpose = claims_of(text, "2017-10-10")
    assert (cut.kind, cut.text) == ("change", "The coalition cut its strikes in Iraq by half in September")
    assert (purpose.not_testable, purpose.text) == ("intent", "in order to let fighters flow west")


def test_two_months_make_two_rates() -> None:
    found = claims_of("August and September both saw nearly 30 air strikes per day.", "2017-10-10")
    assert [(c.kind, c.times[0].period.iso()) for c in found] == [("rate", "2017-08"), ("rate", "2017-09")]


def test_what_was_counted_in_one_sentence_makes_one_claim_each() -> None:
    text = "Troops killed 40 civilians in Homs in May, and 12 clashes were counted in the city."
    assert [(c.kind, c.topics[0], c.quantities[0].value) for c in claims_of(text, "2016-06-05")] == [
        ("count", "civilian deaths", 40), ("count", "events", 12)
    ]  # fmt: skip


def test_the_innermost_speaker_says_it() -> None:
    text = "Strikes in Iraq fell sharply in September, the spokesman Ivan Petrov said on Monday."
    document = read_document(text.encode(), published="2017-10-10")
    (claim,) = find_claims(document, find_attributions(document), VOCABULARY)
    assert claim.said_by == "Ivan Petrov"
    assert claim.text == "Strikes in Iraq fell sharply in September"
    assert [t.period.iso() for t in claim.times] == ["2017-09"]


def test_without_records_nothing_is_testable() -> None:
    document = read_document(b"The coalition launched 712 air strikes in July.", published="2016-08-05")
    (claim,) = find_claims(document, ())
    assert (claim.kind, claim.not_testable) == (None, "out_of_record")


def test_a_record_on_anything_speaks_by_its_own_words() -> None:
    thefts = Vocabulary(
        topics=(Topic(record="police", measure="thefts", unit="thefts", words=("theft", "thefts", "burglaries")),)
    )
    document = read_document(b"Police counted 300 burglaries in Leeds in July.", published="2016-08-05")
    (claim,) = find_claims(document, (), thefts)
    assert (claim.kind, claim.topics) == ("count", ("thefts",))


HEAP = [
    "strikes",
    "killed",
    "30",
    "a",
    "day",
    "in",
    "June",
    "than",
    "fewer",
    "more",
    "Mosul",
    ",",
    "and",
    "because",
    "to",
    "the",
    "most",
    "of",
    "half",
    "since",
    "“",
    "”",
    ".",
    "was",
    "rose",
    "not",
    "no",
    "month",
    "worst",
    "if",
    "had",
    "would",
    "have",
    "after",
    "9",
    "October",
    "within",
    "days",
    "as",
    "many",
    "in",
    "Iraq",
    "per",
    "cent",
    "-",
    ";",
    ":",
    "--",
    "civilians",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(HEAP), max_size=40))
def test_any_heap_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words) or "x"
    try:
        document = read_document(text.encode(), published="2016-10-10")
    except Exception:  # noqa: BLE001  (reading is held elsewhere)
        return
    for claim in find_claims(document, find_attributions(document), VOCABULARY):
        assert (claim.kind is None) != (claim.not_testable is None)
        assert claim.spans
        assert all(0 <= s.start < s.end <= len(document.text) for s in claim.spans)
        assert claim.not_testable is None or claim.because


@pytest.mark.parametrize(
    "text",
    [
        "There was not a single day in July without a coalition strike in Iraq.",
        "No week of July went by without a coalition strike near Mosul.",
    ],
)
def test_a_day_without_is_denied_by_no_kind_of_check(text: str) -> None:
    assert [c for c in claims_of(text, "2016-08-04") if c.kind] == []


SEQUENCES = (
    "Hours after the coalition struck the army on 17 September, Islamic State attacked the hill.",
    "No sooner had the truce expired on 17 September than the bombing of Aleppo resumed.",
    "The truce ended on 17 September. The next day, raids on Aleppo resumed in force.",
    "The rise in strikes on Mosul coincided with the start of the offensive on 17 September.",
    "In the wake of the strike of 17 September, clashes in Deir ez-Zor multiplied.",
    "The strike of 17 September was followed by a wave of attacks across Aleppo.",
)


@pytest.mark.parametrize("text", SEQUENCES)
def test_a_trigger_and_its_response_make_one_claim_however_they_are_tied(text: str) -> None:
    (found,) = [c for c in claims_of(text, "2016-10-05") if c.kind is not None]
    assert (found.kind, found.direction) == ("coincidence", "increase")
    assert found.times[0].period.iso() == "2016-09-17"


def test_the_tail_that_denies_coincidence_belongs_to_its_claim() -> None:
    text = "Strikes in Iraq fell by half in September, and this was no coincidence."
    (cut,) = claims_of(text, "2016-10-05")
    assert cut.rests_on_unusual
    assert cut.text.endswith("this was no coincidence")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Central Command announced 535 strikes in April, up from 441 in March.", ["count", "change"]),
        ("Strikes in Iraq fell to ten a day in April.", ["rate", "change"]),
        ("In July 576 strikes were flown, roughly double the June figure.", ["count", "change"]),
        ("The army kills ten people a day in Aleppo to break the city's spirit.", ["rate", "intent"]),
    ],
)
def test_one_clause_may_hold_two_claims(text: str, kinds: list[str]) -> None:
    assert [c.kind or c.not_testable for c in claims_of(text, "2016-08-05")] == kinds


def test_what_was_counted_before_is_what_the_pace_is_of() -> None:
    found = claims_of("Jets carried out 40 strikes in Iraq in May. In June the pace doubled.", "2016-08-05")
    assert [(c.kind, c.topics[:1]) for c in found] == [("count", ("strikes",)), ("change", ("strikes",))]


@pytest.mark.parametrize(
    "text",
    [
        "Not a single day passed without strikes on Mosul in October.",
        "There was no day in July on which Manbij was not struck.",
    ],
)
def test_two_negations_make_no_denial(text: str) -> None:
    assert claims_of(text, "2016-11-05") == ()


@pytest.mark.parametrize("unit", ["strikes fell and 30 died, ", "said ", "a, ", "He “‘", "12 "])
def test_the_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Count what is read: a run without a full stop is cut, so that no clause is sought in a text of any length."""
    from onrecord.claims.views import LONGEST, views_of

    document = read_document(("Nobody " + unit * (40_000 // len(unit))).encode(), published="2016-11-05")
    views = views_of(document, ())
    assert all(len(view.words) <= LONGEST for view in views)
    assert sum(len(view.words) for view in views) <= len(document.text)
