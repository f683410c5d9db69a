"""How the tagger of claims is made."""
