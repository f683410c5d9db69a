"""Who said what, on whose authority, and what the record shows."""
