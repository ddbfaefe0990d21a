"""Reading texts from where people keep them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rhetoric.corpus.cleaning import RULES, clean
from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.document import Document, Metadata
from rhetoric.corpus.duplicates import flag_duplicates
from rhetoric.corpus.records.choosing import Wanted
from rhetoric.corpus.sources.files import Reading
from rhetoric.corpus.sources.gathering import gather
from rhetoric.corpus.sources.received import Received, listed, refuse
from rhetoric.corpus.warnings import inspect_text
from rhetoric.errors import InputError
from rhetoric.shipped import shipped_folder
from rhetoric.tables import count_phrase

Source = Any  # whatever `gather` knows; it says so of what it does not
Texts = Corpus | Document | Sequence[str] | Sequence[Document]


def read_corpus(
    source: Source,
    *,
    clean: bool | Iterable[str] = True,
    name: str | None = None,
    text: str | None = None,
    id: str | bool | None = None,  # noqa: A002  # what the field is called
    metadata: Sequence[str] | None = None,
    file_names: str | None = None,
    encoding: str | None = None,
    errors: str = "raise",
) -> Corpus:
    """Read texts into a corpus.

    Parameters
    ----------
    source : path, pattern, table, list, mapping or reader
        A folder, read with its subfolders, or one file: ``.txt``, ``.md``,
        ``.html``, ``.docx``, ``.pdf``; a ``.zip`` of those; a pattern such as
        ``"talks/**/*.txt"``. A table with a text in each row: ``.csv``, ``.tsv``,
        ``.jsonl``, ``.parquet``, a data frame of pandas or polars, a list of
        dictionaries. A list of texts, which get the ids ``text-1`` and so on, or of
        `pathlib.Path`; a mapping from id to text, or to a dictionary with ``text``
        in it. A corpus reader of NLTK, or a list of documents of spaCy.
    clean : bool or iterable of str
        False takes the texts as they are; names choose among the cleaning rules.
        Files that end in ``.md`` are read as Markdown.
    name : str, optional
        What to call the corpus; the name of the folder or file by default.
    text, id : str, optional
        The fields of tables that hold the text and the id; guessed by default, and
        `Corpus.summary` says so. ``id=False`` names records by their place.
    metadata : sequence of str, optional
        Which other fields of tables are kept; all by default.
    file_names : str, optional
        Fields in the names of files: ``"{speaker}_{year}.txt"``.
    encoding : str, optional
        Of plain texts and pages; told from each file by default.
    errors : {'raise', 'skip'}
        Whether texts that cannot be read stop the reading, all of them named
        together, or are left out and listed in `Corpus.left_out`.

    Returns
    -------
    Corpus
        Files are read as UTF-8, with or without a byte-order mark. Another
        encoding is guessed, and a warning on the document says which. Metadata
        also come from ``corpus.toml``, ``corpus.csv``, ``seeds.toml`` or
        ``metadata.csv`` in the folder, from ``talk.toml`` or ``talk.json`` beside
        ``talk.txt``, and from a block of ``---`` at the top of a text.

    Raises
    ------
    InputError
        There is no such path, no text, a file that is not text, metadata that
        cannot be used, an unknown rule, or a bare string that is no path.
    MissingDependencyError
        A package that reads this format is not installed.

    Examples
    --------
    >>> import rhetoric as rh
    >>> rh.read_corpus({"motto": "Unity is strength."})["motto"].text
    'Unity is strength.'
    >>> rh.read_corpus([{"id": "a", "text": "Peace.", "year": 1998}])["a"].meta["year"]
    1998
    """
    rules = _chosen_rules(clean)
    if errors not in ("raise", "skip"):
        raise InputError(f"read_corpus: errors must be 'raise' or 'skip', got {errors!r}.")
    kept = None if metadata is None else tuple(metadata)
    gathered = gather(
        source,
        Wanted(text=text, key=id, metadata=kept),
        Reading(file_names=file_names, encoding=encoding),
    )
    gathered.drop_repeated_ids()
    if errors == "raise":
        refuse(gathered.problems, "read_corpus")
    left_out = [*gathered.notes]
    if gathered.problems:
        texts = count_phrase(len(gathered.problems), "text")
        left_out.append(f"{texts} could not be read and left out:\n{listed(gathered.problems)}")
    documents = [_document(received, rules) for received in gathered.texts]
    return Corpus(
        flag_duplicates(documents), name=name or gathered.name, left_out=left_out, cleaning=rules
    )


def seeds() -> Corpus:
    """Open the five texts that come with the library.

    Returns
    -------
    Corpus
        Cleaned, with metadata. Four are North Korean state writing by internal
        evidence, one is a machine-spun web page. They are material under study.

    Examples
    --------
    >>> import rhetoric as rh
    >>> len(rh.seeds())
    5
    """
    return read_corpus(shipped_folder("seeds"))


def as_corpus(texts: Texts, function: str) -> Corpus:
    """Take what an analysis was given as a corpus.

    Parameters
    ----------
    texts : Corpus, Document, or list of str or of Document
        Strings are taken as they are, without cleaning.
    function : str
        The name of the analysis, for messages.

    Raises
    ------
    InputError
        It is none of these; a bare string is refused, because it may be meant
        as a path, a text or a list of characters.
    """
    if isinstance(texts, Corpus):
        return texts
    if isinstance(texts, Document):
        return Corpus([texts], name=texts.id)
    given: object = list(texts) if isinstance(texts, Iterator) else texts
    if isinstance(given, list | tuple) and any(isinstance(text, Document) for text in given):
        documents = [document for document in given if isinstance(document, Document)]
        if len(documents) < len(given):
            raise InputError(f"{function} takes a list of strings or of Documents, not of both.")
        return Corpus(documents)
    listed = _listed(given, function).items()
    return Corpus(Document(id=key, text=text, raw=text) for key, text in listed)


def _listed(texts: object, function: str) -> dict[str, str]:
    """Number the strings of a list, or say what is accepted."""
    if isinstance(texts, str):
        raise InputError(
            f"{function} takes a list of texts, not a bare string. "
            f"Write {function}([text]); to read files, write read_corpus(path)."
        )
    if not isinstance(texts, Iterable) or isinstance(
        texts, bytes | bytearray | Mapping | set | frozenset
    ):
        raise InputError(
            f"{function} takes a Corpus, a Document or a list of strings, "
            f"got {type(texts).__name__}."
        )
    numbered = {f"text-{number}": text for number, text in enumerate(texts, start=1)}
    _refuse_other_than_text(numbered, function)
    return numbered


def _refuse_other_than_text(texts: Mapping[str, object], function: str) -> None:
    for key, text in texts.items():
        if not isinstance(key, str) or not isinstance(text, str):
            hint = " Decode it first: text.decode('utf-8')." if isinstance(text, bytes) else ""
            raise InputError(
                f"{function}: ids and texts must be strings, "
                f"but {key!r} is a {type(text).__name__}.{hint}"
            )


def _chosen_rules(clean: object) -> tuple[str, ...]:
    if isinstance(clean, bool):
        return tuple(rule.name for rule in RULES) if clean else ()
    if isinstance(clean, str) or not isinstance(clean, Iterable):
        raise InputError(f"read_corpus: clean must be a bool or a list of names, got {clean!r}.")
    return tuple(map(str, clean))


def _document(received: Received, rules: tuple[str, ...]) -> Document:
    parse = True if received.markdown and rules else None
    cleaned = clean(received.text, rules, markdown=parse)
    return Document(
        id=received.id,
        text=cleaned.text,
        raw=received.text,
        edits=cleaned.edits,
        annotations=cleaned.annotations,
        meta=Metadata(received.meta),
        warnings=(*received.warnings, *inspect_text(cleaned.text)),
    )
