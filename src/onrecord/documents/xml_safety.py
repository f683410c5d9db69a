"""Read XML that nobody vouches for: no entities, no network, no bombs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from onrecord.documents import problems

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_DOCTYPE_WITHIN = 100_000


def xml_elements(raw: bytes, tags: tuple[str, ...], *, path: str, kind: str) -> Iterator[_Element]:
    """Give the elements of these local names as they end, in document order.

    Raises
    ------
    DocumentError
        E114 if the XML defines entities; E111 at the place where it is not well formed, after what stands before it.
    """
    from lxml import etree

    refuse_entities(raw, path)
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    parser = etree.iterparse(BytesIO(raw), events=("end",), tag=tags, recover=False, **options)
    try:
        for _, element in parser:
            yield element
    except etree.XMLSyntaxError as error:
        first = next(((entry.line, entry.message) for entry in parser.error_log), (error.lineno or 1, error.msg))
        what = f"line {first[0]} is not well-formed XML: {_reason(first[1])}"
        raise problems.damaged(path, kind, what) from None


def refuse_entities(raw: bytes, path: str) -> None:
    """Refuse XML that defines entities (also in UTF-16).

    Raises
    ------
    DocumentError
        E114.
    """
    if _ENTITY.search(raw[:_DOCTYPE_WITHIN].replace(b"\0", b"")):
        raise problems.defines_entities(path)


def local_name(element: _Element) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _reason(message: str | None) -> str:
    words = (message or "it ends too early").strip().partition(", line")[0]
    return "it is nested too deep" if words.startswith("Excessive depth") else words
