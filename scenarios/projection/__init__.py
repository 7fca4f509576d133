"""What the documents make of a branch, by name."""
