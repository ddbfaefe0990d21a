"""Many machines: scores, counts and comparisons of a Dask bag or data frame.

The partitions are the chunks. What travels back from each are sums of whole
numbers, so the answer is that of one machine, whichever machine counts what, and
also when one of them fails and its partitions are counted again elsewhere.
"""

from rhetoric.scale.dask_counts import compare, count, count_by
from rhetoric.scale.dask_scores import DaskScores, score

__all__ = ["DaskScores", "compare", "count", "count_by", "score"]
