"""Notes on the scenario, its decisions and its outcomes, written while one reads."""
