"""Tests of scenarios.engine."""
