"""Tests of scenarios.telling."""
