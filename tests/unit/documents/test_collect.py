"""Folders, patterns and lists of articles: what is read, what is passed over, and that nothing stops the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.documents import Document, Skipped, read_documents
from onrecord.errors import DocumentError

TEXT = "The army left the town on Monday, officials said, and it did not come back."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    (news / "deep").mkdir(parents=True)
    (news / "b.txt").write_text(TEXT)
    (news / "a.md").write_text(f"# A headline\n\n{TEXT}")
    (news / "deep" / "c.html").write_text(f"<!doctype html><p>{TEXT}</p>")
    return news


def told(found: list[Document | Skipped], base: Path) -> list[str]:
    names = []
    for one in found:
        name = os.path.relpath(one.path, base) if one.path.startswith(str(base)) else one.path
        names.append(name if isinstance(one, Document) else f"{one.error.code} {name}" + "" * one.is_article)
    return names


def test_a_folder_gives_its_articles_in_order(folder: Path) -> None:
    assert told(list(read_documents([folder])), folder) == ["a.md", "b.txt", "deep/c.html"]


def test_what_is_no_article_is_counted(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "README").write_text("x")
    (folder / ".hidden.txt").write_text(TEXT)
    (folder / ".git").mkdir()
    (folder / "page_files").mkdir()
    (folder / "page_files" / "ad.html").write_text("<p>ad</p>")
    (folder / "page.html").write_text(f"<!doctype html><p>{TEXT}</p>")
    *articles, last = read_documents([folder])
    assert told(articles, folder) == ["a.md", "b.txt", "page.html", "deep/c.html"]
    assert isinstance(last, Skipped) and not last.is_article
    assert last.error.what == (
        "what is no article was passed over: 1 .jpg, 1 .txt, 2 hidden or saved with a page, 1 without ending"
    )


def test_what_is_broken_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\x89PNG")
    assert told(list(read_documents([folder])), folder) == ["a.md", "E104 b.txt", "deep/c.html"]


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inner.txt").symlink_to(folder / "b.txt")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    found = list(read_documents([folder]))
    assert told(found, folder) == ["a.md", "b.txt", "inner.txt", f"E115 {'link.txt'}", "deep/c.html"]
    (refused,) = [one for one in found if isinstance(one, Skipped)]
    assert refused.error.what == "'link.txt' is a link that leads out of the folder"


def test_a_pattern_gives_what_matches(folder: Path) -> None:
    assert told(list(read_documents([f"{folder}/**/*.html", f"{folder}/[ab].*"])), folder) == [
        "deep/c.html",
        "a.md",
        "b.txt",
    ]


def test_a_file_with_marks_of_a_pattern_in_its_name_is_that_file(folder: Path) -> None:
    (folder / "what[1]?.txt").write_text(TEXT)
    assert told(list(read_documents([folder / "what[1]?.txt"])), folder) == ["what[1]?.txt"]


def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as opened:
        opened.truncate(2_000_000_000)
    (found,) = read_documents([file])
    assert isinstance(found, Skipped)
    assert found.error.what == "the file has 2,000.0 MB; an article must have less than 50 MB"


BAD: dict[str, tuple[str, str]] = {
    "no-such-file.txt": ("E101", "there is no file 'no-such-file.txt'"),
    "no-such-folder/*.txt": ("E118", "no file matches 'no-such-folder/*.txt'"),
    "https://x.example/a": ("E120", "this is an address, and nothing is fetched unasked"),
    "ftp://x.example/a": ("E120", "this is an address, and nothing is fetched unasked"),
    "A text that was\ngiven in place of a file": (
        "E101",
        "'A text that was given in place of a file' is the text of an article, not the path of one",
    ),
    "": ("E102", "'.' is a folder, not an article"),
    "nul\0byte": ("E108", "the file cannot be opened: embedded null byte"),
    "/dev/null": ("E108", "the file cannot be opened: it is a device, a pipe or a socket"),
    "x" * 300: ("E101", f"there is no file {'x' * 300!r}"),
    "-": ("E101", "there is no file '-'"),
}


@pytest.mark.parametrize("source", BAD)
def test_what_is_no_source(source: str) -> None:
    (found,) = read_documents([source])
    assert isinstance(found, Skipped)
    assert (found.error.code, found.error.what) == BAD[source]


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"x")
    (found,) = read_documents([tmp_path])
    assert isinstance(found, Skipped) and found.is_article
    assert found.error.what == f"the folder {str(tmp_path)!r} holds no article (but 1 .png)"


def test_a_record_is_no_folder_of_articles(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text("{}")
    (tmp_path / "notes.md").write_text(TEXT)
    (found,) = read_documents([tmp_path])
    assert isinstance(found, Skipped) and "name it as --record" in found.error.fix


def test_standard_input_is_asked_for_only_if_it_is_given() -> None:
    (found,) = read_documents(["-"], standard_input=TEXT.encode)
    assert isinstance(found, Document) and found.path == "-"


def test_a_wrong_date_is_the_callers_mistake(folder: Path) -> None:
    with pytest.raises(DocumentError, match="E106"):
        list(read_documents([folder], published="the other day"))
