"""Draw without a window, close every figure, and let nothing be shown."""

import os
import sys
from collections.abc import Iterator

import pytest

# Before matplotlib is imported, and for the processes that tests start.
os.environ["MPLBACKEND"] = "Agg"


def _refuse(*_args: object, **_options: object) -> None:
    raise AssertionError("a picture was shown")


@pytest.fixture(autouse=True)
def _headless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests that draw nothing do not wait for matplotlib."""
    if "matplotlib.pyplot" in sys.modules:
        monkeypatch.setattr("matplotlib.pyplot.show", _refuse)
        monkeypatch.setattr("matplotlib.figure.Figure.show", _refuse)
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
