"""Tests of shapes on the screen."""
