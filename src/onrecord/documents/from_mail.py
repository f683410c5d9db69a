"""From a mail (EML) to a document: its text, the facts of its headers, and what else was attached."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr

from onrecord.documents import problems
from onrecord.documents.clock_times import clock_time
from onrecord.documents.decode import decode
from onrecord.documents.document import DateFound, Document, Place
from onrecord.documents.from_html import document_from_html
from onrecord.documents.from_text import document_from_text
from onrecord.documents.language import primary_language
from onrecord.documents.names import byline_names, without_tags
from onrecord.documents.stated import Stated
from onrecord.documents.written_dates import any_date
from onrecord.text.spans import Span

_FORWARDED = re.compile(r"^(?:(?:re|fwd?|fw|aw|wg)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_PASSED_ON = re.compile(
    r"\s*(?:>|-+ ?(?:forwarded|original) message ?-+\s*$|begin forwarded message:\s*$)", re.IGNORECASE
)
_MOST_PARTS = 1000


def document_from_mail(raw: bytes, given: Sequence[DateFound], *, path: str) -> Document:
    """Give the document of a mail: its plain text, or else its HTML.

    Knowingly misses: articles in attachments (named in a warning), and the name of an agency in a ``From`` header that
    is an address only.

    Raises
    ------
    DocumentError
        E111 if it is no mail or its parts are broken, E105 if it has no text.
    """
    message = _parsed(raw, path)
    body, number = _body(message)
    if body is None:
        raise problems.damaged(path, "mail", _nothing_to_read(message))
    stated = _stated(message)
    content = _content(body, path)
    decoded = decode(content, path=path, declared=_charset(body))
    if not any(ch.isalnum() for ch in decoded.text):
        raise problems.no_words(path, len(raw))
    if body.get_content_type() == "text/html":
        document = document_from_html(decoded, given, path=path)
        return _with_headers(document, stated)
    document = _quotes_as_boilerplate(document_from_text(decoded, given, path=path, stated=stated))
    place = Place(span=Span(0, len(document.text)), element=f"part {number} (text/plain)")
    return replace(document, places=(place,))


def _parsed(raw: bytes, path: str) -> EmailMessage:
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        if not message.keys():
            raise problems.damaged(path, "mail", "it has no headers")
        for key in ("subject", "from", "date", "content-language", "list-id"):
            str(message.get(key, ""))
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise problems.damaged(path, "mail", f"its headers or parts are broken ({error})") from None
    return message


def _body(message: EmailMessage) -> tuple[EmailMessage | None, int]:
    """Give the part to read and its number: the first plain text, else the first HTML."""
    texts = [(part, number) for number, part in enumerate(_parts(message), 1) if _is_text(part)]
    plain = [found for found in texts if found[0].get_content_type() == "text/plain" and _content(found[0]).strip()]
    return next(iter(plain or texts), (None, 0))


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    waiting: list[EmailMessage] = [message]
    n_seen = 0
    while waiting and n_seen < _MOST_PARTS:
        part = waiting.pop()
        n_seen += 1
        yield part
        if part.is_multipart():
            waiting += reversed([inner for inner in part.get_payload() if isinstance(inner, EmailMessage)])


def _is_text(part: EmailMessage) -> bool:
    attached = "attachment" in str(part.get("content-disposition", "")).lower()
    return part.get_content_type() in ("text/plain", "text/html") and not part.is_multipart() and not attached


def _content(part: EmailMessage, path: str = "") -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError) as error:
        raise problems.damaged(path, "mail", f"its text cannot be decoded ({error})") from None
    return content if isinstance(content, bytes) else b""


def _charset(part: EmailMessage) -> str:
    try:
        return str(part.get_content_charset() or "")
    except (LookupError, ValueError):
        return ""


def _nothing_to_read(message: EmailMessage) -> str:
    kinds = sorted({part.get_content_type() for part in _parts(message) if not part.is_multipart()})
    return f"it has no part of text ({', '.join(kinds) or 'no parts'})"


def _stated(message: EmailMessage) -> Stated:
    sent = str(message.get("date", ""))
    date = any_date(sent)
    sender = parseaddr(str(message.get("from", "")))[0]
    attached = [part.get_filename() or part.get_content_type() for part in _parts(message) if _is_attached(part)]
    warning = f"{len(attached)} attachment(s) of the mail were not read: {', '.join(attached[:5])}"
    return Stated(
        title=_FORWARDED.sub("", without_tags(str(message.get("subject", "")))),
        sender=byline_names(sender),
        dates=(DateFound(date=date, where="header", time=clock_time(sent)),) if date else (),
        language=primary_language(str(message.get("content-language", ""))),
        warnings=(warning,) if attached else (),
    )


def _is_attached(part: EmailMessage) -> bool:
    if part.is_multipart() and part.get_content_type() != "message/rfc822":
        return False
    return bool(part.get_filename()) or "attachment" in str(part.get("content-disposition", "")).lower()


def _with_headers(document: Document, stated: Stated) -> Document:
    """Add the facts of the headers to a document that was read from HTML; the page's own facts go first."""
    dates = (*document.dates, *stated.dates)
    published = document.published or (stated.dates[0].date if stated.dates else None)
    return replace(
        document,
        title=stated.title or document.title,
        byline=document.byline or stated.sender,
        dates=dates,
        published=published,
        published_from=document.published_from or ("header" if published else ""),
        warnings=document.warnings + stated.warnings,
    )


def _quotes_as_boilerplate(document: Document) -> Document:
    """Take what an answer quotes (lines after ``>``) for furniture, and the line above a mail that was passed on."""
    blocks = tuple(
        replace(block, role="boilerplate") if _PASSED_ON.match(block.span.of(document.text)) else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)
