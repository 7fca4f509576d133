"""A scenario on the desk: what is saved, what is shown, its file; it outlives the windows that show it."""
