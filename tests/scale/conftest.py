"""A source that most tests of streams read."""

from pathlib import Path

import pytest

from tests.scale.talks import texts, write


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "talks.jsonl", texts(150))
