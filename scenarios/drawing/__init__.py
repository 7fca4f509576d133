"""Where things stand in a picture, as shapes: laid out with a ruler, painted and written by others."""
