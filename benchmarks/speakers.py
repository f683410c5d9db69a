"""Measure the resolution of speakers, with the spans of the attributions given.

Needs a gold file (JSON Lines: ``article, id, speaker, aliases, speaker_type, form, kind``) and the articles that it
speaks of (JSON Lines, may be gzipped: ``id, text, author, attributions``), as in PolNeAR v1.0.0
(https://github.com/networkdynamics/PolNeAR; not shipped here, its licence is not stated).

    python benchmarks/speakers.py --gold GOLD.jsonl --articles dev.jsonl.gz [--json] [--errors]
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.attributions.attribution import Speaker
from onrecord.attributions.context import Context
from onrecord.attributions.kinds import kind_of
from onrecord.attributions.raw import RawAttribution
from onrecord.attributions.score_speakers import SpeakerPair, score_speakers
from onrecord.attributions.speakers import resolve_speakers
from onrecord.documents import read_document
from onrecord.documents.document import Document
from onrecord.text.spans import Span, Spans

N_RESAMPLES = 1000
"""Resamples of whole articles behind each interval."""
_FOLDED = "other"
"""Gold kind that the package does not have; such attributions are left out of the kind's accuracy."""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Go through the objects of a JSON Lines file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def document_of(article: dict[str, Any]) -> Document:
    """Read an article, with the byline of its record."""
    document = read_document(article["text"].encode())
    author = article.get("author") or ""
    return replace(document, byline=document.byline or ((author,) if author else ()))


def spans_of(pairs: list[list[int]]) -> Spans:
    """Turn lists of offsets into spans."""
    return tuple(Span(start, end) for start, end in pairs)


def resolved(document: Document, marked: list[dict[str, Any]]) -> tuple[dict[str, Speaker], dict[str, RawAttribution]]:
    """Resolve the speakers of the marked attributions of one article."""
    raws = {
        a["id"]: RawAttribution(
            source=spans_of(a["source"]), cue=spans_of(a["cue"]), content=spans_of(a["content"]), probability=1.0
        )
        for a in marked
    }
    order = sorted(raws, key=lambda id_: min(raws[id_].source + raws[id_].cue + raws[id_].content, default=Span(0, 0)))
    speakers = resolve_speakers(document, [raws[id_] for id_ in order])
    return dict(zip(order, speakers, strict=True)), raws


def pair_of(gold: dict[str, Any], speaker: Speaker) -> SpeakerPair:
    """Set a decision of the reader beside one of the resolver."""
    names = tuple(name for name in (gold["speaker"], *gold["aliases"]) if name)
    return SpeakerPair(
        names=names if gold["speaker_type"] != "none" else (),
        type=gold["speaker_type"],
        form=gold["form"],
        predicted=speaker.name if speaker.resolvable else "",
        predicted_type=speaker.type,
        probability=speaker.probability,
    )


def interval(groups: list[list[SpeakerPair]], seed: int = 0) -> dict[str, tuple[float, float]]:
    """Give 95 % intervals by resampling articles."""
    rng = np.random.default_rng(seed)
    draws: dict[str, list[float]] = defaultdict(list)
    for _ in range(N_RESAMPLES):
        chosen = rng.integers(len(groups), size=len(groups))
        score = score_speakers(pair for index in chosen for pair in groups[index])
        draws["nameable"].append(score.nameable.percent)
        draws["type_macro_f1"].append(score.type_macro_f1)
        draws["precision_at_70"].append(score.precision_at_70)
        draws["calibration_error"].append(score.calibration_error)
        for form in ("pronoun", "nominal"):
            draws[form].append(score.by_form[form].percent if form in score.by_form else float("nan"))
    return {name: tuple(np.nanpercentile(values, (2.5, 97.5)).round(3)) for name, values in draws.items()}


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list what was resolved wrongly")
    options = parser.parse_args()
    gold: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for line in read_lines(options.gold):
        gold[line["article"]][line["id"]] = line
    kinds: list[bool] = []
    groups = [
        _of_article(article, gold[article["id"]], kinds, show=options.errors)
        for article in read_lines(options.articles)
        if article["id"] in gold
    ]
    _print(groups, kinds, as_json=options.json)


def _of_article(
    article: dict[str, Any], gold: dict[str, dict[str, Any]], kinds: list[bool], *, show: bool
) -> list[SpeakerPair]:
    document = document_of(article)
    context = Context(document)
    speakers, raws = resolved(document, article["attributions"])
    pairs = []
    for id_, line in gold.items():
        pair = pair_of(line, speakers[id_])
        pairs.append(pair)
        around = context.around(raws[id_])
        kind = kind_of(raws[id_].cue, document.text, around=around, by_document=speakers[id_].type == "document")
        if line["kind"] != _FOLDED:
            kinds.append(kind == line["kind"])
        if show:
            _show(document.text, raws[id_], line, speakers[id_], pair, kind)
    return pairs


def _show(text: str, raw: RawAttribution, line: dict[str, Any], speaker: Speaker, pair: SpeakerPair, kind: str) -> None:
    source = " … ".join(span.of(text) for span in raw.source)
    cue = " … ".join(span.of(text) for span in raw.cue)
    where = f"{line['article'][:24]:24} {line['id']:4} [{source[:50]}] <{cue[:40]}>"
    if not pair.right:
        print(f"NAME {where} {line['form']}: {speaker.name!r} ({speaker.probability:.2f}), gold {pair.names[:3]}")
    if pair.type != pair.predicted_type:
        print(f"TYPE {where} {line['form']}: {pair.predicted_type}, gold {pair.type} {line['speaker'][:30]}")
    if line["kind"] not in (kind, _FOLDED):
        print(f"KIND {where} {kind}, gold {line['kind']}")


def _print(groups: list[list[SpeakerPair]], kinds: list[bool], *, as_json: bool) -> None:
    score = score_speakers(pair for group in groups for pair in group)
    result = asdict(score) | {"kind_accuracy": 100 * sum(kinds) / max(1, len(kinds)), "interval_95": interval(groups)}
    if as_json:
        print(json.dumps(result, indent=2, default=float))
        return
    print(f"articles {len(groups)}, attributions {sum(map(len, groups))}")
    for name, value in result.items():
        print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
