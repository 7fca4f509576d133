"""Tests of the widgets that panels share."""
