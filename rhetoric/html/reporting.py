"""The report: a folder with one page, the tables and the pictures."""

import base64
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from rhetoric.corpus.reading import Texts, as_corpus
from rhetoric.errors import InputError
from rhetoric.html.comparing import Compared, compare_texts
from rhetoric.html.folder import PAGE, report_folder
from rhetoric.html.frames_section import LexiconSection
from rhetoric.html.keyness_section import check_groups
from rhetoric.html.lexicon_section import CONFIDENCE, Place, lexicon_section
from rhetoric.html.listing import warnings_of
from rhetoric.html.rendering import render, style
from rhetoric.html.texts_section import texts_section
from rhetoric.html.written import Progress, Steps, WrittenFiles
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.loading import load_lexicon
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.tokens.tokenize import tokenize
from rhetoric.tokens.tokenized import TokenizedCorpus

OneLexicon = Lexicon | str | Path
USUAL = ("conflict", "moral-foundations", "person", "state-discourse", "us-and-them")
"""A page with every shipped lexicon would be too long to read."""
_STEPS_EACH = 3


def report(
    corpus: Texts | TokenizedCorpus,
    out: str | Path,
    *,
    lexicons: OneLexicon | Iterable[OneLexicon] | None = None,
    by: str | None = None,
    progress: Progress | None = None,
) -> Path:
    """Write a report: one page that opens anywhere, with tables and pictures beside it.

    Parameters
    ----------
    corpus : Corpus, TokenizedCorpus, Document, or list of str
    out : str or path
        A folder. It is made if it is not there; an earlier report in it is
        overwritten. A file that was not written by one, or was changed since,
        never is.
    lexicons : Lexicon, name or path, or an iterable of them, optional
        By default `USUAL`, a choice of those that come with the library.
    by : str, optional
        The metadata field whose values are the groups that key words are told of.
        Without it each text is compared with all others.
    progress : callable, optional
        Called with what is being done, the steps done, and the steps in all.

    Returns
    -------
    pathlib.Path
        The page. It shows a bounded number of texts and sentences and says how
        many it leaves out; the tables have them all.

    Raises
    ------
    InputError
        There are no texts or lexicons, the groups cannot be compared, or the folder
        holds something else that would be overwritten.

    Examples
    --------
    >>> import tempfile
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*"]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = rh.report(["We hope.", "They hoped."], f"{folder}/report", lexicons=lexicon)
    ...     print(page.name, sorted(path.name for path in page.parent.iterdir()))
    index.html ['cleaning.html', 'index.html', 'plots', 'report-files.json', 'tables']
    """
    texts = corpus if isinstance(corpus, TokenizedCorpus) else as_corpus(corpus, "report")
    chosen = _lexicons(lexicons)
    places = [
        Place(number=number, of=len(chosen), name=name)
        for number, name in enumerate(_file_names(chosen), 1)
    ]
    steps = Steps(progress, 5 + _STEPS_EACH * len(chosen))
    with report_folder(out) as folder:
        steps.next("dividing the texts")
        tokens = tokenize(texts)
        check_groups(tokens, by)
        files = WrittenFiles(folder)
        _write_texts(tokens, files)
        scored = [
            lexicon_section(tokens, lexicon, place, files, steps)
            for lexicon, place in zip(chosen, places, strict=True)
        ]
        compared = compare_texts(tokens, by, files, steps)
        steps.next("writing the page")
        results = [*(scores for _, scores in scored), *compared.results()]
        page = _page(tokens, [section for section, _ in scored], compared, results, files)
        (folder / PAGE).write_text(page, encoding="utf-8")
    steps.finish()
    return Path(out) / PAGE


def _write_texts(tokens: TokenizedCorpus, files: WrittenFiles) -> None:
    """Write what was read, cleaned and flagged."""
    files.table(tokens.corpus.summary(), "corpus", "every text with its metadata")
    changes = tokens.corpus.cleaning_report()
    files.table(changes, "cleaning", "every change that cleaning made")
    files.cleaning_page(changes)
    files.table(warnings_of(tokens.corpus), "warnings", "every place of every warning")


def _page(
    tokens: TokenizedCorpus,
    sections: Sequence[LexiconSection],
    compared: Compared,
    results: Sequence[Result[Any]],
    files: WrittenFiles,
) -> str:
    about = texts_section(tokens)
    sheet = style("highlight.css", "page.css", "report.css")
    return render(
        "report.html",
        style=sheet,
        style_hash=base64.b64encode(sha256(sheet.encode()).digest()).decode(),
        version=library_version(),
        texts=about,
        warned_numbers={text.number for text in about.warned},
        lexicons=sections,
        comparison=compared.words,
        keys=compared.keys,
        shared=compared.shared,
        pictures=compared.pictures,
        methods=[(result.title, result.methods()) for result in results],
        files=files.written,
        confidence=f"{CONFIDENCE:.0%}",
    )


def _lexicons(asked: Any) -> list[Lexicon]:
    """Load what was asked for."""
    if asked is None:
        asked = USUAL
    elif isinstance(asked, Lexicon | str | Path):
        asked = [asked]
    if isinstance(asked, bytes | bytearray) or not isinstance(asked, Iterable):
        raise _no_lexicon(asked)
    values = list(asked.values() if isinstance(asked, Mapping) else asked)
    for one in values:
        if not isinstance(one, Lexicon | str | Path):
            raise _no_lexicon(one)
    loaded = [one if isinstance(one, Lexicon) else load_lexicon(one) for one in values]
    if not loaded:
        raise InputError(
            "The 'lexicons' parameter of report must name at least one lexicon. Got none instead."
        )
    return loaded


def _no_lexicon(got: object) -> InputError:
    return InputError(
        "The 'lexicons' parameter of report must be a Lexicon, the name or path of one, "
        f"or a list of them. Got {got!r} instead."
    )


def _file_names(lexicons: Sequence[Lexicon]) -> list[str]:
    """Make names for files; a number keeps two lexicons of one name apart."""
    taken: set[str] = set()
    names = []
    for lexicon in lexicons:
        plain = re.sub(r"[^a-z0-9]+", "-", lexicon.name.lower()).strip("-")[:40] or "lexicon"
        numbered = (f"{plain}-{number}" for number in count(2))
        name = plain if plain not in taken else next(n for n in numbered if n not in taken)
        taken.add(name)
        names.append(name)
    return names
