"""The tools that pip installs and that people would use instead, on the same texts.

None of them does all that the library does; what each does is said. A peer that is
not installed, or fails, is listed with the reason.
"""

import re
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import rhetoric as rh
from benchmarks.speed.corpus import Texts
from benchmarks.speed.timing import Figure, Run, Stage, Work, measure, yardstick

MOST_RUNS = 3
Make = Callable[[Sequence[str], rh.Lexicon], Run]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another tool.

    Parameters
    ----------
    key, title : str
        `title` says what it does.
    package : str
        As pip knows it.
    megabytes : float
        On how much of the texts it is timed.
    make : callable
        Loads it and makes it ready for texts and a lexicon.
    found : callable
        How many things its result holds.
    """

    key: str
    title: str
    package: str
    megabytes: float
    make: Make
    found: Callable[[Any], int] = len


def peers(
    texts: Texts, lexicon: rh.Lexicon, runs: int, told: Callable[[str], None]
) -> list[Figure]:
    """Time every peer beside the yardstick on the same part of the texts."""
    figures = []
    for peer in PEERS:
        told(f"peer: {peer.key}")
        figures.append(_figure(peer, texts, lexicon, min(runs, MOST_RUNS)))
    return figures


def _figure(peer: Peer, texts: Texts, lexicon: rh.Lexicon, runs: int) -> Figure:
    part = texts.part(peer.megabytes)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the peers warn is not our matter
            run = peer.make(part.documents, lexicon)
            [figure] = measure([_stage(peer, part, run)], runs)
    except ImportError as error:
        return _not_measured(peer, f"not installed: {error}")
    except Exception as error:  # noqa: BLE001  # a peer's failure is told, and the others go on
        return _not_measured(peer, f"failed: {type(error).__name__}: {error}")
    return figure


def _stage(peer: Peer, part: Texts, run: Run) -> Stage:
    told = f"{peer.package} {version(peer.package)}, {part.size / 1e6:.1f} MB"
    return Stage(
        key=peer.key,
        work=Work(title=peer.title, ready=lambda: run, found=peer.found),
        base=yardstick(part.documents),
        corpus=part.name,
        section="peers",
        note=lambda _: told,
    )


def _not_measured(peer: Peer, reason: str) -> Figure:
    return Figure(
        key=peer.key, section="peers", title=peer.title, value=None, unit="x", note=reason
    )


def _empath(texts: Sequence[str], _: rh.Lexicon) -> Run:
    analyzer: Any = import_module("empath").Empath()
    return lambda: [analyzer.analyze(text) for text in texts]


def _liwc(texts: Sequence[str], lexicon: rh.Lexicon) -> Run:
    module: Any = import_module("liwc")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.dic"
        path.write_text(dic_of(lexicon), encoding="utf-8")
        parse, _ = module.load_token_parser(str(path))

    def run() -> list[Counter[str]]:
        tokens = (re.findall(r"\w+", text.lower()) for text in texts)
        return [Counter(name for token in one for name in parse(token)) for one in tokens]

    return run


def dic_of(lexicon: rh.Lexicon) -> str:
    """Write the words and the `prefix*` of a lexicon as LIWC's .dic; it knows no more."""
    numbers: dict[str, list[int]] = {}
    for number, category in enumerate(lexicon, start=1):
        for entry in category.entries:
            if re.fullmatch(r"\w+\*?", entry.pattern):
                numbers.setdefault(entry.pattern, []).append(number)
    names = [f"{number}\t{category.name}" for number, category in enumerate(lexicon, start=1)]
    lines = ["\t".join([pattern, *map(str, places)]) for pattern, places in sorted(numbers.items())]
    return "\n".join(["%", *names, "%", *lines]) + "\n"


def _sklearn(name: str) -> Make:
    def make(texts: Sequence[str], _: rh.Lexicon) -> Run:
        module: Any = import_module("sklearn.feature_extraction.text")
        return lambda: getattr(module, name)().fit_transform(texts)

    return make


def _nltk(name: str) -> Make:
    def make(texts: Sequence[str], _: rh.Lexicon) -> Run:
        tokenizer: Any = getattr(import_module("nltk.tokenize"), name)()
        return lambda: [tokenizer.tokenize(text) for text in texts]

    return make


def _spacy(texts: Sequence[str], _: rh.Lexicon) -> Run:
    tokenizer: Any = import_module("spacy").blank("en").tokenizer
    return lambda: [len(tokenizer(text)) for text in texts]


def _scattertext(texts: Sequence[str], _: rh.Lexicon) -> Run:
    module: Any = import_module("scattertext")
    pandas: Any = import_module("pandas")
    half = len(texts) // 2
    side = ["first"] * half + ["second"] * (len(texts) - half)
    frame = pandas.DataFrame({"side": side, "text": list(texts)})
    return lambda: module.CorpusFromPandas(
        frame,
        category_col="side",
        text_col="text",
        nlp=module.whitespace_nlp_with_sentences,
    ).build()


def _aho_corasick(texts: Sequence[str], lexicon: rh.Lexicon) -> Run:
    automaton: Any = import_module("ahocorasick").Automaton()
    for category in lexicon:
        for entry in category.entries:
            if "*" not in entry.pattern:
                automaton.add_word(entry.pattern, (category.name, entry.pattern))
    automaton.make_automaton()
    return lambda: [list(automaton.iter(text.lower())) for text in texts]


def _some(table: Any) -> int:
    return int(table.nnz)


PEERS = (
    Peer(
        key="empath",
        title="Empath: its 194 categories, words only, counts",
        package="empath",
        megabytes=5,
        make=_empath,
        found=lambda made: sum(any(one.values()) for one in made),
    ),
    Peer(
        key="liwc",
        title="liwc: words and prefixes of the same lexicon, counts",
        package="liwc",
        megabytes=10,
        make=_liwc,
        found=lambda made: sum(map(Counter.total, made)),
    ),
    Peer(
        key="count-vectorizer",
        title="scikit-learn CountVectorizer: counts of words",
        package="scikit-learn",
        megabytes=34,
        make=_sklearn("CountVectorizer"),
        found=_some,
    ),
    Peer(
        key="tfidf-vectorizer",
        title="scikit-learn TfidfVectorizer: TF-IDF of words",
        package="scikit-learn",
        megabytes=34,
        make=_sklearn("TfidfVectorizer"),
        found=_some,
    ),
    Peer(
        key="nltk",
        title="NLTK NLTKWordTokenizer, the part of word_tokenize after sentences: tokens",
        package="nltk",
        megabytes=3,
        make=_nltk("NLTKWordTokenizer"),
        found=lambda made: sum(map(len, made)),
    ),
    Peer(
        key="treebank",
        title="NLTK TreebankWordTokenizer: tokens",
        package="nltk",
        megabytes=3,
        make=_nltk("TreebankWordTokenizer"),
        found=lambda made: sum(map(len, made)),
    ),
    Peer(
        key="spacy",
        title="spaCy blank English: tokens with offsets",
        package="spacy",
        megabytes=5,
        make=_spacy,
        found=sum,
    ),
    Peer(
        key="scattertext",
        title="scattertext: a corpus of two categories with its white-space tokeniser",
        package="scattertext",
        megabytes=3,
        make=_scattertext,
        found=lambda corpus: len(corpus.get_terms()),
    ),
    Peer(
        key="aho-corasick",
        title="pyahocorasick: words and phrases of the lexicon without wildcards, "
        "as substrings wherever they stand, with offsets",
        package="pyahocorasick",
        megabytes=5,
        make=_aho_corasick,
        found=lambda made: sum(map(len, made)),
    ),
)
