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


NO_BODY = "the page has no article text (a list of links, a form, or a page that a script fills in)"
NOT_TEXT = "not text or HTML"
BAD: dict[str, tuple[str, bytes, str, str]] = {
    "empty": ("a.txt", b"", "E105", "the article is empty: 0 bytes without a word"),
    "white space": ("a.txt", b" \n\t\n", "E105", "the article is empty: 4 bytes without a word"),
    "no words": ("a.txt", b"*** --- ***", "E105", "the article is empty: 11 bytes without a word"),
    "NUL bytes": (
        "a.txt",
        b"The army\0left.",
        "E104",
        f"the file is binary (it has NUL bytes; text in UTF-16 needs its byte order mark), {NOT_TEXT}",
    ),
    "control characters": (
        "a.txt",
        bytes(range(1, 9)) * 9,
        "E104",
        f"the file is binary (it is full of control characters), {NOT_TEXT}",
    ),
    "a picture under the name of a text": ("a.txt", b"\x89PNG\r\n", "E104", f"the file is a PNG image, {NOT_TEXT}"),
    "a picture under the name of a page": (
        "a.html",
        b"\xff\xd8\xff\xe0",
        "E104",
        f"the file is a JPEG image, {NOT_TEXT}",
    ),
    "an old Word file": (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1",
        "E104",
        f"the file is an old Word or Excel file, {NOT_TEXT}",
    ),
    "rich text": ("a.txt", b"{\\rtf1 The army left.}", "E104", f"the file is a rich text (RTF) file, {NOT_TEXT}"),
    "a database": ("a.txt", b"SQLite format 3\0", "E104", f"the file is an SQLite database, {NOT_TEXT}"),
    "packed": ("a.txt", b"\x1f\x8b\x08\0\0\0\0\0", "E104", f"the file is compressed with gzip, {NOT_TEXT}"),
    "UTF-16 that is none": (
        "a.txt",
        b"\xff\xfea\0\0\0b\0",
        "E104",
        f"the file is binary (it starts like UTF-16 but has NUL characters), {NOT_TEXT}",
    ),
    "a page without words": ("a.html", b"<html><body><img src=x></body></html>", "E107", NO_BODY),
    "a page of links": (
        "a.html",
        b"<!doctype html><nav>" + b"<a href=x>Home page</a> " * 30 + b"</nav>",
        "E107",
        NO_BODY,
    ),
    "a page that a script fills in": (
        "a.html",
        b'<!doctype html><div id="root"></div><script>window.article = "The army left the town on Monday."</script>',
        "E107",
        NO_BODY,
    ),
    "a page whose text is hidden": (
        "a.html",
        b'<!doctype html><div style="display:none"><p>The army left the town on Monday, officials said.</p></div>',
        "E107",
        NO_BODY,
    ),
    "a page in another language": (
        "a.html",
        "<!doctype html><html lang=ru><p>Армия покинула город в понедельник, сообщили в министерстве обороны.".encode()
        * 3,
        "E117",
        "the article is in Russian; statements and claims are found in English only",
    ),
    "nested without end": ("a.html", b"<!doctype html>" + b"<div>" * 20_000, "E107", NO_BODY),
    "never closed": ("a.html", b"<!doctype html><p " + b"a='" * 5000, "E107", NO_BODY),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read(name: str) -> None:
    path, raw, code, message = BAD[name]
    with pytest.raises(DocumentError) as caught:
        read_document(raw, path=path)
    assert (caught.value.code, caught.value.what, caught.value.where) == (code, message, path)
    assert caught.value.fix
