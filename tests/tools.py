"""What several tests need."""

from pathlib import Path
from typing import Any

from rhetoric.toml import read_toml

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"


def cases(topic: str) -> list[dict[str, Any]]:
    """Read the cases of a topic: every table [[case]] of its TOML files."""
    found = [
        case for path in sorted((CASES / topic).glob("*.toml")) for case in read_toml(path)["case"]
    ]
    assert found, f"no cases for {topic}"
    return found
