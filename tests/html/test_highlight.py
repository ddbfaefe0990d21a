"""Highlighted text: nothing is lost, nothing is added, nothing gets out."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.corpus.document import Metadata
from rhetoric.html import HighlightedText
from rhetoric.html.rendering import style, visible
from rhetoric.html.segments import COLOURS, LANES, Mark, cut, paragraphs, whole_end
from tests.html.reading import Element, parse, shown_text

OVERLAPPING = rh.Lexicon.from_dict(
    {
        "hope": ["hope*", "better days"],
        "time": ["days", "days to come"],
        "ours": ["our better days to come", "we"],
    }
)
HOSTILE = "<script>alert(\"x\")</script> & 'quotes' </p></div><b> hope &amp; \x00 &#0; days"


def highlighted(
    text: str, lexicon: rh.Lexicon = OVERLAPPING, frames: list[str] | None = None
) -> HighlightedText:
    corpus = rh.read_corpus({"a": text}, clean=False)
    return rh.highlight(corpus["a"], rh.score_frames(corpus, lexicon), frames=frames)


def marks_of(page: Element) -> list[Element]:
    return page.all("mark")


class TestText:
    @pytest.mark.parametrize(
        "text",
        [
            "We hope for our better days to come.\n\nThen  we\nhope again.",
            HOSTILE,
            "",
            " \n\n ",
            "hope",
            "hope 🎉 שלום hope \u202eabc\u202c e\u0301 hope",
            "\n\nhope\n \nhope\n",
            "hope\u2028\u2029hope\x0b\x0chope\x85\x85hope",
        ],
    )
    def test_what_is_shown_is_the_text(self, text: str) -> None:
        assert shown_text(parse(highlighted(text).html)) == visible(text)

    def test_paragraphs_are_paragraphs(self) -> None:
        page = parse(highlighted("First hope.\n\nSecond line,\nbroken.\n \nThird.").html)
        shown = [p.text() for p in page.one(cls="rt-text").all("p")]
        assert shown == ["First hope (hope) .", "Second line,\nbroken.", "Third."]

    def test_markup_in_a_text_stays_text(self) -> None:
        page = parse(highlighted(HOSTILE).html)
        assert not page.all("script")
        assert not page.all("b")

    def test_markup_in_names_stays_text(self, tmp_path: Path) -> None:
        lexicon = rh.Lexicon.from_dict({"<b>\"'&": ["hope"]})
        corpus = rh.read_corpus({"</main><i>": "We hope."})
        result = rh.highlight(corpus[0], rh.score_frames(corpus, lexicon))
        for page in (
            parse(result.html),
            parse(result.to_html(tmp_path / "a.html").read_text("utf-8")),
        ):
            assert not page.all("b")
            assert not page.all("i")
            assert "<b>\"'&" in page.one("mark").attributes["title"]

    def test_signs_a_page_cannot_carry_are_shown_one_for_one(self, tmp_path: Path) -> None:
        result = highlighted("a\x00b \ud800 hope")
        assert shown_text(parse(result.html)) == "a␀b \ufffd hope"
        assert result.to_html(tmp_path / "a.html").read_text("utf-8").count("␀") == 1

    def test_empty_text_says_so(self) -> None:
        assert "The text is empty." in parse(highlighted("").html).text()


class TestMarks:
    def test_overlaps_are_split_and_carry_all_frames(self) -> None:
        page = parse(highlighted("So our better days to come.").html)
        shown = [
            (mark.text(without=frozenset({"rt-spoken"})), mark.attributes["title"].count("\n") + 1)
            for mark in marks_of(page)
        ]
        assert shown == [("our ", 1), ("better ", 2), ("days", 3), (" to come", 2)]

    def test_lines_of_one_match_keep_their_lane(self) -> None:
        segments = highlighted("So our better days to come.").segments
        lanes: dict[tuple[int, int, int], set[int]] = {}
        for segment in segments:
            for mark, lane in zip(segment.marks, segment.lanes, strict=True):
                lanes.setdefault((mark.start, mark.end, mark.number), set()).add(lane)
        assert len(lanes) == 3
        assert all(len(own) == 1 for own in lanes.values())

    def test_frame_entry_negation_and_quotation_are_named(self) -> None:
        page = parse(highlighted("They do not hope. “Hope!” he said. We.").html)
        negated, quoted, _ = marks_of(page)
        assert negated.attributes["title"] == "1 hope: entry “hope*”; negated"
        assert negated.attributes["data-tags"] == "1¬"
        assert negated.one(cls="rt-spoken").text() == " (hope, negated) "
        assert quoted.attributes["title"] == "1 hope: entry “hope*”; in a quotation"
        assert quoted.attributes["data-tags"] == "1”"
        assert "¬ under a negation." in page.text()

    def test_a_match_is_named_once_where_it_ends(self) -> None:
        page = parse(highlighted("our better days to come").html)
        assert [mark.attributes.get("data-tags") for mark in marks_of(page)] == [
            None, None, "1", "3·2",
        ]  # fmt: skip

    def test_legend_counts_and_tells_what_is_absent(self) -> None:
        page = parse(highlighted("We hope, we hope.").html)
        items = [" ".join(item.text().split()) for item in page.one(cls="rt-legend").all("li")]
        assert items == ["1 hope 2", "3 ours 2"]
        assert "No match here: time." in page.text()

    def test_numbers_tell_frames_apart_when_colours_return(self) -> None:
        many = rh.Lexicon.from_dict({f"f{n}": [f"word{n}"] for n in range(COLOURS + 2)})
        words = " ".join(f"word{n}" for n in range(COLOURS + 2))
        tags = [
            mark.attributes["data-tags"] for mark in marks_of(parse(highlighted(words, many).html))
        ]
        assert len(set(tags)) == COLOURS + 2

    def test_more_overlaps_than_lanes_are_all_named(self) -> None:
        many = rh.Lexicon.from_dict({f"f{n}": ["hope"] for n in range(LANES + 3)})
        mark = parse(highlighted("hope", many).html).one("mark")
        assert mark.attributes["title"].count("entry") == LANES + 3
        assert len(mark.attributes["data-tags"].split("·")) == LANES + 3

    def test_a_parent_that_only_pools_is_left_out_unless_asked_for(self) -> None:
        nested = rh.Lexicon.from_dict({"we": {"inclusive": ["us all"], "exclusive": ["our party"]}})
        assert len(highlighted("our party", nested).marks) == 1
        assert len(highlighted("our party", nested, ["we", "we/exclusive"]).marks) == 2

    def test_negated_twins_have_titles(self) -> None:
        corpus = rh.read_corpus({"a": "We do not hope."})
        scores = rh.score_frames(corpus, OVERLAPPING, negation="separate")
        assert "hope (negated)" in rh.highlight(corpus["a"], scores).html


words = st.sampled_from(
    ["we", "our", "hope", "better", "days", "to", "come", "not", ",", ".", "\n\n"]
)
texts = st.one_of(
    st.lists(words, max_size=30).map(" ".join),
    st.text(max_size=60),
    st.lists(st.one_of(words, st.text(max_size=4)), max_size=20).map(" ".join),
)
patterns = st.lists(
    st.lists(st.sampled_from(["we", "our", "hope*", "better", "days", "*"]), min_size=1, max_size=3)
    .filter(lambda parts: parts[0] != "*" and parts[-1] != "*")
    .map(" ".join),
    min_size=1,
    max_size=4,
    unique=True,
)


@settings(deadline=None, max_examples=150)
@given(texts, st.lists(patterns, min_size=1, max_size=6))
def test_no_text_is_lost_whatever_overlaps(text: str, frames: list[list[str]]) -> None:
    lexicon = rh.Lexicon.from_dict({f"f{place}": own for place, own in enumerate(frames)})
    result = highlighted(text, lexicon)
    assert "".join(segment.text for segment in result.segments) == text
    for left, right in pairwise(result.segments):
        assert left.end == right.start
    for mark in result.marks:
        covered = [s for s in result.segments if mark in s.marks]
        assert "".join(s.text for s in covered) == text[mark.start : mark.end]
    # The parser of the standard library keeps a carriage return; all else is one to one.
    assert shown_text(parse(result.html)) == visible(text)


spans = st.tuples(st.integers(0, 30), st.integers(1, 12))


@given(st.lists(spans, max_size=12), st.integers(0, 40), st.integers(0, 40))
def test_cutting_any_part_of_any_text(found: list[tuple[int, int]], one: int, other: int) -> None:
    text = "".join(chr(0x4E00 + place) for place in range(43))
    marks = [
        Mark(start=s, end=s + n, number=k, frame="f", entry="e", negated=False, quoted=False)
        for k, (s, n) in enumerate(found, 1)
    ]
    start, end = sorted((one, other))
    segments = cut(text, marks, start=start, end=end)
    assert "".join(segment.text for segment in segments) == text[start:end]
    for segment in segments:
        covering = {m.number for m in marks if m.start < segment.end and m.end > segment.start}
        assert {mark.number for mark in segment.marks} == covering
        assert len(set(segment.lanes)) == len(segment.lanes)
    for paragraph in paragraphs(text, marks):
        assert paragraph.segments


def test_a_long_text_is_cut_between_words() -> None:
    text = "one two three four five six"
    assert text[: whole_end(text, 10)] == "one two"
    assert whole_end(text, 100) == len(text)
    assert whole_end("x" * 50, 10) == 10


class TestPage:
    def test_page_stands_alone(self, tmp_path: Path) -> None:
        path = highlighted("We hope.").to_html(tmp_path / "text.html")
        page = parse(path.read_text("utf-8"))
        assert page.one("html").attributes["lang"] == "en"
        assert page.one("title").text() == "a"
        assert page.one("h1").text() == "a"
        assert not page.all("script")

    def test_language_of_the_metadata(self) -> None:
        german = rh.Document(
            id="a", text="Wir hope.", raw="Wir hope.", meta=Metadata({"language": "de"})
        )
        scores = rh.score_frames(german, OVERLAPPING)
        page = parse(rh.highlight(german, scores).html)
        assert page.one(cls="rt-text").attributes["lang"] == "de"

    def test_style_touches_nothing_else(self) -> None:
        css = re.sub(r"/\*.*?\*/", "", str(style("highlight.css")), flags=re.DOTALL)
        selectors = [s.strip() for part in re.findall(r"([^{}]+)\{", css) for s in part.split(",")]
        assert all(".rhetoric-text" in selector for selector in selectors if selector)

    def test_result_is_shown_in_a_notebook(self) -> None:
        result = highlighted("We hope.")
        assert result._repr_html_() == result.html
        assert repr(result) == "HighlightedText('a': 2 matches of 3 frames)"


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_can_be_read(dark: bool) -> None:
    _, dark_part = str(style("page.css")).split("@media (prefers-color-scheme: dark)")
    marks = variables(str(style("highlight.css"))) | (variables(dark_part) if dark else {})
    for number in range(1, COLOURS + 1):
        colour = marks[f"rt-c{number}"]
        assert contrast(marks["rt-on-colour"], colour) >= 4.5
        assert contrast(colour, marks["rt-paper"]) >= 4.5
        assert contrast(colour, marks["rt-tint"]) >= 3
    for ink in ("rt-ink", "rt-muted"):
        for paper in ("rt-paper", "rt-tint"):
            assert contrast(marks[ink], marks[paper]) >= 4.5
    first, second = str(style("report.css")).split("@media (prefers-color-scheme: dark)")
    page = variables(first) | (variables(second) if dark else {})
    for ink in ("ink", "muted", "link", "visited"):
        assert contrast(page[ink], page["paper"]) >= 4.5
        assert contrast(page[ink], page["stripe"]) >= 4.5
    for ink in ("removed", "added", "flag"):
        assert contrast(page[ink], page[f"{ink}-paper"]) >= 4.5


class TestErrors:
    corpus = rh.read_corpus({"a": "We hope.", "b": "Our days."})
    scores = rh.score_frames(corpus, OVERLAPPING)

    def test_other_things_than_a_document(self) -> None:
        with pytest.raises(rh.InputError, match=r"corpus\['id'\]"):
            rh.highlight("a", self.scores)  # type: ignore[arg-type]

    @pytest.mark.parametrize("scores", [None, [], "x", [1], {}])
    def test_other_things_than_scores(self, scores: object) -> None:
        with pytest.raises(rh.InputError, match="'scores' parameter of highlight"):
            rh.highlight(self.corpus["a"], scores)  # type: ignore[arg-type]

    def test_scores_not_by_document(self) -> None:
        by_sentence = rh.score_frames(self.corpus, OVERLAPPING, by="sentence")
        with pytest.raises(rh.InputError, match="by document"):
            rh.highlight(self.corpus["a"], by_sentence)

    def test_scores_of_other_texts(self) -> None:
        other = rh.read_corpus({"c": "We hope."})["c"]
        with pytest.raises(rh.InputError, match="no document 'c'"):
            rh.highlight(other, self.scores)
        changed = rh.Document(id="a", text="Now we hope.", raw="Now we hope.")
        with pytest.raises(rh.InputError, match="another text"):
            rh.highlight(changed, self.scores)

    def test_unknown_frame(self) -> None:
        with pytest.raises(rh.InputError, match="Did you mean 'hope'"):
            rh.highlight(self.corpus["a"], self.scores, frames=["hoppe"])
        with pytest.raises(rh.InputError, match=r"frames=\['hope'\]"):
            rh.highlight(self.corpus["a"], self.scores, frames="hope")

    def test_detached_scores(self) -> None:
        with pytest.raises(rh.InputError):
            rh.highlight(self.corpus["a"], self.scores.detach())


def test_several_scores_at_once() -> None:
    corpus = rh.read_corpus({"a": "We hope."})
    own = rh.score_frames(corpus, OVERLAPPING)
    other = rh.score_frames(corpus, rh.Lexicon.from_dict({"hope": ["hope"]}, title="Other"))
    for scores in ([own, other], {"one": own, "two": other}):
        result = rh.highlight(corpus["a"], scores)
        assert [item.frame for item in result.legend] == [
            "hope (own lexicon)", "time", "ours", "hope (Other)",
        ]  # fmt: skip
        assert len(result.marks) == 3
