import codecs
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.documents import MAX_BYTES, read_document
from onrecord.documents import read as reading
from onrecord.errors import DocumentError
from onrecord.text.dates import PartialDate
from onrecord.text.spans import Span

ARTICLE = """\
Army halves strikes, ministry says

By Jane Doe and John Roe, Staff Writer

The Daily Example, September 19, 2016

The army halved its strikes in <u>September</u>, the “ministry” said.
"""


def test_facts_of_a_plain_text() -> None:
    document = read_document(ARTICLE.encode())
    assert document.title == "Army halves strikes, ministry says"
    assert document.byline == ("Jane Doe", "John Roe")
    assert document.outlet == "The Daily Example"
    assert (document.published, document.published_from) == (PartialDate(2016, 9, 19), "text")
    assert document.warnings == ()
    assert document.offset_map.unit == "byte"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_plain_text_is_the_file_itself(newline: str, tmp_path: Path) -> None:
    text = ARTICLE.replace("\n", newline)
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode())
    document = read_document(file)
    assert document.text == text
    assert document.path == str(file)
    assert document == read_document(str(file))


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = read_document(codecs.BOM_UTF8 + ARTICLE.encode())
    assert document.text == ARTICLE
    assert document.offset_map.to_origin(Span(0, 4)) == Span(3, 7)


def test_hash_is_of_the_text() -> None:
    assert read_document(b"Words.").sha256 == read_document(codecs.BOM_UTF8 + b"Words.").sha256


@pytest.mark.parametrize("given", ["2017-10", PartialDate(2017, 10)])
def test_the_given_date_wins_with_a_warning(given: str | PartialDate) -> None:
    document = read_document(ARTICLE.encode(), published=given)
    assert (document.published, document.published_from) == (PartialDate(2017, 10), "option")
    assert document.warnings == (
        "two dates of publication: 2017-10 (option) and 2016-09-19 (text); 2017-10 is used, --published sets another",
    )


def test_a_partial_date_agrees_with_a_day_inside_it() -> None:
    assert read_document(ARTICLE.encode(), published="2016-09").warnings == ()


def test_a_date_in_figures_is_never_guessed() -> None:
    document = read_document(b"A headline without stop\n\nPosted 10/11/2017\n\nThe army left on Monday, it said.")
    assert document.published is None
    assert "could be read day first or month first" in document.warnings[0]


def test_html_by_content_and_by_suffix(tmp_path: Path) -> None:
    markup = "<p>The army left the town on Monday, officials said, and it did not come back.</p>"
    page = tmp_path / "page.html"
    page.write_text(markup)
    assert read_document(page).text == read_document(f"<!DOCTYPE html>{markup}".encode()).text
    assert read_document(markup.encode()).text == markup


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no file") as caught:
        read_document(tmp_path / "absent.txt")
    assert caught.value.code == "E101" and "absent.txt" in caught.value.where


@pytest.mark.parametrize("text", ["The army left.\nIt said so.", "word " * 2000, "\0"])
def test_text_in_place_of_a_path(text: str) -> None:
    with pytest.raises(DocumentError, match=r"E101.*is the text of an article|E108.*null"):
        read_document(text)


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder, not an article") as caught:
        read_document(tmp_path)
    assert caught.value.code == "E102"


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_BYTES == 50_000_000
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    file = tmp_path / "big.txt"
    file.write_bytes(b"word " * 300)
    for source in (file, file.read_bytes()):
        with pytest.raises(DocumentError, match="must have less than 0 MB") as caught:
            read_document(source)
        assert caught.value.code == "E103"


@pytest.mark.parametrize("raw", [b"", b" \n\n ", b"--- ***", codecs.BOM_UTF8, b"<!doctype html>"])
def test_no_words(raw: bytes) -> None:
    with pytest.raises(DocumentError, match=r"E10[57]"):
        read_document(raw, path="empty.txt")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("yesterday", "not year-month-day"),
        ("2017-02-30", "no such day"),
        ("10/10/2017", "not year-month-day"),
        ("", "not"),
    ],
)
def test_unreadable_date(given: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read_document(ARTICLE.encode(), published=given)
    assert (caught.value.code, caught.value.where) == ("E106", "--published")
    assert "--published 2017-10-10" in caught.value.fix


@pytest.mark.parametrize(("make", "reason"), [(os.mkfifo, "a pipe"), (lambda path: path.symlink_to(path), "symbolic")])
def test_not_an_ordinary_file(make: Callable[[Path], object], reason: str, tmp_path: Path) -> None:
    make(tmp_path / "odd.txt")
    with pytest.raises(DocumentError, match=reason) as caught:
        read_document(tmp_path / "odd.txt")
    assert caught.value.code == "E108"


def test_the_message_has_three_lines() -> None:
    message = r"\[E104\] the file is a PNG image, not text or HTML\n  where: x.txt\n  fix:   "
    with pytest.raises(DocumentError, match=message):
        read_document(b"\x89PNG\r\n", path="x.txt")
