"""The tools that keep the house, the public names, and what an installed wheel carries."""

import ast
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import rhetoric as rh
from tests.tools import ROOT


def run(*command: str, cwd: Path = ROOT) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "command",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)],
    ids=" ".join,
)
def test_tools(command: tuple[str, ...]) -> None:
    if command[0] == "mypy" and sys.version_info < (3, 11):
        pytest.skip("numpy's and scipy's types are published for Python 3.11 and newer")
    run(sys.executable, "-m", *command)


def test_arrows_point_one_way() -> None:
    run(str(Path(sys.executable).with_name("lint-imports")))


def test_public_names() -> None:
    assert rh.__all__ == sorted(rh.__all__)
    for name in rh.__all__:
        assert getattr(rh, name) is not None
    shown = {name for name in dir(rh) if not name.startswith("_")}
    modules = {name for name in shown if type(getattr(rh, name)).__name__ == "module"}
    helpers = {"import_module", "TYPE_CHECKING"}
    assert shown - modules - helpers <= set(rh.__all__)
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        _ = rh.scores


def test_every_public_name_is_documented() -> None:
    for name in rh.__all__:
        thing = getattr(rh, name)
        assert thing.__doc__, name
        if callable(thing) and not isinstance(thing, type):
            assert ">>>" in thing.__doc__, f"{name} has no example"


def test_names_load_from_where_type_checkers_find_them() -> None:
    tree = ast.parse((ROOT / "rhetoric" / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    read = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(read) == rh.__all__
    assert {name: home for name, home in read.items() if name != "plots"} == vars(rh)["_HOME"]


def test_import_takes_no_longer_than_that_of_numpy_twice() -> None:
    """The least of several fresh processes each, so that a busy machine does not matter."""
    took: dict[str, list[float]] = {"numpy": [], "rhetoric": []}
    for _ in range(4):
        for name, times in took.items():
            start = time.perf_counter()
            run(sys.executable, "-c", f"import {name}")
            times.append(time.perf_counter() - start)
    assert min(took["rhetoric"]) < 2 * min(took["numpy"])


@pytest.mark.parametrize(
    "code",
    ["rhetoric", "rhetoric as rh; rh.score_frames(rh.seeds(), rh.load_lexicon('person')).top(1)"],
)
def test_import_and_scoring_are_light(code: str) -> None:
    heavy = {"sklearn", "scipy", "nltk", "pandas", "polars", "matplotlib", "jinja2", "narwhals"}
    loaded = run(sys.executable, "-c", f"import sys, {code}; print(*sys.modules)").split()
    assert "rhetoric" in loaded
    assert not heavy & set(loaded)


def test_the_wheel_finds_its_lexicons_and_seeds(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    wheel = next(tmp_path.glob("*.whl"))
    inside = zipfile.ZipFile(wheel).namelist()
    assert "rhetoric/_data/seeds/reunification-talk.txt" in inside
    assert "rhetoric/_data/lexicons/person.toml" in inside
    assert "rhetoric/py.typed" in inside
    target = tmp_path / "elsewhere"
    zipfile.ZipFile(wheel).extractall(target)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import rhetoric as rh\n"
        "print(rh.__file__, len(rh.seeds()), *rh.lexicon_names())\n"
        "[rh.load_lexicon(name) for name in rh.lexicon_names()]\n"
        "print(len(rh.highlight(rh.seeds()[0], rh.score_frames(rh.seeds(), "
        "rh.load_lexicon('person'))).html) > 1000)\n"
    )
    told = run(sys.executable, "-c", code, str(target), cwd=tmp_path)
    assert told.splitlines() == [
        f"{target / 'rhetoric' / '__init__.py'} 5 {' '.join(rh.lexicon_names())}",
        "True",
    ]
