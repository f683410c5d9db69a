"""Whatever words of number, time and violence stand together, the readers give an answer."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.claims import Topic, Vocabulary, find_claims
from onrecord.documents import read_document
from onrecord.text.numbers import find_numbers
from onrecord.text.times import find_times

WORDS = """
a an the one two five ten twenty fifty hundred thousand dozen half third quarter 0 7 1,200 3.5 2016 31 13th % - , .
in of out every each per than as more fewer less most no not single never without twice times fold doubled halving
between from to and or until since before after within last next same that following end day days week month months
year autumn May July December Monday New Year strikes killed deaths clashes fell rose steadily deadliest busiest
Aleppo Iraq will would so barely north average daily when there ( ) “ ” ' ?
""".strip().split()
PHRASES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
VOCABULARY = Vocabulary(
    topics=(
        Topic(record="strikes", measure="strikes", unit="strikes", words=("air strike",)),
        Topic(record="events", measure="best", unit="deaths", words=("killed",)),
        Topic(record="events", measure="events", unit="events", words=("clash",)),
    )
)


@settings(max_examples=300, deadline=None)
@example("more than one in every five")
@example("nine out of every")
@example("one in")
@given(PHRASES)
def test_numbers_and_times_are_read_or_passed_over(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.span.start < number.span.end <= len(text)
    for time in find_times(text, published=date(2016, 11, 3)):
        assert 0 <= time.span.start < time.span.end <= len(text)


@settings(max_examples=200, deadline=None)
@example("Ramadi took more than one in every five")
@given(PHRASES)
def test_claims_are_read_or_passed_over(text: str) -> None:
    document = read_document(f"Nobody {text}".encode(), published="2016-11-03")
    for claim in find_claims(document, (), VOCABULARY):
        assert all(0 <= s.start < s.end <= len(document.text) for s in claim.spans)
