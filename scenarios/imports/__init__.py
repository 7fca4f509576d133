"""What other programs wrote, read into the skeleton of a casebook."""
