"""A report in a real browser: read, tabbed through, followed from claim to text, printed, without network."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from every_kind import report_of_every_kind
from hostile import hostile_report
from sample_report import sample_report

from onrecord.reports import Report, to_html

Opened = Callable[..., Any]
DESKTOP, PHONE = 1280, 360
REPORTS = {"sample": sample_report, "every kind": report_of_every_kind, "hostile": hostile_report}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
IN_VIEW = "e => { const r = e.getBoundingClientRect(); return r.top >= -1 && r.top < innerHeight }"


def page_of(name: str) -> str:
    return to_html(REPORTS[name]())


@pytest.fixture(scope="module")
def sample() -> str:
    return page_of("sample")


def test_a_report_opens_from_disk_and_asks_for_nothing(opened: Opened, sample: str) -> None:
    page = opened(sample)
    assert page.locator("h1").inner_text() == "Air campaign over the Maren valley has eased, says alliance"
    assert page.asked == [page.url]
    assert page.complaints == []


def test_the_tab_key_goes_through_every_statement_and_tells_who_says_it(opened: Opened, sample: str) -> None:
    page = opened(sample)
    statements = page.locator("mark[tabindex]")
    expected = statements.evaluate_all("all => all.map(e => e.getAttribute('aria-describedby'))")
    assert len(expected) == len(sample_report().attributions)
    seen = []
    for _ in range(200):
        page.keyboard.press("Tab")
        told = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
        if told:
            seen.append(told)
            assert page.locator(f"#{told}").is_visible()
        if len(seen) == len(expected):
            break
    assert seen == expected
    assert page.locator("#say-2").inner_text().startswith("Ana Reyes (person, ")


def test_pointing_at_a_statement_tells_speaker_kind_and_evidence(opened: Opened, sample: str) -> None:
    page = opened(sample)
    tip = page.locator("#say-4")
    assert not tip.is_visible()
    page.locator("mark[aria-describedby=say-4]").hover()
    words = tip.inner_text()
    assert "a village elder (not named)" in words
    assert "said, partly direct" in words
    assert "second-hand through Ana Reyes" in words
    assert "in the words “had told her”" in words


def test_a_claim_leads_to_its_card_and_back_to_its_place(opened: Opened, sample: str) -> None:
    page = opened(sample)
    page.get_by_role("link", name="Claim c4: mixed").click()
    card = page.locator("#claim-4")
    assert page.url.endswith("#claim-4") and card.evaluate(IN_VIEW)
    card.get_by_role("link", name="Show in the article").click()
    place = page.locator("#at-4")
    assert place.evaluate(IN_VIEW)
    assert place.evaluate("e => e.parentElement.innerText").count("the alliance had averaged nearly 30 strikes a day")


def test_the_table_of_a_chart_can_be_read(opened: Opened, sample: str) -> None:
    page = opened(sample)
    figure = page.locator("#claim-1 figure").first
    table = figure.get_by_role("table")
    assert not table.is_visible()
    figure.get_by_text("The chart as a table").focus()
    page.keyboard.press("Enter")
    assert table.is_visible()
    rows = table.get_by_role("row").all_inner_texts()
    assert rows[0].split("\t") == ["Day", "Strikes"]
    assert rows[6].split("\t") == ["6 January 2021", "unknown"]
    assert len(rows) == 182


def test_a_chart_is_one_image_with_words(opened: Opened, sample: str) -> None:
    image = opened(sample).locator("#claim-1").get_by_role("img").first
    assert "May 2021: 21.0 a covered day" in (image.locator("desc").text_content() or "")


def test_the_rows_behind_a_claim_can_be_saved(opened: Opened, sample: str, tmp_path: Path) -> None:
    page = opened(sample)
    card = page.locator("#claim-1")
    card.get_by_text("The rows behind it").click()
    with page.expect_download() as saved:
        card.get_by_role("link", name=re.compile(r"Save \d+ rows? as CSV")).click()
    file = tmp_path / "rows.csv"
    saved.value.save_as(file)
    assert saved.value.suggested_filename == "claim-1-rows.csv"
    assert list(csv.reader(StringIO(file.read_text(encoding="utf-8"))))[1] == ["2021-05-01", "Maren valley", "22"]


def serious(page: Any) -> list[tuple[str, str]]:
    """Give what axe-core finds serious or critical once everything is laid open."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    page.evaluate("document.querySelectorAll('.days tr:nth-child(n+4)').forEach(e => e.remove())")
    page.evaluate("document.querySelectorAll('.card').forEach(e => e.style.contentVisibility = 'visible')")
    found = axe.Axe().run(page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]


