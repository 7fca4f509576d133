"""Tests of the decision points."""
