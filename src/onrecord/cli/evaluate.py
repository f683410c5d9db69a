"""``onrecord evaluate``: what was found, beside what people say."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.attributions.score import Score


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.argument("predicted", type=click.Path(path_type=Path), metavar="PREDICTED")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def evaluate(gold: Path, predicted: Path, *, as_json: bool) -> None:
    """Score attributions (JSON lines), or compare a corrected claim file with the proposal (YAML), field by field.

    Attributions of any system can be scored: one object a line with text and attributions, each with source, cue and
    content as lists of [start, end). Nothing is sent anywhere.
    """
    if gold.suffix in (".yaml", ".yml"):
        click.echo(_claims(gold, predicted, as_json=as_json))
    else:
        click.echo(_attributions(gold, predicted, as_json=as_json))


def _claims(gold: Path, predicted: Path, *, as_json: bool) -> str:
    from onrecord.checks.claim_file import read_claim_file
    from onrecord.checks.compare import compare_claim_files

    found = compare_claim_files(read_claim_file(gold), read_claim_file(predicted))
    if as_json:
        return json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1)
    lines = [f"{found.n_same} of {found.n_claims} claims as proposed"]
    lines += [f"added by hand: {', '.join(found.added)}"] if found.added else []
    lines += [f"taken out: {', '.join(found.removed)}"] if found.removed else []
    lines += [f"{c.claim} {c.field}: {c.proposed} → {c.corrected}" for c in found.changes]
    return "\n".join(lines)


def _attributions(gold: Path, predicted: Path, *, as_json: bool) -> str:
    from onrecord.attributions.score import score_attributions

    score = score_attributions(_read_lines(gold), _read_lines(predicted))
    if as_json:
        return json.dumps(dataclasses.asdict(score), indent=1)
    return _table(score)


def _table(score: Score) -> str:
    from onrecord.attributions.score import HUMAN_AGREEMENT

    lines = [f"{score.n_articles} articles{'':14} P     R     F1    95 % interval   people with each other"]
    for name, rate in score.rates.items():
        figures = f"{rate.precision:5.1f} {rate.recall:5.1f} {rate.f1:5.1f}   {rate.low:.1f}–{rate.high:.1f}"
        lines.append(f"{name:22} {figures}       {HUMAN_AGREEMENT.get(name, '')}".rstrip())
    for name, part in {**score.by_quotation, **score.by_source_form}.items():
        shares = f"found {part.found:.1f}, overlap {part.all_overlap:.1f}, exact {part.all_exact:.1f}"
        lines.append(f"recall, {name:14} n {part.n_gold:5}  {shares}")
    lines.append(f"calibration error of found {score.calibration_error:.3f}")
    return "\n".join(lines)


def _read_lines(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines, compressed or not, and say which line is wrong."""
    import gzip

    from onrecord.errors import OnRecordError

    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = content.decode("utf-8").splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        fix = "give JSON lines, one document a line"
        raise OnRecordError(f"{path.name} cannot be read: {error}", where=str(path), fix=fix, code="E702") from error
    return [_document(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]


def _document(line: str, path: Path, number: int) -> dict[str, Any]:
    from onrecord.errors import OnRecordError

    try:
        found = json.loads(line)
    except ValueError as error:
        raise OnRecordError(
            f"not JSON: {error}", where=f"{path}, line {number}", fix="one JSON object a line", code="E702"
        ) from error
    if not isinstance(found, dict) or not {"text", "attributions"} <= set(found):
        raise OnRecordError(
            "a line without text and attributions",
            where=f"{path}, line {number}",
            fix="onrecord attributions ARTICLE… --format jsonl",
            code="E702",
        )
    found.setdefault("id", found.get("sha256", str(number)))
    return found
