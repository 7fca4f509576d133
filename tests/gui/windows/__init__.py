"""Tests of the why-panel."""
