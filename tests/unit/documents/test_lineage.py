"""Credits: `kind | name`, found at the start of a block."""

import pytest

from onrecord.documents.lineage import credits_in, dateline_end, dateline_of
from onrecord.text.spans import Span


def found(line: str) -> list[str]:
    return [f"{credit.kind} | {credit.name}" for credit in credits_in(line, Span(0, len(line)))]


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        (
            "The original source of this article is <u>RT</u> Copyright © <u>RT</u>, <u>RT</u>, 2016",
            ["source | RT", "rights | RT"],
        ),
        ("This article was originally published by The Other Paper.", ["source | The Other Paper"]),
        ("Originally published at example.org on 4 May 2017", ["source | example.org"]),
        (
            "This story first appeared in the Harbour Gazette and is republished with permission.",
            ["source | Harbour Gazette"],
        ),
        ("Republished with permission from The Conversation", ["source | The Conversation"]),
        ("This piece has been reprinted by kind permission of Example Weekly.", ["source | Example Weekly"]),
        ("Source: Reuters", ["source | Reuters"]),
        ("Image courtesy of the Russian Ministry of Defense", ["image | Russian Ministry of Defense"]),
        ("Featured image: Jane Doe / Example", ["image | Jane Doe / Example"]),
        ("Photo by Ann Lee", ["image | Ann Lee"]),
        ("A jet takes off. Photo: Ministry of Defence", ["image | Ministry of Defence"]),
        ("BAGHDAD (Reuters) - Jets hit a convoy.", ["wire | Reuters"]),
        ("BEIRUT, Sept. 19, 2016 (AP) — Jets hit a convoy.", ["wire | Associated Press"]),
        ("MOSCOW, October 10. /TASS/. The army said so.", ["wire | TASS"]),
        ("The army has not answered. — AFP", ["wire | Agence France-Presse"]),
        ("Associated Press writer Eva Ray contributed to this report.", ["wire | Associated Press"]),
        ("© 2018 Example Media Ltd. All rights reserved.", ["rights | Example Media Ltd"]),
    ],
)
def test_credits(line: str, credits: list[str]) -> None:
    assert found(line) == credits


@pytest.mark.parametrize(
    "line",
    [
        "First published in 2016, the book became a classic.",
        "The image of the army has suffered.",
        "Doe (Republican) - a senator since 2010 - said no.",
        "Sources close to the ministry said so.",
        "Via dolorosa is a street.",
        "The Copyright Office declined to comment.",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    assert found(line) == []


def test_credit_spans_are_offsets_into_the_text() -> None:
    text = "Words.\n\nPhoto by Ann Lee"
    (credit,) = credits_in(text, Span(8, len(text)))
    assert credit.span.of(text) == "Photo by Ann Lee"


def test_dateline_end() -> None:
    text = "BAGHDAD (Reuters) - Jets hit a convoy."
    assert text[dateline_end(text, Span(0, len(text))) :].strip() == "Jets hit a convoy."
    assert dateline_end("Jets (of any kind) - no.", Span(0, 24)) == 0


@pytest.mark.parametrize(
    ("words", "dateline"),
    [
        ("GENEVA, 3 May 2017 - At least 14 people died.", "GENEVA, 3 May 2017 - "),
        ("WASHINGTON — The coalition said so.", "WASHINGTON —"),
        ("FLINT, Mich., Oct. 4 (UPI) — The council met.", "FLINT, Mich., Oct. 4 (UPI) —"),
        ("NATO, which on 3 May 2017 - a Wednesday - met, said so.", ""),
        ("The army - on 3 May 2017 - left.", ""),
    ],
)
def test_datelines(words: str, dateline: str) -> None:
    assert dateline_of(words) == dateline


def test_an_agency_in_a_byline() -> None:
    assert found("By JANE DOE, Associated Press") == ["wire | Associated Press"]
    assert found("By Jane Doe") == []
