"""Programs that are killed while they save."""
