"""What no installed font can draw is a box, and the picture says what the box stands for."""

import unicodedata
from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes

import rhetoric as rh
from rhetoric.plots.labels import NO_GLYPH, drawable, no_glyph, style
from tests.plots.samples import assert_fits, document, drawn


@pytest.fixture(autouse=True)
def no_font_has_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every machine like one whose fonts have no Chinese."""
    found: Any = rh.plots.labels._family_with
    monkeypatch.setattr(
        "rhetoric.plots.labels._family_with",
        lambda sign: None if unicodedata.name(sign, "").startswith("CJK") else found(sign),
    )


def corpus(word: str = "平和") -> rh.Corpus:
    texts = (
        f"We want {word} and land. {word} is near. They plant the old trees beside our river.",
        f"We want {word} {word}. They plant the old trees beside our wide river because of rain.",
        "War and land. War is far, and bread is dear.",
    )
    names = ("one", "two", "three")
    return rh.Corpus(
        document(name, f"{text} {text}", side=name[:1])
        for name, text in zip(names, texts, strict=True)
    )


def scores() -> rh.FrameScores:
    lexicon = rh.Lexicon.from_dict({"平和": ["平和", "land"], "war": ["war"]})
    return rh.score_frames(corpus(), lexicon, resamples=100)


PICTURES: dict[str, Callable[[], Any]] = {
    "keyness_bars": lambda: rh.keyness(corpus()[:2], corpus()[2:]),
    "keyness_volcano": lambda: rh.keyness(corpus()[:2], corpus()[2:]),
    "frequency_scatter": lambda: rh.keyness(corpus()[:2], corpus()[2:]),
    "keyness_panels": lambda: rh.keyness_by(corpus(), "side"),
    "document_map": lambda: rh.document_map(corpus(), resamples=0),
    "tfidf_terms": lambda: rh.tfidf(corpus()),
    "word_shift": lambda: rh.word_shift(corpus()[:2], corpus()[2:], resamples=100),
    "frame_heatmap": scores,
    "frame_dots": scores,
    "frame_difference": lambda: scores().compare("side", ("o", "t")),
    "entry_bars": lambda: scores().explain("平和"),
    "collocate_bars": lambda: rh.collocates(corpus(), "want", min_count=2),
    "collocate_network": lambda: rh.collocates(corpus(), "want", min_count=2),
    "aligned_passages": lambda: rh.shared_passages(corpus("平和 " * 4)),
}


def said_on(picture: Any) -> str:
    if isinstance(picture, Axes):
        return picture.get_xlabel()
    written = [ax.get_xlabel() for ax in picture.axes]
    return " ".join([*written, *(text.get_text() for text in picture.texts if text.get_text())])


@pytest.mark.parametrize("name", PICTURES)
def test_a_box_is_explained(name: str) -> None:
    made = getattr(rh.plots, name)(PICTURES[name]())
    assert said_on(made).count(NO_GLYPH) == 1
    assert_fits(drawn(made))


def test_without_a_box_nothing_is_said() -> None:
    result = rh.keyness(rh.seeds()[:2], rh.seeds()[2:])
    for picture in (rh.plots.keyness_bars, rh.plots.keyness_volcano):
        assert NO_GLYPH not in picture(result).get_xlabel()
    assert NO_GLYPH not in rh.plots.tfidf_terms(rh.tfidf(rh.seeds())).get_supxlabel()


def test_signs_of_another_font_are_drawn_without_a_word() -> None:
    # This font comes with matplotlib and has Latin letters only.
    with plt.rc_context({"font.family": ["cmss10"], "axes.unicode_minus": False}):
        assert drawable("Жизнь") == "Жизнь"
        assert len(style(["Жизнь"])["fontfamily"]) > 1
        ax = rh.plots.keyness_bars(rh.keyness(["Жизнь и"], ["a b"]))
        drawn(ax)
        assert NO_GLYPH not in ax.get_xlabel()
        ax = rh.plots.keyness_bars(rh.keyness(["平和"], ["a b"]))
        drawn(ax)
        assert NO_GLYPH in ax.get_xlabel()
        assert no_glyph([drawable("平和")])
