"""The hash of the shipped tagger, written by ``training.tagger.export``."""

SHA256 = "c64c171f72f3242f80efc9718495018f6b437b4675a2d14ee3c7f8913d67975f"
