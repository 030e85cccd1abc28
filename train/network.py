"""The network: a small encoder, a class of each piece for each task, and classes of pairs.

Spans are told piece by piece. Which source and content belong to which cue, and what a party, place or time
is to an event, is told of pairs of a span and a piece. So attributions may share a source, have contents in
several places, and lie in each other.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import AutoModel

from train.model.tasks import DISTANCES, FLAT, LINKS, ROLES, VALUES

__all__ = ["Network", "bucket"]

_PAIR = 128


def bucket(distance: Tensor) -> Tensor:
    """The class of a distance in pieces: exact when small, by powers of two when large, with its sign."""
    size = distance.abs().float()
    large = 8 + torch.log2(size.clamp(min=8) / 8) * 1.75
    steps = torch.where(size < 8, size, large.floor()).clamp(max=15).long()
    return torch.where(distance < 0, steps + 16, steps)


class Pairs(nn.Module):
    """Scores of each of some spans for each of some pieces."""

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.one = nn.Linear(width, _PAIR)
        self.gate = nn.Linear(width, _PAIR)
        self.start = nn.Linear(width, _PAIR)
        self.end = nn.Linear(width, _PAIR)
        self.distance = nn.Embedding(DISTANCES, _PAIR)
        self.out = nn.Linear(_PAIR, classes)

    def forward(self, hidden: Tensor, places: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
        """`hidden` is pieces x width; gives places x spans x classes. `ends` are last pieces."""
        here = hidden[places]
        there = self.start(hidden[starts]) + self.end(hidden[ends])
        apart = torch.where(
            starts[None, :] > places[:, None],
            starts[None, :] - places[:, None],
            ends[None, :] - places[:, None],
        )
        both = self.gate(here)[:, None, :] * there[None, :, :]
        mixed = self.one(here)[:, None, :] + there[None, :, :] + both + self.distance(bucket(apart))
        found: Tensor = self.out(torch.relu(mixed))
        return found


class _Values(nn.Module):
    """The value that a holder gives an event."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.event = nn.Linear(width, _PAIR)
        self.holder = nn.Linear(width, _PAIR)
        self.nobody = nn.Parameter(torch.zeros(width))
        self.out = nn.Linear(_PAIR, len(VALUES))

    def forward(self, hidden: Tensor, events: Tensor, cues: Tensor) -> Tensor:
        """A row of scores for each pair; a cue of -1 is the outlet itself."""
        holder = torch.where((cues < 0)[:, None], self.nobody[None, :], hidden[cues.clamp(min=0)])
        return self.out(torch.relu(self.event(hidden[events]) + self.holder(holder)))


class Network(nn.Module):
    """Encoder and heads. `encoder` is the name or folder of a BERT-like model."""

    def __init__(self, encoder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder, add_pooling_layer=False, attn_implementation="eager"
        )
        width = self.encoder.config.hidden_size
        self.flat = nn.ModuleDict({task: nn.Linear(width, len(names)) for task, names in FLAT.items()})
        self.links = nn.ModuleDict({sort: Pairs(width, 2) for sort in LINKS})
        self.roles = Pairs(width, len(ROLES))
        self.values = _Values(width)
        self.drop = nn.Dropout(0.1)

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Vectors of the pieces: windows x pieces x width."""
        found: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.drop(found)
