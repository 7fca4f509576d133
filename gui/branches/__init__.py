"""The branch map: where each branch leaves history and where it ends, as a drawing and as an outline."""
