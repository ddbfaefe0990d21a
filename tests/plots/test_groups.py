"""What the pictures of groups, trends and arcs say is what the results say."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import rhetoric as rh
from rhetoric import plots
from rhetoric.plots.forest import ORANGE
from tests.plots.samples import (
    assert_fits,
    bars_of,
    document,
    dots_of,
    drawn,
    hollow_of,
    names,
    scores,
    title_of,
)

REGIONS = ("the far north", "east", "south-west", "islands", "capital", "abroad")


def many(frames: int, groups: int, each: int = 5) -> rh.GroupDifferences:
    """Groups that use frames at rates of their own, with words in common."""
    draw = np.random.default_rng(1)
    lexicon = rh.Lexicon.from_dict({f"frame-number-{n}": [f"w{n}"] for n in range(frames)})
    texts = [
        document(
            f"{group}-{number}",
            " ".join(
                f"w{n} " * int(draw.poisson(1 + 4 * (n % groups == group))) for n in range(frames)
            )
            + " word" * 300,
            region=REGIONS[group],
        )
        for group in range(groups)
        for number in range(each)
    ]
    made = rh.score_frames(rh.Corpus(texts), lexicon, resamples=100).compare("region")
    assert isinstance(made, rh.GroupDifferences)
    return made


def axes_of(figure: object) -> list[Axes]:
    assert isinstance(figure, Figure)
    return list(figure.axes)


@pytest.mark.parametrize(("frames", "groups"), [(1, 3), (8, 6)])
def test_a_forest_has_a_panel_for_each_frame_and_a_row_for_each_group(
    frames: int, groups: int
) -> None:
    made = many(frames, groups)
    figure = plots.frame_forest(made)
    panels = axes_of(figure)
    assert [title_of(ax) for ax in panels] == list(made.frames)
    for number, ax in enumerate(panels):
        own = made.rows[number * groups : (number + 1) * groups]
        assert dots_of(ax) == [(row.difference, place) for place, row in enumerate(own)]
        assert bars_of(ax) == [(row.low, row.high, place) for place, row in enumerate(own)]
        assert ax.get_xlim()[0] == -ax.get_xlim()[1]
        sure = [row.p_corrected is not None and row.p_corrected < 0.05 for row in own]
        coloured = [line.get_color() != "#666666" for line in ax.lines if line.get_marker() == "o"]
        assert coloured == sure
    assert names(panels[0].get_yticklabels())[0] == "the far north (5)"
    assert_fits(drawn(figure))


def test_what_is_more_than_chance_is_coloured_by_its_direction() -> None:
    made = many(3, 3, each=12)
    ax = axes_of(plots.frame_forest(made))[0]
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    assert dots[0].get_color() == ORANGE
    assert "orange more, blue less" in said(ax)


def said(ax: Axes) -> str:
    figure = ax.figure
    assert isinstance(figure, Figure)
    return figure.get_supxlabel().replace("\n", " ")


def test_a_forest_of_choices_on_a_given_figure() -> None:
    made = many(4, 4)
    figure = plt.figure(figsize=(8, 3))
    chosen = plots.frame_forest(
        made, frames=["frame-number-2"], groups=["islands", "east"], same_scale=True, figure=figure
    )
    assert chosen is figure
    (ax,) = axes_of(chosen)
    assert names(ax.get_yticklabels()) == ["islands (5)", "east (5)"]
    rows = {row.group: row for row in made.top("frame-number-2")}
    assert dots_of(ax) == [(rows["islands"].difference, 0), (rows["east"].difference, 1)]


def test_a_forest_of_the_seeds_says_what_it_lacks() -> None:
    figure = scores(5, 15).compare("voice").plot()
    ax = axes_of(figure)[0]
    assert hollow_of(ax) == [False, True, True]
    assert "hollow dot: no interval" in said(ax)
    assert "no corrected p is under 0.05" in said(ax)
    assert "few documents, bars too narrow: third-person" in said(ax)
    assert_fits(drawn(figure))


def over_time(years: list[int], each: int = 3) -> rh.FrameTrend:
    lexicon = rh.Lexicon.from_dict({"hope": ["hope"], "fear": ["fear"]})
    texts = [
        document(f"{year}-{number}", "hope " * (year - 1985) + "word " * 60, date=str(year))
        for year in years
        for number in range(each)
    ]
    return rh.score_frames(rh.Corpus(texts), lexicon, resamples=100).trend()


def test_a_trend_has_a_dot_for_each_period_and_no_line_over_a_gap() -> None:
    trend = over_time([1990, 1991, 1992, 1994, 1995])
    figure = trend.plot()
    ax = axes_of(figure)[0]
    series = trend.series("hope")
    assert dots_of(ax) == [
        (place, row.per_thousand) for place, row in enumerate(series) if row.documents
    ]
    lines = [
        tuple(np.asarray(line.get_xdata()).tolist())
        for line in ax.lines
        if line.get_marker() == "None"
    ]
    assert lines == [(0, 1), (1, 2), (4, 5)]
    assert len(ax.patches) == 1  # the empty year
    assert title_of(ax) == "hope τ = +1.00, p = 0.017"
    assert title_of(axes_of(figure)[1]) == "fear"
    assert names(ax.get_xticklabels())[0] == "1990"
    assert "grey: no documents" in said(ax)
    assert_fits(drawn(figure))


def test_a_trend_of_one_document_each_is_hollow() -> None:
    trend = over_time([1990, 1991, 1992], each=1)
    ax = axes_of(plots.frame_trend(trend, frames=["hope"], same_scale=True))[0]
    assert hollow_of(ax) == [True] * 3
    assert "too few periods to test a trend" in said(ax)


def test_a_trend_of_many_periods_fits() -> None:
    trend = over_time(list(range(1990, 2020)), each=2)
    assert_fits(drawn(plots.frame_trend(trend)))
    blocks = rh.score_frames(rh.seeds(), rh.load_lexicon("us-and-them")).trend(every=1)
    assert_fits(drawn(blocks.plot()))


def test_an_arc_shows_rate_bounds_and_matches() -> None:
    text = "We sit here and wait. " * 60 + "We hope now. " * 40 + "We sit here and wait. " * 60
    lexicon = rh.Lexicon.from_dict({"hope": ["hope"], "fear": ["fear"], "sitting": ["sit"]})
    arc = rh.score_frames([text], lexicon).arc("text-1", window=60)
    figure = arc.plot()
    hope, fear, _ = axes_of(figure)
    course = arc.course("hope")
    rate = max(hope.lines, key=lambda line: len(np.asarray(line.get_xdata())))
    assert np.asarray(rate.get_xdata()).tolist() == [row.position for row in course]
    assert np.asarray(rate.get_ydata()).tolist() == [row.per_thousand for row in course]
    beyond = next(line for line in hope.lines if line.get_color() == ORANGE)
    drawn_there = ~np.isnan(np.asarray(beyond.get_ydata(), dtype=float))
    assert drawn_there.tolist() == [bool(row.beyond) for row in course]
    assert drawn_there.any()
    levels = {float(np.asarray(line.get_ydata())[0]) for line in hope.lines}
    assert {course[0].chance_high, course[0].chance_low, course[0].expected} <= levels
    assert title_of(hope) == "hope: 40 matches, p = 0.001"
    assert title_of(fear) == "fear: 0 matches"
    assert [text.get_text() for text in fear.texts] == ["nothing matched"]
    assert hope.get_xlim() == (0, arc.words)
    assert_fits(drawn(figure))


def test_an_arc_of_choices() -> None:
    arc = rh.score_frames(rh.seeds(), rh.load_lexicon("us-and-them")).arc("reunification-talk")
    canvas = plt.figure(figsize=(6, 3))
    figure = plots.frame_arc(arc, frames=["blame", "praise"], same_scale=True, figure=canvas)
    assert figure is canvas
    first, second = axes_of(figure)
    assert first.get_ylim() == second.get_ylim()
    assert title_of(first).startswith("blame: ")
    assert_fits(drawn(plots.frame_arc(arc)))
