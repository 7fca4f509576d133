"""The documents in the order of their text, searched, and beside the text itself where a user owns it."""
