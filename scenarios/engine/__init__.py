"""The arithmetic of a projection, for many branches at once: numbers only."""
