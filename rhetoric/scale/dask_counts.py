"""Words of a Dask collection: counted in each partition and added up on the cluster."""

from collections.abc import Mapping
from typing import Any

from rhetoric.comparison.count_terms import term_counts
from rhetoric.comparison.find_keyness import keyness
from rhetoric.comparison.keyness import Keyness
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.corpus.corpus import MISSING, Corpus
from rhetoric.corpus.document import Document
from rhetoric.corpus.groups import two_groups
from rhetoric.corpus.records.slices import Fields
from rhetoric.errors import InputError
from rhetoric.scale.partitions import (
    batch_of,
    check_columns,
    check_errors,
    delayed_partitions,
)
from rhetoric.tables import count_phrase

GroupCounts = dict[str, TermCounts]


def count(
    data: Any,  # Dask has no types
    *,
    text: str = "text",
    id: str | None = "id",  # noqa: A002  # what the field is called
    errors: str = "raise",
    name: str = "corpus",
) -> TermCounts:
    """Count the words of the documents of a Dask bag or data frame on its cluster.

    Parameters
    ----------
    data, text, id, errors
        As in `rhetoric.scale.dask.score`.
    name : str
        What to call the texts in comparisons.

    Returns
    -------
    TermCounts
        Those that `rhetoric.term_counts` gives of the same documents.

    Raises
    ------
    InputError
        A parameter is not what is accepted, or there is no document.

    Examples
    --------
    >>> import dask.bag
    >>> from rhetoric.scale.dask import count
    >>> count(dask.bag.from_sequence(["Peace and bread.", "Peace!"]))["peace"].documents
    2
    """
    counted = _counted(data, Fields(text=text, id=id, meta=()), errors, "count", name)
    return counted[name]


def count_by(
    data: Any,
    by: str,
    *,
    text: str = "text",
    id: str | None = "id",  # noqa: A002  # what the field is called
    errors: str = "raise",
) -> GroupCounts:
    """Count the words of each group of documents on the cluster.

    Parameters
    ----------
    data, text, id, errors
        As in `rhetoric.scale.dask.score`; the items are mappings or rows.
    by : str
        The field whose values are the groups.

    Returns
    -------
    dict of str to TermCounts
        In the order of the alphabet; documents without a value are under
        ``(missing)``.

    Raises
    ------
    InputError
        A parameter is not what is accepted, or no document has the field.

    Examples
    --------
    >>> import dask.bag
    >>> from rhetoric.scale.dask import count_by
    >>> talks = [{"id": "a", "text": "Peace.", "side": "left"}]
    >>> count_by(dask.bag.from_sequence(talks), "side")["left"].words
    1
    """
    counted = _counted(data, Fields(text=text, id=id, meta=(by,)), errors, "count_by", None)
    if set(counted) == {MISSING}:
        raise InputError(f"count_by: no document has the field {by!r}.")
    return dict(sorted(counted.items()))


def compare(
    data: Any,
    by: str,
    groups: tuple[str, str] | None = None,
    *,
    text: str = "text",
    id: str | None = "id",  # noqa: A002  # what the field is called
    errors: str = "raise",
    **options: Any,
) -> Keyness:
    """Find the words that set one group of documents apart from another, on the cluster.

    Parameters
    ----------
    data, text, id, errors
        As in `rhetoric.scale.dask.score`; the items are mappings or rows.
    by : str
        The field whose values are the groups.
    groups : tuple of str, optional
        Which two of its values: the first is compared with the second. Not needed
        where there are only two.
    **options
        As in `rhetoric.keyness`, such as ``measure="log-odds"``.

    Returns
    -------
    Keyness
        That which `rhetoric.keyness` gives of the counts of the same documents.

    Raises
    ------
    InputError
        A parameter is not what is accepted, or a group is not there.

    Examples
    --------
    >>> import dask.bag
    >>> from rhetoric.scale.dask import compare
    >>> talks = [
    ...     {"id": "a", "text": "Peace and bread.", "side": "left"},
    ...     {"id": "b", "text": "War and bread.", "side": "right"},
    ... ]
    >>> compare(dask.bag.from_sequence(talks), "side").top("left", 1)[0].term
    'peace'
    """
    counted = count_by(data, by, text=text, id=id, errors=errors)
    first, second = two_groups(counted, by, groups)
    return keyness(counted[first], counted[second], **{"names": (first, second), **options})


def _counted(
    data: Any, fields: Fields, errors: str, function: str, name: str | None
) -> GroupCounts:
    """Count each partition, and add up two and two until one is left."""
    from dask import compute, delayed

    check_errors(errors, function)
    partitions = delayed_partitions(data, function)
    (by,) = fields.meta or (None,)
    check_columns(data, {"text": fields.text, "id": fields.id, "by": by}, function)
    one, add = delayed(_count_partition), delayed(_added)
    level = [
        one(partition, number, fields, errors, function, name)
        for number, partition in enumerate(partitions, start=1)
    ]
    while len(level) > 1:
        level = [add(level[place : place + 2]) for place in range(0, len(level), 2)]
    counted: GroupCounts = compute(*level)[0]
    if not counted:
        raise InputError(f"{function}: there are no documents.")
    return counted


def _count_partition(
    partition: Any, number: int, fields: Fields, errors: str, function: str, name: str | None
) -> GroupCounts:
    """Count the groups of a partition, on a worker."""
    batch = batch_of(partition, number, fields, errors, function)
    left_out = [f"{count_phrase(len(batch.skipped), 'record')} skipped."] if batch.skipped else []
    members: dict[str, list[Document]] = {}
    for record, document in zip(batch.records, batch.documents, strict=True):
        members.setdefault(_group(record.meta, fields, name), []).append(document)
    return {
        group: term_counts(Corpus(documents, left_out=left_out), name=group)
        for group, documents in members.items()
    }


def _group(meta: Mapping[str, object], fields: Fields, name: str | None) -> str:
    if name is not None:
        return name
    value = meta.get((fields.meta or ("",))[0])
    return MISSING if value is None or value == "" else str(value)


def _added(parts: list[GroupCounts]) -> GroupCounts:
    """Add up the counts of partitions, group by group."""
    total: GroupCounts = {}
    for part in parts:
        for group, counts in part.items():
            total[group] = total[group] + counts if group in total else counts
    return total
