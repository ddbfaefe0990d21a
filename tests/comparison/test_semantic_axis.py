"""Texts on an axis from seed words."""

import json
from functools import cache
from math import sqrt

import numpy as np
import pytest
from scipy.stats import spearmanr

import rhetoric as rh
from rhetoric.comparison.axis_seeds import read_seeds
from rhetoric.comparison.axis_space import count_sentences, word_vectors
from rhetoric.statistics import Numbers

SEEDS = ([f"up{n}" for n in range(4)], [f"down{n}" for n in range(4)])


def planted(
    documents: int = 30, sentences: int = 20, seed: int = 5
) -> tuple[list[str], list[float]]:
    """Write texts whose sentences take words of one of two ends, as often as each text leans.

    No sentence holds words of both ends, and neutral words follow Zipf's law.
    """
    draw = np.random.default_rng(seed)
    zipf = 1 / np.arange(1, 251) ** 0.8
    zipf /= zipf.sum()
    leans = draw.uniform(0.05, 0.95, size=documents).tolist()
    texts = []
    for lean in leans:
        lines = []
        for _ in range(sentences):
            end = "up" if draw.random() < lean else "down"
            words = [f"plain{n}" for n in draw.choice(250, 9, p=zipf)]
            words += [f"{end}{n}" for n in draw.integers(30, size=4)]
            lines.append(" ".join(draw.permutation(words)).capitalize() + ".")
        texts.append(" ".join(lines))
    return texts, leans


@cache
def axis() -> rh.SemanticAxis:
    return rh.semantic_axis(planted()[0], SEEDS, k=15, names=("down", "up"))


def test_it_finds_a_planted_polarity() -> None:
    _, leans = planted()
    words = [row for row in axis().words if row.seed is None]
    up = np.array([row.polarity for row in words if row.term.startswith("up")])
    down = np.array([row.polarity for row in words if row.term.startswith("down")])
    assert len(up) > 20
    assert (up[:, None] > down[None, :]).mean() > 0.97
    positions = [row.position or 0.0 for row in axis()]
    biases = [row.bias or 0.0 for row in axis()]
    assert spearmanr(positions, leans).statistic > 0.9
    assert spearmanr(biases, leans).statistic > 0.9
    assert [row.term[:2] for row in axis().words.top("up", 10)] == ["up"] * 10
    assert [row.term[:4] for row in axis().words.top("down", 10)] == ["down"] * 10


def test_it_finds_nothing_where_nothing_is_planted() -> None:
    draw = np.random.default_rng(1)
    texts = [
        " ".join(
            " ".join(f"w{n}" for n in draw.integers(200, size=10)).capitalize() + "."
            for _ in range(20)
        )
        for _ in range(30)
    ]
    flat = rh.semantic_axis(texts, (["w1", "w2"], ["w3", "w4"]), k=15)
    others = [abs(row.polarity) for row in flat.words if row.seed is None]
    assert np.median(others) < 0.25
    covered = [row.low is not None and row.low < 0 < (row.high or 0) for row in flat]
    # Standardised positions spread by definition; their intervals say that it is noise.
    assert np.mean(covered) > 0.7


