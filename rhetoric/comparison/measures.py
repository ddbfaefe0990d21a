"""The measures of keyness by name, and the tests behind their p-values."""

from dataclasses import dataclass

PERMUTATION = "permutation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure by which words can be sorted.

    Parameters
    ----------
    values : str
        The attribute of `Contrast` with its values: positive where the target has
        the higher rate.
    title : str
        What it is called.
    test : str
        A name of `TESTS`: whose p-value goes with it. A size of effect has none of
        its own, so that of two-cell G2 stands beside it, named in each row.
    """

    values: str
    title: str
    test: str = "g2"


MEASURES: dict[str, Measure] = {
    "g2": Measure(values="g2", title="G2 (two-cell)"),
    "g2-four-cell": Measure(values="g2_four_cell", title="G2 (four-cell)", test="g2-four-cell"),
    "chi2": Measure(values="chi2", title="chi-squared", test="chi2"),
    "chi2-yates": Measure(
        values="chi2_yates", title="chi-squared with Yates' correction", test="chi2-yates"
    ),
    "fisher": Measure(
        values="fisher_strength", title="-log10 p of Fisher's exact test", test="fisher"
    ),
    "bic": Measure(values="signed_bic", title="BIC (0 where it speaks against a difference)"),
    "log-ratio": Measure(values="log_ratio", title="log ratio"),
    "log-ratio-conservative": Measure(
        values="log_ratio_conservative", title="conservative log ratio (LRC)"
    ),
    "percent-difference": Measure(values="percent_difference", title="%DIFF"),
    "odds-ratio": Measure(values="binary_odds_ratio", title="odds ratio (binary logarithm)"),
    "pmi": Measure(values="pmi", title="PMI"),
    "simple-maths": Measure(values="binary_simple_maths", title="simple maths (binary logarithm)"),
    "log-odds": Measure(values="z", title="z of the log-odds", test="log-odds"),
    PERMUTATION: Measure(
        values="welch_t", title="Welch's t of the rates per text", test=PERMUTATION
    ),
}

TESTS: dict[str, str] = {
    "g2": "two-cell G2",
    "g2-four-cell": "four-cell G2",
    "chi2": "chi-squared (Pearson 1900)",
    "chi2-yates": "chi-squared with the correction of Yates (1934)",
    "fisher": "Fisher's exact test (1935), two-sided",
    "log-odds": "z of the log-odds",
    PERMUTATION: "a permutation test over texts",
}
"""What the p-value of a row is of, in words."""
