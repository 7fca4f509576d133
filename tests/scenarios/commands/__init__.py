"""Tests of scenarios.commands."""
