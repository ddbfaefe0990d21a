"""Pictures of finished results. They draw what a result holds and compute no statistic.

Every function returns what it drew on and never shows it. Given ``ax`` (or
``figure``, for pictures of several panels) it draws there; otherwise it makes a
figure as large as the content needs, through ``matplotlib.pyplot``, so that a
notebook shows it. In a script, close such a figure when it is saved:
``plt.close(ax.figure)``.
"""

from rhetoric.plots.arc import frame_arc
from rhetoric.plots.audit import audit_panels
from rhetoric.plots.axis import semantic_axis
from rhetoric.plots.collocates import collocate_bars, collocate_network
from rhetoric.plots.difference import frame_difference
from rhetoric.plots.document_clusters import clustered_heatmap
from rhetoric.plots.document_map import document_map
from rhetoric.plots.dots import frame_dots, frame_norms
from rhetoric.plots.entries import entry_bars
from rhetoric.plots.evenness import dispersion_scatter
from rhetoric.plots.forest import frame_forest
from rhetoric.plots.heatmap import frame_heatmap
from rhetoric.plots.keyness import keyness_bars
from rhetoric.plots.keyness_dots import frequency_scatter, keyness_volcano
from rhetoric.plots.keyness_panels import keyness_panels
from rhetoric.plots.passages import aligned_passages
from rhetoric.plots.positions import dispersion_plot
from rhetoric.plots.sequences import sequence_bars
from rhetoric.plots.shift import frame_shift, word_shift
from rhetoric.plots.similarity import similarity_heatmap
from rhetoric.plots.specification import specification_curve
from rhetoric.plots.terms import tfidf_terms
from rhetoric.plots.trend import frame_trend

__all__ = [
    "aligned_passages",
    "audit_panels",
    "clustered_heatmap",
    "collocate_bars",
    "collocate_network",
    "dispersion_plot",
    "dispersion_scatter",
    "document_map",
    "entry_bars",
    "frame_arc",
    "frame_difference",
    "frame_dots",
    "frame_forest",
    "frame_heatmap",
    "frame_norms",
    "frame_shift",
    "frame_trend",
    "frequency_scatter",
    "keyness_bars",
    "keyness_panels",
    "keyness_volcano",
    "semantic_axis",
    "sequence_bars",
    "similarity_heatmap",
    "specification_curve",
    "tfidf_terms",
    "word_shift",
]
