"""What matters, what it would take, how firm it is, what differs: asked in a window of its own."""
