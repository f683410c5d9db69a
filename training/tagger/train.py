"""Train the tagger of claims: ``python -m training.tagger.train --encoder PATH --out PATH [--without WRITER]``."""

from __future__ import annotations

import argparse
import copy
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.claims.model.tags import SIZES
from training.batches import CLS, PAD, SEP
from training.network import NEVER
from training.tagger.data import IGNORE, Example, epoch_examples, example_of, load_passages
from training.tagger.network import Tagger

PASSAGES = Path(__file__).parents[1] / "claims"
WEIGHTS = {"sort": 1.0, "inner": 0.7, "outer": 0.7, "way": 0.3, "unit": 0.2}
SMOOTHING = 0.05
AVERAGE = 0.995


def batches(examples: Sequence[Example], rng: np.random.Generator, pieces: int) -> Iterator[list[Example]]:
    """Put examples of like length into batches of about as many pieces."""
    pool = list(epoch_examples(examples, rng))
    pool.sort(key=lambda e: len(e.ids) + rng.random() * 12)
    out: list[list[Example]] = []
    for example in pool:
        if not out or (len(out[-1]) + 1) * len(example.ids) > pieces:
            out.append([])
        out[-1].append(example)
    rng.shuffle(out)  # type: ignore[arg-type]
    yield from out


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """Pad a batch; the marks of beginning and end around each."""
    length = max(len(e.ids) for e in batch) + 2
    ids = np.full((len(batch), length), PAD)
    features = np.zeros((len(batch), 4, length), dtype=np.int64)
    tags = {name: np.full((len(batch), length), IGNORE) for name in SIZES}
    for row, example in enumerate(batch):
        n = len(example.ids)
        ids[row, : n + 2] = [CLS, *example.ids, SEP]
        features[row, :, 1 : n + 1] = example.features
        for name in SIZES:
            tags[name][row, 1 : n + 1] = example.tags[name]
    there = torch.tensor(ids != PAD)
    mask = torch.where(there, 0.0, NEVER)[:, None, None, :]
    return torch.tensor(ids), torch.tensor(features), mask, {k: torch.tensor(v) for k, v in tags.items()}


def loss_of(model: Tagger, batch: Sequence[Example]) -> Tensor:
    """Give the weighted sum of the layers' losses."""
    ids, features, mask, tags = tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(ids, features, mask.to(torch.bfloat16))
    total = torch.zeros(())
    for name, weight in WEIGHTS.items():
        if bool((tags[name] != IGNORE).any()):
            flat = scores[name].float().flatten(0, 1)
            total = total + weight * F.cross_entropy(
                flat, tags[name].flatten(), ignore_index=IGNORE, label_smoothing=SMOOTHING
            )
    return total


def train(
    examples: Sequence[Example],
    encoder: Path,
    *,
    epochs: int,
    seed: int,
    rate: float,
    pieces: int,
    start: Path | None = None,
    log: Path | None = None,
) -> Tagger:
    """Tune the whole network; give the running average of its weights."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Tagger()
    model.encoder.load_bert(encoder / "model.safetensors")
    if start is not None:
        model.load_state_dict(torch.load(start / "tagger.pt", weights_only=True))
    model.encoder.words.weight.requires_grad_(False)  # most words of the test texts are in no passage
    average = copy.deepcopy(model).eval()
    heads = list(model.tags.parameters()) + list(model.encoder.extra.parameters())
    known = {id(p) for p in heads}
    groups = [
        {
            "params": [p for p in model.parameters() if id(p) not in known and p.requires_grad],
            "lr": rate,
            "weight_decay": 0.01,
        },
        {"params": heads, "lr": 10 * rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    n_pieces = sum(len(e.ids) for e in examples)
    planned = int(epochs * n_pieces / pieces * 1.1) + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / (0.1 * planned), 1.0) * max(1.0 - s / planned, 0.0) + 0.001
    )
    began, step = time.time(), 0
    for epoch in range(epochs):
        model.train()
        losses = []
        for batch in batches(examples, rng, pieces):
            loss = loss_of(model, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            decay = min(AVERAGE, (1 + step) / (20 + step))
            with torch.no_grad():
                pairs = [
                    (m, p) for m, p in zip(average.parameters(), model.parameters(), strict=True) if p.requires_grad
                ]
                torch._foreach_lerp_([m for m, _ in pairs], [p.detach() for _, p in pairs], 1 - decay)
            losses.append(float(loss.detach()))
        entry = {
            "epoch": epoch,
            "step": step,
            "loss": round(float(np.mean(losses)), 4),
            "minutes": round((time.time() - began) / 60, 2),
        }
        print(json.dumps(entry), flush=True)
        if log is not None:
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + "\n")
    return average


def load_tokenizer(encoder: Path) -> Tokenizer:
    """Load the pieces, without cutting or padding."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def examples_without(writers: Sequence[str], tokenizer: Tokenizer) -> list[Example]:
    """Give the examples of all writers but some."""
    passages = load_passages(PASSAGES)
    return [example_of(p.text, p.claims, tokenizer) for w, ps in passages.items() if w not in writers for p in ps]


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--without", nargs="*", default=(), help="leave the passages of these writers out, to test on them"
    )
    parser.add_argument("--start", type=Path, help="folder of a run whose weights are gone on from")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--pieces", type=int, default=1200, help="of a batch")
    parser.add_argument("--seed", type=int, default=20171010)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    examples = examples_without(options.without, load_tokenizer(options.encoder))
    print(f"{len(examples)} examples", flush=True)
    model = train(
        examples, options.encoder, epochs=options.epochs, seed=options.seed, rate=options.rate,
        pieces=options.pieces, start=options.start, log=options.out / "log.jsonl",
    )  # fmt: skip
    torch.save(model.state_dict(), options.out / "tagger.pt")


if __name__ == "__main__":
    main()
