"""Tests of what is laid out and drawn without a window."""
