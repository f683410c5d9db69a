"""Hashes of the shipped files; written by ``training.release``."""

from typing import Final

SHA256: Final = {
    "calibration.json": "79447272645b2d8a2ee769c4164996bebdfbbe07675b8499fb98c740afd73169",
    "encoder.onnx": "30b2002e877a44319f8ffeebec33424efbf9ef5e56b9e0ab7e039bc638e34254",
    "matrices.npz": "1c4c03d3cc011482e2935149477484171e977bc45f09f24942dcc49d2b3377bd",
    "pairs.onnx": "bb2dd050d4cd05190eb12e1dc140217c2d66f9e34c4319ca12bec08fd74d231f",
    "tokenizer.json": "5fd1c882abbd30517dced455a2c9768945ec726b96727927e4959348d9de550b",
}
