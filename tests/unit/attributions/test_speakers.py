"""Who is speaking: sources resolved in small articles of our own.

Each source is marked ``[…]`` in the text and resolved in order.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.attributions import RawAttribution, Speaker
from onrecord.attributions.raw import NamedEntity
from onrecord.attributions.speakers import resolve_speakers
from onrecord.documents import read_document
from onrecord.text.spans import Span


def speakers_of(marked: str, *, byline: str = "", entities: tuple[tuple[str, str], ...] = ()) -> list[Speaker]:
    """Resolve the sources in brackets; what follows each up to the end of its line is its content."""
    raws, plain = [], ""
    for part in re.split(r"(\[[^\]]*\])", marked):
        if part.startswith("["):
            span = Span(len(plain), len(plain) + len(part) - 2)
            plain += part[1:-1]
            raws.append(span)
        else:
            plain += part
    document = replace(read_document((plain + "\n").encode()), byline=(byline,) if byline else ())
    assert document.text.startswith(plain)
    named = tuple(
        NamedEntity(span=Span(plain.index(name), plain.index(name) + len(name)), label=label)
        for name, label in entities
    )
    found = [
        RawAttribution(source=(span,), cue=(), content=(Span(span.end, span.end + 1),), probability=1.0)
        for span in raws
    ]
    return list(resolve_speakers(document, found, entities=named))


def names_of(marked: str, *, byline: str = "") -> list[str]:
    return [one.name if one.resolvable else "?" for one in speakers_of(marked, byline=byline)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "[Sen. Ida J. Lund (D-Ore.)] spoke first. [Lund] spoke again. [Ida Lund’s] words stayed.",
            ["Ida J. Lund"] * 3,
        ),
        (
            "[Major-General Olaf Brandt, a spokesman for the ministry,] said so. [Brandt] repeated it.",
            ["Olaf Brandt"] * 2,
        ),
        ("[Kiosk & Co.'s chief executive, Tim Oke,] agreed.", ["Tim Oke"]),
        ("[Joe Hall] came. Later [Joseph Hall] left.", ["Joseph Hall"] * 2),
        ("[WALLIS]: Why? Ruth Wallis asked this often.", ["Ruth Wallis"]),
        ("[Lee Wang of The Signal] asked.", ["Lee Wang"]),
        ("[Charlie King, a prominent Harbour Democrat] said. [Mr. King] added.", ["Charlie King"] * 2),
    ],
)
def test_names_and_their_parts(text: str, names: list[str]) -> None:
    assert names_of(text) == names


def test_a_title_that_tells_the_gender_parts_two_of_one_name() -> None:
    text = "Maria Okafor runs the clinic with Daniel Okafor. [Mrs. Okafor] spoke. [Mr. Okafor] did not."
    assert names_of(text) == ["Maria Okafor", "Daniel Okafor"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Berg met Karl Voss on Monday. [She] spoke. [He] listened.", ["Anna Berg", "Karl Voss"]),
        ("[Karl Voss] said it was late. [He] left. Then [he] returned.", ["Karl Voss"] * 3),
        ("The widow Terry Holm met Hilda Lund. [Holm] spoke. [She] wept.", ["Terry Holm", "Terry Holm"]),
        ("[Anna Berg] said this. “[I] never signed,” the letter ends.", ["Anna Berg", "?"]),
        ("Karl Voss, [who] built the lock, was absent.", ["Karl Voss"]),
        ("The fog came. [He] said so.", ["?"]),
    ],
)
def test_pronouns(text: str, names: list[str]) -> None:
    assert names_of(text) == names


def test_the_writer_says_i() -> None:
    assert names_of("[I] know the harbour well.", byline="ANNA B. BERG") == ["Anna B. Berg"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "[A spokesman for the Norlandian army] denied. “No,” said [Col. Jon Vik, a spokesman for Norland’s army]",
            ["Jon Vik", "Jon Vik"],
        ),
        (
            "Vera Sand, editor of Trade Review, spoke to Lars Holm, a fisherman. [The editor of Trade Review] laughed.",
            ["Vera Sand"],
        ),
        ("Sen. Ida Lund (D-Vt.) met Sen. Karl Voss (R-Ohio). [The Vermont senator] spoke.", ["Ida Lund"]),
        ("US envoy Helen Marsh came. [The ambassador] spoke.", ["Helen Marsh"]),
        ("[A federal judge] ruled. Karl Voss watched.", ["federal judge"]),
        ("Anna Berg said so. [His father] disagreed.", ["His father"]),
    ],
)
def test_descriptions_of_a_person(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "[The Norlandian Ministry of Defence] spoke. [The ministry] spoke again.",
            ["Norlandian Ministry of Defence"] * 2,
        ),
        ("The Lund campaign was late. [The campaign] apologised.", ["Lund campaign"]),
        ("[A Harbour Institute poll] shows it. [The poll] is new.", ["Harbour Institute poll"] * 2),
        ("[Citizens for Harbour Justice] wrote.", ["Citizens for Harbour Justice"]),
    ],
)
def test_bodies_and_documents(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("Ana Ruiz", "person"),
        ("the Ministry of Transport", "organization"),
        ("residents", "group"),
        ("Republicans", "group"),
        ("many voters", "group"),
        ("42 percent of those asked", "group"),
        ("officials", "anonymous"),
        ("two aides to Mr. Voss", "anonymous"),
        ("a source", "anonymous"),
        ("a homeless man", "anonymous"),
        ("the report", "document"),
        ("Polls", "document"),
    ],
)
def test_types(source: str, type_: str) -> None:
    assert speakers_of(f"[{source}] said so.")[0].type == type_


def test_several_speakers_are_all_named() -> None:
    assert names_of("[Ida Lund and Karl Voss] said so. [Both] left.") == ["Ida Lund; Karl Voss"] * 2
    assert names_of("[Sens. Ida Lund (D-Ore.) and Karl Voss (R-Ohio)] agreed.") == ["Ida Lund; Karl Voss"]


def test_a_models_names_tell_bodies_from_persons() -> None:
    text = "[Veridane] said in a statement that it was sorry."
    assert speakers_of(text, entities=(("Veridane", "organization"),))[0].type == "organization"
    assert speakers_of("[Veridane] said he was sorry.", entities=(("Veridane", "person"),))[0].type == "person"


def test_without_sentences_nothing_breaks() -> None:
    document = read_document(b"x")
    raw = RawAttribution(source=(), cue=(), content=(Span(0, 1),), probability=1.0)
    assert resolve_speakers(document, [raw])[0].type == "none"
