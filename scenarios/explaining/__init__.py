"""Why it is so: reasons, coverage, search."""
