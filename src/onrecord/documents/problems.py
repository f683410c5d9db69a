"""What can be wrong with an article, one function a code, worded in one place.

E101  there is no such file                E110  the PDF is a scan, without text
E102  the path is a folder                 E111  the file is damaged, or not what its name says
E103  the file is too large                E112  a library is needed that is not installed
E104  the file is not text                 E113  the file swells when it is unpacked
E105  the article has no words             E114  the XML defines entities
E106  the date given is no date            E115  a path leads out of the folder or archive
E107  the page has no article text         E116  the file holds several articles, or none
E108  the file cannot be opened            E117  the article is not in English
E109  the file asks for a password         E118  there is nothing to read
E119  reading took too long                E124  a record of an archive cannot be read

E120 to E123, about addresses, are worded in `problems_of_fetching.py`.
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
    return DocumentError(what, where=_where(path), fix=fix, code="E103")


def too_many_pages(path: str, n_pages: int) -> DocumentError:
    """Word E103 for a PDF file."""
    what = f"the file has {n_pages:,} pages; an article must have less than 500"
    return DocumentError(
        what, where=_where(path), fix="print the pages of the article to a file of their own", code="E103"
    )


def not_text(path: str, looks_like: str) -> DocumentError:
    """Word E104."""
    what = f"the file is {looks_like}, not text or HTML"
    fix = "save the article as plain text (UTF-8) or as HTML"
    return DocumentError(what, where=_where(path), fix=fix, code="E104")


def no_words(path: str, n_bytes: int) -> DocumentError:
    """Word E105."""
    what = f"the article is empty: {n_bytes:,} bytes without a word"
    fix = "check that the download or copy was complete"
    return DocumentError(what, where=_where(path), fix=fix, code="E105")


def unreadable_date(value: str, reason: str) -> DocumentError:
    """Word E106."""
    what = f"{value!r} is not a date of publication: {reason}"
    fix = "write a day, a month or a year: --published 2017-10-10, 2017-10 or 2017"
    return DocumentError(what, where="--published", fix=fix, code="E106")


def no_body(path: str) -> DocumentError:
    """Word E107."""
    what = "the page has no article text (a list of links, a form, or a page that a script fills in)"
    fix = "save the page from a browser after it has loaded, or copy the article into a .txt file"
    return DocumentError(what, where=_where(path), fix=fix, code="E107")


def unopenable(path: str, reason: str) -> DocumentError:
    """Word E108."""
    fix = "check that you may read it, and that it is an ordinary file"
    return DocumentError(f"the file cannot be opened: {reason}", where=path, fix=fix, code="E108")


def encrypted(path: str, kind: str) -> DocumentError:
    """Word E109."""
    fix = "open it with its password and save a copy without one"
    return DocumentError(
        f"the {kind} file is encrypted and asks for a password", where=_where(path), fix=fix, code="E109"
    )


def scanned(path: str, n_pages: int) -> DocumentError:
    """Word E110."""
    pages = "its page is a picture" if n_pages == 1 else f"its {n_pages} pages are pictures"
    what = f"the PDF file has no text: {pages} (a scan)"
    fix = "put a text layer under it first, for example: ocrmypdf scan.pdf with-text.pdf"
    return DocumentError(what, where=_where(path), fix=fix, code="E110")


def damaged(path: str, kind: str, reason: str) -> DocumentError:
    """Word E111."""
    what = f"this is no {_KINDS.get(kind, kind)} that can be read: {reason}"
    fix = "open it in the program that made it and save it again, or fetch it anew"
    return DocumentError(what, where=_where(path), fix=fix, code="E111")


def library_needed(path: str, kind: str, extra: str) -> DocumentError:
    """Word E112."""
    what = f"{_KINDS.get(kind, kind)}s are read with a library that is not installed"
    return DocumentError(what, where=_where(path), fix=f"pip install 'onrecord[{extra}]'", code="E112")


def swells(path: str, what_swells: str, limit: int) -> DocumentError:
    """Word E113."""
    what = f"{what_swells} unpacks to more than {limit / 1e6:,.0f} MB, which no article needs"
    fix = "do not open it: files made to fill a disk look like this; ask where it came from"
    return DocumentError(what, where=_where(path), fix=fix, code="E113")


def defines_entities(path: str) -> DocumentError:
    """Word E114."""
    what = "the XML defines entities of its own, which can be made to fill the memory"
    fix = "take the <!DOCTYPE … [ … ]> at its start out, or fetch the file anew"
    return DocumentError(what, where=_where(path), fix=fix, code="E114")


def leads_outside(path: str, name: str, *, reason: str = "leads out of it") -> DocumentError:
    """Word E115."""
    fix = "name the file itself if you trust it"
    return DocumentError(f"{_shortened(name)!r} {reason}", where=_where(path), fix=fix, code="E115")


def several_articles(path: str, n_articles: int) -> DocumentError:
    """Word E116."""
    what = f"the file holds {n_articles or 'no'} articles where one is wanted"
    fix = f"onrecord check {path or 'FILE'} reads them all; in Python: read_documents" if n_articles else "name another"
    return DocumentError(what, where=_where(path), fix=fix, code="E116")


def other_language(path: str, language: str) -> DocumentError:
    """Word E117."""
    name = _LANGUAGES.get(language, "a language other than English" if language == "und" else language)
    what = f"the article is in {name}; statements and claims are found in English only"
    fix = "give an English version, or read it all the same, at your own risk: --any-language"
    return DocumentError(what, where=_where(path), fix=fix, code="E117")


def nothing_there(path: str, what: str) -> DocumentError:
    """Word E118."""
    fix = f"articles are files that end in {', '.join(_ENDINGS_READ)}"
    return DocumentError(what, where=_where(path), fix=fix, code="E118")


def too_slow(path: str, seconds: float) -> DocumentError:
    """Word E119."""
    what = f"reading was stopped after {seconds:,.0f} seconds: the file loops or is made to take long"
    fix = "open it in a viewer and print the article to a new file"
    return DocumentError(what, where=_where(path), fix=fix, code="E119")


def unreadable_record(path: str, reason: str) -> DocumentError:
    """Word E124."""
    fix = "the other records were read; fetch the archive anew if this one matters"
    return DocumentError(reason, where=_where(path), fix=fix, code="E124")


_KINDS = {
    **{"pdf": "PDF file", "docx": "DOCX file", "mail": "mail (EML file)", "feed": "RSS or Atom feed"},
    **{"warc": "WARC archive", "markdown": "Markdown file"},
}
_ENDINGS_READ = (".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".xml", ".rss", ".atom", ".warc", ".warc.gz")
_LANGUAGES = {
    **{"de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch"},
    **{"pl": "Polish", "tr": "Turkish", "sv": "Swedish", "id": "Indonesian", "ro": "Romanian", "ru": "Russian"},
    **{"uk": "Ukrainian", "ar": "Arabic", "fa": "Persian", "ur": "Urdu", "he": "Hebrew", "el": "Greek", "hi": "Hindi"},
    **{"zh": "Chinese", "ja": "Japanese", "ko": "Korean", "th": "Thai", "ka": "Georgian", "hy": "Armenian"},
}


def _where(path: str) -> str:
    return path or "the bytes given"


def _shortened(text: str) -> str:
    line = " ".join(text[:200].split())
    return line if len(line) <= 60 else line[:59] + "…"
