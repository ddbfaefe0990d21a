"""Texts in memory: lists, mappings, readers of NLTK, documents of spaCy."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rhetoric.corpus.records.record import plain_value
from rhetoric.corpus.sources.received import Gathered, Received
from rhetoric.errors import InputError


def gather_mapping(texts: Mapping[Any, Any], text: str | None) -> Gathered:
    """Read a mapping from id to text, or from id to a mapping that holds the text."""
    gathered = Gathered(name="corpus")
    for key, value in texts.items():
        if not isinstance(key, str):
            raise _no_text(key, key)
        if isinstance(value, Mapping):
            field = text or "text"
            written = value.get(field)
            meta = {name: plain_value(kept) for name, kept in value.items() if name != field}
        else:
            written, meta = value, {}
        if not isinstance(written, str):
            raise _no_text(key, written)
        gathered.texts.append(Received(id=key, text=written, meta=meta, place=f"{key!r}"))
    return gathered


def gather_list(texts: Iterable[object]) -> Gathered:
    """Read a list of texts, which are numbered."""
    gathered = Gathered(name="corpus")
    for number, text in enumerate(texts, start=1):
        key = f"text-{number}"
        if not isinstance(text, str):
            raise _no_text(key, text)
        gathered.texts.append(Received(id=key, text=text, place=f"text {number}"))
    return gathered


def gather_nltk(reader: Any) -> Gathered:
    """Read a corpus of NLTK: everything with ``fileids()`` and ``raw(fileid)``."""
    gathered = Gathered(name=type(reader).__name__)
    categories = getattr(reader, "categories", None)
    for name in reader.fileids():
        try:
            meta = {"categories": ", ".join(map(str, categories(name)))} if categories else {}
            text = reader.raw(name)
        except (OSError, UnicodeDecodeError, LookupError) as error:
            gathered.problems.append(f"{name}: {str(error).strip().splitlines()[0]}")
            continue
        gathered.texts.append(Received(id=str(name), text=text, meta=meta, place=str(name)))
    return gathered


def is_spacy(value: object) -> bool:
    """Whether something is a document of spaCy, which is not imported for that."""
    return type(value).__module__.startswith("spacy.tokens") and type(value).__name__ == "Doc"


def gather_spacy(documents: Sequence[Any]) -> Gathered:
    """Read documents of spaCy; an id in ``user_data`` or ``doc._.id`` names them."""
    gathered = Gathered(name="corpus")
    for number, document in enumerate(documents, start=1):
        data = {name: value for name, value in document.user_data.items() if isinstance(name, str)}
        own = document._.id if document.has_extension("id") else None
        key = own or data.pop("id", None) or f"text-{number}"
        meta = {name: plain_value(value) for name, value in data.items()}
        gathered.texts.append(
            Received(id=str(key), text=document.text, meta=meta, place=f"document {number}")
        )
    return gathered


def _no_text(key: object, value: object) -> InputError:
    hint = " Decode it first: text.decode('utf-8')." if isinstance(value, bytes) else ""
    return InputError(
        f"read_corpus: ids and texts must be strings, but {key!r} is a "
        f"{type(value).__name__}.{hint}"
    )
