"""The code of the README, of the docs and of the notebooks runs."""

import os
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.tools import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def python_blocks(path: Path) -> list[str]:
    return re.findall(
        r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.mark.parametrize("page", ["README.md", "docs/lexicons.md", "docs/comparing.md"])
def test_the_code_of_the_pages(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block runs after the one before; a comment `# -> x` tells what an expression gives."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    names: dict[str, object] = {}
    blocks = python_blocks(ROOT / page)
    assert len(blocks) >= 3
    for block in blocks:
        exec(compile(block, page, "exec"), names)
        for expression, expected in re.findall(r"^(\S.*?)\s+# -> (.*)$", block, re.MULTILINE):
            assert repr(eval(expression, names)) == expected
    assert page != "README.md" or any("# -> " in block for block in blocks)


def test_the_links_of_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", text)
    local = [a or b for a, b in targets if not (a or b).startswith("http")]
    assert local
    for target in local:
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(os.environ, "JUPYTER_PLATFORM_DIRS", "1")
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in code:
        assert not re.search(r"^\s*(def|class) ", cell.source, re.MULTILINE), (
            "notebooks define nothing"
        )
        assert cell.execution_count, "notebooks are committed with their outputs"
    said = [output for cell in code for output in cell.outputs if output.output_type == "error"]
    assert not said
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS
