"""The hash of the shipped tagger, written by ``training.tagger.export``."""

SHA256 = "f6e322f3dcc2147f37450851f5594da89e7d0cdf21c1e431bfe504995deb5ebd"
