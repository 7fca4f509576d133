"""Casebooks, scenarios and what they are made of, as values."""
