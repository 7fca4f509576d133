"""Tests of scenarios.files."""
