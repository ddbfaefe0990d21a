"""The command ``rhetoric``: a report, scores for a pipe, and the lexicons there are."""

from rhetoric.cli import comparing, instruments, scoring, texts
from rhetoric.cli.app import app

__all__ = ["app", "comparing", "instruments", "main", "scoring", "texts"]


def main() -> None:
    """Run the command."""
    app()
