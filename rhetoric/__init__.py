"""Read how texts persuade: framing scores that open to the sentences behind them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rhetoric import plots
    from rhetoric.audit.audit_lexicon import audit_lexicon
    from rhetoric.audit.lexicon_audit import LexiconAudit
    from rhetoric.audit.suggestions import Suggestion, suggest_entries
    from rhetoric.audit.table import AuditTable
    from rhetoric.comparison.clusters import Cluster, Clusters
    from rhetoric.comparison.count_terms import term_counts
    from rhetoric.comparison.document_map import DocumentMap, MapPoint, MapWord
    from rhetoric.comparison.find_keyness import keyness
    from rhetoric.comparison.keyness import Keyness
    from rhetoric.comparison.keyness_row import KeynessRow
    from rhetoric.comparison.map_documents import document_map
    from rhetoric.comparison.measure_similarity import similarity
    from rhetoric.comparison.neighbours import Neighbours
    from rhetoric.comparison.pair import Pair
    from rhetoric.comparison.pair_words import PairWord, PairWords
    from rhetoric.comparison.reference_counts import reference_counts
    from rhetoric.comparison.similarity import Similarity
    from rhetoric.comparison.term_counts import TermCount, TermCounts
    from rhetoric.comparison.term_weight import TermWeight
    from rhetoric.comparison.tfidf import tfidf
    from rhetoric.comparison.tfidf_table import TfidfTable
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
    from rhetoric.framing.compare_lexicons import compare_lexicons
    from rhetoric.framing.difference import FrameDifference, FrameDifferences
    from rhetoric.framing.explanation import EntryContribution, Explanation
    from rhetoric.framing.norms import FrameNorm, Norms, measure_norms
    from rhetoric.framing.reference import load_norms
    from rhetoric.framing.row import FrameScore
    from rhetoric.framing.score_frames import score_frames
    from rhetoric.framing.scores import FrameScores
    from rhetoric.framing.specifications import Specification, Specifications
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
    "AuditTable",
    "Category",
    "CleaningChange",
    "CleaningReport",
    "Cluster",
    "Clusters",
    "Conversion",
    "Corpus",
    "CorpusSummary",
    "Document",
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
    "FrameDifference",
    "FrameDifferences",
    "FrameNorm",
    "FrameScore",
    "FrameScores",
    "FrameStanding",
    "FrameStandings",
    "FrameTotal",
    "FrameVectorizer",
    "InputError",
    "Keyness",
    "KeynessRow",
    "Lexicon",
    "LexiconAudit",
    "LexiconChange",
    "LexiconDifference",
    "LexiconDifferences",
    "LexiconError",
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
    "RhetoricError",
    "Sentence",
    "Similarity",
    "Specification",
    "Specifications",
    "Suggestion",
    "TermCount",
    "TermCounts",
    "TermFate",
    "TermWeight",
    "TfidfTable",
    "Token",
    "TokenCountVectorizer",
    "TokenizedCorpus",
    "audit_lexicon",
    "clean",
    "compare_lexicons",
    "count_files",
    "diff_lexicons",
    "document_map",
    "failing_examples",
    "highlight",
    "keyness",
    "lexicon_names",
    "load_lexicon",
    "load_norms",
    "measure_norms",
    "plots",
    "read_corpus",
    "reference_counts",
    "reference_names",
    "report",
    "save_lexicon",
    "score_files",
    "score_frames",
    "seeds",
    "similarity",
    "suggest_entries",
    "term_counts",
    "tfidf",
    "tokenize",
]

# Names load when they are first used, so that `import rhetoric` costs next to nothing. Type
# checkers read the imports above; a test holds that both say the same.
_HOMES = {
    "rhetoric.audit.audit_lexicon": "audit_lexicon",
    "rhetoric.audit.lexicon_audit": "LexiconAudit",
    "rhetoric.audit.suggestions": "Suggestion suggest_entries",
    "rhetoric.audit.table": "AuditTable",
    "rhetoric.comparison.clusters": "Cluster Clusters",
    "rhetoric.comparison.count_terms": "term_counts",
    "rhetoric.comparison.document_map": "DocumentMap MapPoint MapWord",
    "rhetoric.comparison.find_keyness": "keyness",
    "rhetoric.comparison.map_documents": "document_map",
    "rhetoric.comparison.keyness": "Keyness",
    "rhetoric.comparison.keyness_row": "KeynessRow",
    "rhetoric.comparison.neighbours": "Neighbours",
    "rhetoric.comparison.reference_counts": "reference_counts",
    "rhetoric.comparison.measure_similarity": "similarity",
    "rhetoric.comparison.pair": "Pair",
    "rhetoric.comparison.pair_words": "PairWord PairWords",
    "rhetoric.comparison.similarity": "Similarity",
    "rhetoric.comparison.term_counts": "TermCount TermCounts",
    "rhetoric.comparison.tfidf": "tfidf",
    "rhetoric.comparison.term_weight": "TermWeight",
    "rhetoric.comparison.tfidf_table": "TfidfTable",
    "rhetoric.corpus.cleaning": "clean",
    "rhetoric.corpus.cleaning_report": "CleaningChange CleaningReport",
    "rhetoric.corpus.corpus": "Corpus",
    "rhetoric.corpus.document": "Annotation Document DocumentWarning Edit Metadata",
    "rhetoric.corpus.reading": "read_corpus seeds",
    "rhetoric.corpus.summary": "CorpusSummary DocumentSummary",
    "rhetoric.errors": "InputError LexiconError MissingDependencyError RhetoricError",
    "rhetoric.estimators.frames": "FrameVectorizer",
    "rhetoric.estimators.token_counts": "TokenCountVectorizer",
    "rhetoric.framing.compare_lexicons": "compare_lexicons",
    "rhetoric.framing.specifications": "Specification Specifications",
    "rhetoric.framing.difference": "FrameDifference FrameDifferences",
    "rhetoric.framing.explanation": "EntryContribution Explanation",
    "rhetoric.framing.against": "FrameStanding FrameStandings",
    "rhetoric.framing.norms": "FrameNorm Norms measure_norms",
    "rhetoric.framing.reference": "load_norms",
    "rhetoric.framing.row": "FrameScore",
    "rhetoric.framing.score_frames": "score_frames",
    "rhetoric.framing.scores": "FrameScores",
    "rhetoric.html": "highlight report",
    "rhetoric.lexicon.category": "Category",
    "rhetoric.lexicon.difference": "LexiconDifference LexiconDifferences diff_lexicons",
    "rhetoric.lexicon.editing": "LexiconChange",
    "rhetoric.lexicon.entry": "Entry",
    "rhetoric.lexicon.examples": "failing_examples",
    "rhetoric.lexicon.lexicon": "Lexicon",
    "rhetoric.lexicon.matches": "Match Matches",
    "rhetoric.lexicon.formats.conversion": "Conversion TermFate",
    "rhetoric.lexicon.loading": "lexicon_names load_lexicon",
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
