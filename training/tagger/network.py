"""The tagger: the encoder of the attribution model's shape, and one linear layer for all tags."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from onrecord.claims.model.tags import SIZES
from training.network import WIDTH, Encoder


class Tagger(nn.Module):
    """Scores of all layers of tags for each piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout=dropout)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(WIDTH, sum(SIZES.values()))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> dict[str, Tensor]:
        """Give scores, shape ``(batch, length, n_tags)``, by layer."""
        scores = self.tags(self.dropout(self.encoder(ids, features, mask)))
        return dict(zip(SIZES, torch.split(scores, list(SIZES.values()), dim=2), strict=True))
