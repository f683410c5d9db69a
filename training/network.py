"""The network: one encoder pass, several heads. Torch; the package itself runs its exported form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.attributions.model.features import N_BREAKS, N_INSIDES, N_MARKS, N_SHAPES
from onrecord.attributions.model.pairs import N_COUNTS, N_DISTANCES
from training.data import ENTITY_LABELS, IGNORE

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
PAIR = 128
COREFERENCE = 64
SYNTAX = 64
N_CUE_TAGS, N_PAIR_TAGS = 3, 7
NEVER = -1e4


class Layer(nn.Module):
    """One transformer layer, names as in BERT checkpoints are mapped on load."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(a.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6-H384 with four added embeddings, which start at zero."""

    def __init__(self, vocabulary: int = 30522, positions: int = 512, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        sizes = (N_SHAPES, N_BREAKS, N_INSIDES, N_MARKS)
        self.extra = nn.ModuleList(nn.Embedding(size, WIDTH) for size in sizes)
        for table in self.extra:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        return self.run(self.words(ids), features, mask)

    def run(self, embedded: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        x = embedded + self.positions.weight[: embedded.shape[1]]
        for row, table in enumerate(self.extra):
            x = x + table(features[:, row])
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_bert(self, path: Path) -> None:
        """Take the weights of a BERT-shaped checkpoint (``model.safetensors``)."""
        raw = {name.removeprefix("bert."): tensor for name, tensor in load_file(str(path)).items()}
        emb = "embeddings."
        self.words.weight.data.copy_(raw[emb + "word_embeddings.weight"])
        self.positions.weight.data.copy_(
            raw[emb + "position_embeddings.weight"] + raw[emb + "token_type_embeddings.weight"][:1]
        )
        _copy(self.norm, raw, emb + "LayerNorm")
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}."
            qkv = [at + f"attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.data.copy_(torch.cat([raw[name + ".weight"] for name in qkv]))
            layer.qkv.bias.data.copy_(torch.cat([raw[name + ".bias"] for name in qkv]))
            _copy(layer.out, raw, at + "attention.output.dense")
            _copy(layer.norm1, raw, at + "attention.output.LayerNorm")
            _copy(layer.up, raw, at + "intermediate.dense")
            _copy(layer.down, raw, at + "output.dense")
            _copy(layer.norm2, raw, at + "output.LayerNorm")


def _copy(module: nn.Module, raw: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(raw[name + ".weight"])
    module.bias.data.copy_(raw[name + ".bias"])


class Crf(nn.Module):
    """A linear chain with fixed impossible steps and learned scores for the rest."""

    def __init__(self, allowed: np.ndarray) -> None:
        super().__init__()
        n = len(allowed)
        self.scores = nn.Parameter(torch.zeros(n, n))
        self.register_buffer("blocked", torch.tensor(np.where(allowed, 0.0, NEVER), dtype=torch.float32))

    def transitions(self) -> Tensor:
        return self.scores + self.blocked

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each sequence; the state before and after is tag 0."""
        emissions, step = emissions.float(), self.transitions()
        at_tags = emissions.gather(2, tags.unsqueeze(2)).squeeze(2)
        moves = step[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        last = tags.gather(1, mask.long().sum(1, keepdim=True) - 1).squeeze(1)
        gold = step[0, tags[:, 0]] + (at_tags * mask).sum(1) + moves.sum(1) + step[last, 0]
        at_steps, shown = emissions.unbind(1), (mask > 0).unsqueeze(2).unbind(1)
        alpha = step[0] + at_steps[0]
        for now, here in zip(shown[1:], at_steps[1:], strict=True):
            alpha = torch.where(now, torch.logsumexp(alpha.unsqueeze(2) + step, dim=1) + here, alpha)
        return torch.logsumexp(alpha + step[:, 0], dim=1) - gold


def bio_allowed(n_roles: int) -> np.ndarray:
    """Inside follows only the beginning or inside of its own role."""
    n = 1 + 2 * n_roles
    allowed = np.ones((n, n), dtype=bool)
    for role in range(n_roles):
        inside = 2 + 2 * role
        allowed[:, inside] = False
        allowed[inside - 1, inside] = allowed[inside, inside] = True
    return allowed


class PairHead(nn.Module):
    """For a cue, the role of every piece around it."""

    def __init__(self) -> None:
        super().__init__()
        self.piece = nn.Linear(WIDTH, 2 * PAIR)
        self.cue = nn.Linear(2 * WIDTH, 2 * PAIR)
        self.distance = nn.Embedding(N_DISTANCES, PAIR)
        self.counts = nn.ModuleList(nn.Embedding(N_COUNTS, PAIR) for _ in range(3))
        self.near = nn.Conv1d(PAIR, PAIR, 3, padding=1)
        self.wide = nn.Conv1d(PAIR, PAIR, 3, padding=3, dilation=3)
        self.tags = nn.Linear(PAIR, N_PAIR_TAGS)
        self.valid = nn.Linear(2 * PAIR, 1)
        for table in (self.distance, *self.counts):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, pieces: Tensor, cues: Tensor, pair_features: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """Score tags ``(C, T, 7)`` and validity ``(C,)``.

        ``pieces`` (C, T, 2·PAIR) and ``cues`` (C, 2·PAIR) are projected; ``pair_features`` is (4, C, T).
        """
        y = self.meet(pieces, cues, pair_features, present).transpose(1, 2)
        y = y + F.gelu(self.near(y))
        y = y + F.gelu(self.wide(y))
        return self.decide(y.transpose(1, 2), cues, present)

    def meet(self, pieces: Tensor, cues: Tensor, pair_features: Tensor, present: Tensor) -> Tensor:
        """Bring each cue together with each piece around it."""
        add, gate = pieces[..., :PAIR], pieces[..., PAIR:]
        x = add + cues[:, None, :PAIR] + gate * cues[:, None, PAIR:] + self.distance(pair_features[0])
        for row, table in enumerate(self.counts):
            x = x + table(pair_features[row + 1])
        return F.gelu(x) * present.unsqueeze(2)

    def decide(self, y: Tensor, cues: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """Score tags and validity."""
        summary = torch.cat([F.gelu(cues[:, :PAIR]), (y * present.unsqueeze(2)).amax(1)], dim=1)
        return self.tags(y), self.valid(summary).squeeze(1)


@dataclass
class Outputs:
    """What the encoder graph gives for each piece."""

    cue: Tensor
    entity: Tensor
    piece: Tensor
    cue_span: Tensor
    coreference: Tensor


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, n_pos: int, n_dep: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(WIDTH, N_CUE_TAGS)
        self.cue_crf = Crf(bio_allowed(1))
        self.source = nn.Linear(WIDTH, 3)
        self.content = nn.Linear(WIDTH, 3)
        self.entity = nn.Linear(WIDTH, len(ENTITY_LABELS))
        self.pos = nn.Linear(WIDTH, n_pos)
        self.dep = nn.Linear(WIDTH, n_dep)
        self.dependent = nn.Linear(WIDTH, SYNTAX)
        self.governor = nn.Linear(WIDTH, SYNTAX)
        self.pairs = PairHead()
        self.pair_crf = Crf(bio_allowed(3))
        self.mention = nn.Linear(WIDTH, 2 * COREFERENCE)  # by first piece | by last piece
        self.query = nn.Linear(COREFERENCE, COREFERENCE)
        self.key = nn.Linear(COREFERENCE, COREFERENCE)
        self.none = nn.Linear(COREFERENCE, 1)
        self.mention_distance = nn.Embedding(N_DISTANCES, 1)
        nn.init.zeros_(self.mention_distance.weight)
        for layer in (self.cue, self.source, self.content, self.pairs.tags):
            layer.bias.data[0] = 4.0  # most pieces have no role

    def heads(self, x: Tensor) -> Outputs:
        half = self.pairs.cue.weight.shape[1] // 2
        start, end = self.pairs.cue.weight[:, :half], self.pairs.cue.weight[:, half:]
        cue_span = torch.cat([F.linear(x, start), F.linear(x, end, self.pairs.cue.bias)], dim=-1)
        return Outputs(self.cue(x), self.entity(x), self.pairs.piece(x), cue_span, self.mention(x))

    def mention_vectors(self, pieces: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of mentions from the rows ``pieces`` (n, 2·C) at their first and last piece."""
        return torch.tanh(pieces[first, :COREFERENCE] + pieces[last, COREFERENCE:])

    def antecedent_scores(self, vectors: Tensor, distances: Tensor) -> Tensor:
        """Score each mention (row) with each other (column); ``distances`` are bucketed."""
        scores = self.query(vectors) @ self.key(vectors).T / COREFERENCE**0.5
        return scores + self.mention_distance(distances).squeeze(-1)


def masked_mean_loss(logits: Tensor, target: Tensor) -> Tensor:
    if (target != IGNORE).any():
        return F.cross_entropy(logits.float().flatten(0, -2), target.flatten(), ignore_index=IGNORE)
    return logits.sum() * 0.0


def save_settings(path: Path, **settings: object) -> None:
    path.write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n")
