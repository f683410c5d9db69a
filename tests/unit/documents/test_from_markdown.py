"""Markdown: blocks without marks, each character with its way back; and a table of odd files."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.documents import Document, read_document
from onrecord.errors import DocumentError
from onrecord.text.spans import Span

FILE = """\
---
title: "Army halves strikes, ministry says"
authors:
  - Dana A. Ford
  - John Roe
date: 2017-10-10T08:15:00+03:00
outlet: Example Courier
lang: en-GB
---

# Army halves strikes, ministry says

The army **cut its air strikes** by half in [September](https://x.example/a_(b) "note"), a
spokesman said; the _tempo_ &amp; snake_case stay\\*.[^1]

## What the record shows

- 94 strikes on 18 September
- three times the mean of the month

> “We fly fewer sorties,” said Colonel Jane Doe. See <https://army.example/releases>.

| Day | Strikes |
|-----|---------|
| 18  | 94      |

![A jet takes off](jet.jpg)

```
not_the_article()
```

[^1]: The ministry did not answer.
"""


def blocks(document: Document) -> list[str]:
    return [f"{block.role} | {block.span.of(document.text)}" for block in document.blocks]


def test_blocks_without_marks() -> None:
    assert blocks(read_document(FILE.encode(), path="a.md")) == [
        "headline | Army halves strikes, ministry says",
        "body | The army cut its air strikes by half in September, a spokesman said; the tempo & snake_case stay*.",
        "subheading | What the record shows",
        "body | 94 strikes on 18 September",
        "body | three times the mean of the month",
        "body | “We fly fewer sorties,” said Colonel Jane Doe. See https://army.example/releases.",
        "boilerplate | | Day | Strikes |",
        "boilerplate | |-----|---------|",
        "boilerplate | | 18 | 94 |",
        "caption | A jet takes off",
        "boilerplate | not_the_article()",
        "body | The ministry did not answer.",
    ]


def test_facts_of_the_front_matter() -> None:
    document = read_document(FILE.encode(), path="a.md")
    assert (document.title, document.byline) == ("Army halves strikes, ministry says", ("Dana A. Ford", "John Roe"))
    assert (document.outlet, document.published_from) == ("Example Courier", "front matter")
    assert [(d.date.iso(), d.time) for d in document.dates] == [("2017-10-10", "08:15:00+03:00")]


def test_every_character_leads_back_to_the_file() -> None:
    document = read_document(FILE.encode(), path="a.md")
    for i, character in enumerate(document.text):
        origin = document.offset_map.to_origin(Span(i, i + 1))
        shown = origin.of(FILE) if origin else ""
        assert shown == character or (character.isspace() and not shown.strip()) or shown == "&amp;" or not shown


def test_without_the_ending_the_file_stays_as_it_is() -> None:
    assert read_document(FILE.encode(), path="a.txt").text == FILE


@pytest.mark.parametrize(
    ("raw", "code", "message"),
    [
        (b"", "E105", "the article is empty: 0 bytes without a word"),
        (b"---\n---\n", "E105", "the article is empty: 8 bytes without a word"),
        (b"# \n\n***\n", "E105", "the article is empty: 8 bytes without a word"),
        (b"![](a.png)\n", "E105", "the article is empty: 11 bytes without a word"),
        (b"[a]: http://x\n", "E105", "the article is empty: 14 bytes without a word"),
        (b"\x89PNG\r\n\x1a\n", "E104", "the file is a PNG image, not text or HTML"),
        (b"# Words\0and\n", "E104", None),
        (b"\xff\xfe\0\0", "E104", None),
        (b"SQLite format 3\0", "E104", "the file is an SQLite database, not text or HTML"),
        ("# Армия\n\n".encode() + "Армия покинула город в понедельник. ".encode() * 9, "E117", None),
        (b"\x01\x02\x03\x04" * 20, "E104", "the file is binary (it is full of control characters), not text or HTML"),
    ],
)
def test_what_cannot_be_read(raw: bytes, code: str, message: str | None) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(raw, path="bad.md")
    assert caught.value.code == code and caught.value.where == "bad.md"
    assert message is None or caught.value.what == message


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "![" * 5000,
        "*" * 9999,
        "_a" * 5000,
        "<a " * 5000,
        "> " * 5000 + "word",
        "`" * 9999 + "x",
        "(" * 9999,
    ],
)
def test_odd_marks_take_no_time(text: str) -> None:
    try:
        read_document(b"The army left.\n\n" + text.encode(), path="odd.md")
    except DocumentError as error:
        assert error.code == "E105"


def test_front_matter_that_is_not_closed_is_text(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: x\n\nThe army left the town.")
    assert "The army left the town." in read_document(file).text
