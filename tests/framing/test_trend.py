"""Frames over time: dates, periods, intervals, and the trend test."""

import json
from math import factorial, isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.framing.dates import read_date
from rhetoric.framing.rank_trend import rank_trend, smallest_p

LEXICON = rh.Lexicon.from_dict({"hope": ["hope*"], "none": ["zzz"]})


def scored(*texts: tuple[object, str]) -> rh.FrameScores:
    return rh.score_frames(
        rh.Corpus(
            rh.Document(
                id=f"d{number}", text=text, raw=text,
                meta=rh.Metadata({} if date is None else {"date": date}),  # type: ignore[dict-item]
            )
            for number, (date, text) in enumerate(texts)
        ),
        LEXICON,
        resamples=200,
    )  # fmt: skip


def rising(years: int, each: int = 3) -> rh.FrameScores:
    """Documents of 40 words, with one more word of hope each year."""
    return scored(
        *(
            (1990 + year, "hope " * (year + 1) + "word " * (39 - year))
            for year in range(years)
            for _ in range(each)
        )
    )


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (1993, "1993"), (1993.0, "1993"), ("1993", "1993"), (" 1993-06 ", "1993-06"),
        ("1993-06-06", "1993-06-06"), ("19930606", "1993-06-06"), (19930606, "1993-06-06"),
        ("1993-06-06T23:59:00+09:00", "1993-06-06"), ("2012-02-29", "2012-02-29"),
    ],
)  # fmt: skip
def test_dates_that_are_read(value: object, read: str) -> None:
    assert str(read_date(value)) == read


@pytest.mark.parametrize(
    "value",
    [
        None, True, "", "spring 1993", "1993-13", "1993-00", "1993-02-30", "2011-02-29", "93",
        "0000", "06/06/1993", "1993-6-6", 1993.5, float("nan"), -44, "199306", "1993-06-06x",
        "\u0661\u0669\u0669\u0663-99",
    ],
)  # fmt: skip
def test_dates_that_are_not(value: object) -> None:
    assert read_date(value) is None


@given(st.dates())
def test_every_date_of_the_calendar_is_read(day: object) -> None:
    assert str(read_date(str(day))) == str(day)


def test_periods_hold_counts_and_intervals_and_empty_ones_are_rows() -> None:
    trend = scored(
        ("2011-02-01", "We hope. " * 9), ("2011-02-28", "We sit. " * 9), (2013, "We hope."),
        ("2011-05-01", ""),
    ).trend()  # fmt: skip
    assert trend.periods == ("2011", "2012", "2013")
    first, second, third = trend.series("hope")
    assert (first.documents, first.words, first.count, first.matching_documents) == (2, 36, 9, 1)
    assert (first.first, first.last) == ("2011-02-01", "2011-02-28")
    assert first.per_thousand == 250.0
    assert first.low is not None
    assert first.high is not None
    assert first.low <= 250 <= first.high
    assert (second.documents, second.per_thousand, second.note) == (0, None, "no documents")
    assert (third.per_thousand, third.low) == (500.0, None)
    assert [match.document for match in first.matches] == ["d0"] * 9
    shown = repr(trend)
    assert "No documents: 2012." in shown
    assert "One document only, so no interval: 2013." in shown


@pytest.mark.parametrize(
    ("every", "names"),
    [
        ("decade", ["1990s", "2000s"]),
        ("quarter", ["1999-Q4", "2000-Q1"]),
        ("month", ["1999-12", "2000-01", "2000-02"]),
        (2, ["1999-12-31 – 2000-01-01", "2000-02-29"]),
        (np.int64(3), ["1999-12-31 – 2000-02-29"]),
    ],
)
def test_lengths_of_periods(every: str | int, names: list[str]) -> None:
    dates = ("2000-02-29", "1999-12-31", "2000-01-01")
    assert list(scored(*((date, "we hope") for date in dates)).trend(every=every).periods) == names


def test_days() -> None:
    trend = scored(("1999-12-31", "we hope"), ("2000-01-02", "we sit")).trend(every="day")
    assert trend.periods == ("1999-12-31", "2000-01-01", "2000-01-02")


def test_many_documents_of_a_day_make_periods_with_names_of_their_own() -> None:
    trend = scored(*[("2000-01-01", "we hope")] * 5).trend(every=2)
    assert trend.periods == ("2000-01-01", "2000-01-01 (2)", "2000-01-01 (3)")
    assert [row.documents for row in trend.series("hope")] == [2, 2, 1]


