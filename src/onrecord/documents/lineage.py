"""Credit lines: where the words and the pictures of an article came from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from onrecord.documents.boilerplate import boilerplate_group
from onrecord.documents.document import Credit, CreditKind
from onrecord.documents.names import wire_name, without_tags
from onrecord.text.spans import Span, trimmed

_TAGS = r"(?:<[^<>]{0,200}>|\s)*"
_NAME = r"(?P<name>(?:<[^<>]{0,200}>|[^<>\n;|©]){1,120}?)"
_NAME_ENDS = (
    r"$|\n|[;|©)]|\.(?:\s|$)|,\s|Copyright\b|\(c\)|\band\s+(?:is|was|has)\b|\bunder\b|\bas\b|\bhere\b"
    r"|\bon\s+(?:\d|[A-Z][a-z]+\s\d)|\bwith\s+permission\b"
)
_YEAR = r"(?:19|20)\d\d\b"
_RIGHTS = re.compile(
    rf"(?:Copyright\s*(?:©|\(c\)|by\b|(?={_YEAR}))|©|\(c\)\s*(?={_YEAR}))\s*(?:{_YEAR}\s*,?\s*)?(?:by\s+)?"
    rf"{_NAME}(?={_TAGS}(?:$|\n|[.,;|©]|\b{_YEAR}|All\b))",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^[^\n()]{0,70}\((?P<name>[^()\n]{2,30})\)\s*(?:[-–—]|\.\s)|^[^\n/]{1,70}/(?P<slashed>[A-Z][\w .-]{1,30})/"
)
_PLAIN_DATELINE = re.compile(
    r"^[A-Z][A-Z .’'/-]{2,40}(?:, ?[A-Z0-9][\w.]{0,20}(?: [A-Z0-9][\w.]{0,20}){0,4}){0,3}\s*(?:[–—]|--?\s)"
)
_IMAGE_AT_END = re.compile(
    r"(?<![\w])(?:photo(?:graph)?|image|picture|credit)s?(?:\s+(?:credit|by))?\s*[:/]\s*(?P<name>[^:\n]{2,60}?)\W*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:^|\s)[-–—(]\s*(?:with\s+)?(?P<name>[A-Z][\w ./-]{1,30}?)\)?\s*$")
_CONTRIBUTED = re.compile(
    r"(?:^|\b)(?:the\s+)?(?P<name>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})(?:\s+\w+){0,4}\s+contributed\s+(?:to|reporting)\b"
)
_BYLINE = re.compile(r"^\W{0,3}By\s+(?:[^\n]{0,120}[,(|/]\s*)?(?P<name>[A-Z][\w -]{1,30})\)?\s*$", re.IGNORECASE)
_LONGEST_CREDIT = 60
_LONGEST_SIGNED_OR_THANKED = 40


def credits_in(text: str, block: Span) -> Iterator[Credit]:
    """Find the credits of one block, in reading order of their kind: source or image, rights, wire, disclaimer.

    Knowingly misses: credits in the middle of a paragraph, and agencies that ``data/wires.toml`` does not know.
    """
    words = block.of(text)
    short = len(words.split()) <= _LONGEST_CREDIT
    if short:
        named = [_credit(kind, pattern.match(words), block, text) for kind, pattern in _patterns()]
        yield from _first([*named, _credit("image", _IMAGE_AT_END.search(words, max(0, len(words) - 90)), block, text)])
        yield from _first([_credit("rights", _RIGHTS.search(words), block, text)])
    yield from _first(_wire(match, block) for match in _wire_matches(words))
    if boilerplate_group(words) == "disclaimer":
        yield Credit(span=block, kind="disclaimer", name="")


def credit_line_kind(words: str) -> CreditKind | None:
    """Tell of what a block is nothing but a credit, if it is."""
    if len(words.split()) > _LONGEST_CREDIT:
        return None
    return next((kind for kind, pattern in _patterns() if _named(pattern.match(words))), None)


def dateline_of(words: str) -> str:
    """Give the dateline with which a paragraph starts ("GENEVA, 3 May 2017 - "), or ''."""
    match = _PLAIN_DATELINE.match(words)
    wire = _DATELINE.match(words)
    return match.group() if match else wire.group() if wire and _wire(wire, Span(0, 0)) else ""


def dateline_end(text: str, block: Span) -> int:
    """Give the offset after the dateline of a paragraph ("BAGHDAD (Reuters) - "), or the start of the block."""
    return block.start + len(dateline_of(block.of(text)))


def _wire_matches(words: str) -> Iterator[re.Match[str] | None]:
    yield _DATELINE.match(words)
    if len(words.split()) <= _LONGEST_SIGNED_OR_THANKED:
        yield _CONTRIBUTED.search(words)
        yield _BYLINE.match(words)
    yield _SIGNED.search(words, max(0, len(words) - 45))


def _first(candidates: Iterable[Credit | None]) -> Iterator[Credit]:
    found = next((credit for credit in candidates if credit is not None), None)
    if found is not None:
        yield found


def _named(match: re.Match[str] | None) -> str:
    """Give the name of a credit, or '' where what follows is no name ("First published in 2016, the book …")."""
    name = without_tags(match["name"]).strip(" ,.:\"“”'/()") if match else ""
    name = name.removeprefix("the ")
    return name if any(ch.isupper() for ch in name) or re.search(r"\w\.[a-z]{2,}$", name) else ""


def _credit(kind: CreditKind, match: re.Match[str] | None, block: Span, text: str) -> Credit | None:
    name = _named(match)
    if match is None or not name:
        return None
    return Credit(span=trimmed(Span(match.start(), match.end()).moved(block.start), text), kind=kind, name=name)


def _wire(match: re.Match[str] | None, block: Span) -> Credit | None:
    groups = match.groupdict() if match else {}
    name = wire_name(groups.get("name") or groups.get("slashed") or "")
    if match is None or not name:
        return None
    return Credit(span=Span(match.start(), match.end()).moved(block.start), kind="wire", name=name)


@cache
def _patterns() -> tuple[tuple[CreditKind, re.Pattern[str]], ...]:
    data = tomllib.loads(files("onrecord.documents").joinpath("data/credits.toml").read_text(encoding="utf-8"))
    itself = data["work"]["phrase"]
    return tuple(
        (group["kind"], _pattern((itself if group["self"] else "") + phrase))
        for group in data["credit"]
        for phrase in group["phrases"]
    )


def _pattern(phrase: str) -> re.Pattern[str]:
    spaced = phrase.replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"^\W{{0,4}}{spaced}(?!\w)\s*{_NAME}(?={_TAGS}(?:{_NAME_ENDS}))", re.IGNORECASE)
