"""From a trained network to the files that are read at run time: int8 matrices, int8 word table."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.network import Network

__all__ = ["export"]

_LONGEST = 256
_DATE = (2000, 1, 1, 0, 0, 0)


class _Encoder(nn.Module):
    """The layers of the encoder, from embedded pieces on."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.layers = network.encoder.encoder

    def forward(self, embedded: Tensor) -> Tensor:
        found: Tensor = self.layers(embedded).last_hidden_state
        return found


def export(network: Network, tokenizer: Path, folder: Path) -> None:
    """Writes `encoder.onnx`, `heads.npz` and `tokenizer.json` into the folder."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _Encoder(network),
            (torch.zeros(1, 16, network.encoder.config.hidden_size),),
            plain,
            input_names=["embedded"],
            output_names=["hidden"],
            dynamic_shapes={"embedded": {1: torch.export.Dim("pieces", min=3, max=_LONGEST)}},
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(plain, folder / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    model = onnx.load(folder / "encoder.onnx")
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.save(model, folder / "encoder.onnx")
    _save(folder / "heads.npz", _weights(network))
    shutil.copy(tokenizer, folder / "tokenizer.json")


def _weights(network: Network) -> dict[str, np.ndarray]:
    table = network.encoder.embeddings
    words = table.word_embeddings.weight.detach().numpy()
    scales = np.abs(words).max(-1) / 127
    rest = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in network.named_parameters()
        if not name.startswith("encoder.")
    }
    positions = table.position_embeddings.weight[:_LONGEST] + table.token_type_embeddings.weight[0]
    return rest | {
        "words": np.round(words / np.maximum(scales, 1e-9)[:, None]).astype(np.int8),
        "word_scales": scales.astype(np.float32),
        "positions": positions.detach().numpy(),
        "norm": table.LayerNorm.weight.detach().numpy(),
        "norm_bias": table.LayerNorm.bias.detach().numpy(),
    }


def _save(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """An .npz whose bytes depend on nothing but the arrays."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            buffer = io.BytesIO()
            np.save(buffer, arrays[name])
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _DATE), buffer.getvalue(), zipfile.ZIP_DEFLATED)