def test_documents_without_a_usable_date_are_counted_and_named() -> None:
    trend = scored(
        ("2011-02", "we hope"), (None, "we hope"), ("spring", "we hope"), (2011, "we hope")
    ).trend(every="month")
    left_out = trend.notes[:2]
    assert "2 documents have no date in 'date' that can be read: d1, d2" in left_out[0]
    assert "1 document has a date too coarse to fall into one month: d3" in left_out[1]
    assert sum(row.documents for row in trend.series("hope")) == 1


def test_a_rise_is_found_and_its_slope() -> None:
    test, none = rising(8).trend().tests
    assert (test.tau, test.periods) == (1.0, 8)
    assert test.slope is not None
    assert isclose(test.slope, 25.0, rel_tol=0.01)
    assert test.p is not None
    assert isclose(test.p, 2 / factorial(8))
    assert test.p_corrected == test.p
    assert (none.tau, none.p, none.note) == (
        None, None, "no trend where all periods have the same rate",
    )  # fmt: skip


def test_few_periods_say_so() -> None:
    assert "with 4 periods no p can be under 0.083" in repr(rising(4).trend())
    three = rising(3).trend()
    assert three.tests.rows[0].p is None
    assert "3 of 4 periods with words that it needs" in repr(three)
    assert smallest_p(3) is None


def test_the_rank_test_is_that_of_scipy() -> None:
    from scipy.stats import kendalltau, theilslopes

    draw = np.random.default_rng(8)
    for size in (4, 6, 7, 12, 30):
        values, times = draw.normal(size=size), np.cumsum(draw.uniform(0.5, 2, size))
        found, wanted = rank_trend(times, values), kendalltau(times, values, method="exact")
        assert found.tau is not None
        assert found.p is not None
        assert found.slope is not None
        assert isclose(found.tau, wanted.statistic, abs_tol=1e-9)
        assert isclose(found.p, wanted.pvalue, rel_tol=1e-6)
        assert isclose(found.slope, theilslopes(values, times)[0])


def test_the_rank_test_with_ties() -> None:
    # S of 0 0 1 1 is 4; of its six different orders two reach it.
    found = rank_trend(np.arange(4.0), np.array([0.0, 0.0, 1.0, 1.0]))
    assert found.p is not None
    assert isclose(found.p, 2 / 6)


def test_without_a_trend_few_p_are_small() -> None:
    draw = np.random.default_rng(1)
    p = [rank_trend(np.arange(9.0), draw.poisson(3, 9) / 9.0).p for _ in range(400)]
    assert np.mean([one is not None and one < 0.05 for one in p]) < 0.08


def test_records_and_methods() -> None:
    trend = rising(6).trend()
    for result in (trend, trend.tests):
        assert json.loads(json.dumps(result.to_records())) == result.to_records()
        for part in ("Mann 1945", "Sen (1968)", "seed 0", "Garwood"):
            assert part in result.methods()
    assert trend.to_records() == rising(6).trend().to_records()
    assert trend.top("1991", 1)[0].period == "1991"


def test_wrong_questions_are_refused() -> None:
    scores = rising(3)
    with pytest.raises(rh.InputError, match=r"no document has the field 'dat'\. Did you mean"):
        scores.trend("dat")
    for every in ("fortnight", 0, -3, True, 2.5, None):
        with pytest.raises(rh.InputError, match="every must be one of 'decade'"):
            scores.trend(every=every)  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match=r"no document with words has a date.*got 'spring'"):
        scored(("spring", "we hope")).trend()
    with pytest.raises(rh.InputError, match=r"used by 'month'.*got 1990, 1991"):
        scores.trend(every="month")
    with pytest.raises(rh.InputError, match=r"from 1000-01-01 to 2000-01-01 .* more than 2,000"):
        scored(("1000-01-01", "we"), ("2000-01-01", "we")).trend(every="day")
    with pytest.raises(rh.InputError, match="Take a larger number"):
        scored(*[(2000, "we hope")] * 2001).trend(every=1)


def test_the_seeds_have_too_few_dates() -> None:
    trend = rh.score_frames(rh.seeds(), rh.load_lexicon("conflict")).trend()
    assert trend.periods[0] == "1993"
    assert trend.periods[-1] == "2019"
    assert "2 documents have no date" in trend.notes[0]
    assert all(test.p is None for test in trend.tests)
