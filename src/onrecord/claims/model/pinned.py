"""The hash of the shipped tagger, written by ``training.tagger.export``."""

SHA256 = "c6f39fe76c36a9186affd4465550fbc3ff5d5f2cb8bced6b8f7e5149293bc1f7"
