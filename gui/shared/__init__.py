"""What two panels use."""
