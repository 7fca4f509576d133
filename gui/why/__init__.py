"""Why: the arguments behind an outcome, drawn on one scale; nothing here weighs an argument."""
