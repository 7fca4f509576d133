"""Tests of scenarios.explaining."""
