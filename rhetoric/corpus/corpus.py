"""Documents in order, and how to select among them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, overload

from rhetoric.corpus.document import Document, MetaValue
from rhetoric.errors import InputError, nearest
from rhetoric.tables import count_phrase

if TYPE_CHECKING:
    from rhetoric.corpus.cleaning_report import CleaningReport
    from rhetoric.corpus.summary import CorpusSummary

MISSING = "(missing)"
HASHES_SHOWN = 12


class Corpus:
    """Documents in order, with unique ids.

    Parameters
    ----------
    documents : iterable of Document
    name : str
        What the corpus is called in displays and reports.
    left_out : iterable of str
        What was passed over on the way here and why, one sentence each. Shown
        in every summary, so that nothing goes missing in silence.
    cleaning : iterable of str
        The names of the cleaning rules the texts went through.

    Raises
    ------
    InputError
        There are no documents, or two with one id.

    Examples
    --------
    >>> corpus = Corpus([Document(id="a", text="Unity!", raw="Unity!")])
    >>> corpus["a"].text
    'Unity!'
    """

    def __init__(
        self,
        documents: Iterable[Document],
        *,
        name: str = "corpus",
        left_out: Iterable[str] = (),
        cleaning: Iterable[str] = (),
    ) -> None:
        self.documents = tuple(documents)
        self.name = name
        self.left_out = tuple(left_out)
        self.cleaning = tuple(cleaning)
        if not self.documents:
            reasons = "".join(f" {reason}" for reason in self.left_out)
            raise InputError("Corpus: there are no documents. Give at least one text." + reasons)
        self._places = {document.id: place for place, document in enumerate(self.documents)}
        if len(self._places) < len(self.documents):
            raise InputError(f"Corpus: ids must be unique. {_repeated(self.ids)}")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the documents, in order."""
        return tuple(document.id for document in self.documents)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of the metadata fields that any document has."""
        return tuple(dict.fromkeys(name for document in self.documents for name in document.meta))

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    @overload
    def __getitem__(self, key: str | int) -> Document: ...
    @overload
    def __getitem__(self, key: slice) -> "Corpus": ...
    def __getitem__(self, key: str | int | slice) -> "Document | Corpus":
        if isinstance(key, slice):
            return self._part(self.documents[key], name=self.name)
        if isinstance(key, int):
            return self.documents[key]
        return self.documents[self.place(key)]

    def place(self, key: str) -> int:
        """Give the place of a document by its id.

        Raises
        ------
        InputError
            There is none, with the nearest ids.
        """
        if key not in self._places:
            raise InputError(f"Corpus: no document {key!r}. {nearest(key, self._places)}")
        return self._places[key]

    def __contains__(self, key: object) -> bool:
        return key in self._places or key in self.documents

    def where(self, **conditions: "Condition") -> "Corpus":
        """Select documents by their metadata.

        Parameters
        ----------
        **conditions
            Field name and the value it must have, or a collection of values, or
            a function from the value to true or false. All must hold.

        Returns
        -------
        Corpus
            A document without a value in a field is left out; `left_out` counts
            those.

        Raises
        ------
        InputError
            No document has the field, or none is left.

        Examples
        --------
        >>> import rhetoric as rh
        >>> rh.seeds().where(voice="third-person").ids
        ('global-independence', 'socialist-unity', 'spirit-of-independence')
        """
        kept = self.documents
        notes = list(self.left_out)
        for name, condition in conditions.items():
            self._require_field(name, "where")
            having = [document for document in kept if document.meta.get(name) is not None]
            if without := len(kept) - len(having):
                notes.append(f"{count_phrase(without, 'document')} had no value for {name!r}.")
            kept = tuple(doc for doc in having if _meets(doc.meta[name], condition))
        if not kept:
            asked = ", ".join(f"{name}={value!r}" for name, value in conditions.items())
            raise InputError(
                f"Corpus.where({asked}): no document is left. {self._values(conditions)}"
            )
        return self._part(kept, name=self.name, left_out=notes)

    def group_by(self, field: str) -> dict[str, "Corpus"]:
        """Split the corpus by a metadata field.

        Parameters
        ----------
        field : str

        Returns
        -------
        dict of str to Corpus
            In order of first appearance; documents without a value are kept
            under ``(missing)``.

        Raises
        ------
        InputError
            No document has the field.
        """
        self._require_field(field, "group_by")
        groups: dict[str, list[Document]] = {}
        for document in self.documents:
            value = document.meta.get(field)
            groups.setdefault(MISSING if value is None else str(value), []).append(document)
        return {value: self._part(members, name=value) for value, members in groups.items()}

    def summary(self) -> "CorpusSummary":
        """Tell what was read, cleaned, flagged and left out, one row a document."""
        from rhetoric.corpus.summary import CorpusSummary

        return CorpusSummary(self)

    def cleaning_report(self) -> "CleaningReport":
        """Tell every change that cleaning made: where, by which rule, and into what.

        Returns
        -------
        CleaningReport
            ``report.to_html("cleaning.html")`` shows the texts as received and as
            cleaned, side by side.

        Examples
        --------
        >>> import rhetoric as rh
        >>> rh.read_corpus(["Unity  wins."]).cleaning_report().by_rule()
        {'spaces': 1}
        """
        from rhetoric.corpus.cleaning_report import CleaningReport

        return CleaningReport(self)

    def to_jsonl(self, path: str | Path, *, raw: bool = False) -> None:
        """Write one JSON object a line: id, text and the metadata.

        Parameters
        ----------
        path : path
        raw : bool
            Whether the text as received is written too. Edits and warnings are not:
            reading the raw text again makes them anew.
        """
        from rhetoric.corpus.writing import write_jsonl

        write_jsonl(self, path, raw=raw)

    def to_parquet(self, path: str | Path, *, raw: bool = False) -> None:
        """Write a Parquet file with one row a document; needs pyarrow. See `to_jsonl`."""
        from rhetoric.corpus.writing import write_parquet

        write_parquet(self, path, raw=raw)

    def to_folder(self, path: str | Path) -> None:
        """Write the cleaned texts as ``.txt`` files and the metadata in ``corpus.toml``.

        Parameters
        ----------
        path : path
            A folder that is not there yet, or is empty. A slash in an id makes a
            folder in it.

        Raises
        ------
        InputError
            The folder has something in it, or an id cannot be the name of a file.
        """
        from rhetoric.corpus.writing import write_folder

        write_folder(self, path)

    def describe(self) -> str:
        """Write which texts these are, with their hashes, and how they were cleaned.

        Returns
        -------
        str
            Up to twelve texts are named with the SHA-256 of the text as
            received; of more, the hash of all those hashes is given.
        """
        hashes = {doc.id: sha256(doc.raw.encode("utf-8", "surrogatepass")) for doc in self}
        if len(hashes) <= HASHES_SHOWN:
            named = "; ".join(f"{name} {value.hexdigest()[:12]}" for name, value in hashes.items())
        else:
            joined = b"".join(value.digest() for value in hashes.values())
            named = f"all together {sha256(joined).hexdigest()[:12]}"
        texts = f"{count_phrase(len(self), 'text')} (SHA-256: {named})"
        edits = [edit for document in self for edit in document.edits]
        # Documents that were handed over one by one bring their edits, not the list of rules.
        used = dict.fromkeys(name for edit in edits for name in edit.rule.split("+"))
        rules = ", ".join(self.cleaning or used)
        how = f"cleaned with {count_phrase(len(edits), 'edit')} by the rules {rules}"
        left = "".join(f" {reason}" for reason in self.left_out)
        return f"{texts}, {how if rules else 'taken as they are'}.{left}"

    def __repr__(self) -> str:
        return repr(self.summary())

    def _repr_html_(self) -> str:
        return self.summary()._repr_html_()

    def _part(
        self, documents: Iterable[Document], *, name: str, left_out: Iterable[str] = ()
    ) -> "Corpus":
        return Corpus(documents, name=name, left_out=left_out, cleaning=self.cleaning)

    def _require_field(self, name: str, method: str) -> None:
        if name not in self.fields:
            raise InputError(
                f"Corpus.{method}: no document has the field {name!r}. {nearest(name, self.fields)}"
            )

    def _values(self, names: Iterable[str]) -> str:
        """List the values the fields have, as the end of a message."""
        lists = []
        for name in names:
            values = dict.fromkeys(repr(document.meta.get(name)) for document in self)
            lists.append(f"{name} has the values {', '.join(list(values)[:12])}.")
        return " ".join(lists)


Condition = MetaValue | Collection[MetaValue] | Callable[[MetaValue], bool]


def _meets(value: MetaValue, condition: Condition) -> bool:
    if callable(condition):
        return bool(condition(value))
    if isinstance(condition, Collection) and not isinstance(condition, str):
        return value in condition
    return value == condition


def _repeated(ids: tuple[str, ...]) -> str:
    twice = [name for name, count in Counter(ids).items() if count > 1]
    return f"These occur more than once: {', '.join(map(repr, twice[:12]))}."
