"""Read how texts persuade: framing scores that open to the sentences behind them."""

from importlib import import_module
from typing import TYPE_CHECKING

from rhetoric.comparison.count_terms import term_counts
from rhetoric.comparison.find_keyness import keyness
from rhetoric.comparison.keyness import Keyness
from rhetoric.comparison.keyness_row import KeynessRow
from rhetoric.comparison.neighbours import Neighbours
from rhetoric.comparison.similarity import Pair, Similarity
from rhetoric.comparison.term_counts import TermCount, TermCounts
from rhetoric.comparison.tfidf import tfidf
from rhetoric.comparison.tfidf_table import TermWeight, TfidfTable
from rhetoric.corpus.cleaning import clean
from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.document import Document, DocumentWarning, Edit, Metadata
from rhetoric.corpus.reading import read_corpus, seeds
from rhetoric.corpus.summary import CorpusSummary, DocumentSummary
from rhetoric.errors import InputError, LexiconError, MissingDependencyError, RhetoricError
from rhetoric.framing.difference import FrameDifference, FrameDifferences
from rhetoric.framing.explanation import EntryContribution, Explanation
from rhetoric.framing.row import FrameScore
from rhetoric.framing.score_frames import score_frames
from rhetoric.framing.scores import FrameScores
from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.examples import failing_examples
from rhetoric.lexicon.lexicon import Category, Lexicon
from rhetoric.lexicon.matches import Match, Matches
from rhetoric.lexicon.toml_format import lexicon_names, load_lexicon
from rhetoric.tokens.tokenize import tokenize
from rhetoric.tokens.tokenized import Sentence, Token, TokenizedCorpus

if TYPE_CHECKING:
    from rhetoric import plots
    from rhetoric.html import highlight, report
    from rhetoric.scale.count_files import count_files
    from rhetoric.scale.file_counts import FileCounts
    from rhetoric.scale.file_scores import FileScores
    from rhetoric.scale.file_weights import FileWeights
    from rhetoric.scale.score_files import score_files
    from rhetoric.scale.totals import FrameTotal

__all__ = [
    "Category",
    "Corpus",
    "CorpusSummary",
    "Document",
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
    "FrameScore",
    "FrameScores",
    "FrameTotal",
    "InputError",
    "Keyness",
    "KeynessRow",
    "Lexicon",
    "LexiconError",
    "Match",
    "Matches",
    "Metadata",
    "MissingDependencyError",
    "Neighbours",
    "Pair",
    "RhetoricError",
    "Sentence",
    "Similarity",
    "TermCount",
    "TermCounts",
    "TermWeight",
    "TfidfTable",
    "Token",
    "TokenizedCorpus",
    "clean",
    "count_files",
    "failing_examples",
    "highlight",
    "keyness",
    "lexicon_names",
    "load_lexicon",
    "plots",
    "read_corpus",
    "report",
    "score_files",
    "score_frames",
    "seeds",
    "term_counts",
    "tfidf",
    "tokenize",
]

# These need matplotlib, a template engine or many processes, which load when first used.
_LATE = {
    "FileCounts": "rhetoric.scale.file_counts",
    "FileScores": "rhetoric.scale.file_scores",
    "FileWeights": "rhetoric.scale.file_weights",
    "FrameTotal": "rhetoric.scale.totals",
    "count_files": "rhetoric.scale.count_files",
    "highlight": "rhetoric.html",
    "plots": "rhetoric.plots",
    "report": "rhetoric.html",
    "score_files": "rhetoric.scale.score_files",
}


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module 'rhetoric' has no attribute {name!r}")
    module = import_module(_LATE[name])
    return module if name == "plots" else getattr(module, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATE})
