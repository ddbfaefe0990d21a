"""The weight of one word in one text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWeight:
    """The weight of one word in one document, or in one group of documents.

    Parameters
    ----------
    document : str or None
        Id of the document; None for a group.
    group : str or None
        The group, where documents are pooled.
    term : str
        The word, in lower case.
    count : int
        How often it occurs there.
    documents : int
        In how many of all documents it occurs.
    group_documents : int or None
        In how many documents of the group.
    groups : int or None
        In how many groups, which is what the weight of a group counts.
    weight : float
        Its TF-IDF.
    """

    document: str | None
    group: str | None = None
    term: str
    count: int
    documents: int
    group_documents: int | None = None
    groups: int | None = None
    weight: float


OF_DOCUMENT = ("document", "term", "count", "documents", "weight")
OF_GROUP = ("group", "term", "count", "documents", "group_documents", "groups", "weight")
"""The fields that apply to a document, and to a group."""
