"""Pages that must name everything there is."""

from pathlib import Path

from rhetoric.corpus.cleaning import RULES
from rhetoric.corpus.formats.extract import ENDINGS
from rhetoric.corpus.warnings import inspect_text

DOCS = Path(__file__).parent.parent / "docs"


def test_every_cleaning_rule_is_described_in_order() -> None:
    page = (DOCS / "cleaning.md").read_text("utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| `")]
    assert lines == [f"| `{rule.name}` | {rule.description} |" for rule in RULES]


def test_every_format_and_kind_of_warning_is_named() -> None:
    reading = (DOCS / "reading.md").read_text("utf-8")
    assert all(ending in reading for ending in ENDINGS if ending not in (".htm", ".xhtml"))
    warnings = (DOCS / "warnings.md").read_text("utf-8")
    told = (inspect_text.__doc__ or "").split("``")[1::2]
    assert len(told) > 12
    assert all(f"`{kind}`" in warnings for kind in told)
