"""Train the attribution model: ``python -m training.train --corpus PATH --encoder PATH --out PATH``."""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path

import numpy as np
import torch

from training.batches import epoch_batches
from training.data import ENTITY_LABELS, Article, Vocabulary, load_gum, load_polnear, load_tokenizer
from training.losses import all_losses, weighted
from training.network import Network


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with polnear/ and gum/")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder with model.safetensors and tokenizer.json of MiniLM-L6"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--pieces", type=int, default=4096, help="word pieces in a batch")
    parser.add_argument("--window", type=int, nargs=2, default=(224, 380), help="shortest and longest window")
    parser.add_argument("--encoder-rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--average", type=float, default=0.997, help="decay of the running average of the weights")
    parser.add_argument("--warm-up", type=float, default=0.05, help="share of the training")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20171010)
    parser.add_argument("--articles", type=int, default=None, help="only so many articles, for a trial")
    parser.add_argument("--stop-after", type=float, default=None, help="minutes after which to plan the decay's end")
    return parser.parse_args()


def optimizer(model: Network, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    slow, slow_plain, fast, fast_plain = [], [], [], []
    for name, parameter in model.named_parameters():
        plain = parameter.ndim < 2
        old = name.startswith("encoder.") and ".extra." not in name
        (slow_plain if plain and old else slow if old else fast_plain if plain else fast).append(parameter)
    groups = [
        {"params": slow, "lr": encoder_rate, "weight_decay": 0.01},
        {"params": slow_plain, "lr": encoder_rate, "weight_decay": 0.0},
        {"params": fast, "lr": head_rate, "weight_decay": 0.01},
        {"params": fast_plain, "lr": head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def name_pieces(articles: list[Article]) -> np.ndarray:
    person = ENTITY_LABELS.index("PERSON")
    return np.concatenate([a.ids[a.entity == person] for a in articles])


def average_into(average: Network, model: Network, decay: float) -> None:
    with torch.no_grad():
        pairs = list(zip(average.parameters(), model.parameters(), strict=True))
        torch._foreach_lerp_([a for a, _ in pairs], [p.detach() for _, p in pairs], 1.0 - decay)


def progress(step: int, planned: int, began: float, minutes: float | None) -> float:
    """Share of the training done, by steps, or by the clock where a time was given."""
    by_steps = step / planned
    return max(by_steps, (time.time() - began) / 60 / minutes) if minutes else by_steps


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer, vocabulary = load_tokenizer(options.encoder / "tokenizer.json"), Vocabulary()
    articles = load_polnear(options.corpus / "polnear", "train", tokenizer, vocabulary)[: options.articles]
    names = name_pieces(articles)
    articles += load_gum(options.corpus / "gum" / "gum.conllu.gz", tokenizer, vocabulary)[: options.articles]
    model = Network(len(vocabulary.pos), len(vocabulary.dep))
    model.encoder.load_bert(options.encoder / "model.safetensors")
    average = copy.deepcopy(model).eval()
    optimize = optimizer(model, options.encoder_rate, options.head_rate)
    rates = [group["lr"] for group in optimize.param_groups]
    n_pieces = sum(len(a.ids) for a in articles)
    planned = int(options.epochs * n_pieces / options.pieces * 1.12)
    (options.out / "vocabulary.json").write_text(json.dumps({"pos": vocabulary.pos, "dep": vocabulary.dep}))
    log = (options.out / "log.jsonl").open("a", encoding="utf-8")
    log.write(
        json.dumps(
            {"options": {k: str(v) for k, v in vars(options).items()}, "pieces": n_pieces, "planned_steps": planned}
        )
        + "\n"
    )
    step, began, sums = 0, time.time(), {}
    for epoch in range(options.epochs):
        model.train()
        batches = epoch_batches(
            articles, rng, pieces=options.pieces, low=options.window[0], high=options.window[1], names=names
        )
        for batch in batches:
            done = progress(step, planned, began, options.stop_after)
            if done >= 1.0:
                break
            factor = min(done / options.warm_up, 1.0) * max(1.0 - done, 0.0) + 1e-3
            for group, rate in zip(optimize.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            losses = all_losses(model, batch, rng)
            loss = weighted(losses)
            optimize.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimize.step()
            step += 1
            average_into(average, model, min(options.average, (1 + step) / (20 + step)))
            for name, value in {**losses, "all": loss}.items():
                sums.setdefault(name, []).append(float(value.detach()))
            if step % 25 == 0:
                means = {name: round(float(np.mean(values)), 4) for name, values in sums.items()}
                log.write(
                    json.dumps(
                        {
                            "step": step,
                            "epoch": epoch,
                            "done": round(done, 3),
                            "minutes": round((time.time() - began) / 60, 2),
                            **means,
                        }
                    )
                    + "\n"
                )
                log.flush()
                sums = {}
        torch.save(
            {"average": average.state_dict(), "last": model.state_dict(), "epoch": epoch},
            options.out / "checkpoint.tmp",
        )
        (options.out / "checkpoint.tmp").rename(options.out / "checkpoint.pt")
        log.write(json.dumps({"saved_epoch": epoch, "step": step}) + "\n")
        log.flush()


if __name__ == "__main__":
    main()
