"""Texts and results as pages: highlighted text, and the report."""

from rhetoric.html.highlighting import HighlightedText, highlight
from rhetoric.html.reporting import report

__all__ = ["HighlightedText", "highlight", "report"]
