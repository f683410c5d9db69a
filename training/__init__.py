"""How the shipped attribution model is made. Never imported by the package."""