def test_polarity_and_position_by_the_formulas() -> None:
    tokens = rh.tokenize(planted(10)[0])
    seeds = {"up0": 2.0, "up1": 1.0, "down0": -1.0}
    got = rh.semantic_axis(tokens, seeds, k=12, min_count=3)
    counts = count_sentences(tokens, min_count=3, stop_words=frozenset())
    dense = counts.sentences.toarray().astype(float)
    _, _, right = np.linalg.svd(dense, full_matrices=False)
    vectors = right[:12].T / np.linalg.norm(right[:12].T, axis=1, keepdims=True)
    place = {term: at for at, term in enumerate(counts.terms)}

    def cosine(word: str) -> Numbers:
        return np.asarray(vectors @ vectors[place[word]])

    wanted = (2 * cosine("up0") + cosine("up1")) / 3 - cosine("down0")
    polarity = {row.term: row.polarity for row in got.words}
    assert [polarity[term] for term in counts.terms] == pytest.approx(wanted.tolist(), abs=1e-8)
    ends = (2 * vectors[place["up0"]] + vectors[place["up1"]]) / 3 - vectors[place["down0"]]
    bias = vectors @ (ends / np.linalg.norm(ends))
    frequency = np.asarray(counts.documents.sum(axis=0)).ravel()
    middle = float(frequency @ bias / frequency.sum())
    for at, row in enumerate(got):
        f = counts.documents[at].toarray().ravel()
        n = f.sum()
        y = float(f @ wanted / n)
        assert row.words == n
        assert row.position == pytest.approx(y, abs=1e-8)
        assert row.standard_error == pytest.approx(sqrt((f @ wanted**2 / n - y**2) / n), abs=1e-8)
        assert row.bias == pytest.approx(float(f @ bias / n), abs=1e-8)
        assert row.intensity == pytest.approx(float(f @ (bias - middle) ** 2 / n), abs=1e-8)
    z = np.array([row.standardised for row in got], dtype=float)
    assert z.mean() == pytest.approx(0.0, abs=1e-9)
    assert z.std(ddof=1) == pytest.approx(1.0)


def test_turned_seeds_turn_the_axis() -> None:
    turned = rh.semantic_axis(planted()[0], SEEDS[::-1], k=15)
    assert [row.position for row in turned] == pytest.approx(
        [-(row.position or 0.0) for row in axis()], abs=1e-9
    )


def test_it_is_the_same_each_time() -> None:
    again = rh.semantic_axis(planted()[0], SEEDS, k=15, names=("down", "up"))
    assert again.to_records() == axis().to_records()
    assert again.words.to_records() == axis().words.to_records()


@pytest.mark.parametrize("weighting", ["log", "presence"])
def test_weightings(weighting: str) -> None:
    counts = count_sentences(rh.tokenize(planted(20)[0]), min_count=5, stop_words=frozenset())
    plain = word_vectors(counts, 12, "count")
    other = word_vectors(counts, 12, weighting)
    assert np.allclose(np.linalg.norm(other, axis=1), 1)
    assert not np.allclose(plain @ plain[0], other @ other[0])


def test_what_moves_a_text_adds_up() -> None:
    for row in (min(axis(), key=lambda r: r.position or 0), axis().rows[3]):
        parts = axis().explain(row.document)
        assert sum(part.contribution for part in parts) == pytest.approx(row.position)
        middle = parts.middle
        assert sum(part.shift for part in parts) == pytest.approx((row.position or 0) - middle)
        sizes = [abs(part.shift) for part in parts]
        assert sizes == sorted(sizes, reverse=True)
        assert sum(part.count for part in parts) == row.words
        assert "the shifts add up" in parts.notes[0]
        assert json.dumps(parts.to_records())
        assert "×1,000" in repr(parts)


def test_words_open_to_lines() -> None:
    row = axis().words["UP7"]
    lines = axis().lines("up7")
    assert len(lines) == row.count
    assert len({match.document for match in lines}) == row.documents
    assert {match.text.lower() for match in lines} == {"up7"}
    with pytest.raises(rh.InputError, match="no word 'up77' here"):
        axis().lines("up77")


def test_seeds_may_have_wildcards_and_be_missing() -> None:
    texts = planted(20)[0]
    got = rh.semantic_axis(texts, {"up*": 1, "down1": -1, "dwn1": -3}, k=12)
    seeds = {row.term: row.seed for row in got.words if row.seed is not None}
    assert sum(weight for weight in seeds.values() if weight > 0) == pytest.approx(1.0)
    assert seeds["down1"] == -1.0
    assert len(seeds) > 25
    told = " ".join(got.notes)
    assert "'dwn1' (near it: down1" in told
    assert "dwn1 -3" in got.methods()
    one = rh.semantic_axis(texts, {"up1": 1}, k=12)
    assert "no opposite" in " ".join(one.notes)


