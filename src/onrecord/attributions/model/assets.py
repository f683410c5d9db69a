"""The shipped files: where they are, what they must be, how they are loaded."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.attributions.model.calibration import Calibration
from onrecord.attributions.model.coreference import CoreferenceWeights, Floats
from onrecord.attributions.model.engine import Engine, OnnxEngine
from onrecord.attributions.model.pinned import SHA256
from onrecord.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHIPPED: Final = Path(__file__).parent / "files"


@dataclass(frozen=True, slots=True, eq=False)
class Assets:
    """All that reading a text needs."""

    tokenizer: Tokenizer
    engine: Engine
    cue_transitions: Floats
    pair_transitions: Floats
    coreference: CoreferenceWeights
    calibration: Calibration


@lru_cache(maxsize=1)
def shipped_assets() -> Assets:
    """Load the model inside the package, once a process, after checking that it is unchanged.

    Raises
    ------
    ModelError
        If a file is missing or is not the one this version was built with.
    """
    for name, expected in SHA256.items():
        check_file(SHIPPED / name, expected)
    return load_assets(SHIPPED)


def check_file(path: Path, expected: str) -> None:
    """Compare a file with its pinned hash."""
    if not path.is_file():
        raise ModelError(
            f"{path.name} is missing",
            where=str(path),
            fix="install the package again: pip install --force-reinstall onrecord",
        )
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise ModelError(
            f"{path.name} is not the file that this version was built with",
            where=f"{path}: sha256 {found}, expected {expected}",
            fix="install the package again: pip install --force-reinstall onrecord",
        )


def load_assets(folder: Path) -> Assets:
    """Load a model from any folder, its hashes unchecked (the training's own evaluation uses this)."""
    from tokenizers import Tokenizer

    with np.load(folder / "matrices.npz") as stored:
        arrays = {name: stored[name] for name in stored.files}
    names = CoreferenceWeights.__dataclass_fields__
    return Assets(
        tokenizer=Tokenizer.from_file(str(folder / "tokenizer.json")),
        engine=OnnxEngine(folder / "encoder.onnx", folder / "pairs.onnx"),
        cue_transitions=arrays["cue_transitions"],
        pair_transitions=arrays["pair_transitions"],
        coreference=CoreferenceWeights(**{name: arrays[name] for name in names}),
        calibration=_calibration(folder / "calibration.json"),
    )


def _calibration(path: Path) -> Calibration:
    if not path.is_file():
        return Calibration()
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Calibration(
        found=tuple(stored["found"]),
        source=tuple(stored["source"]),
        cue=tuple(stored["cue"]),
        content=tuple(stored["content"]),
        threshold=float(stored["threshold"]),
    )
