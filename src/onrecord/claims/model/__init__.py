"""The trained tagger of claims: which words of a text assert what, and which words give which part of it."""
