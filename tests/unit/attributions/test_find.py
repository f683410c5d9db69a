"""The seam: any finder's spans become attributions with speakers."""

from __future__ import annotations

from onrecord.attributions import Found, RawAttribution, find_attributions
from onrecord.attributions.rules import find_by_rules
from onrecord.documents import Document, read_document
from onrecord.text.spans import Span

TEXT = (
    "Harbour lamp fails again\n\nAna Ruiz, a keeper of the lamp, said the oil was bad.\n\n"
    "She said nobody had listened.\n\nCopyright © Harbour Post 2020. All rights reserved.\n"
)


def finder_of(*words: tuple[str, str, str]) -> tuple[Document, Found]:
    """Mark the first places of some words as source, cue and content."""
    document = read_document(TEXT.encode())

    def spans(part: str) -> tuple[Span, ...]:
        start = document.text.index(part) if part else -1
        return (Span(start, start + len(part)),) if part else ()

    raws = tuple(RawAttribution(source=spans(s), cue=spans(c), content=spans(t), probability=0.5) for s, c, t in words)
    return document, Found(attributions=raws)


def test_ids_follow_the_reading_order() -> None:
    document, found = finder_of(("She", "said", "nobody had listened"), ("Ana Ruiz", "said", "the oil was bad"))
    got = find_attributions(document, finder=lambda _: found)
    assert [(one.id, one.speaker.name) for one in got] == [("a1", "Ana Ruiz"), ("a2", "Ana Ruiz")]


def test_probability_is_the_finders() -> None:
    document, found = finder_of(("Ana Ruiz", "said", "the oil was bad"))
    assert find_attributions(document, finder=lambda _: found)[0].probability == 0.5


def test_nothing_is_said_by_the_furniture_of_a_page() -> None:
    document, found = finder_of(("Harbour Post", "reserved", "All rights"))
    assert find_attributions(document, finder=lambda _: found) == ()


def test_what_lacks_content_is_no_attribution() -> None:
    document, found = finder_of(("Ana Ruiz", "said", ""))
    assert find_attributions(document, finder=lambda _: found) == ()


def test_the_same_spans_twice_are_one() -> None:
    document, found = finder_of(*[("Ana Ruiz", "said", "the oil was bad")] * 2)
    assert len(find_attributions(document, finder=lambda _: found)) == 1


def test_speaker_has_roles_mentions_and_evidence() -> None:
    document = read_document(TEXT.encode())
    speaker = find_attributions(document, finder=find_by_rules)[1].speaker
    assert speaker.roles == ("a keeper of the lamp",)
    assert [span.of(document.text) for span in speaker.mentions] == [
        "Ana Ruiz",
        "Ana Ruiz, a keeper of the lamp",
        "She",
    ]
    assert document.text[speaker.evidence[0].start :].startswith("Ana Ruiz")
    assert 0.5 < speaker.probability < 1.0