def test_axe_sees_words_without_contrast_and_links_without_words(opened: Opened, sample: str) -> None:
    page = opened(sample)
    page.evaluate("document.querySelector('.card .verdict').style.color = '#eee'")
    page.evaluate("document.querySelector('nav a').textContent = ''")
    assert {rule for rule, _ in serious(page)} == {"color-contrast", "link-name"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", list(REPORTS))
def test_axe_finds_nothing_serious(opened: Opened, name: str, scheme: str) -> None:
    assert serious(opened(page_of(name), scheme=scheme)) == []


@pytest.mark.parametrize("width", [PHONE, 768, DESKTOP])
@pytest.mark.parametrize("name", list(REPORTS))
def test_nothing_is_wider_than_the_window(opened: Opened, name: str, width: int) -> None:
    page = opened(page_of(name), width=width)
    assert page.evaluate(OVERFLOW) <= 0
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    assert page.evaluate(OVERFLOW) <= 0


def test_a_hostile_article_and_record_run_nothing(opened: Opened) -> None:
    page = opened(page_of("hostile"))
    page.mouse.move(400, 400)
    for _ in range(40):
        page.keyboard.press("Tab")
    assert page.evaluate("window.hit") is None
    assert page.locator("script, img, iframe, object, [onclick], [onload], [onerror], [onfocus]").count() == 0
    assert page.locator("style").count() == 1
    assert page.asked == [page.url] and page.complaints == []


def test_a_style_from_outside_is_not_obeyed(opened: Opened) -> None:
    page = opened(page_of("hostile"))
    assert page.locator("h1").is_visible() and page.locator(".card").first.is_visible()


@pytest.mark.parametrize("name", ["sample", "every kind"])
def test_marks_are_as_large_as_their_numbers(opened: Opened, name: str) -> None:
    """No rule of the style sheet changes what a picture says."""
    page = opened(page_of(name), width=PHONE)
    wrong = page.evaluate(
        """[...document.querySelectorAll('.chart rect')].filter(e =>
             ['x', 'y', 'width', 'height'].some(n => Math.abs(e.getBBox()[n] - e.getAttribute(n)) > 0.05)
           ).map(e => e.outerHTML)"""
    )
    assert wrong == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_words_of_a_chart_stay_inside_it(opened: Opened, width: int) -> None:
    page = opened(page_of("every kind"), width=width)
    outside = page.evaluate(
        """[...document.querySelectorAll('.chart text')].filter(e => {
             const a = e.getBoundingClientRect(), b = e.closest('svg').getBoundingClientRect();
             return a.left < b.left - 12 || a.right > b.right + 12 || a.top < b.top - 6 || a.bottom > b.bottom + 6
           }).map(e => e.textContent)"""
    )
    assert outside == []


def test_print_leaves_out_what_only_a_screen_can_use(opened: Opened, sample: str) -> None:
    page = opened(sample)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator(".verdict").first.is_visible() and page.locator(".chart").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_twenty_claims_stay_small(opened: Opened, capsys: pytest.CaptureFixture[str]) -> None:
    html = to_html(report_of_every_kind(20))
    size = len(html.encode())
    assert html.count('class="card ') == 20
    assert size < 3_000_000
    page = opened(html)
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
    with capsys.disabled():
        print(f"\n20 claims: {size / 1e6:.2f} MB, loaded in {loaded / 1000:.2f} s")


def test_ten_thousand_claims_break_no_layout(opened: Opened) -> None:
    page = opened(to_html(_many(10_000)), width=PHONE)
    assert page.locator("[id^=claim-]:not([id$=-h])").count() == 10_000
    assert page.evaluate(OVERFLOW) <= 0


def _many(n: int) -> Report:
    report = sample_report()
    return Report(
        document=report.document,
        attributions=report.attributions,
        claims=tuple(report.claims[i % len(report.claims)] for i in range(n)),
        version=report.version,
        records=report.records,
    )


def test_headings_tell_the_page(opened: Opened, sample: str) -> None:
    levels: list[int] = opened(sample).evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(e => Number(e.tagName[1]))"
    )
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
