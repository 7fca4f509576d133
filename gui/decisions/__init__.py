"""The left column: decision points and their options."""
