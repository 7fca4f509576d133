"""Whose arguments count: the choice of a reading."""
