"""Reading texts from where people keep them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rhetoric.corpus.cleaning import RULES, clean
from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.decoding import decode
from rhetoric.corpus.document import Document, DocumentWarning, Metadata
from rhetoric.corpus.duplicates import flag_duplicates
from rhetoric.corpus.metadata import SIDECARS, read_sidecar
from rhetoric.corpus.records.finding import TEXT_ENDINGS
from rhetoric.corpus.warnings import inspect_text
from rhetoric.errors import InputError
from rhetoric.shipped import shipped_folder
from rhetoric.tables import count_phrase

Source = str | Path | Mapping[str, str] | Sequence[str]
Texts = Corpus | Document | Sequence[str] | Sequence[Document]


def read_corpus(
    source: Source, *, clean: bool | Iterable[str] = True, name: str | None = None
) -> Corpus:
    """Read texts into a corpus.

    Parameters
    ----------
    source : path, list of str, or mapping of str to str
        A folder of ``.txt`` and ``.md`` files, read with its subfolders; one
        such file; a list of texts, which get the ids ``text-1`` and so on; or a
        mapping from id to text. A folder may hold metadata in ``corpus.toml``,
        ``seeds.toml``, ``corpus.csv`` or ``metadata.csv``.
    clean : bool or iterable of str
        False takes the texts as they are; names choose among the cleaning rules.
    name : str, optional
        What to call the corpus; the name of the folder or file by default.

    Returns
    -------
    Corpus
        Files are read as UTF-8, with or without a byte-order mark. Another
        encoding is guessed, and a warning on the document says which.

    Raises
    ------
    InputError
        There is no such path, no text, a file that is not text, metadata that
        cannot be used, an unknown rule, or a bare string that is no path.

    Examples
    --------
    >>> import rhetoric as rh
    >>> rh.read_corpus({"motto": "Unity is strength."})["motto"].text
    'Unity is strength.'
    """
    rules = _chosen_rules(clean)
    if isinstance(source, Mapping):
        _refuse_other_than_text(source, "read_corpus")
        return _corpus_of(dict(source), rules, name or "corpus")
    if isinstance(source, str | Path):
        return _read_path(source, rules, name)
    texts = _listed(source, "read_corpus")
    return _corpus_of(texts, rules, name or "corpus")


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
        accepted = (
            "a path, a list of strings or a mapping from id to text"
            if function == "read_corpus"
            else "a Corpus, a Document or a list of strings"
        )
        raise InputError(f"{function} takes {accepted}, got {type(texts).__name__}.")
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


def _corpus_of(texts: Mapping[str, str], rules: tuple[str, ...], name: str) -> Corpus:
    documents = [_document(key, text, rules) for key, text in texts.items()]
    return Corpus(flag_duplicates(documents), name=name, cleaning=rules)


def _document(
    key: str,
    raw: str,
    rules: tuple[str, ...],
    meta: Metadata | None = None,
    warnings: tuple[DocumentWarning, ...] = (),
) -> Document:
    cleaned = clean(raw, rules)
    return Document(
        id=key,
        text=cleaned.text,
        raw=raw,
        edits=cleaned.edits,
        meta=meta or Metadata(),
        warnings=(*warnings, *inspect_text(cleaned.text)),
    )


def _read_path(source: str | Path, rules: tuple[str, ...], name: str | None) -> Corpus:
    path = Path(source)
    try:
        exists = path.exists()
    except (OSError, ValueError):  # too long for a path, or with a NUL: it is a text
        exists = False
    if not exists:
        raise InputError(
            f"read_corpus: there is no file or folder {str(source)[:80]!r}. "
            "To analyse a text itself, put it in a list: read_corpus([text])."
        )
    paths, left_out = _text_files(path)
    root = path if path.is_dir() else path.parent
    ids = _ids(paths, root)
    about = read_sidecar(root, ids) if path.is_dir() else {}
    received = _decode_all(paths)
    documents = [
        _document(key, text, rules, about.get(key), warnings)
        for key, (text, warnings) in zip(ids, received, strict=True)
    ]
    called = name or path.resolve().stem
    return Corpus(flag_duplicates(documents), name=called, left_out=left_out, cleaning=rules)


def _text_files(path: Path) -> tuple[list[Path], tuple[str, ...]]:
    """List the texts of a folder, and say which files were passed over."""
    if path.is_file():
        if path.suffix.lower() not in (*TEXT_ENDINGS, ""):
            raise InputError(
                f"read_corpus reads .txt and .md files, got {path.name}. Save it as plain text."
            )
        return [path], ()
    files = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(part[0] == "." for part in file.relative_to(path).parts)
    )
    texts = [file for file in files if file.suffix.lower() in TEXT_ENDINGS]
    others = [file.name for file in files if file not in set(texts) and file.name not in SIDECARS]
    left_out: tuple[str, ...] = ()
    if others:
        names = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
        files_phrase = count_phrase(len(others), "file")
        left_out = (f"{files_phrase} not read, since only .txt and .md are: {names}",)
    if not texts:
        raise InputError(f"read_corpus: {path} has no .txt or .md file. {' '.join(left_out)}")
    return texts, left_out


def _ids(paths: list[Path], root: Path) -> list[str]:
    ids = [path.relative_to(root).with_suffix("").as_posix() for path in paths]
    first: dict[str, Path] = {}
    for key, path in zip(ids, paths, strict=True):
        if key in first:
            raise InputError(
                f"read_corpus: {first[key].name} and {path.name} would both have the id {key!r}. "
                "Rename one of them."
            )
        first[key] = path
    return ids


def _decode_all(paths: list[Path]) -> list[tuple[str, tuple[DocumentWarning, ...]]]:
    decoded, problems = [], []
    for path in paths:
        try:
            decoded.append(decode(path.read_bytes()))
        except InputError as error:
            problems.append(f"  - {path}: {error}")
    if problems:
        raise InputError("read_corpus: these files cannot be read:\n" + "\n".join(problems))
    return decoded
