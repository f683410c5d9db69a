"""Hashes of the shipped files; written by ``training.release``."""

from typing import Final

SHA256: Final = {
    "calibration.json": "15432f258995081aa55fa23eb3a8fb25d1b5ae7feb0757589e8443fae98aba42",
    "encoder.onnx": "43c0ef2ca87312ad85bf0fbb03ce0875f1da4283f2625ac39ba55f17db1b3b8f",
    "matrices.npz": "a7d976b4d9c0fdfd4bbc9a015064c0879cfd4140888c6bc130e1f17e4ef55302",
    "pairs.onnx": "89932745ed64c65afcf5d3945a3066e3f6950d7e279266415cd69d8e874d23ab",
    "tokenizer.json": "5fd1c882abbd30517dced455a2c9768945ec726b96727927e4959348d9de550b",
}
