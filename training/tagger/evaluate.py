"""Score a tagger on a writer whom it has not read: ``python -m training.tagger.evaluate --run PATH --writer NAME``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.attributions.model.features import piece_features
from onrecord.attributions.model.tokenization import cut_pieces
from onrecord.claims.model.decode import Tagged, decode
from training.batches import CLS, SEP
from training.markup import ATTRIBUTES, TESTABLE, MarkedClaim, Passage
from training.tagger.data import PART_OF, SORT_OF, WAY_OF, load_passages
from training.tagger.network import Tagger
from training.tagger.train import PASSAGES, load_tokenizer


def read(text: str, model: Tagger, tokenizer: Tokenizer) -> tuple[Tagged, ...]:
    """Tag a text."""
    pieces = cut_pieces(text, tokenizer)
    features = torch.zeros(1, 4, len(pieces.ids) + 2, dtype=torch.long)
    features[0, :, 1:-1] = torch.tensor(piece_features(text, pieces.starts, pieces.ends).stacked)
    with torch.no_grad():
        scores = model(torch.tensor([[CLS, *pieces.ids, SEP]]), features, None)
    return decode({name: rows[0, 1:-1].numpy() for name, rows in scores.items()}, pieces, text)


def _characters(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for a, b in spans for i in range(a, b))


def score(passages: Sequence[Passage], found: Sequence[Sequence[Tagged]]) -> Counter[str]:
    """Count claims found, sorts, ways and parts that are right; keys that end in ``/`` count what there is."""
    out: Counter[str] = Counter()
    for passage, tagged in zip(passages, found, strict=True):
        free = list(tagged)
        for claim in passage.claims:
            marked = _characters(claim.spans)
            near = [(len(marked & _mark(t)) / min(len(marked), len(_mark(t)) or 1), t) for t in free]
            best = max(near, key=lambda n: n[0], default=(0.0, None))
            match = best[1] if best[0] >= 0.5 else None
            if match is not None:
                free.remove(match)
            _score_claim(claim, match, out)
        out["extra"] += sum(t.sort in TESTABLE for t in free)
        out["extra other"] += sum(t.sort not in TESTABLE for t in free)
    return out


def _mark(tagged: Tagged) -> frozenset[int]:
    return _characters([(s.start, s.end) for s in tagged.spans])


def _score_claim(claim: MarkedClaim, match: Tagged | None, out: Counter[str]) -> None:
    testable = claim.kind in TESTABLE
    group = "testable" if testable else "reason"
    out[f"{group}/"] += 1
    sort = SORT_OF.get(claim.kind, claim.kind)
    found = match is not None and (match.sort in TESTABLE) == testable
    out[f"{group} found"] += found
    out[f"{group} flagged"] += match is not None and not found
    right = match is not None and match.sort == sort
    out[f"{group} right"] += right
    out[f"{claim.kind}/"] += 1
    out[f"{claim.kind} right"] += right
    if not right or match is None or not testable:
        return
    wanted = next((WAY_OF[a] for a in claim.attributes if a in WAY_OF), "")
    out["way/"] += 1
    out["way right"] += match.way == wanted
    units = [a for a in claim.attributes if a in ("day", "week", "month", "year")]
    if units:
        out["unit/"] += 1
        out["unit right"] += match.unit == units[0]
    gold = {(PART_OF[p.name], p.start, p.end) for p in claim.parts}
    mine = {(p.name, p.span.start, p.span.end) for p in match.parts}
    out["parts/"] += len(gold)
    out["parts found"] += len(mine)
    out["parts exact"] += len(gold & mine)
    out["parts near"] += sum(any(n == m and a < y and x < b for m, x, y in mine) for n, a, b in gold)


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--writers", nargs="+", required=True)
    options = parser.parse_args()
    model = Tagger()
    model.load_state_dict(torch.load(options.run / "tagger.pt", weights_only=True))
    model.eval()
    tokenizer = load_tokenizer(options.encoder)
    for writer in options.writers:
        passages = load_passages(PASSAGES)[writer]
        print(writer)
        show(score(passages, [read(p.text, model, tokenizer) for p in passages]))


def show(counts: Counter[str]) -> None:
    """Print shares."""

    def share(right: str, of: str) -> str:
        return f"{counts[right] / max(counts[of], 1):.3f} of {counts[of]}"

    for group in ("testable", "reason"):
        print(
            f"{group}: "
            + ", ".join(f"{name} {share(f'{group} {name}', f'{group}/')}" for name in ("found", "flagged", "right"))
        )
    print(f"not marked, but found: {counts['extra']} testable, {counts['extra other']} others")
    pairs = {"way": "way", "unit": "unit", "parts exact": "parts", "parts near": "parts"}
    print(
        ", ".join(f"{name} {share(name if ' ' in name else name + ' right', of + '/')}" for name, of in pairs.items())
    )
    print(f"parts, precision {share('parts exact', 'parts found')}")
    print("  " + ", ".join(f"{kind} {counts[kind + ' right']}/{counts[kind + '/']}" for kind in ATTRIBUTES))


if __name__ == "__main__":
    main()
