"""Norms: what is usual in a reference corpus, and scores beside it."""

import json
from pathlib import Path

import numpy as np
import pytest

import rhetoric as rh
from rhetoric.framing.norms import LEVELS, STRETCH, read_norms, write_norms

LEXICON = rh.Lexicon.from_dict({"hope": ["hope*"], "fear": ["fear*"]}, name="own")


def _stretch(hopes: int) -> str:
    """Five hundred words, so many of them hope."""
    return " ".join(["hope"] * hopes + ["land"] * (STRETCH - hopes)) + "."


def _texts() -> list[str]:
    """Twenty-one stretches with 0 to 20 hopes, in texts that are cut elsewhere."""
    words = " ".join(_stretch(number) for number in range(21)).split()
    return [" ".join(words[at : at + 700]) for at in range(0, len(words), 700)]


def test_stretches_run_over_texts() -> None:
    norms = rh.measure_norms(_texts(), LEXICON, name="made")
    assert (norms.stretches, norms.words, norms.documents) == (21, 10_500, 15)
    rates = 1000 * np.arange(21) / STRETCH
    assert norms["hope"].mean == pytest.approx(rates.mean())
    assert norms["hope"].spread == pytest.approx(rates.std(ddof=1), abs=1e-4)
    assert norms["hope"].percentiles == pytest.approx(np.percentile(rates, LEVELS))
    assert norms["fear"].percentiles == (0.0,) * 21


def test_a_rest_is_left_out() -> None:
    text = _stretch(0) + " " + _stretch(0) + " hope" * 499
    assert rh.measure_norms([text], LEXICON, name="made")["hope"].mean == 0.0


@pytest.mark.parametrize(
    ("rate", "percentile"), [(0.0, 0.0), (20.0, 50.0), (21.0, 52.5), (40.0, 100.0), (99.0, 100.0)]
)
def test_percentile_of(rate: float, percentile: float) -> None:
    norm = rh.measure_norms(_texts(), LEXICON, name="made")["hope"]
    assert norm.percentile_of(rate) == pytest.approx(percentile)


def test_a_rate_that_all_have_is_in_the_middle() -> None:
    assert rh.measure_norms(_texts(), LEXICON, name="made")["fear"].percentile_of(0.0) == 50.0


def test_scores_stand_against_norms() -> None:
    norms = rh.measure_norms(_texts(), LEXICON, name="made", about={"title": "Made texts"})
    standings = rh.score_frames([_stretch(15)], LEXICON).against(norms)
    row = standings.top("hope", 1)[0]
    assert row.z == pytest.approx((30 - 20) / norms["hope"].spread)
    assert row.percentile == 75.0
    (fear,) = (one for one in standings if one.frame == "fear")
    assert (fear.z, fear.percentile) == (None, 50.0)
    for shown in (repr(standings), standings._repr_html_()):
        assert "Made texts" in shown
    assert "21 stretches" in standings.methods()
    assert len(json.dumps(standings.to_records()))


def test_what_cannot_stand_against_norms() -> None:
    norms = rh.measure_norms(_texts(), LEXICON, name="made")
    scores = rh.score_frames([_stretch(3)], LEXICON)
    with pytest.raises(rh.InputError, match="Did you mean 'us-inaugurals'"):
        scores.against("us-inaugural")
    with pytest.raises(rh.InputError, match="no norms for the lexicon 'own'"):
        scores.against("us-inaugurals")
    with pytest.raises(rh.InputError, match="must be the name of a reference corpus"):
        scores.against(3)  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match="a sentence is too short"):
        rh.score_frames(["We hope."], LEXICON, by="sentence").against(norms)
    with pytest.raises(rh.InputError, match="quoted='drop'"):
        rh.score_frames(["We hope."], LEXICON, quoted="drop").against(norms)
    with pytest.raises(rh.InputError, match="the scores are of"):
        rh.score_frames(["We hope."], LEXICON.add("hope", ["dream"])).against(norms)
    with pytest.raises(rh.InputError, match="less than two stretches"):
        rh.measure_norms(["We hope."], LEXICON, name="small")
    edited = rh.load_lexicon("conflict").add("war", ["fisticuffs"])
    with pytest.raises(rh.InputError, match="this lexicon was changed"):
        rh.score_frames(["We hope."], edited).against("us-inaugurals")


def test_files_of_norms(tmp_path: Path) -> None:
    norms = rh.measure_norms(_texts(), LEXICON, name="made", about={"title": "Made"})
    write_norms([norms], tmp_path / "made.json")
    again = read_norms(tmp_path / "made.json")["own"]
    assert again.rows == norms.rows
    assert again.methods() == norms.methods()


@pytest.mark.parametrize("corpus", rh.reference_names())
@pytest.mark.parametrize("name", rh.lexicon_names())
def test_shipped_norms_are_those_of_the_shipped_lexicons(corpus: str, name: str) -> None:
    """Fails when a lexicon was changed: run python -m benchmarks.reference FOLDER."""
    lexicon = rh.load_lexicon(name)
    norms = rh.load_norms(corpus, lexicon)
    assert norms.lexicon == lexicon.name_and_version
    assert [row.frame for row in norms] == list(lexicon.names)
    for row in norms:
        assert list(row.percentiles) == sorted(row.percentiles)
        assert row.percentiles[0] <= row.mean <= row.percentiles[-1]


@pytest.mark.parametrize("corpus", rh.reference_names())
def test_shipped_word_counts(corpus: str) -> None:
    counts = rh.reference_counts(corpus)
    assert counts["the"].count > 5_000
    assert sum(row.count for row in counts) == counts.words
    key = rh.keyness(rh.seeds(), counts)
    title = rh.load_norms(corpus, rh.load_lexicon("conflict")).about["title"]
    assert {row.reference for row in key.top(3)} == {title}
    with pytest.raises(rh.InputError, match="Did you mean"):
        rh.reference_counts(corpus[:-1])


def test_the_picture_shows_the_band() -> None:
    norms = rh.measure_norms(_texts(), LEXICON, name="made")
    figure = rh.score_frames([_stretch(15)], LEXICON).against(norms).plot()
    hope = figure.axes[0]
    assert [patch.get_width() for patch in hope.patches] == pytest.approx([32.0, 20.0])
    assert hope.get_xlim()[1] > 36
    assert "21 stretches" in figure.get_supxlabel()
    with pytest.raises(rh.InputError, match="takes FrameStandings"):
        rh.plots.frame_norms(norms)  # type: ignore[arg-type]
