"""What the program says about itself; it must not depend on what is open."""
