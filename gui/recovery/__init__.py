"""Unsaved work that outlives the program: kept while it runs, offered when it starts again."""
