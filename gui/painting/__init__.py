"""Shapes on the screen: what `scenarios/drawing` lays out, given fonts and colours of the theme."""
