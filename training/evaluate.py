"""Score an exported model: ``python -m training.evaluate --corpus PATH --model PATH [--report FILE]``."""

from __future__ import annotations

import argparse
import dataclasses
import json
import time
from pathlib import Path
from typing import Any

from onrecord.attributions.model.assets import Assets, load_assets
from onrecord.attributions.model.read import read_spans
from onrecord.attributions.score import HUMAN_AGREEMENT, Score, score_attributions
from training.data import read_jsonl


def predict(article: dict[str, Any], assets: Assets, threshold: float | None = None) -> dict[str, Any]:
    reading = read_spans(article["text"], assets=assets, threshold=threshold)
    rows = [
        {"id": f"a{n}", "source": one.source, "cue": one.cue, "content": one.content, "probability": one.probability}
        for n, one in enumerate(reading.attributions, 1)
    ]
    return {"id": article["id"], "text": article["text"], "attributions": rows}


def table(score: Score) -> str:
    lines = ["| | precision | recall | F1 | 95 % interval | people |", "|---|---|---|---|---|---|"]
    for name, rate in score.rates.items():
        people = HUMAN_AGREEMENT.get(name, "")
        interval = f"{rate.low:.1f}–{rate.high:.1f}"
        lines.append(f"| {name} | {rate.precision:.1f} | {rate.recall:.1f} | {rate.f1:.1f} | {interval} | {people} |")
    lines += ["", "| recall of | n | found | all overlap | all exact |", "|---|---|---|---|---|"]
    for name, row in {**score.by_quotation, **{f"source: {k}": v for k, v in score.by_source_form.items()}}.items():
        lines.append(f"| {name} | {row.n_gold} | {row.found:.1f} | {row.all_overlap:.1f} | {row.all_exact:.1f} |")
    given = ", ".join(f"{role} {share:.1f}" for role, share in score.given_found.items())
    lines += ["", f"Exact, of those found: {given}. Calibration error of `probability`: {score.calibration_error:.3f}."]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of training.export")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--threshold", type=float, default=None)
    parser.add_argument("--report", type=Path, default=None, help="write the score as JSON")
    options = parser.parse_args()
    assets = load_assets(options.model)
    gold = read_jsonl(options.corpus / "polnear" / f"{options.split}.jsonl.gz")
    began = time.process_time()
    predicted = [predict(article, assets, options.threshold) for article in gold]
    seconds = time.process_time() - began
    score = score_attributions(gold, predicted)
    print(table(score))
    print(f"\n{len(gold) / seconds:.1f} articles a CPU-second.")
    if options.report:
        options.report.write_text(
            json.dumps(dataclasses.asdict(score), indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
