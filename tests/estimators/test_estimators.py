"""The transformers give what the analyses give, and work where scikit-learn uses them."""

import pickle
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
import sklearn
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.utils import estimator_checks

import rhetoric as rh

LEXICON = rh.Lexicon.from_dict({"hope": ["hope*", "better days"], "fear": ["fear*", "threat"]})
TEXTS = ["We hope for better days.", "They fear. It is a threat!", "I hope.", "No more fear here."]
SIDES = [1, 0, 1, 0]

NUMBERS = "asks for columns of numbers, which texts do not have"
EXPECTED = {
    "check_n_features_in": NUMBERS,
    "check_n_features_in_after_fitting": NUMBERS,
    "check_transformer_general": f"{NUMBERS}: wants another number of columns refused",
    "check_estimators_empty_data_messages": f"{NUMBERS}: a table without columns has no words",
    "check_complex_data": "a complex number that is spelled out is a word",
    "check_estimators_nan_inf": "NaN that is spelled out is a word",
}
"""Checks of scikit-learn that cannot hold of texts."""


def spelled(table: Any) -> list[str]:
    """Turn rows of numbers into texts, for checks that come with numbers."""
    if hasattr(table, "toarray"):
        raise TypeError("sparse input is not supported")
    rows = np.asarray(table)
    if rows.ndim != 2:
        raise ValueError("Expected 2D array, got 1D array instead. Reshape your data")
    signs = str.maketrans({".": "d", "-": "m"})
    return [
        " ".join(f"w{at}x{value}".translate(signs) for at, value in enumerate(row))
        for row in rows.tolist()
    ]


class CountsOfNumbers(rh.TokenCountVectorizer):
    """The same on rows of numbers, so that all checks run."""

    def _texts(self, given: Any) -> list[str]:
        return super()._texts(spelled(given))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = True
        return tags


class FramesOfNumbers(rh.FrameVectorizer):
    """The same on rows of numbers, so that all checks run."""

    def _texts(self, given: Any) -> list[str]:
        return super()._texts(spelled(given))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = True
        return tags


NEW = tuple(map(int, sklearn.__version__.split(".")[:2])) >= (1, 6)
has_expected = pytest.mark.skipif(
    not NEW, reason="scikit-learn lets failures be expected from 1.6 on"
)


