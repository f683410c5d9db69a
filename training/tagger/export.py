"""Write the tagger's graph in 8 bits and pin its hash: ``python -m training.tagger.export --run PATH [--out FILE]``."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.export import OPSET, RowQuantized
from training.tagger.network import Tagger

ROOT = Path(__file__).parents[2] / "src" / "onrecord" / "claims" / "model"


class TaggerGraph(nn.Module):
    """The tagger with its word table in 8 bits; all layers of tags side by side."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.encoder, self.tags = model.encoder, model.tags
        self.words = RowQuantized(model.encoder.words.weight.data)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """Give scores, shape ``(1, length, n_tags of all layers)``."""
        return self.tags(self.encoder.run(self.words(ids), features, None))


def export(model: Tagger, out: Path) -> None:
    """Write the graph; the tag scores stay in 32 bits."""
    raw = out.with_suffix(".fp32.onnx")
    ids, features = torch.randint(1000, 2000, (1, 40)), torch.zeros(1, 4, 40, dtype=torch.long)
    with torch.no_grad():
        torch.onnx.export(
            TaggerGraph(model).eval(), (ids, features), str(raw), dynamo=False, opset_version=OPSET,
            input_names=["ids", "features"], output_names=["tags"],
            dynamic_axes={"ids": {1: "length"}, "features": {2: "length"}, "tags": {1: "length"}},
        )  # fmt: skip
    products = [n.name for n in onnx.load(raw).graph.node if n.op_type in ("MatMul", "Gemm")]
    keep = [name for name in products if "/layers." not in name]
    quantize_dynamic(
        raw, out, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=keep
    )
    raw.unlink()


def main() -> None:
    """Export; with the package's own file, pin its hash."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "files" / "tagger.onnx")
    options = parser.parse_args()
    model = Tagger()
    model.load_state_dict(torch.load(options.run / "tagger.pt", weights_only=True))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    export(model.eval(), options.out)
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    print(f"{options.out.stat().st_size:,} bytes, sha256 {digest}")
    if options.out.parent == ROOT / "files":
        pinned = ROOT / "pinned.py"
        pinned.write_text(
            f'"""The hash of the shipped tagger, written by ``training.tagger.export``."""\n\nSHA256 = "{digest}"\n',
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
