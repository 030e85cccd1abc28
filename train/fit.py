"""Fitting the network to examples. The same seed, data and machine give the same weights."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import torch
from torch import Tensor, nn

from train.examples import UNKNOWN, Example
from train.network import Network

__all__ = ["fit"]

_CLS, _SEP, _PAD = 101, 102, 0
_ENCODER, _HEADS = 1.5e-4, 6e-4
_WARM = 0.1


def fit(network: Network, examples: Sequence[Example], epochs: int, size: int = 8, seed: int = 7) -> None:
    """Trains in place; prints the loss of each task as it goes."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    own = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": list(network.encoder.parameters()), "lr": _ENCODER},
        {"params": own, "lr": _HEADS},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * ((len(examples) + size - 1) // size)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _share(step, steps))
    network.train()
    began, step = time.monotonic(), 0
    for epoch in range(epochs):
        totals: Counter[str] = Counter()
        for batch in _batches(examples, size, chance):
            losses = _losses(network, batch)
            sum(losses.values(), torch.zeros(())).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            totals.update({name: float(loss.detach()) for name, loss in losses.items()})
            if step % 50 == 0:
                print(f"  step {step} of {steps}, {time.monotonic() - began:.0f} s", flush=True)
        count = (len(examples) + size - 1) // size
        print(
            f"epoch {epoch + 1}: " + "  ".join(f"{n} {v / count:.3f}" for n, v in totals.items()), flush=True
        )
    network.eval()


def _share(step: int, steps: int) -> float:
    """Part of the full learning rate: up over the first tenth, then down to nothing."""
    warm = max(1, int(steps * _WARM))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def _batches(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """All examples in random order, those of about the same length together."""
    order = sorted(examples, key=lambda example: len(example.ids) + chance.random() * 60)
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(batches)
    yield from batches


def _losses(network: Network, batch: Sequence[Example]) -> dict[str, Tensor]:
    longest = max(len(example.ids) for example in batch) + 2
    ids = torch.full((len(batch), longest), _PAD)
    for row, example in enumerate(batch):
        ids[row, : len(example.ids) + 2] = torch.tensor([_CLS, *example.ids, _SEP])
    hidden = network.hidden(ids, (ids != _PAD).long())
    found: dict[str, list[tuple[Tensor, Tensor]]] = {}
    for row, example in enumerate(batch):
        own = hidden[row, 1 : len(example.ids) + 1]
        for task, classes in example.flat.items():
            found.setdefault(task, []).append((network.flat[task](own), torch.tensor(classes)))
        for sort, spans in example.links.items():
            if spans and example.cues:
                scores = network.links[sort](own, torch.tensor(example.cues), *_columns(spans))
                belongs = [[int(cue in cues) for cues in spans.values()] for cue in example.cues]
                found.setdefault(f"link {sort}", []).append(
                    (scores.flatten(0, 1), torch.tensor(belongs).flatten())
                )
        if example.spans and example.events:
            scores = network.roles(
                own, torch.tensor([at for at, _ in example.events]), *_columns(example.spans)
            )
            roles = [[own_roles.get(span, 0) for span in example.spans] for _, own_roles in example.events]
            found.setdefault("role", []).append((scores.flatten(0, 1), torch.tensor(roles).flatten()))
        if example.values:
            events, cues, values = (torch.tensor(column) for column in zip(*example.values, strict=True))
            found.setdefault("value", []).append((network.values(own, events, cues), values))
    losses = {}
    for task, pairs in found.items():
        scores = torch.cat([one for one, _ in pairs])
        wanted = torch.cat([other for _, other in pairs])
        if (wanted != UNKNOWN).any():
            losses[task] = nn.functional.cross_entropy(scores, wanted, ignore_index=UNKNOWN)
    return losses


def _columns(spans: Iterable[tuple[int, int]]) -> tuple[Tensor, Tensor]:
    """Their first and their last pieces."""
    starts, ends = zip(*spans, strict=True)
    return torch.tensor(starts), torch.tensor(ends)
