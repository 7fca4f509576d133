"""Tests of scenarios.projection."""
