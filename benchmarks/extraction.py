"""How well articles are taken out of pages: body, title, authors and date, beside trafilatura alone.

    python benchmarks/extraction.py [--pages tests/quality/pages] [--quick] [--json]

Reads the layout of the public article-extraction-benchmark (github.com/scrapinghub/article-extraction-benchmark): a
folder `html` with ID.html or ID.html.gz, and `ground-truth.json` with `articleBody` for each ID; `headline`, `author`
(a list) and `datePublished` are scored where they are given. Body: F1 of tokens a page, averaged; and, as the public
benchmark has it, F1 of runs of four tokens, summed over pages. Intervals: 95 %, bootstrap over pages, seed fixed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import logging
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from onrecord.documents import Document, read_document
from onrecord.documents.names import folded
from onrecord.errors import DocumentError

ROOT = Path(__file__).parents[1]
QUICK_PAGES = 12
N_RESAMPLES = 2000
BODY_ROLES = ("body", "subheading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a program took out of a page."""

    body: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""


def by_onrecord(page: bytes, name: str) -> Extracted:
    """Read a page as the package does; a refusal counts as nothing found."""
    try:
        document = read_document(page, path=name, any_language=True)
    except DocumentError:
        return Extracted()
    return Extracted(
        body="\n".join(_body(document)),
        title=document.title,
        authors=document.byline,
        date=document.published.iso() if document.published else "",
    )


def _body(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.role in BODY_ROLES]


def by_trafilatura(page: bytes, name: str) -> Extracted:
    """Read a page with trafilatura alone, in the setting that was found best and fastest."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, fast=True, include_comments=False, include_tables=False, with_metadata=True)
    if found is None:
        return Extracted()
    return Extracted(
        body=found.text or "",
        title=found.title or "",
        authors=tuple(part.strip() for part in (found.author or "").split(";") if part.strip()),
        date=found.date or "",
    )


def tokens(text: str) -> list[str]:
    """Give words and numbers, as the public benchmark has them."""
    return re.findall(r"\w+", text)


def token_f1(gold: str, predicted: str) -> float:
    """Give F1 over the bag of tokens of one page."""
    left, right = Counter(tokens(gold)), Counter(tokens(predicted))
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if left or right else 1.0


def run_counts(gold: str, predicted: str) -> tuple[float, float, float]:
    """Give true, false and missed runs of four tokens as shares of all of a page."""
    left, right = _runs(gold), _runs(predicted)
    shared = (left & right).total()
    counts = (shared, right.total() - shared, left.total() - shared)
    whole = sum(counts) or 1
    return counts[0] / whole, counts[1] / whole, counts[2] / whole


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = tokens(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def score(gold: dict[str, Any], found: Extracted) -> dict[str, float]:
    """Score one page; a fact without gold is not scored."""
    body = gold["articleBody"]
    true, false, missed = run_counts(body, found.body)
    scores = {"body": token_f1(body, found.body), "true": true, "false": false, "missed": missed}
    if "headline" in gold:
        scores["title"] = float(folded(gold["headline"]) == folded(found.title))
    if "author" in gold:
        scores["authors"] = float({folded(a) for a in gold["author"]} == {folded(a) for a in found.authors})
    if "datePublished" in gold:
        scores["date"] = float(gold["datePublished"][:10] == found.date)
    return scores


def _f1_of_runs(scores: Sequence[dict[str, float]]) -> float:
    true, false, missed = (sum(s[key] for s in scores) for key in ("true", "false", "missed"))
    return 2 * true / (2 * true + false + missed) if true else 0.0


def _mean(key: str) -> Callable[[Sequence[dict[str, float]]], float]:
    def mean(scores: Sequence[dict[str, float]]) -> float:
        return sum(s[key] for s in scores) / len(scores)

    return mean


def summary(scores: Sequence[dict[str, float]]) -> dict[str, dict[str, float]]:
    """Give each measure with its interval."""
    measures = {"body_f1": _mean("body"), "body_f1_of_runs": _f1_of_runs}
    measures |= {key: _mean(key) for key in ("title", "authors", "date") if all(key in s for s in scores)}
    chance = random.Random(1)
    samples = [chance.choices(range(len(scores)), k=len(scores)) for _ in range(N_RESAMPLES)]
    result = {}
    for name, measure in measures.items():
        drawn = sorted(measure([scores[i] for i in sample]) for sample in samples)
        low, high = drawn[int(0.025 * N_RESAMPLES)], drawn[int(0.975 * N_RESAMPLES) - 1]
        result[name] = {"value": measure(scores), "low": low, "high": high}
    return result


def page_of(folder: Path, name: str, gold: dict[str, Any]) -> bytes:
    """Read a page, compressed or not; one that is not the page of the answers ends the run."""
    plain = folder / "html" / f"{name}.html"
    page = plain.read_bytes() if plain.exists() else gzip.decompress(plain.with_suffix(".html.gz").read_bytes())
    if "sha256" in gold and hashlib.sha256(page).hexdigest() != gold["sha256"]:
        raise SystemExit(f"{plain} has changed since its answers were written")
    return page


def measure(folder: Path, names: Sequence[str], gold: dict[str, Any]) -> dict[str, Any]:
    """Run both programs over the pages."""
    pages = {name: page_of(folder, name, gold[name]) for name in names}
    result: dict[str, Any] = {"n_pages": len(names)}
    for program, extract in (("onrecord", by_onrecord), ("trafilatura", by_trafilatura)):
        extract(pages[names[0]], "warm-up.html")
        started = process_time()
        found = {name: extract(page, f"{name}.html") for name, page in pages.items()}
        ms = 1000 * (process_time() - started) / len(names)
        scores = {name: score(gold[name], found[name]) for name in names}
        kept = {name: {key: round(value, 3) for key, value in one.items()} for name, one in scores.items()}
        result[program] = {**summary(list(scores.values())), "cpu_ms_per_page": ms, "pages": kept}
    return result


def table(parts: dict[str, dict[str, Any]]) -> str:
    """Spell the result for a person."""
    lines = []
    for part, result in parts.items():
        lines.append(f"{part}: {result['n_pages']} pages")
        for program in ("onrecord", "trafilatura"):
            found = result[program]
            measured = {key: value for key, value in found.items() if isinstance(value, dict) and key != "pages"}
            figures = "  ".join(
                f"{key} {v['value']:.3f} ({v['low']:.3f}–{v['high']:.3f})" for key, v in measured.items()
            )
            lines.append(f"  {program:11} {figures}  {found['cpu_ms_per_page']:.0f} ms CPU a page")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=ROOT / "tests/quality/pages")
    parser.add_argument("--quick", action="store_true", help=f"the first {QUICK_PAGES} pages only")
    parser.add_argument("--errors", action="store_true", help="list the pages that are not perfect")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    gold = json.loads((options.pages / "ground-truth.json").read_text(encoding="utf-8"))
    names = sorted(gold)[:QUICK_PAGES] if options.quick else sorted(gold)
    held_out = [name for name in names if gold[name].get("held_out")]
    parts = {"all": measure(options.pages, names, gold)}
    if held_out and len(held_out) < len(names):
        parts["held_out"] = measure(options.pages, held_out, gold)
        parts["tuned_on"] = measure(options.pages, [name for name in names if name not in held_out], gold)
    if options.json:
        print(json.dumps(parts, indent=1))
        return
    print(table(parts))
    if options.errors:
        for name, one in parts["all"]["onrecord"]["pages"].items():
            wrong = {k: v for k, v in one.items() if k in ("body", "title", "authors", "date") and v < 0.99}
            print(name, wrong) if wrong else None


if __name__ == "__main__":
    main()
