"""Read how texts persuade: framing scores that open to the sentences behind them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rhetoric import plots
    from rhetoric.audit.audit_lexicon import audit_lexicon
    from rhetoric.audit.lexicon_audit import LexiconAudit
    from rhetoric.audit.suggestions import Suggestion, suggest_entries
    from rhetoric.audit.table import AuditTable
    from rhetoric.comparison.axis_row import AxisPosition
    from rhetoric.comparison.cluster_list import Cluster, Clusters
    from rhetoric.comparison.collocate_row import Collocate
    from rhetoric.comparison.collocates import Collocates
    from rhetoric.comparison.collocation_row import Collocation
    from rhetoric.comparison.collocations import Collocations
    from rhetoric.comparison.concordance import Concordance
    from rhetoric.comparison.concordance_line import ConcordanceLine
    from rhetoric.comparison.count_terms import term_counts
    from rhetoric.comparison.counted_texts import TermLine
    from rhetoric.comparison.dispersion import Dispersion, DispersionRow
    from rhetoric.comparison.document_clusters import DocumentCluster, DocumentClusters
    from rhetoric.comparison.document_map import DocumentMap, MapPoint, MapWord
    from rhetoric.comparison.find_axis import semantic_axis
    from rhetoric.comparison.find_clusters import clusters, ngrams
    from rhetoric.comparison.find_collocates import collocates
    from rhetoric.comparison.find_collocations import collocations
    from rhetoric.comparison.find_concordance import concordance
    from rhetoric.comparison.find_keyness import keyness
    from rhetoric.comparison.find_shift import word_shift
    from rhetoric.comparison.keyness import Keyness
    from rhetoric.comparison.keyness_by import keyness_by
    from rhetoric.comparison.keyness_groups import KeynessGroups
    from rhetoric.comparison.keyness_row import KeynessRow
    from rhetoric.comparison.line_counts import LineCount, LineCounts
    from rhetoric.comparison.map_documents import document_map
    from rhetoric.comparison.measure_dispersion import dispersion
    from rhetoric.comparison.measure_similarity import similarity
    from rhetoric.comparison.neighbours import Neighbours
    from rhetoric.comparison.pair import Pair
    from rhetoric.comparison.pair_words import PairWord, PairWords
    from rhetoric.comparison.reference_counts import reference_counts
    from rhetoric.comparison.reuse.dates import DateOrNumber
    from rhetoric.comparison.reuse.formula_table import Formula, FormulaLine, Formulas
    from rhetoric.comparison.reuse.passage import SharedPassage
    from rhetoric.comparison.reuse.shared import SharedPassages
    from rhetoric.comparison.reuse.shared_passages import shared_passages
    from rhetoric.comparison.reuse.shingles import shingle_similarity
    from rhetoric.comparison.semantic_axis import SemanticAxis
    from rhetoric.comparison.shift_row import ShiftRow, ShiftTotals
    from rhetoric.comparison.similarity import Similarity
    from rhetoric.comparison.term_counts import TermCount, TermCounts
    from rhetoric.comparison.term_weight import TermWeight
    from rhetoric.comparison.tfidf import tfidf
    from rhetoric.comparison.tfidf_table import TfidfTable
    from rhetoric.comparison.word_polarities import (
        PositionPart,
        PositionParts,
        WordPolarities,
        WordPolarity,
    )
    from rhetoric.comparison.word_shift import WordShift
    from rhetoric.corpus.cleaning import clean
    from rhetoric.corpus.cleaning_report import CleaningChange, CleaningReport
    from rhetoric.corpus.corpus import Corpus
    from rhetoric.corpus.document import Annotation, Document, DocumentWarning, Edit, Metadata
    from rhetoric.corpus.reading import read_corpus, seeds
    from rhetoric.corpus.summary import CorpusSummary, DocumentSummary
    from rhetoric.errors import InputError, LexiconError, MissingDependencyError, RhetoricError
    from rhetoric.estimators.frames import FrameVectorizer
    from rhetoric.estimators.token_counts import TokenCountVectorizer
    from rhetoric.framing.against import FrameStanding, FrameStandings
    from rhetoric.framing.arc import ArcPoint, ArcTest, ArcTests, FrameArc
    from rhetoric.framing.compare_lexicons import compare_lexicons
    from rhetoric.framing.difference import FrameDifferences, FrameTests, GroupDifferences
    from rhetoric.framing.difference_row import FrameDifference, FrameTest
    from rhetoric.framing.explanation import EntryContribution, Explanation
    from rhetoric.framing.find_frame_shift import frame_shift
    from rhetoric.framing.frame_shift import FrameShift, FrameShiftRow
    from rhetoric.framing.norms import FrameNorm, Norms, measure_norms
    from rhetoric.framing.reference import load_norms
    from rhetoric.framing.row import FrameScore
    from rhetoric.framing.score_frames import score_frames
    from rhetoric.framing.scores import FrameScores
    from rhetoric.framing.specifications import Specification, Specifications
    from rhetoric.framing.trend import (
        FramePeriod,
        FrameTrend,
        FrameTrendTest,
        FrameTrendTests,
    )
    from rhetoric.html import highlight, report
    from rhetoric.lexicon.category import Category
    from rhetoric.lexicon.difference import (
        LexiconDifference,
        LexiconDifferences,
        diff_lexicons,
    )
    from rhetoric.lexicon.editing import LexiconChange
    from rhetoric.lexicon.entry import Entry
    from rhetoric.lexicon.examples import failing_examples
    from rhetoric.lexicon.formats.conversion import Conversion, TermFate
    from rhetoric.lexicon.lexicon import Lexicon
    from rhetoric.lexicon.loading import lexicon_names, load_lexicon
    from rhetoric.lexicon.matches import Match, Matches
    from rhetoric.lexicon.reference import reference_names
    from rhetoric.lexicon.saving import save_lexicon
    from rhetoric.scale.count_files import count_files
    from rhetoric.scale.file_counts import FileCounts
    from rhetoric.scale.file_scores import FileScores
    from rhetoric.scale.file_weights import FileWeights
    from rhetoric.scale.score_files import score_files
    from rhetoric.scale.totals import FrameTotal
    from rhetoric.tokens.tokenize import tokenize
    from rhetoric.tokens.tokenized import Sentence, Token, TokenizedCorpus

__all__ = [
    "Annotation",
    "ArcPoint",
    "ArcTest",
    "ArcTests",
    "AuditTable",
    "AxisPosition",
    "Category",
    "CleaningChange",
    "CleaningReport",
    "Cluster",
    "Clusters",
    "Collocate",
    "Collocates",
    "Collocation",
    "Collocations",
    "Concordance",
    "ConcordanceLine",
    "Conversion",
    "Corpus",
    "CorpusSummary",
    "DateOrNumber",
    "Dispersion",
    "DispersionRow",
    "Document",
    "DocumentCluster",
    "DocumentClusters",
    "DocumentMap",
    "DocumentSummary",
    "DocumentWarning",
    "Edit",
    "Entry",
    "EntryContribution",
    "Explanation",
    "FileCounts",
    "FileScores",
    "FileWeights",
    "Formula",
    "FormulaLine",
    "Formulas",
    "FrameArc",
    "FrameDifference",
    "FrameDifferences",
    "FrameNorm",
    "FramePeriod",
    "FrameScore",
    "FrameScores",
    "FrameShift",
    "FrameShiftRow",
    "FrameStanding",
    "FrameStandings",
    "FrameTest",
    "FrameTests",
    "FrameTotal",
    "FrameTrend",
    "FrameTrendTest",
    "FrameTrendTests",
    "FrameVectorizer",
    "GroupDifferences",
    "InputError",
    "Keyness",
    "KeynessGroups",
    "KeynessRow",
    "Lexicon",
    "LexiconAudit",
    "LexiconChange",
    "LexiconDifference",
    "LexiconDifferences",
    "LexiconError",
    "LineCount",
    "LineCounts",
    "MapPoint",
    "MapWord",
    "Match",
    "Matches",
    "Metadata",
    "MissingDependencyError",
    "Neighbours",
    "Norms",
    "Pair",
    "PairWord",
    "PairWords",
    "PositionPart",
    "PositionParts",
    "RhetoricError",
    "SemanticAxis",
    "Sentence",
    "SharedPassage",
    "SharedPassages",
    "ShiftRow",
    "ShiftTotals",
    "Similarity",
    "Specification",
    "Specifications",
    "Suggestion",
    "TermCount",
    "TermCounts",
    "TermFate",
    "TermLine",
    "TermWeight",
    "TfidfTable",
    "Token",
    "TokenCountVectorizer",
    "TokenizedCorpus",
    "WordPolarities",
    "WordPolarity",
    "WordShift",
    "audit_lexicon",
    "clean",
    "clusters",
    "collocates",
    "collocations",
    "compare_lexicons",
    "concordance",
    "count_files",
    "diff_lexicons",
    "dispersion",
    "document_map",
    "failing_examples",
    "frame_shift",
    "highlight",
    "keyness",
    "keyness_by",
    "lexicon_names",
    "load_lexicon",
    "load_norms",
    "measure_norms",
    "ngrams",
    "plots",
    "read_corpus",
    "reference_counts",
    "reference_names",
    "report",
    "save_lexicon",
    "score_files",
    "score_frames",
    "seeds",
    "semantic_axis",
    "shared_passages",
    "shingle_similarity",
    "similarity",
    "suggest_entries",
    "term_counts",
    "tfidf",
    "tokenize",
    "word_shift",
]

# Names load when they are first used, so that `import rhetoric` costs next to nothing. Type
# checkers read the imports above; a test holds that both say the same.
_HOMES = {
    "rhetoric.audit.audit_lexicon": "audit_lexicon",
    "rhetoric.audit.lexicon_audit": "LexiconAudit",
    "rhetoric.audit.suggestions": "Suggestion suggest_entries",
    "rhetoric.audit.table": "AuditTable",
    "rhetoric.comparison.axis_row": "AxisPosition",
    "rhetoric.comparison.cluster_list": "Cluster Clusters",
    "rhetoric.comparison.collocate_row": "Collocate",
    "rhetoric.comparison.collocates": "Collocates",
    "rhetoric.comparison.collocation_row": "Collocation",
    "rhetoric.comparison.collocations": "Collocations",
    "rhetoric.comparison.concordance": "Concordance",
    "rhetoric.comparison.concordance_line": "ConcordanceLine",
    "rhetoric.comparison.count_terms": "term_counts",
    "rhetoric.comparison.counted_texts": "TermLine",
    "rhetoric.comparison.dispersion": "Dispersion DispersionRow",
    "rhetoric.comparison.document_clusters": "DocumentCluster DocumentClusters",
    "rhetoric.comparison.document_map": "DocumentMap MapPoint MapWord",
    "rhetoric.comparison.find_axis": "semantic_axis",
    "rhetoric.comparison.find_clusters": "clusters ngrams",
    "rhetoric.comparison.find_collocates": "collocates",
    "rhetoric.comparison.find_collocations": "collocations",
    "rhetoric.comparison.find_concordance": "concordance",
    "rhetoric.comparison.find_keyness": "keyness",
    "rhetoric.comparison.find_shift": "word_shift",
    "rhetoric.comparison.keyness": "Keyness",
    "rhetoric.comparison.keyness_by": "keyness_by",
    "rhetoric.comparison.keyness_groups": "KeynessGroups",
    "rhetoric.comparison.keyness_row": "KeynessRow",
    "rhetoric.comparison.line_counts": "LineCount LineCounts",
    "rhetoric.comparison.map_documents": "document_map",
    "rhetoric.comparison.measure_dispersion": "dispersion",
    "rhetoric.comparison.measure_similarity": "similarity",
    "rhetoric.comparison.neighbours": "Neighbours",
    "rhetoric.comparison.pair": "Pair",
    "rhetoric.comparison.pair_words": "PairWord PairWords",
    "rhetoric.comparison.reference_counts": "reference_counts",
    "rhetoric.comparison.reuse.dates": "DateOrNumber",
    "rhetoric.comparison.reuse.formula_table": "Formula FormulaLine Formulas",
    "rhetoric.comparison.reuse.passage": "SharedPassage",
    "rhetoric.comparison.reuse.shared": "SharedPassages",
    "rhetoric.comparison.reuse.shared_passages": "shared_passages",
    "rhetoric.comparison.reuse.shingles": "shingle_similarity",
    "rhetoric.comparison.semantic_axis": "SemanticAxis",
    "rhetoric.comparison.shift_row": "ShiftRow ShiftTotals",
    "rhetoric.comparison.similarity": "Similarity",
    "rhetoric.comparison.term_counts": "TermCount TermCounts",
    "rhetoric.comparison.term_weight": "TermWeight",
    "rhetoric.comparison.tfidf": "tfidf",
    "rhetoric.comparison.tfidf_table": "TfidfTable",
    "rhetoric.comparison.word_polarities": "PositionPart PositionParts WordPolarities WordPolarity",
    "rhetoric.comparison.word_shift": "WordShift",
    "rhetoric.corpus.cleaning": "clean",
    "rhetoric.corpus.cleaning_report": "CleaningChange CleaningReport",
    "rhetoric.corpus.corpus": "Corpus",
    "rhetoric.corpus.document": "Annotation Document DocumentWarning Edit Metadata",
    "rhetoric.corpus.reading": "read_corpus seeds",
    "rhetoric.corpus.summary": "CorpusSummary DocumentSummary",
    "rhetoric.errors": "InputError LexiconError MissingDependencyError RhetoricError",
    "rhetoric.estimators.frames": "FrameVectorizer",
    "rhetoric.estimators.token_counts": "TokenCountVectorizer",
    "rhetoric.framing.against": "FrameStanding FrameStandings",
    "rhetoric.framing.arc": "ArcPoint ArcTest ArcTests FrameArc",
    "rhetoric.framing.compare_lexicons": "compare_lexicons",
    "rhetoric.framing.difference": "FrameDifference FrameDifferences FrameTests GroupDifferences",
    "rhetoric.framing.difference_row": "FrameDifference FrameTest",
    "rhetoric.framing.explanation": "EntryContribution Explanation",
    "rhetoric.framing.find_frame_shift": "frame_shift",
    "rhetoric.framing.frame_shift": "FrameShift FrameShiftRow",
    "rhetoric.framing.norms": "FrameNorm Norms measure_norms",
    "rhetoric.framing.reference": "load_norms",
    "rhetoric.framing.row": "FrameScore",
    "rhetoric.framing.score_frames": "score_frames",
    "rhetoric.framing.scores": "FrameScores",
    "rhetoric.framing.specifications": "Specification Specifications",
    "rhetoric.framing.trend": "FramePeriod FrameTrend FrameTrendTest FrameTrendTests",
    "rhetoric.html": "highlight report",
    "rhetoric.lexicon.category": "Category",
    "rhetoric.lexicon.difference": "LexiconDifference LexiconDifferences diff_lexicons",
    "rhetoric.lexicon.editing": "LexiconChange",
    "rhetoric.lexicon.entry": "Entry",
    "rhetoric.lexicon.examples": "failing_examples",
    "rhetoric.lexicon.formats.conversion": "Conversion TermFate",
    "rhetoric.lexicon.lexicon": "Lexicon",
    "rhetoric.lexicon.loading": "lexicon_names load_lexicon",
    "rhetoric.lexicon.matches": "Match Matches",
    "rhetoric.lexicon.reference": "reference_names",
    "rhetoric.lexicon.saving": "save_lexicon",
    "rhetoric.scale.count_files": "count_files",
    "rhetoric.scale.file_counts": "FileCounts",
    "rhetoric.scale.file_scores": "FileScores",
    "rhetoric.scale.file_weights": "FileWeights",
    "rhetoric.scale.score_files": "score_files",
    "rhetoric.scale.totals": "FrameTotal",
    "rhetoric.tokens.tokenize": "tokenize",
    "rhetoric.tokens.tokenized": "Sentence Token TokenizedCorpus",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name == "plots":
        return import_module("rhetoric.plots")
    if name not in _HOME:
        raise AttributeError(f"module 'rhetoric' has no attribute {name!r}")
    found = getattr(import_module(_HOME[name]), name)
    globals()[name] = found  # the next look-up need not come here
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
