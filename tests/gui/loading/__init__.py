"""Tests of how libraries are loaded."""
