"""Names are drawn as they are written, whatever they hold."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

import rhetoric as rh
from rhetoric.plots.labels import drawable, frame_labels, join, shorten, style, wrap
from tests.plots.samples import assert_fits, document, drawn, names

ODD = [
    "price_$5_and_$6", r"\frac{1}{2} $x^2$ \$", "😀 smile", "🧿\U0001fae8 rare", "כתב עברי",
    "نص عربي", "中文文件", "e\u0301te\u0301", "line\nend\tand\x00null", "\u202eturned",
    "\ud800 lone", "<b>&amp;",
]  # fmt: skip


def odd_corpus() -> rh.Corpus:
    return rh.Corpus(
        document(name, "We hope so. " * 40, side=ODD[place % 2]) for place, name in enumerate(ODD)
    )


def test_odd_names_are_drawn_without_a_warning() -> None:
    lexicon = rh.Lexicon.from_dict({"$a_1$": ["hope"], "希望": ["so"]}, name="$odd_{1}$")
    made = rh.score_frames(odd_corpus(), lexicon, resamples=100)
    table = rh.tfidf(odd_corpus())
    ax = rh.plots.frame_heatmap(made)
    assert_fits(drawn(ax))
    assert names(ax.get_yticklabels())[:2] == ODD[:2]
    assert names(ax.get_xticklabels())[0] == "$a_1$"
    assert_fits(drawn(rh.plots.frame_dots(made)))
    assert_fits(drawn(rh.plots.frame_difference(made.compare("side"))))
    assert_fits(drawn(rh.plots.tfidf_terms(table, documents=ODD)))
    assert_fits(drawn(rh.plots.similarity_heatmap(table.similarity())))
    assert_fits(drawn(rh.plots.entry_bars(made.explain("$a_1$"))))


def test_a_dollar_starts_no_formula_even_when_ticks_are_made_anew() -> None:
    made = rh.score_frames(odd_corpus(), rh.Lexicon.from_dict({"hope": ["hope"]}), resamples=100)
    ax = rh.plots.frame_heatmap(made)
    assert not any(label.get_parse_math() for label in ax.get_yticklabels())
    figure = drawn(rh.plots.frame_dots(made))
    for panel in figure.axes:
        assert not any(label.get_parse_math() for label in panel.get_yticklabels())


def test_own_settings_of_type_do_no_harm() -> None:
    with mpl.rc_context({"font.family": ["monospace"], "font.size": 16, "axes.titlesize": 20}):
        made = rh.score_frames(
            odd_corpus(), rh.Lexicon.from_dict({"hope": ["hope"]}), resamples=100
        )
        assert_fits(drawn(rh.plots.frame_heatmap(made)))
        drawn(rh.plots.frame_dots(made))


def test_what_cannot_be_drawn_is_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rhetoric.plots.labels._family_with", lambda sign: None)
    assert drawable("a中b") == "a□b"
    assert drawable("a\u202eb\x00c\u200dd\ufe0f") == "ab cd"
    assert drawable("\ud800") in ("□", "")
    assert style(["plain"])["fontfamily"] == mpl.rcParams["font.family"]


def test_a_name_keeps_its_ends() -> None:
    assert shorten("abcdefghij", 5) == "ab…ij"
    assert len(shorten("x" * 100, 32)) == 32
    assert shorten("short", 5) == "short"


@pytest.mark.parametrize("letters", [8, 12, 20])
def test_lines_are_no_longer_than_asked(letters: int) -> None:
    for text in (
        "prestige-and-gratitude",
        "a" * 50,
        "speeches/1993/on reunification",
        "",
        "-" * 30,
    ):
        lines = wrap(text, letters, lines=2).split("\n")
        assert len(lines) <= 2
        assert all(len(line) <= letters for line in lines)
    assert wrap("one two three", 7, lines=9).split() == ["one", "two", "three"]


def test_remarks_break_between_each_other() -> None:
    assert join(["one", "", "two"], 40) == "one;  two"
    assert join(["one one one", "two two two"], 15) == "one one one\ntwo two two"


def test_only_a_child_behind_its_parent_goes_by_its_own_name() -> None:
    frames = ["a", "a/b", "a/b/c", "a/d", "x/y", "z", "a/e", "z/f", "z/f (negated)"]
    labels = ["a", "› b", "› › c", "› d", "x/y", "z", "a/e", "z/f", "z/f (negated)"]
    assert frame_labels(frames) == labels
    assert frame_labels(["z", "z/f"]) == ["z", "› f"]


def test_pictures_of_axes_stay_open_for_a_notebook() -> None:
    made = rh.score_frames(["We hope."], rh.Lexicon.from_dict({"hope": ["hope"]}))
    assert rh.plots.frame_heatmap(made).figure is plt.gcf()
    assert rh.plots.frame_dots(made) is plt.gcf()


def test_a_font_that_is_not_installed_is_left_out_without_a_word(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with plt.rc_context({"font.family": ["No Such Font"]}):
        assert style(["plain"])["fontfamily"] == ["DejaVu Sans"]
        assert drawable("plain") == "plain"
        rh.plots.frame_heatmap(rh.score_frames(["We hope."], rh.Lexicon.from_dict({"a": ["we"]})))
    assert "No Such Font" not in caplog.text
    with plt.rc_context({"font.family": ["No Such Font", "serif"]}):
        assert style(["plain"])["fontfamily"] == ["serif"]
