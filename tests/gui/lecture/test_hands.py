"""Counting hands: what is typed replaces the number that stands in the box, the first one too."""

from __future__ import annotations
