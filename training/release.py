"""Put a calibrated model into the package and pin its hashes: ``python -m training.release --model PATH``."""

from __future__ import annotations

import argparse
import hashlib
import shutil
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "onrecord" / "attributions" / "model"
FILES = ("calibration.json", "encoder.onnx", "matrices.npz", "pairs.onnx", "tokenizer.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of training.export, calibrated")
    model = parser.parse_args().model
    (PACKAGE / "files").mkdir(exist_ok=True)
    lines = [
        '"""Hashes of the shipped files; written by ``training.release``."""',
        "",
        "from typing import Final",
        "",
        "SHA256: Final = {",
    ]
    for name in FILES:
        shutil.copyfile(model / name, PACKAGE / "files" / name)
        lines.append(f'    "{name}": "{hashlib.sha256((model / name).read_bytes()).hexdigest()}",')
    (PACKAGE / "pinned.py").write_text("\n".join([*lines, "}"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
