"""What other programs wrote."""
