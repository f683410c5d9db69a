"""Write the graphs: ``python -m training.export --run PATH --encoder PATH --out PATH [--precision int8|fp32]``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import COREFERENCE, Network

OPSET = 17


class RowQuantized(nn.Module):
    """An embedding table in 8 bits with a scale for each row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127.0
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.table[ids].float() * self.scale[ids]


class EncoderGraph(nn.Module):
    def __init__(self, model: Network, *, small: bool) -> None:
        super().__init__()
        self.encoder = model.encoder
        self.words = RowQuantized(model.encoder.words.weight.data) if small else model.encoder.words
        self.tags = nn.Linear(model.cue.in_features, model.cue.out_features + model.entity.out_features)
        self.tags.weight.data = torch.cat([model.cue.weight.data, model.entity.weight.data])
        self.tags.bias.data = torch.cat([model.cue.bias.data, model.entity.bias.data])
        self.piece, self.mention = model.pairs.piece, model.mention
        self.n_cue = model.cue.out_features

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        hidden = self.encoder.run(self.words(ids), features, None)
        tags = self.tags(hidden)
        return tags[..., : self.n_cue], tags[..., self.n_cue :], hidden, self.piece(hidden), self.mention(hidden)


class Shifted(nn.Module):
    """A convolution of three taps as one product."""

    def __init__(self, convolution: nn.Conv1d) -> None:
        super().__init__()
        self.step = convolution.dilation[0]
        self.product = nn.Linear(3 * convolution.in_channels, convolution.out_channels)
        self.product.weight.data = convolution.weight.data.permute(0, 2, 1).flatten(1)
        self.product.bias.data = convolution.bias.data

    def forward(self, x: Tensor) -> Tensor:
        wide = F.pad(x, (0, 0, self.step, self.step))
        length = x.shape[1]
        taps = [wide[:, tap * self.step : tap * self.step + length] for tap in range(3)]
        return self.product(torch.cat(taps, dim=2))


class PairGraph(nn.Module):
    """The pair head with the projection of the cue, and products for convolutions."""

    def __init__(self, model: Network) -> None:
        super().__init__()
        self.head = model.pairs
        self.near, self.wide = Shifted(model.pairs.near), Shifted(model.pairs.wide)

    def forward(
        self, pieces: Tensor, first: Tensor, last: Tensor, places: Tensor, present: Tensor, codes: Tensor
    ) -> tuple[Tensor, Tensor]:
        cues = self.head.cue(torch.cat([first, last], dim=1))
        y = self.head.meet(pieces[places], cues, codes, present)
        y = y + F.gelu(self.near(y))
        y = y + F.gelu(self.wide(y))
        return self.head.decide(y, cues, present)


def load(run: Path, which: str = "average") -> Network:
    vocabulary = json.loads((run / "vocabulary.json").read_text())
    model = Network(len(vocabulary["pos"]), len(vocabulary["dep"]))
    model.load_state_dict(torch.load(run / "checkpoint.pt", weights_only=True)[which])
    return model.eval()


def export_graphs(model: Network, out: Path, *, small: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    encoder = EncoderGraph(model, small=small).eval()
    ids = torch.randint(1000, 2000, (1, 40))
    raw = out / "encoder.fp32.onnx"
    axes = {name: {1: "length"} for name in ("cue", "entity", "hidden", "piece", "mention", "ids")} | {
        "features": {2: "length"}
    }
    with torch.no_grad():
        torch.onnx.export(
            encoder,
            (ids, torch.zeros(1, 4, 40, dtype=torch.long)),
            str(raw),
            dynamo=False,
            opset_version=OPSET,
            input_names=["ids", "features"],
            output_names=["cue", "entity", "hidden", "piece", "mention"],
            dynamic_axes=axes,
        )
        _export_pairs(model, out / "pairs.onnx")
    if small:
        _quantize(raw, out / "encoder.onnx")
        raw.unlink()
    else:
        raw.rename(out / "encoder.onnx")


def _quantize(raw: Path, final: Path) -> None:
    """Put the encoder's large products into 8 bits, with a scale for each column.

    The tag scores and the pair graph stay in 32 bits: in 8 bits they cost a point of token F1.
    """
    nodes = onnx.load(raw).graph.node
    keep = [node.name for node in nodes if node.op_type in ("MatMul", "Gemm") and not _is_large(node.name)]
    quantize_dynamic(
        raw,
        final,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=keep,
    )


def _is_large(name: str) -> bool:
    return any(part in name for part in ("/layers.", "/piece/", "/mention/"))


def _export_pairs(model: Network, path: Path) -> None:
    width, reach = model.cue.in_features, 20
    example = (
        torch.randn(60, model.pairs.piece.out_features),
        torch.randn(3, width),
        torch.randn(3, width),
        torch.randint(0, 60, (3, reach)),
        torch.ones(3, reach),
        torch.zeros(4, 3, reach, dtype=torch.long),
    )
    names = ["pieces", "first", "last", "places", "present", "codes"]
    axes = {
        "pieces": {0: "n"},
        "first": {0: "cues"},
        "last": {0: "cues"},
        "places": {0: "cues", 1: "reach"},
        "present": {0: "cues", 1: "reach"},
        "codes": {1: "cues", 2: "reach"},
        "tags": {0: "cues", 1: "reach"},
        "valid": {0: "cues"},
    }
    torch.onnx.export(
        PairGraph(model).eval(),
        example,
        str(path),
        dynamo=False,
        opset_version=OPSET,
        input_names=names,
        output_names=["tags", "valid"],
        dynamic_axes=axes,
    )


def export_chains(model: Network, path: Path) -> None:
    """Write the small matrices that are used outside the graphs."""
    arrays = {
        "cue_transitions": model.cue_crf.transitions(),
        "pair_transitions": model.pair_crf.transitions(),
        "query_weight": model.query.weight,
        "query_bias": model.query.bias,
        "key_weight": model.key.weight,
        "key_bias": model.key.bias,
        "none_weight": model.none.weight[0],
        "none_bias": model.none.bias,
        "mention_distance": model.mention_distance.weight[:, 0],
    }
    np.savez(path, **{name: tensor.detach().numpy().astype(np.float32) for name, tensor in arrays.items()})
    assert model.query.in_features == COREFERENCE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of training.train")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    parser.add_argument("--weights", choices=("average", "last"), default="average")
    options = parser.parse_args()
    model = load(options.run, options.weights)
    export_graphs(model, options.out, small=options.precision == "int8")
    export_chains(model, options.out / "matrices.npz")
    tokenizer = json.loads((options.encoder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None}
    (options.out / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    for file in sorted(options.out.iterdir()):
        print(f"{file.stat().st_size:>10,} {file.name}")


if __name__ == "__main__":
    main()
