"""The right column: what the documents' arguments come to in this branch."""
