"""What can be wrong with an article, one function a code, worded in one place.

E101  there is no such file                E105  the article has no words
E102  the path is a folder                 E106  the date of publication cannot be read
E103  the file is too large                E107  the page has no article text
E104  the file is not text                 E108  the file cannot be opened
"""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import DocumentError


def missing_file(path: str) -> DocumentError:
    """Word E101; text handed over in place of a path is the usual cause where the path has line breaks."""
    if "\n" in path or len(path) > 1000:
        what = f"{_shortened(path)!r} is the text of an article, not the path of one"
        return DocumentError(what, where="read_document", fix="pass bytes: read_document(text.encode())", code="E101")
    fix = "check the spelling, or give the full path"
    return DocumentError(f"there is no file {path!r}", where=path, fix=fix, code="E101")


def is_folder(path: str) -> DocumentError:
    """Word E102."""
    fix = f"name the articles in it: {path.rstrip('/')}/*.txt"
    if (Path(path) / "datapackage.json").is_file():
        fix = f"it is a record: name it as --record {path}; give --record once for each"
    return DocumentError(f"{path!r} is a folder, not an article", where=path, fix=fix, code="E102")


def too_large(path: str, n_bytes: int, limit: int) -> DocumentError:
    """Word E103."""
    what = f"the file has {n_bytes / 1e6:,.1f} MB; an article must have less than {limit / 1e6:,.0f} MB"
    fix = "cut out the article, or split the collection into one file an article"
    return DocumentError(what, where=path or "the bytes given", fix=fix, code="E103")


def not_text(path: str, looks_like: str) -> DocumentError:
    """Word E104."""
    what = f"the file is {looks_like}, not text or HTML"
    fix = "save the article as plain text (UTF-8) or as HTML"
    return DocumentError(what, where=path or "the bytes given", fix=fix, code="E104")


def no_words(path: str, n_bytes: int) -> DocumentError:
    """Word E105."""
    what = f"the article is empty: {n_bytes:,} bytes without a word"
    fix = "check that the download or copy was complete"
    return DocumentError(what, where=path or "the bytes given", fix=fix, code="E105")


def unreadable_date(value: str, reason: str) -> DocumentError:
    """Word E106."""
    what = f"{value!r} is not a date of publication: {reason}"
    fix = "write a day, a month or a year: --published 2017-10-10, 2017-10 or 2017"
    return DocumentError(what, where="--published", fix=fix, code="E106")


def no_body(path: str) -> DocumentError:
    """Word E107."""
    what = "the page has no article text (a list of links, a form, or a page that a script fills in)"
    fix = "save the page from a browser after it has loaded, or copy the article into a .txt file"
    return DocumentError(what, where=path or "the bytes given", fix=fix, code="E107")


def unopenable(path: str, reason: str) -> DocumentError:
    """Word E108."""
    fix = "check that you may read it, and that it is an ordinary file"
    return DocumentError(f"the file cannot be opened: {reason}", where=path, fix=fix, code="E108")


def _shortened(text: str) -> str:
    line = " ".join(text[:200].split())
    return line if len(line) <= 60 else line[:59] + "…"
