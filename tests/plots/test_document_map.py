"""The map shows the documents where they lie, and names that do not lie on each other."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse
from matplotlib.text import Annotation

import rhetoric as rh
from rhetoric.plots.placing import PointName, place_names
from tests.plots.samples import assert_leads_are_clear, corpus, drawn


def names_of(ax: Axes) -> list[Annotation]:
    # The lines that lead to points are annotations without words.
    return [text for text in ax.texts if isinstance(text, Annotation) and text.get_text()]


def assert_apart(ax: Axes) -> None:
    """No name lies on another, or over the edge of the axes."""
    drawn(ax)
    boxes = [name.get_window_extent() for name in names_of(ax)]
    frame = ax.get_window_extent()
    for place, box in enumerate(boxes):
        assert box.x0 >= frame.x0 - 1
        assert box.x1 <= frame.x1 + 1
        assert box.y0 >= frame.y0 - 1
        assert box.y1 <= frame.y1 + 1
        assert not any(box.overlaps(other) for other in boxes[:place])


@pytest.mark.parametrize("documents", [5, 30])
def test_dots_names_and_ellipses(documents: int) -> None:
    found = rh.document_map(corpus(documents), resamples=50)
    ax = rh.plots.document_map(found, words=6)
    drawn(ax)
    dots, squares = ax.lines[-1], ax.lines[-2]
    assert np.array_equal(np.asarray(dots.get_xydata()), [[row.x, row.y] for row in found])
    placed = [[word.x, word.y] for word in found.words[:6]]
    assert np.array_equal(np.asarray(squares.get_xydata()), placed)
    ellipses = [patch for patch in ax.patches if isinstance(patch, Ellipse)]
    ellipses += [item for item in ax.artists if isinstance(item, Ellipse)]
    centres = np.array([item.get_center() for item in ellipses])
    assert np.array_equal(centres, [(row.x, row.y) for row in found])
    written = {name.get_text() for name in names_of(ax)}
    assert written >= set(found.documents if documents == 5 else ())
    assert_apart(ax)
    first, second = (f"{share:.0%}" for share in found.shares)
    assert ax.get_xlabel().startswith(f"first axis ({first})")
    assert ax.get_ylabel() == f"second axis ({second})"
    low, high = np.array(ax.get_xlim()), np.array(ax.get_ylim())
    box = ax.get_window_extent()
    assert np.ptp(low) / box.width == pytest.approx(np.ptp(high) / box.height, rel=1e-3)


def test_names_without_room_are_counted() -> None:
    texts = [f"we hope {word}" for word in "a b c d".split()] * 15
    found = rh.document_map(
        rh.Corpus(
            rh.Document(id=f"a-long-name-of-a-document-{n}", text=text, raw=text)
            for n, text in enumerate(texts)
        ),
        resamples=0,
    )
    ax = rh.plots.document_map(found, words=0)
    assert_apart(ax)
    left = 60 - len(names_of(ax))
    assert left > 0
    assert f"{left} names find no room" in ax.get_xlabel()


@pytest.mark.parametrize("size", [(9.0, 6.5), (4.0, 3.0)])
def test_lines_to_names_pass_over_nothing(size: tuple[float, float]) -> None:
    found = rh.document_map(corpus(30), resamples=50)
    _, ax = plt.subplots(figsize=size, layout="constrained")
    rh.plots.document_map(found, words=15, ax=ax)
    assert_apart(ax)
    rows = [(row.x, row.y) for row in [*found, *found.words[:15]]]
    assert_leads_are_clear(ax, np.array(rows), 2.5)
    left = len(found) + 15 - len(names_of(ax))
    assert (f"{left} names find no room" in ax.get_xlabel().replace("\n", " ")) == (left > 1)


@pytest.mark.parametrize("documents", [5, 30])
def test_ellipses_lie_inside_the_axes(documents: int) -> None:
    ax = rh.plots.document_map(rh.document_map(corpus(documents), resamples=50))
    drawn(ax)
    ellipses = [item for item in ax.patches if isinstance(item, Ellipse)]
    assert len(ellipses) == documents
    frame = ax.get_window_extent()
    for ellipse in ellipses:
        ends = ellipse.get_transform().transform_path(ellipse.get_path()).get_extents()
        assert frame.x0 <= ends.x0 < ends.x1 <= frame.x1
        assert frame.y0 <= ends.y0 < ends.y1 <= frame.y1


def test_a_map_without_words_on_given_axes() -> None:
    found = rh.similarity(corpus(5)).map(resamples=0)
    _, ax = plt.subplots(figsize=(6, 5))
    assert found.plot(ax=ax) is ax
    assert_apart(ax)
    assert "grey squares" not in ax.get_xlabel()
    assert "ellipse" not in ax.get_xlabel()
    assert not [item for item in ax.artists if isinstance(item, Ellipse)]


@pytest.mark.parametrize("seed", range(3))
def test_names_are_placed_apart(seed: int) -> None:
    points = np.random.default_rng(seed).normal(scale=0.2, size=(25, 2))
    figure, ax = plt.subplots()
    ax.set_xlim(-1, 1)
    ax.set_ylim(-1, 1)
    names = [
        PointName(text=f"name {n}", x=float(x), y=float(y), colour="black", size=8.0)
        for n, (x, y) in enumerate(points)
    ]
    left = place_names(ax, names, marks=points.tolist(), reach=2.0)
    assert len(left) + len(names_of(ax)) == 25
    assert len(names_of(ax)) >= 15
    assert_apart(ax)
    assert_leads_are_clear(ax, points, 2.0)
    dots = ax.transData.transform(points)
    for name in names_of(ax):
        box = name.get_window_extent()
        assert not ((dots > box.p0) & (dots < box.p1)).all(axis=1).any()
    plt.close(figure)


def test_refusals() -> None:
    found = rh.document_map(corpus(5), resamples=0)
    for words in (-1, 61, True, "5"):
        with pytest.raises(rh.InputError, match="words must be from 0 to 60"):
            rh.plots.document_map(found, words=words)  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match=r"DocumentMap \(from document_map\), got Corpus"):
        rh.plots.document_map(corpus(5))  # type: ignore[arg-type]
