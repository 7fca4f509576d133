"""What is handed to other programs: one module a format, each from a request to bytes."""
