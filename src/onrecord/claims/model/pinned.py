"""The hash of the shipped tagger, written by ``training.tagger.export``."""

SHA256 = "6809b68bb2e3f26ad97370e005f9de40fa7dabfeaec7d7f67771f7f1e351c749"