def test_missing_ends_are_refused_with_near_words() -> None:
    texts = planted(20)[0]
    with pytest.raises(rh.InputError, match=r"upper end .*'upp1' \(near it: up1"):
        rh.semantic_axis(texts, (["upp1"], ["down1"]), k=12)
    with pytest.raises(rh.InputError, match=r"lower end .*'plain5' \(occurs, but is not counted"):
        rh.semantic_axis(texts, (["up1"], ["plain5"]), k=12, stop_words=["plain5"])


def test_too_small_a_corpus_is_refused_with_what_it_needs() -> None:
    seeds = rh.seeds()
    with pytest.raises(rh.InputError, match=r"k=300 needs 3,000 sentences .* k=18 or less"):
        rh.semantic_axis(seeds, (["unity"], ["war"]))
    assert len(rh.semantic_axis(seeds, (["unity"], ["imperialists"]), k=18)) == 5
    for texts in ([""], ["Peace."], ["👍 \x00"]):
        with pytest.raises(rh.InputError, match="too little text for an axis"):
            rh.semantic_axis(texts, (["unity"], ["war"]), k=5)


def test_empty_and_short_documents_have_their_row() -> None:
    texts = [*planted(20)[0], "", "Up1.", "Nothing known here."]
    got = rh.semantic_axis(texts, SEEDS, k=12)
    empty, short, unknown = got.rows[20:]
    assert (empty.position, empty.standardised, empty.bias) == (None, None, None)
    assert empty.note == unknown.note == "no counted words"
    assert short.position is not None
    assert (short.standard_error, short.low) == (None, None)
    assert short.note == "little text"
    assert json.loads(json.dumps(got.to_records())) == got.to_records()
    with pytest.raises(rh.InputError, match="has no counted words"):
        got.explain("text-21")


def test_identical_documents_have_no_spread() -> None:
    text = planted(20)[0]
    same = rh.semantic_axis([" ".join(text)] * 2, SEEDS, k=12)
    assert {row.standardised for row in same} == {None}
    assert same.rows[0].position is not None
    assert "do not differ" in same.notes[0]
    with pytest.raises(rh.InputError, match="do not differ"):
        same.plot()


def test_what_is_said() -> None:
    assert axis().title == "30 texts from down (below 0) to up (above), by 8 seed words"
    told = axis().methods()
    for words in ("Watanabe 2021", "Kwak, An, Jing and Ahn 2021", "up0 +1", "down3 -1", "15 dim"):
        assert words in told
    assert "more certainty than there is" in " ".join(axis().notes)
    assert axis()["text-3"] == axis().rows[2]
    with pytest.raises(rh.InputError, match="no document 'text-99'"):
        axis()["text-99"]


@pytest.mark.parametrize(
    ("seeds", "told"),
    [
        ({}, "seeds must be a mapping"),
        ("good", "seeds must be a mapping"),
        (["good", "bad"], "seeds must be a mapping"),
        ({"good": 0}, "a number other than 0"),
        ({"good": "1"}, "a number other than 0"),
        ({"good": float("nan")}, "a number other than 0"),
        ((["good"], ["good"]), "stands at both ends"),
        ({"good will": 1}, "a seed is one word"),
        ({"case:Good": 1}, "a seed is one word"),
        ({"*": 1}, "nothing but wildcards"),
        (([], []), "seeds must be a mapping"),
    ],
)
def test_wrong_seeds(seeds: object, told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        read_seeds(seeds)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"k": 4}, "k must be a whole number from 5 on"),
        ({"k": 10.5}, "k must be a whole number"),
        ({"min_count": 0}, "min_count must be"),
        ({"weighting": "tfidf"}, "weighting must be one of 'count', 'log', 'presence'"),
        ({"names": ("a", "a")}, "two different names"),
        ({"confidence": 95}, "confidence must lie"),
        ({"stop_words": "english"}, "stop_words must be"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        rh.semantic_axis(["Good."], SEEDS, **how)  # type: ignore[arg-type]
