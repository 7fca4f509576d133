"""Tests of scenarios.model."""
