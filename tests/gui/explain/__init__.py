"""The window that explains, driven by clicks and keys."""
