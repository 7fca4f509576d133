"""Tests of the branch map."""
