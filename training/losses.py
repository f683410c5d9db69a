"""One loss for all heads, each term a mean over the batch's pieces unless said otherwise."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.attributions.model.pairs import around, distance_codes, pair_features
from training.batches import Batch
from training.network import Network, masked_mean_loss

REACH = 144  # pieces on each side of a cue; 99.7 % of the training attributions lie within
WEIGHTS = {
    "cue": 1.0,
    "pair": 1.0,
    "valid": 1.0,
    "source": 0.3,
    "content": 0.3,
    "entity": 0.15,
    "pos": 0.08,
    "dep": 0.04,
    "head": 0.04,
    "coref": 0.06,
}
NEGATIVES = 4  # wrong cues a window, those that the model believes most


def pair_tags(roles: dict[str, list[tuple[int, int]]], first: int) -> np.ndarray:
    """Tags of the pieces around a cue: 0 none, then beginning/inside of source, content, cue."""
    tags = np.zeros(2 * REACH + 1, dtype=np.int64)
    for number, role in enumerate(("source", "content", "cue")):
        for start, end in roles[role]:
            a, b = start - first + REACH, end - first + REACH
            if b > 0 and a < len(tags):
                tags[max(a, 0) : b] = 2 + 2 * number
                tags[max(a, 0)] = 1 + 2 * number
    return tags


def wrong_cues(scores: np.ndarray, taken: np.ndarray, limit: int) -> list[tuple[int, int]]:
    """Pick the likeliest cue beginnings that touch no gold cue; ``scores`` are (n, 3)."""
    begin = scores[:, 1] - scores[:, 0]
    inside = scores.argmax(1) == 2
    found: list[tuple[int, int]] = []
    for place in np.argsort(-np.where(taken, -1e9, begin))[: 3 * limit]:
        first = last = int(place)
        if taken[first] or any(a <= first <= b for a, b in found):
            continue
        while last + 1 < len(scores) and inside[last + 1] and not taken[last + 1] and last - first < 8:
            last += 1
        found.append((first, last))
        if len(found) == limit:
            break
    return found


def jitter(cue: tuple[int, int], rng: np.random.Generator) -> tuple[int, int]:
    """Now and then give the pair head a cue with a wrong edge, as decoding will."""
    first, last = cue
    if rng.random() < 0.1 and last > first:
        return (first + 1, last) if rng.random() < 0.5 else (first, last - 1)
    return cue


def all_losses(model: Network, batch: Batch, rng: np.random.Generator) -> dict[str, Tensor]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        mask = None if bool(batch.mask.all()) else batch.mask[:, None, None, :]
        hidden = model.dropout(model.encoder(batch.ids, batch.features, mask))
        out = model.heads(hidden)
        losses = {
            name: masked_mean_loss(getattr(model, name)(hidden), batch.labels[name])
            for name in ("source", "content", "pos", "dep")
        }
        losses["entity"] = masked_mean_loss(out.entity, batch.labels["entity"])
        losses["head"] = _governor_loss(model, hidden, batch)
        losses |= _cue_and_pair_losses(model, batch, out.cue, out.piece, out.cue_span, rng)
    losses["coref"] = _coreference_loss(model, batch, out.coreference.float())
    return losses


def _governor_loss(model: Network, hidden: Tensor, batch: Batch) -> Tensor:
    scores = model.dependent(hidden) @ model.governor(hidden).transpose(1, 2) / 8.0
    scores = scores.float().masked_fill(~batch.mask[:, None, :], -1e4)
    return masked_mean_loss(scores, batch.labels["head"])


def _cue_and_pair_losses(
    model: Network, batch: Batch, cue: Tensor, piece: Tensor, cue_span: Tensor, rng: np.random.Generator
) -> dict[str, Tensor]:
    rows = [row for row, example in enumerate(batch.examples) if example.has_attributions]
    if not rows:
        zero = cue.sum() * 0.0
        return {"cue": zero, "pair": zero, "valid": zero}
    n_pieces = float(batch.mask[rows].sum())
    tags = batch.labels["cue"][rows].clamp(min=0)
    cue_loss = model.cue_crf.loss(cue[rows], tags, batch.mask[rows].float()).sum() / n_pieces
    owners, cues, gold, pairs, valid = _choose_cues(batch, rows, cue.detach().float().numpy(), rng)
    places, present, codes = _pair_inputs(batch, owners, cues)
    tags_of_pairs, valid_score = _run_pairs(model, piece, cue_span, owners, cues, places, present, codes)
    known = torch.tensor(pairs)
    sequence = model.pair_crf.loss(
        tags_of_pairs[known], torch.tensor(gold)[known], torch.ones(int(known.sum()), 2 * REACH + 1)
    )
    valid_loss = F.binary_cross_entropy_with_logits(valid_score.float(), torch.tensor(valid), reduction="sum")
    return {"cue": cue_loss, "pair": sequence.sum() / n_pieces, "valid": valid_loss / n_pieces}


def _choose_cues(
    batch: Batch, rows: list[int], scores: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    owners, cues, gold, known, valid = [], [], [], [], []
    for row in rows:
        example = batch.examples[row]
        taken = example.labels["cue"] > 0
        taken[[0, -1]] = True
        whole = {(r["cue"][0][0], r["cue"][0][1] - 1): r for r in example.relations}
        for cue in example.cues:
            moved = jitter(cue, rng)
            owners.append(row)
            cues.append(moved)
            known.append(cue in whole)
            gold.append(pair_tags(whole[cue], moved[0]) if cue in whole else np.zeros(2 * REACH + 1, dtype=np.int64))
            valid.append(1.0)
        for cue in wrong_cues(scores[row, : len(taken)], taken, NEGATIVES):
            owners.append(row)
            cues.append(cue)
            known.append(True)
            gold.append(np.zeros(2 * REACH + 1, dtype=np.int64))
            valid.append(0.0)
    return np.array(owners), np.array(cues), np.array(gold), np.array(known), np.array(valid, dtype=np.float32)


def _pair_inputs(batch: Batch, owners: np.ndarray, cues: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    n = cues.shape[0]
    places = np.zeros((n, 2 * REACH + 1), dtype=np.int64)
    present = np.zeros((n, 2 * REACH + 1), dtype=bool)
    codes = np.zeros((4, n, 2 * REACH + 1), dtype=np.int64)
    for row in np.unique(owners):
        of_row = owners == row
        length = len(batch.examples[row].ids)
        places[of_row], exists = around(cues[of_row], length, REACH)
        present[of_row] = exists & (places[of_row] > 0) & (places[of_row] < length - 1)
        codes[:, of_row] = pair_features(cues[of_row], places[of_row], batch.counts[row, :, :length])
    return places, present, codes


def _run_pairs(
    model: Network,
    piece: Tensor,
    cue_span: Tensor,
    owners: np.ndarray,
    cues: np.ndarray,
    places: np.ndarray,
    present: np.ndarray,
    codes: np.ndarray,
) -> tuple[Tensor, Tensor]:
    owner = torch.tensor(owners)
    half = cue_span.shape[-1] // 2
    cue = cue_span[owner, torch.tensor(cues[:, 0]), :half] + cue_span[owner, torch.tensor(cues[:, 1]), half:]
    pieces = piece[owner[:, None], torch.tensor(places)]
    return model.pairs(pieces, cue, torch.tensor(codes), torch.tensor(present).to(piece.dtype))


def _coreference_loss(model: Network, batch: Batch, pieces: Tensor) -> Tensor:
    total, n = pieces.sum() * 0.0, 0
    for row, example in enumerate(batch.examples):
        if len(example.mentions) < 2:
            continue
        mentions = np.array(example.mentions)
        first, last, chain = (torch.tensor(column) for column in mentions.T)
        vectors = model.mention_vectors(pieces[row], first, last)
        distances = torch.tensor(distance_codes(mentions[None, :, 0] - mentions[:, None, 0]))
        scores = model.antecedent_scores(vectors, distances)
        earlier = torch.ones(len(first), len(first), dtype=torch.bool).tril(-1)
        scores = torch.cat([model.none(vectors), scores.masked_fill(~earlier, -1e4)], dim=1)
        same = (chain[:, None] == chain[None, :]) & earlier
        target = torch.cat([~same.any(1, keepdim=True), same], dim=1)
        likelihood = torch.logsumexp(scores.masked_fill(~target, -1e4), 1) - torch.logsumexp(scores, 1)
        total, n = total - likelihood.sum(), n + len(first)
    return total / max(n, 1)


def weighted(losses: dict[str, Tensor]) -> Tensor:
    return sum((WEIGHTS[name] * value for name, value in losses.items()), start=torch.zeros(()))
