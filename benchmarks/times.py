"""Value accuracy on TimeBank (TempEval-3 edition), given the spans of the expressions.

    python benchmarks/times.py --gold timebank.jsonl.gz [--json] [--misses]

Every DATE and DURATION expression is read in its place in the text, with the article's date of publication and the
days spoken of before; right is the exact TIMEX3 value. dateparser, if installed, reads the same words alone with the
same date, preferring the past; its dates are cut to the precision of the gold value, which favours it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.text.dates import PartialDate, Period, parse_partial_date
from onrecord.text.spans import Span
from onrecord.text.times import find_times
from onrecord.text.timex import timex_value

Reader = Callable[[str, Span, PartialDate, Period | None], tuple[str, Period | None]]


def read_ours(text: str, span: Span, published: PartialDate, anchor: Period | None) -> tuple[str, Period | None]:
    """Read with this package."""
    found = find_times(text, published=published, within=span, anchor=anchor)
    if not found:
        return "", None
    best = max(found, key=lambda m: m.span.end - m.span.start)
    return timex_value(best), best.period if best.shape == "date" and best.link != "earlier" else None


def dateparser_reader() -> Reader | None:
    """Give a reader by dateparser, or None if it is not installed."""
    try:
        from dateparser.date import DateDataParser
    except ImportError:
        return None
    parsers: dict[str, Any] = {}

    def read(text: str, span: Span, published: PartialDate, anchor: Period | None) -> tuple[str, Period | None]:
        base = datetime.combine(published.period().end, datetime.min.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        parser = parsers.setdefault(published.iso(), DateDataParser(languages=["en"], settings=settings))
        data = parser.get_date_data(span.of(text).replace("\n", " "))
        return (data.date_obj.strftime("%Y-%m-%d") if data.date_obj else ""), None

    return read


def expressions(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Go through the documents and their DATE and DURATION expressions."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            for timex in document["timexes"]:
                if timex["type"] in ("DATE", "DURATION"):
                    yield document, timex


def score(path: Path, read: Reader, *, cut: bool = False) -> tuple[dict[str, list[bool]], list[str]]:
    """Score a reader: right or wrong for each expression, by document, and what went wrong."""
    right: dict[str, list[bool]] = {}
    misses, anchor, current = [], None, ""
    for document, timex in expressions(path):
        if document["id"] != current:
            current, anchor = document["id"], None
        published = parse_partial_date(document["published"][:10])
        value, period = read(document["text"], Span(timex["start"], timex["end"]), published, anchor)
        anchor = period or anchor
        wanted = timex["value"]
        same = value[: len(wanted)] == wanted if cut else value == wanted
        right.setdefault(document["id"], []).append(same)
        if not same:
            misses.append(
                f"{timex['type']:8} {document['published'][:10]} {timex['text']!r}: {value or 'nothing'}, not {wanted}"
            )
    return right, misses


def interval(right: dict[str, list[bool]], *, n_resamples: int = 2000) -> tuple[float, float]:
    """Give the 95 % bootstrap interval of the share right, documents resampled."""
    rng, groups = random.Random(1), list(right.values())
    shares = []
    for _ in range(n_resamples):
        drawn = [g for _ in groups for g in (rng.choice(groups),)]
        shares.append(sum(map(sum, drawn)) / sum(map(len, drawn)))
    shares.sort()
    return shares[int(0.025 * n_resamples)], shares[int(0.975 * n_resamples)]


def main(arguments: Iterable[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args(None if arguments is None else list(arguments))
    readers: dict[str, tuple[Reader, bool]] = {"onrecord": (read_ours, False)}
    if (other := dateparser_reader()) is not None:
        readers["dateparser"] = (other, True)
    result = {}
    for name, (read, cut) in readers.items():
        right, misses = score(options.gold, read, cut=cut)
        n, k = sum(map(len, right.values())), sum(map(sum, right.values()))
        low, high = interval(right)
        result[name] = {"right": k, "of": n, "share": round(k / n, 3), "interval": [round(low, 3), round(high, 3)]}
        if options.misses and name == "onrecord":
            for miss, times in Counter(misses).most_common():
                print(f"{times:3} {miss}")
    print(json.dumps(result, indent=1) if options.json else "\n".join(f"{n}: {m}" for n, m in result.items()))


if __name__ == "__main__":
    main()
