"""The page: whole, quiet, true to the text, and deaf to what an article or record tries."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hostile import hostile_report

from onrecord.reports import Report, to_html
from onrecord.reports.links import safe_link
from onrecord.text.spans import Span


class Page(HTMLParser):
    """What a browser would see of a page: elements, attributes, and the words of the article."""

    VOID = frozenset({"meta", "br", "line", "rect", "path", "img", "link", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.paragraphs: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "p" and self.inside("text"):
            self.paragraphs.append("")
        if tag not in self.VOID:
            self.stack.append((tag, dict(attrs).get("class") or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack and self.stack[-1][0] == tag, f"</{tag}> closes {self.stack[-1:]}"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        added = any(name in classes.split() for _, classes in self.stack for name in ("who", "ref", "hide", "tip"))
        if self.inside("text") and any(tag == "p" for tag, _ in self.stack) and not added:
            self.paragraphs[-1] += data

    def inside(self, name: str) -> bool:
        return any(name in classes.split() for _, classes in self.stack)

    def names(self) -> Counter[str]:
        return Counter(tag for tag, _ in self.elements)


def test_the_page_is_as_approved(report: Report, matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("report.html", to_html(report))


def test_every_element_is_closed_and_every_anchor_has_a_goal(report: Report) -> None:
    page = Page(to_html(report))
    assert page.stack == []
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    goals = {a["href"][1:] for _, a in page.elements if (a.get("href") or "").startswith("#")}  # type: ignore[index]
    named = {word for _, a in page.elements for word in (a.get("aria-labelledby") or "").split()}
    assert goals | named <= set(ids)


def test_headings_come_in_order(report: Report) -> None:
    levels = [int(tag[1]) for tag, _ in Page(to_html(report)).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_words_of_the_article_stand_unchanged(report: Report) -> None:
    shown = Page(to_html(report)).paragraphs
    assert shown == [block.span.of(report.document.text) for block in report.document.blocks]


def test_nothing_is_fetched_and_nothing_runs(report: Report) -> None:
    page = Page(to_html(report))
    assert not {"script", "img", "iframe", "object", "embed", "link", "form", "base"} & set(page.names())
    assert not [a for _, attributes in page.elements for a in attributes if a.startswith("on") or a == "style"]
    assert "url(" not in re.sub(r"url\(#h\w+\)", "", to_html(report))
    assert "@import" not in to_html(report)


def test_the_policy_allows_the_one_style_sheet_and_nothing_else(report: Report) -> None:
    written = to_html(report)
    style = re.search(r"<style>(.*?)</style>", written, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(a["content"] for _, a in Page(written).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_a_hostile_report_adds_no_element_and_no_attribute(report: Report) -> None:
    page = Page(to_html(hostile_report()))
    assert set(page.names()) <= set(Page(to_html(report)).names())
    assert page.names()["style"] == 1
    assert not [a for _, attributes in page.elements for a in attributes if a.startswith("on") or a == "style"]
    assert not [a for _, a in page.elements if "javascript" in (a.get("href") or "")]
    assert page.stack == []


def test_characters_that_turn_the_direction_are_shown_and_not_obeyed() -> None:
    written = to_html(hostile_report())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)
    assert "⟨U+202E⟩" in written


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//x.example", "file:///etc/passwd", "http://[", "", " jav\nascript:x"],
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert safe_link(url) == ""


def test_an_article_without_claims_or_statements_is_a_page(report: Report) -> None:
    empty = replace(report, claims=(), attributions=(), records=(), warnings=())
    assert "No claim was found" in to_html(empty)
    assert Page(to_html(empty)).stack == []


def test_many_claims_take_time_in_proportion(report: Report) -> None:
    def seconds(n: int) -> float:
        claims = tuple(report.claims[5 + i % 2] for i in range(n))
        begin = time.process_time()
        to_html(replace(report, claims=claims))
        return time.process_time() - begin

    seconds(10)
    few, many = seconds(200), seconds(2000)
    assert many < 30 * max(few, 0.02)


def test_a_page_of_twenty_claims_is_small(report: Report) -> None:
    twenty = replace(report, claims=tuple(report.claims[i % 5] for i in range(20)))
    assert len(to_html(twenty).encode()) < 3_000_000


def test_claims_with_the_same_words_are_told_apart(report: Report) -> None:
    first = report.claims[6]
    best = first.proposal.readings[0]
    other = replace(best, check=replace(best.check, measure="engagements"))
    twin = replace(first, proposal=replace(first.proposal, readings=(other,)))
    written = to_html(replace(report, claims=(first, twin)))
    assert "(here: <bdi>strikes</bdi>)" in written and "(here: <bdi>engagements</bdi>)" in written


def test_a_report_shows_no_folder_of_the_machine(report: Report) -> None:
    untitled = replace(report.document, title="", path="/home/zoe/secret/article.txt")
    written = to_html(replace(report, document=untitled))
    assert "<bdi>article.txt</bdi>" in written and "zoe" not in written


def test_every_link_has_words(report: Report) -> None:
    claim = replace(report.claims[5].claim, spans=(Span(411, 700),))
    wide = replace(report.claims[5], proposal=replace(report.claims[5].proposal, claim=claim))
    written = to_html(replace(report, claims=(wide,)))
    links = re.findall(r"<a [^>]*>(.*?)</a>", written, re.DOTALL)
    assert links and all(re.sub("<[^>]*>", "", link).strip() for link in links)