@has_expected
@pytest.mark.parametrize("estimator", [CountsOfNumbers(), FramesOfNumbers()], ids=repr)
def test_check_estimator_on_numbers_spelled_out(estimator: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = estimator_checks.check_estimator(
            estimator, expected_failed_checks=EXPECTED, on_skip=None, on_fail=None
        )
    failed = {result["check_name"] for result in results if result["status"] == "failed"}
    assert failed == set()
    expected = {result["check_name"] for result in results if result["status"] == "xfail"}
    assert expected == set(EXPECTED)
    assert sum(result["status"] == "passed" for result in results) >= 35


@pytest.mark.parametrize("estimator", [rh.TokenCountVectorizer(), rh.FrameVectorizer(LEXICON)])
def test_check_estimator_as_it_is(estimator: Any) -> None:
    """Scikit-learn runs what it can on an estimator of strings, and says what it cannot."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        estimator_checks.check_estimator(estimator)


def test_counts_are_those_of_the_analyses() -> None:
    seeds = rh.seeds()
    texts = [document.text for document in seeds]
    vectorizer = rh.TokenCountVectorizer(min_documents=2)
    counts = vectorizer.fit_transform(texts)
    np.testing.assert_array_equal(counts.toarray(), vectorizer.transform(texts).toarray())
    table = rh.tfidf(seeds, min_documents=2, scheme="nnn")
    columns = vectorizer.vocabulary_
    for row in table:
        place = seeds.ids.index(str(row.document))
        assert counts[place, columns[row.term]] == row.count
    assert counts.sum() == sum(row.count for row in table)
    assert vectorizer.get_feature_names_out().tolist() == sorted(columns)


def test_counts_equal_scikit_learn_on_plain_words() -> None:
    texts = ["peace and land", "land land war", "bread"]
    ours, theirs = rh.TokenCountVectorizer(), CountVectorizer()
    np.testing.assert_array_equal(
        ours.fit_transform(texts).toarray(), theirs.fit_transform(texts).toarray()
    )
    assert ours.get_feature_names_out().tolist() == theirs.get_feature_names_out().tolist()


def test_unknown_words_and_empty_texts_count_nothing() -> None:
    vectorizer = rh.TokenCountVectorizer(stop_words=["we"]).fit(["We hope.", "We go on."])
    assert vectorizer.get_feature_names_out().tolist() == ["go", "hope", "on"]
    found = vectorizer.transform(["", "!?", "Nobody knows", "Go, HOPE, go!"])
    assert found.dtype == np.int64
    np.testing.assert_array_equal(found.toarray(), [[0, 0, 0]] * 3 + [[2, 1, 0]])


@pytest.mark.parametrize("measure", ["rate", "count", "share"])
def test_scores_are_those_of_the_analyses(measure: str) -> None:
    seeds = rh.seeds()
    texts = [document.text for document in seeds]
    found = rh.FrameVectorizer("conflict", measure=measure).fit_transform(texts)
    scores = rh.score_frames(texts, rh.load_lexicon("conflict"))
    fields = {"rate": "per_thousand", "count": "count", "share": "share_of_sentences"}
    expected = np.array([getattr(row, fields[measure]) for row in scores], dtype=float)
    np.testing.assert_allclose(found, expected.reshape(found.shape))
    vectorizer = rh.FrameVectorizer("conflict").fit(texts)
    assert tuple(vectorizer.get_feature_names_out()) == scores.frames


def test_settings_reach_the_scores() -> None:
    texts = ['We have no hope. "Hope!" they said.', ""]
    whole = rh.FrameVectorizer(LEXICON, measure="count")
    assert whole.fit_transform(texts).tolist() == [[2, 0], [0, 0]]
    assert whole.set_params(quoted="drop").fit_transform(texts)[0, 0] == 1
    assert whole.set_params(negation="drop").fit_transform(texts)[0, 0] == 0
    apart = whole.set_params(negation="separate").fit(texts).get_feature_names_out()
    assert len(apart) == 4
    assert rh.FrameVectorizer(LEXICON).fit_transform(texts)[1].tolist() == [0, 0]


@pytest.mark.parametrize("kind", [list, tuple, np.array, pd.Series])
def test_what_holds_texts_is_taken(kind: Any) -> None:
    given = kind(TEXTS)
    expected = rh.TokenCountVectorizer().fit_transform(TEXTS).toarray()
    np.testing.assert_array_equal(
        rh.TokenCountVectorizer().fit_transform(given).toarray(), expected
    )
    assert rh.FrameVectorizer(LEXICON).fit(given).transform(given).shape == (4, 2)


def test_in_a_pipeline_and_a_search() -> None:
    texts, sides = TEXTS * 6, SIDES * 6
    pipeline = Pipeline(
        [
            (
                "words",
                FeatureUnion(
                    [
                        ("counts", make_pipeline(rh.TokenCountVectorizer(), TfidfTransformer())),
                        ("frames", rh.FrameVectorizer(LEXICON)),
                    ]
                ),
            ),
            ("model", LogisticRegression(max_iter=2000)),
        ]
    )
    grid = {
        "words__counts__tokencountvectorizer__min_documents": [1, 2],
        "words__frames__measure": ["rate", "share"],
    }
    search = GridSearchCV(pipeline, grid, cv=3).fit(texts, sides)
    assert search.best_score_ == 1.0
    assert search.predict(["Hope and better days", "What a threat"]).tolist() == [1, 0]
    assert len(search.cv_results_["params"]) == 4


def test_in_a_column_transformer_with_a_data_frame_out() -> None:
    frame = pd.DataFrame({"text": TEXTS, "year": [1980, 1981, 1982, 1983]})
    columns = ColumnTransformer(
        [("frames", rh.FrameVectorizer(LEXICON, measure="count"), "text")],
        remainder="passthrough",
    ).set_output(transform="pandas")
    found = columns.fit_transform(frame)
    assert found.columns.tolist() == ["frames__hope", "frames__fear", "remainder__year"]
    assert found["frames__hope"].tolist() == [2, 0, 1, 0]
    wrong = ColumnTransformer([("frames", rh.FrameVectorizer(LEXICON), ["text"])])
    with pytest.raises(rh.InputError, match="Name the column as a string, not as a list"):
        wrong.fit_transform(frame)


@pytest.mark.parametrize(
    "estimator",
    [rh.TokenCountVectorizer(min_documents=2), rh.FrameVectorizer(LEXICON, measure="share")],
    ids=lambda one: type(one).__name__,
)
def test_parameters_copies_and_pickles(estimator: Any) -> None:
    copied = clone(estimator)
    assert copied is not estimator
    assert set(copied.get_params()) == set(estimator.get_params())
    fitted = copied.fit(TEXTS)
    assert fitted is copied
    again = pickle.loads(pickle.dumps(fitted))
    np.testing.assert_array_equal(_dense(again.transform(TEXTS)), _dense(fitted.transform(TEXTS)))
    with pytest.raises(NotFittedError):
        clone(estimator).transform(TEXTS)
    with pytest.raises(NotFittedError):
        clone(estimator).get_feature_names_out()


def _dense(found: Any) -> Any:
    return found.toarray() if hasattr(found, "toarray") else found


@pytest.mark.parametrize("estimator", [rh.TokenCountVectorizer(), rh.FrameVectorizer(LEXICON)])
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("We hope.", r"got one string\. Write \[text\]"),
        (b"We hope.", "got one string"),
        ([], "holds no text"),
        ([1, 2], "must hold strings, got 1 at place 0"),
        (["We hope.", None], "got None at place 1"),
        (pd.Series(["a", float("nan")]), "got nan at place 1.*fillna"),
        (pd.DataFrame({"text": TEXTS}), r"table of shape \(4, 1\)"),
        (np.ones((2, 2)), r"table of shape \(2, 2\)"),
        (5, "must be a list of texts, got int"),
    ],
)
def test_what_is_no_text_is_refused(estimator: Any, given: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        clone(estimator).fit(given)
    with pytest.raises(rh.InputError, match=message):
        clone(estimator).fit(TEXTS).transform(given)


@pytest.mark.parametrize(
    ("estimator", "message"),
    [
        (rh.TokenCountVectorizer(min_documents=9), "No word is left"),
        (rh.TokenCountVectorizer(min_documents=0), "min_documents must be a number"),
        (rh.TokenCountVectorizer(stop_words="english"), "TokenCountVectorizer: stop_words"),
        (rh.FrameVectorizer("conflcit"), "conflict"),
        (rh.FrameVectorizer(3), "must be a Lexicon or the name"),  # type: ignore[arg-type]
        (rh.FrameVectorizer(LEXICON, measure="z"), "measure must be one of 'rate', 'count'"),
        (rh.FrameVectorizer(LEXICON, quoted="z"), "quoted must be one of"),
        (rh.FrameVectorizer(LEXICON, negation="z"), "negation must be one of"),
    ],
)
def test_wrong_settings_are_refused_when_it_is_fitted(estimator: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        estimator.fit(TEXTS)


def test_odd_texts() -> None:
    texts = ["", "\x00", "👍🏽 café cafe\u0301", "\u202e hope", "hope " * 1000]
    counts = rh.TokenCountVectorizer().fit(texts)
    found = counts.transform(texts).toarray()
    assert found[2, counts.vocabulary_["café"]] >= 1
    assert found[4].tolist()[counts.vocabulary_["hope"]] == 1000
    assert rh.FrameVectorizer(LEXICON).fit_transform(texts).shape == (5, 2)


@pytest.mark.parametrize("kind", [rh.TokenCountVectorizer, rh.FrameVectorizer])
def test_texts_may_come_one_by_one(kind: Any) -> None:
    texts = ["We want war.", "Peace."]
    made = kind().fit_transform(text for text in texts)
    assert (made != kind().fit_transform(texts)).sum() == 0


def test_long_values_are_not_shown() -> None:
    with pytest.raises(rh.InputError, match=r"got a Document at place 0\. Leave") as told:
        rh.FrameVectorizer().fit(rh.seeds())
    assert len(str(told.value)) < 200
