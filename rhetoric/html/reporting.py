"""The report: a folder with one page, the tables and the pictures."""

import base64
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from rhetoric.corpus.cleaning_report import CleaningReport
from rhetoric.corpus.reading import Texts, as_corpus
from rhetoric.errors import InputError
from rhetoric.framing.score_frames import score_frames
from rhetoric.framing.scores import FrameScores
from rhetoric.html import pictures
from rhetoric.html.comparison_section import ComparisonSection, comparison_section
from rhetoric.html.folder import CLEANING_PAGE, PAGE, report_folder
from rhetoric.html.frames_section import (
    LexiconSection,
    classes_of,
    frame_columns,
    full_texts,
    scored_texts,
)
from rhetoric.html.keyness_section import check_groups, keyness_section
from rhetoric.html.limits import COMPARED, FULL_CHARACTERS, SENTENCES, TABLE_TERMS
from rhetoric.html.listing import terms_of, warnings_of
from rhetoric.html.rendering import render, style
from rhetoric.html.shared_section import shared_section
from rhetoric.html.texts_section import texts_section
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.loading import load_lexicon
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.tokens.tokenize import tokenize
from rhetoric.tokens.tokenized import TokenizedCorpus

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""
OneLexicon = Lexicon | str | Path
USUAL = ("conflict", "moral-foundations", "person", "state-discourse", "us-and-them")
"""A page with every shipped lexicon would be too long to read."""
CONFIDENCE = 0.95
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
    names = _file_names(chosen)
    steps = _Steps(progress, 5 + _STEPS_EACH * len(chosen))
    with report_folder(out) as folder:
        steps.next("dividing the texts")
        tokens = tokenize(texts)
        check_groups(tokens, by)
        files = _Files(folder)
        files.table(tokens.corpus.summary(), "corpus", "every text with its metadata")
        changes = tokens.corpus.cleaning_report()
        files.table(changes, "cleaning", "every change that cleaning made")
        files.cleaning_page(changes)
        files.table(warnings_of(tokens.corpus), "warnings", "every place of every warning")
        results: list[Result[Any]] = []
        sections = []
        for number, (lexicon, name) in enumerate(zip(chosen, names, strict=True), 1):
            place = _Place(number=number, of=len(chosen), name=name)
            section, scores = _lexicon_section(tokens, lexicon, place, files, steps)
            sections.append(section)
            results.append(scores)
        steps.next("comparing words")
        comparison = comparison_section(tokens)
        drawn = _comparison_files(comparison, files)
        results += [part for part in (comparison.table, comparison.similarity) if part is not None]
        steps.next("looking for key words")
        keys = keyness_section(tokens, by)
        if keys.result is not None:
            files.table(keys.result, "keyness", "the surest key words of every text or group")
            picture, alternative = pictures.key_words(keys.result)
            drawn["keyness"] = files.picture(picture, "keyness", "key words"), alternative
            results.append(keys.result)
        steps.next("looking for shared passages")
        shared = shared_section(tokens)
        if shared.result is not None:
            files.table(shared.result, "shared-passages", "every passage that stands twice")
            files.table(shared.result.formulas, "formulas", "wordings that several texts use")
            results.append(shared.result)
        steps.next("writing the page")
        about = texts_section(tokens)
        sheet = style("highlight.css", "page.css", "report.css")
        page = render(
            "report.html",
            style=sheet,
            style_hash=base64.b64encode(sha256(sheet.encode()).digest()).decode(),
            version=library_version(),
            texts=about,
            warned_numbers={text.number for text in about.warned},
            lexicons=sections,
            comparison=comparison,
            keys=keys,
            shared=shared,
            pictures=drawn,
            methods=[(result.title, result.methods()) for result in results],
            files=files.written,
            confidence=f"{CONFIDENCE:.0%}",
        )
        (folder / PAGE).write_text(page, encoding="utf-8")
    steps.finish()
    return Path(out) / PAGE


class _Steps:
    """Tells a caller how far the work is."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = -1

    def next(self, what: str) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(what, self._done, self._total)

    def finish(self) -> None:
        if self._progress is not None:
            self._progress("done", self._total, self._total)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file beside the page, and what it holds."""

    path: str
    about: str


class _Files:
    """Writes the files beside the page and remembers them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: list[WrittenFile] = []

    def table(self, result: Result[Any], name: str, about: str) -> None:
        tables = self.folder / "tables"
        tables.mkdir(exist_ok=True)
        result.to_csv(tables / f"{name}.csv")
        result.to_json(tables / f"{name}.json")
        self.written += [
            WrittenFile(path=f"tables/{name}.{kind}", about=about) for kind in ("csv", "json")
        ]

    def cleaning_page(self, changes: CleaningReport) -> None:
        changes.to_html(self.folder / CLEANING_PAGE)
        about = "the texts as received and as cleaned, side by side"
        self.written.append(WrittenFile(path=CLEANING_PAGE, about=about))

    def picture(self, content: bytes, name: str, about: str) -> str:
        self.written.append(WrittenFile(path=f"plots/{name}.png", about=about))
        return pictures.save(content, self.folder, name)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a lexicon stands among those of the report, and what its files are called."""

    number: int
    of: int
    name: str


def _lexicon_section(
    tokens: TokenizedCorpus,
    lexicon: Lexicon,
    place: _Place,
    files: _Files,
    steps: _Steps,
) -> tuple[LexiconSection, FrameScores]:
    """Score one lexicon, write its files, and collect what the page says of it."""
    steps.next(f"scoring {lexicon.name}")
    scores = score_frames(tokens, lexicon, confidence=CONFIDENCE)
    frames = frame_columns(scores, int(tokens.columns.is_word().sum()))
    rows, each = scored_texts(tokens, scores, frames, SENTENCES // place.of)
    steps.next(f"writing the tables of {lexicon.name}")
    name = place.name
    files.table(scores, f"{name}-scores", f"{lexicon.title}: every score")
    files.table(scores.matches, f"{name}-matches", f"{lexicon.title}: every match in its context")
    steps.next(f"drawing {lexicon.name}")
    picture, alternative = pictures.heatmap(scores, len(rows))
    section = LexiconSection(
        number=place.number,
        lexicon=lexicon,
        worth=classes_of(frames),
        frames=frames,
        rows=rows,
        texts=len(tokens.corpus),
        full=tuple(full_texts(scores, rows, FULL_CHARACTERS // place.of)),
        sentences_each=each,
        picture=files.picture(picture, f"{name}-heatmap", f"{lexicon.title}: heat map"),
        alternative=alternative,
        files=name,
    )
    return section, scores


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


def _comparison_files(section: ComparisonSection, files: _Files) -> dict[str, tuple[str, str]]:
    """Write the tables and pictures of the comparison; give the pictures with their words."""
    drawn: dict[str, tuple[str, str]] = {}
    if section.table is not None:
        words = terms_of(section.table)
        about = "the words of every text with their weights"
        if words is not section.table:
            about = f"the {TABLE_TERMS} heaviest words of every text with their weights"
        files.table(words, "tfidf", about)
        picture, alternative = pictures.terms(section.table)
        drawn["terms"] = files.picture(picture, "tfidf", "heaviest words"), alternative
    if section.similarity is not None:
        about = "every two texts and how alike they are"
        if section.table is not None and len(section.table.documents) > COMPARED:
            about += f", of the first {COMPARED} texts"
        files.table(section.similarity, "similarity", about)
        picture, alternative = pictures.likeness(section.similarity)
        drawn["similarity"] = files.picture(picture, "similarity", "similarity"), alternative
    return drawn
