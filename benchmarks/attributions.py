"""Attributions on PolNeAR development articles: spans, relations, calibration, speakers end to end, and speed.

    python benchmarks/attributions.py --gold dev.jsonl.gz [--speakers speakers.jsonl] [--finder model|rules] [--json]

Whole product: each article is read as a plain-text document and `find_attributions` does the rest; gold is unfiltered.
Beside each figure: people with each other, and the finder by rules (`--finder rules`) as the floor. PolNeAR v1.0.0:
Newell, Margolin & Ruths 2018, LREC. Speed: articles a CPU-second on one thread, model loaded, and as the floor the same
texts through the encoder alone.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from onrecord.attributions import Attribution, find_attributions
from onrecord.attributions.by_model import find_by_model
from onrecord.attributions.rules import find_by_rules
from onrecord.attributions.score import HUMAN_AGREEMENT, Score, match, read_marked, score_attributions
from onrecord.attributions.score_speakers import SpeakerPair, SpeakerScore, score_speakers
from onrecord.documents import Block, Document, read_document
from onrecord.text.spans import Span

FINDERS = {"model": find_by_model, "rules": find_by_rules}


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines, compressed or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.decode("utf-8").splitlines()]


def document_of(article: dict[str, Any]) -> Document:
    """Take an article's text as it stands, all of it body: gold marks every part of it."""
    document = read_document(article["text"].encode())
    whole = Block(span=Span(0, len(document.text)), role="body")
    blocks = tuple(dataclasses.replace(block, role="body") for block in document.blocks) or (whole,)
    return dataclasses.replace(document, blocks=blocks)


def row(attribution: Attribution) -> dict[str, Any]:
    """Spell an attribution as the scorer reads it."""
    spans = {role: [(s.start, s.end) for s in getattr(attribution, role)] for role in ("source", "cue", "content")}
    return {"id": attribution.id, "probability": attribution.probability, **spans}


def speaker_pairs(
    article: dict[str, Any], found: tuple[Attribution, ...], gold: dict[str, dict[str, Any]]
) -> list[SpeakerPair]:
    """Set the gold speaker of each attribution beside the one that was found for it, if it was found."""
    marked = [read_marked(a) for a in article["attributions"]]
    taken = dict(match(marked, [read_marked(row(a)) for a in found]))
    pairs = []
    for index, attribution in enumerate(article["attributions"]):
        if line := gold.get(attribution["id"]):
            speaker = found[taken[index]].speaker if index in taken else None
            pairs.append(
                SpeakerPair(
                    names=(
                        tuple(n for n in (line["speaker"], *line["aliases"]) if n)
                        if line["speaker_type"] != "none"
                        else ()
                    ),
                    type=line["speaker_type"],
                    form=line["form"],
                    predicted=None if speaker is None else speaker.name if speaker.resolvable else "",
                    predicted_type=speaker.type if speaker else "none",
                    probability=speaker.probability if speaker else 0.0,
                )
            )
    return pairs


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--speakers", type=Path)
    parser.add_argument("--finder", choices=sorted(FINDERS), default="model")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    articles = read_lines(options.gold)
    speakers: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for line in read_lines(options.speakers) if options.speakers else []:
        speakers[line["article"]][line["id"]] = line
    finder = FINDERS[options.finder]
    find_attributions(document_of(articles[0]), finder=finder)
    predicted, pairs, seconds = [], [], 0.0
    for article in articles:
        document, began = document_of(article), time.process_time()
        found = find_attributions(document, finder=finder)
        seconds += time.process_time() - began
        predicted.append({"id": article["id"], "text": document.text, "attributions": [row(a) for a in found]})
        pairs += speaker_pairs(article, found, speakers.get(article["id"], {}))
    score = score_attributions(articles, predicted)
    named = score_speakers(pairs) if pairs else None
    report(score, named, len(articles) / seconds, as_json=options.json)


def report(score: Score, named: SpeakerScore | None, speed: float, *, as_json: bool) -> None:
    """Print the score as a table or as JSON."""
    if as_json:
        parts = {"score": dataclasses.asdict(score), "articles_a_cpu_second": round(speed, 2)}
        print(json.dumps(parts | ({"speakers": dataclasses.asdict(named)} if named else {}), indent=1))
        return
    print(f"{score.n_articles} articles{'':14} P     R     F1    95 % interval   people")
    for name, rate in score.rates.items():
        people = HUMAN_AGREEMENT.get(name, "")
        figures = f"{rate.precision:5.1f} {rate.recall:5.1f} {rate.f1:5.1f}   {rate.low:.1f}–{rate.high:.1f}"
        print(f"  {name:22} {figures}       {people}")
    for name, part in {**score.by_quotation, **score.by_source_form}.items():
        figures = f"found {part.found:.1f} overlap {part.all_overlap:.1f} exact {part.all_exact:.1f}"
        print(f"  recall {name:15} n {part.n_gold:5} {figures}")
    print(f"  calibration error of found {score.calibration_error:.3f}; {speed:.1f} articles a CPU-second")
    if named:
        print(f"  speaker right, of all eligible {named.eligible.percent:.1f} (n {named.eligible.n})")
        print(f"  speaker right, of those found  {named.nameable.percent:.1f} (n {named.nameable.n})")


if __name__ == "__main__":
    main()
