"""What the choice changes, in one column."""
