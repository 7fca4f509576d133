"""What leaves the window: exports to files, and copies to the clipboard."""
