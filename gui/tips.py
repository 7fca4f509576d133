"""Text for a tip, shown as it is written; what the tip says is not this module's business."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Return what a tip must be given to show this plain text.

    Qt takes whatever looks like HTML for HTML, and would load the pictures that it names.
    """
    return f"<p>{escape(text)}</p>" if Qt.mightBeRichText(text) else text
