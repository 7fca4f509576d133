"""Tests of lectures."""
