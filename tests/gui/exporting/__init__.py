"""What leaves the window."""
