"""Tests of the choice of a reading."""
