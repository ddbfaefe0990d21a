"""Words, stems, n-grams and categories as what is counted."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.stem.snowball import SnowballStemmer

import rhetoric as rh

LEXICON = rh.Lexicon.from_dict(
    {
        "Peace": {"calm": ["peace*", "the calm"], "land": ["land", "nation*"]},
        "war": ["war", "no peace"],
    }
)
WORDS = [
    "the",
    "people's",
    "army",
    "peace",
    "War",
    "land",
    ",",
    ".",
    "—",
    "it's",
    "\n\n",
    "era's",
]


def slow_ngrams(text: str, size: int) -> Counter[str]:
    """Count n-grams by walking over the tokens of each sentence."""
    tokens = rh.tokenize([text])
    found: Counter[str] = Counter()
    for sentence in tokens.sentences:
        run: list[tuple[str, bool]] = []
        runs = [run]
        for token in tokens.tokens:
            if not sentence.start <= token.start < sentence.end:
                continue
            form = token.text.lower().replace("’", "'")
            if form == "'s" and run and not run[-1][1] and text[token.start - 1].isalnum():
                run[-1] = (run[-1][0], True)
            elif any(map(str.isalnum, form)) and form not in ("'s", "'"):
                run.append((form, False))
            else:
                run = []
                runs.append(run)
        for one in runs:
            for at in range(len(one) - size + 1):
                words = [word + "'s" * owner for word, owner in one[at : at + size]]
                words[-1] = one[at + size - 1][0]
                found[" ".join(words)] += 1
    return found


@given(words=st.lists(st.sampled_from(WORDS), max_size=30), size=st.integers(2, 5))
@settings(deadline=None, max_examples=150)
def test_ngrams_equal_a_slow_loop(words: list[str], size: int) -> None:
    text = " ".join(words)
    counts = rh.term_counts([text], ngrams=size)
    assert {row.term: row.count for row in counts} == slow_ngrams(text, size)
    assert counts.words == sum(row.count for row in counts)
    assert list(counts.terms) == sorted(counts.terms)


def test_ngrams_do_not_cross_sentences_commas_and_documents() -> None:
    counts = rh.term_counts(["The army won. Peace, land and the", "army's war"], ngrams=2)
    assert counts.terms == ("and the", "army won", "army's war", "land and", "the army")
    assert counts["the army"].documents == 1
    assert counts.unit == "2-grams"
    assert counts.title == "5 different 2-grams among 5 2-grams of 2 texts"
    both = rh.term_counts(["the army", "the army", "the army the army"], ngrams=2)
    assert (both["the army"].count, both["the army"].documents) == (4, 3)


def test_ngrams_can_be_opened() -> None:
    result = rh.keyness(["The people's army won."], ["The army. It’s the people’s army!"], ngrams=2)
    lines = result.lines("people's army")
    assert [line.text for line in lines] == ["people's army", "people’s army"]
    assert [(line.group, line.sentence) for line in lines] == [("target", 0), ("reference", 1)]
    assert (lines[1].left, lines[1].right) == ("It’s the ", "!")
    assert [line.text for line in result.lines("the people", "target")] == ["The people"]


def test_phrases_of_a_lexicon_are_the_ngrams() -> None:
    corpus = rh.seeds()
    counts = rh.term_counts(corpus, ngrams=3)
    for term in ("the soviet union", "kim il sung", "of the people"):
        lexicon = rh.Lexicon.from_dict({"one": [term]})
        assert counts[term].count == sum(row.count for row in rh.score_frames(corpus, lexicon))


def test_stems_are_those_of_nltk() -> None:
    corpus = rh.seeds()
    stem = SnowballStemmer("english").stem
    expected: Counter[str] = Counter()
    for row in rh.term_counts(corpus):
        expected[stem(row.term)] += row.count
    counts = rh.term_counts(corpus, unit="stems")
    assert {row.term: row.count for row in counts} == expected
    assert counts.words == rh.term_counts(corpus).words
    assert "English Snowball stemmer" in counts.methods()
    pairs = rh.term_counts(["Nations unite. The nation united."], unit="stems", ngrams=2)
    assert pairs["nation unit"].count == 2
    assert pairs.unit == "2-grams of stems"


def test_categories_are_those_that_are_scored() -> None:
    corpus = rh.Corpus(rh.seeds().documents)
    counts = rh.term_counts(corpus, unit=LEXICON)
    scores = rh.score_frames(corpus, LEXICON)
    for row in counts:
        assert row.count == sum(scores[name, row.term].count for name in corpus.ids)
        assert row.documents == sum(scores[name, row.term].count > 0 for name in corpus.ids)
    assert counts.words == rh.term_counts(corpus).words
    assert counts["Peace/calm"].count > 0
    assert LEXICON.fingerprint in counts.unit
    result = rh.keyness(corpus[:2], corpus[2:], unit=LEXICON)
    assert set(result.terms) == set(counts.terms)
    assert result.noun == "category"
    assert result["Peace"].count == result["Peace/calm"].count + result["Peace/land"].count
    line = result.lines("Peace/calm")[0]
    assert corpus[line.document].text[line.start : line.end] == line.text
    assert "categories by G2" in result.title


def test_reference_counts_must_be_of_the_same(tmp_path: Path) -> None:
    texts = ["War and land, war and bread."]
    for options in ({"unit": "stems"}, {"ngrams": 2}, {"unit": LEXICON}):
        counts = rh.term_counts(["The war and the land are no peace."], **options)
        assert len(rh.keyness(texts, counts, **options))
        again = rh.TermCounts.from_json(counts.to_json(tmp_path / "counts.json"))
        assert again.unit == counts.unit
        assert (again + counts).counts.sum() == 2 * counts.counts.sum()
        with pytest.raises(rh.InputError, match=r"target has counts of words, reference of .*with"):
            rh.keyness(texts, counts)
        with pytest.raises(rh.InputError, match="cannot be added"):
            counts + rh.term_counts(texts)
        with pytest.raises(rh.InputError, match="prior has counts of"):
            rh.keyness(texts, ["peace"], prior=counts)
    listed = rh.TermCounts.from_counts({"war and": 3}, unit="2-grams")
    assert rh.keyness(texts, listed, ngrams=2)["war and"].reference_count == 3


def test_stop_words_of_every_unit() -> None:
    texts = [["The wars of the nation, and of us."], ["The peace of the nations having come."]]
    words = rh.keyness(*texts, stop_words="function-words")
    assert not {"the", "of", "and", "us"} & set(words.terms)
    assert any("224 function words" in note for note in words.notes)
    stems = rh.keyness(*texts, unit="stems", stop_words=["having", "the"])
    assert "nation" in stems.terms
    assert not {"have", "the"} & set(stems.terms)
    pairs = rh.keyness(*texts, ngrams=2, stop_words="function-words")
    assert "of the" not in pairs.terms
    assert "the nation" in pairs.terms
    with pytest.raises(rh.InputError, match="stop_words are for words"):
        rh.keyness(["peace"], ["war"], unit=LEXICON, stop_words=["the"])


def test_stop_words_of_nltk_only_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import nltk.corpus

    class Installed:
        def words(self, language: str) -> list[str]:
            return {"english": ["the", "of"]}[language]

    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    texts = ["the war"], ["the peace"]
    with pytest.raises(rh.MissingDependencyError, match=r"nltk\.downloader stopwords"):
        rh.keyness(*texts, stop_words="nltk")
    monkeypatch.setattr(nltk.corpus, "stopwords", Installed())
    result = rh.keyness(*texts, stop_words="nltk")
    assert result.terms == ("peace", "war")
    assert any("2 stop words of NLTK" in note for note in result.notes)


def test_words_of_few_documents_are_left_out() -> None:
    texts = ["war and land", "war and sea"], ["peace and land", "peace"]
    result = rh.keyness(*texts, min_documents=2)
    assert result.terms == ("and", "land", "peace", "war")
    assert any("words that under 2 texts have" in note for note in result.notes)
    listed = rh.TermCounts.from_counts({"war": 3})
    with pytest.raises(rh.InputError, match="a frequency list does not tell"):
        rh.keyness(texts[0], listed, min_documents=2)
    known = rh.TermCounts.from_counts({"war": 3}, documents={"war": 2}, texts=9)
    assert rh.keyness(texts[0], known, min_documents=4).terms == ("war",)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"unit": "lemmas"}, "unit must be 'words', 'stems' or a Lexicon"),
        ({"ngrams": 6}, "ngrams must be a whole number from 1 to 5"),
        ({"ngrams": True}, "ngrams must be a whole number"),
        ({"unit": LEXICON, "ngrams": 2}, "ngrams=2 is for words and stems"),
    ],
)
def test_wrong_units_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(rh.InputError, match=f"term_counts: {message}"):
        rh.term_counts(["war"], **options)
    with pytest.raises(rh.InputError, match=f"keyness: {message}"):
        rh.keyness(["war"], ["peace"], **options)


ODD = ["", "peace", "’s 's", "👩‍👩‍👧 ✊🏽", "ho\u0301pe e\u0301te\u0301", "a\x00b c"]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_counted(text: str) -> None:
    for options in ({"unit": "stems"}, {"ngrams": 2}, {"ngrams": 5}, {"unit": LEXICON}):
        counts = rh.term_counts([text, text], **options)
        assert json.loads(json.dumps(counts.to_records())) == counts.to_records()
    result = rh.keyness([text, "war and land"], ["war and peace"], ngrams=2)
    assert "war and" in result.terms


def test_no_unit_in_either_group() -> None:
    with pytest.raises(rh.InputError, match="target has no words"):
        rh.keyness(["peace"], ["war"], ngrams=2)
    with pytest.raises(rh.InputError, match="there is no category in either group"):
        rh.keyness(["bread"], ["salt"], unit=LEXICON)
