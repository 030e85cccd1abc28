"""The trained network at run time: onnxruntime for the encoder, numpy for the rest; one thread each.

`weights/` holds the encoder with int8 matrices, and `heads.npz` with the word table as int8 rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

__all__ = ["Network", "Vectors", "network"]

Pair = tuple[int, int]

_CLS, _SEP = 101, 102
_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Network:
    """The encoder's session and the weights of what stands before and after it."""

    session: Any
    weights: dict[str, Floats]

    def vectors(self, ids: tuple[int, ...]) -> Vectors:
        """What the encoder makes of the pieces of one window, read together."""
        import numpy as np

        numbers = np.array([_CLS, *ids, _SEP])
        w = self.weights
        words = w["words"][numbers].astype(np.float32) * w["word_scales"][numbers, None]
        summed = words + w["positions"][: len(numbers)]
        centred = summed - summed.mean(-1, keepdims=True)
        scaled = centred / np.sqrt(centred.var(-1, keepdims=True) + _EPSILON)
        embedded = (scaled * w["norm"] + w["norm_bias"]).astype(np.float32)
        (hidden,) = self.session.run(None, {"embedded": embedded[None]})
        return Vectors(hidden[0, 1:-1], w)


@dataclass(frozen=True, slots=True)
class Vectors:
    """One vector a piece, and what the heads tell of them: raw scores, the highest is the class."""

    hidden: Floats
    weights: dict[str, Floats]

    def flat(self, task: str) -> Floats:
        """Pieces x classes of a task of `tasks.FLAT`."""
        return self._linear(f"flat.{task}", self.hidden)

    def link(self, sort: str, place: int, spans: Sequence[Pair]) -> Floats:
        """Spans x (no, yes): does a span of this sort belong to the cue that begins at `place`?"""
        return self._pairs(f"links.{sort}", place, spans)

    def roles(self, place: int, spans: Sequence[Pair]) -> Floats:
        """Spans x `tasks.ROLES`: what each span is to the event at `place`."""
        return self._pairs("roles", place, spans)

    def value(self, event: int, cue: int | None) -> Floats:
        """Scores of each value that the holder with this cue gives the event; None is the outlet."""
        import numpy as np

        holder = self.weights["values.nobody"] if cue is None else self.hidden[cue]
        mixed = self._linear("values.event", self.hidden[event]) + self._linear("values.holder", holder)
        return self._linear("values.out", np.maximum(mixed, 0))

    def _pairs(self, head: str, place: int, spans: Sequence[Pair]) -> Floats:
        import numpy as np

        starts, ends = (np.array(column) for column in zip(*spans, strict=True))
        here = self.hidden[place]
        there = self._linear(f"{head}.start", self.hidden[starts]) + self._linear(
            f"{head}.end", self.hidden[ends]
        )
        apart = np.where(starts > place, starts - place, ends - place)
        near = self.weights[f"{head}.distance.weight"][_buckets(apart)]
        both = self._linear(f"{head}.gate", here) * there
        return self._linear(
            f"{head}.out", np.maximum(self._linear(f"{head}.one", here) + there + both + near, 0)
        )

    def _linear(self, name: str, vectors: Floats) -> Floats:
        found: Floats = vectors @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return found


def _buckets(distance: Numbers) -> Numbers:
    """Classes of distances in pieces, as in training: exact when small, by powers of two when large."""
    import numpy as np

    size = np.abs(distance)
    large = np.floor(8 + np.log2(np.maximum(size, 8) / 8) * 1.75)
    steps = np.minimum(np.where(size < 8, size, large), 15).astype(np.int64)
    return np.where(distance < 0, steps + 16, steps)


@cache
def network() -> Network:
    """The network with the weights that are shipped, loaded once a process."""
    import numpy as np
    import onnxruntime

    folder = files("train.model").joinpath("weights")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    session = onnxruntime.InferenceSession(
        folder.joinpath("encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    with folder.joinpath("heads.npz").open("rb") as file:
        weights = dict(np.load(file))
    return Network(session, weights)
