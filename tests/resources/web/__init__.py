"""The web page, run in a real browser."""
