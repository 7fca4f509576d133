"""The screen of Otherwise, in Qt."""
