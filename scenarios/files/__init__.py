"""Reading and keeping casebooks and scenarios."""
