"""Pictures of finished results. They draw what a result holds and compute no statistic.

Every function returns what it drew on and never shows it. Given ``ax`` (or
``figure``, for pictures of several panels) it draws there; otherwise it makes a
figure as large as the content needs, through ``matplotlib.pyplot``, so that a
notebook shows it. In a script, close such a figure when it is saved:
``plt.close(ax.figure)``.
"""

from rhetoric.plots.audit import audit_panels
from rhetoric.plots.difference import frame_difference
from rhetoric.plots.dots import frame_dots, frame_norms
from rhetoric.plots.entries import entry_bars
from rhetoric.plots.heatmap import frame_heatmap
from rhetoric.plots.keyness import keyness_bars
from rhetoric.plots.keyness_dots import frequency_scatter, keyness_volcano
from rhetoric.plots.keyness_panels import keyness_panels
from rhetoric.plots.similarity import similarity_heatmap
from rhetoric.plots.specification import specification_curve
from rhetoric.plots.terms import tfidf_terms

__all__ = [
    "audit_panels",
    "entry_bars",
    "frame_difference",
    "frame_dots",
    "frame_heatmap",
    "frame_norms",
    "frequency_scatter",
    "keyness_bars",
    "keyness_panels",
    "keyness_volcano",
    "similarity_heatmap",
    "specification_curve",
    "tfidf_terms",
]
