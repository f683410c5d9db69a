import pytest

from onrecord.documents.paragraphs import text_blocks

WRAPPED = """\
The army says that strikes on the border region fell in September, but its own
releases, which list every target of every single day since the summer, say
otherwise, and nobody at the ministry wanted to explain it to us.

A second paragraph, which is wrapped as well, goes on for more than a line and
then stops."""


def blocks(text: str) -> list[str]:
    return [block.of(text) for block in text_blocks(text)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_stay_together(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    assert [len(block.splitlines()) for block in blocks(text)] == [3, 2]


def test_one_paragraph_a_line() -> None:
    lines = ["A headline without a stop", "By Jane Doe", "The army left on Monday, officials said.", "It came back."]
    assert blocks("\n".join(lines)) == lines


def test_long_lines_are_paragraphs() -> None:
    lines = ["word " * 40 + "end.", "other " * 35 + "end.", "more " * 50 + "end."]
    assert blocks("\n".join(lines)) == lines


def test_a_line_that_goes_on_in_small_letters_belongs_to_the_one_before() -> None:
    assert blocks("Strike on convoy raises\nquestions for the army\nBy Jane Doe") == [
        "Strike on convoy raises\nquestions for the army",
        "By Jane Doe",
    ]


def test_blank_lines_with_spaces_part() -> None:
    assert blocks("  a \n \t \n b\n\n\n") == ["a", "b"]


def test_nothing() -> None:
    assert blocks(" \n\n ") == []
