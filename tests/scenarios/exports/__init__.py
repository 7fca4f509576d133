"""What is handed to other programs."""
