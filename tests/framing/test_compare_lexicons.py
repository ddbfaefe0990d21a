"""One construct through several instruments, shown whole."""

import json
from math import log2

import pytest

import rhetoric as rh

ONE = rh.Lexicon.from_dict({"blame": ["guilty", "liar"], "other": ["land"]}, name="one")
TWO = rh.Lexicon.from_dict({"harm": {"words": ["guilty"], "acts": ["guilty party"]}}, name="two")


def _corpus() -> rh.Corpus:
    hot = 'They are guilty. He is no liar. We said "guilty party" and went home to our land.'
    cold = "The guilty went home. We all went on and on to the land by the sea, and it rained."
    documents = [
        rh.Document(id=f"{side}-{at}", text=text, raw=text, meta={"side": side})
        for side, text in (("hot", hot), ("cold", cold))
        for at in range(3)
    ]
    return rh.Corpus(documents)


CONSTRUCT = {"one": "blame", "two": ["harm/words", "harm/acts"]}


def _found(*, seed: int = 0, name: str = "") -> rh.Specifications:
    return rh.compare_lexicons(
        _corpus(),
        [ONE, TWO],
        CONSTRUCT,
        by="side",
        groups=("hot", "cold"),
        resamples=200,
        seed=seed,
        name=name,
    )


def test_every_combination_is_there() -> None:
    found = _found()
    assert len(found) == 2 * 3 * 2 * 2
    assert len({(r.lexicon, r.negation, r.quoted, r.measure) for r in found}) == 24
    by = {(r.lexicon, r.negation, r.quoted, r.measure): r for r in found}
    plain = by["one", "count", "keep", "words"]
    assert (plain.count, plain.reference_count) == (9, 3)
    assert plain.rate is not None
    assert plain.reference_rate is not None
    assert plain.log_ratio == pytest.approx(log2(plain.rate / plain.reference_rate))
    assert by["one", "drop", "keep", "words"].count == 6
    assert by["one", "count", "drop", "words"].count == 6
    # "guilty party" and "guilty" inside it are one place of the construct.
    assert by["two", "count", "keep", "words"].count == 6
    assert by["two", "count", "keep", "sentences"].count == 6


def test_it_says_how_they_lie_together() -> None:
    found = _found(name="blame")
    assert found.title == "blame: hot against cold, 24 specifications"
    assert "of 24 specifications find more in hot" in found.notes[0]
    assert "too narrow" in " ".join(found.notes)
    assert "Simonsohn" in found.methods()
    assert len(json.dumps(found.to_records()))


def test_the_same_seed_gives_the_same_intervals() -> None:
    assert _found(seed=3).to_records() == _found(seed=3).to_records()


def test_nothing_and_one_document() -> None:
    lexicon = rh.Lexicon.from_dict({"blame": ["xyzzy"]}, name="none")
    found = rh.compare_lexicons(_corpus(), [lexicon], "blame", by="side", resamples=100)
    assert {row.note for row in found} == {"nothing matches in either group"}
    with pytest.raises(rh.InputError, match="specifications that find something"):
        found.plot()
    few = rh.Corpus([_corpus()["hot-0"], _corpus()["cold-0"]])
    lone = rh.compare_lexicons(few, [ONE], "blame", by="side", resamples=100)
    assert {row.low for row in lone} == {None}
    assert "one document only in hot and cold" in lone.rows[0].note


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"negation": ["flip"]}, "negation must be one of"),
        ({"quoted": "drop it"}, "quoted must be one of"),
        ({"measures": []}, "measures must be one of"),
        ({"by": "sides"}, "Did you mean 'side'"),
        ({"construct": "praise"}, "no category 'praise'"),
        ({"construct": {"one": "blame"}}, "which categories of 'two'"),
        ({"lexicons": []}, "at least one lexicon"),
        ({"lexicons": [3]}, "takes Lexicons or names"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    given: dict[str, object] = {"lexicons": [ONE, TWO], "construct": CONSTRUCT, "by": "side", **how}
    with pytest.raises(rh.InputError, match=told):
        rh.compare_lexicons(_corpus(), given.pop("lexicons"), given.pop("construct"), **given)  # type: ignore[arg-type]


def test_the_picture_shows_every_choice() -> None:
    figure = _found().plot()
    curve, matrix = figure.axes
    assert len(curve.lines[0].get_xdata()) == 24
    heights = list(curve.lines[0].get_ydata())
    assert heights == sorted(heights)
    labels = [label.get_text() for label in matrix.get_yticklabels()]
    assert labels[:3] == ["one", "two", "negated: declared"]
    assert [len(line.get_xdata()) for line in matrix.lines[:2]] == [12, 12]
