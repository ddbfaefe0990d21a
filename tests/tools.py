"""What several tests need."""

import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"


def cases(topic: str) -> list[dict[str, Any]]:
    """Read the cases of a topic: every table [[case]] of its TOML files."""
    found = [
        case
        for path in sorted((CASES / topic).glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    assert found, f"no cases for {topic}"
    return found
