"""Tests of the field that finds everything."""
