"""Whether two sets of rates order the documents alike."""

import numpy as np

from rhetoric.statistics import Numbers

FEWEST = 3


def rank_agreement(first: Numbers, second: Numbers) -> float | None:
    """Kendall's tau-b between two sets of rates, from -1 to 1.

    Documents without words, whose rates are NaN, are left out.

    Returns
    -------
    float or None
        None with fewer than three documents, or where one side does not vary.

    Examples
    --------
    >>> import numpy as np
    >>> rank_agreement(np.array([1.0, 2.0, 3.0]), np.array([1.0, 3.0, 2.0]))
    0.333...
    """
    from scipy.stats import kendalltau

    kept = ~(np.isnan(first) | np.isnan(second))
    first, second = first[kept], second[kept]
    if len(first) < FEWEST or not np.ptp(first) or not np.ptp(second):
        return None
    return float(kendalltau(first, second).statistic)
