"""The screen of Otherwise, in Qt; it must not compute what the domain computes."""
