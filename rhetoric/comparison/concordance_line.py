"""One line of a concordance."""

from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.contexts import Contexts


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceLine:
    """One match with what stands around it.

    Parameters
    ----------
    document : str
        Id of the document.
    sentence : int
        Number of the sentence in the document, from 0.
    start, end : int
        Half-open span of the match in the text of the document, in code points.
    left, text, right : str
        What stands before it, the match, and what stands behind it, as they are in the
        document: ``left + text + right`` is one stretch of its text.
    left_words, right_words : tuple of str
        The words of `left` and `right` in the order of the text: the nearest is the
        last of `left_words` and the first of `right_words`.
    label : str
        The pattern, or the name under which it was given.
    pattern : str
        The pattern that is credited with the match.
    negated : bool
        A negator stands before it in the clause.
    quoted : bool
        It stands inside quotation marks, so not in the author's own voice.
    """

    document: str
    sentence: int
    start: int
    end: int
    left: str
    text: str
    right: str
    left_words: tuple[str, ...]
    right_words: tuple[str, ...]
    label: str
    pattern: str
    negated: bool
    quoted: bool


def make_line(contexts: Contexts, place: int) -> ConcordanceLine:
    """Make the line of one match, by its place among the matches."""
    nodes = contexts.nodes
    columns = nodes.tokens.columns
    first, last = int(nodes.matches.start[place]), nodes.end_of(place) - 1
    context = contexts.around(first, last + 1)
    number = int(columns.document_of(np.asarray(first)))
    document = nodes.tokens.corpus[number]
    start, end = columns.span(first, last)
    before, after = context.span
    sentence = int(columns.sentence_of(np.asarray(first)))
    texts = [
        tuple(document.text[slice(*columns.span(word, word))] for word in side)
        for side in (context.left, context.right)
    ]
    return ConcordanceLine(
        document=document.id,
        sentence=sentence - int(columns.sentences_before[number]),
        start=start,
        end=end,
        left=document.text[before:start],
        text=document.text[start:end],
        right=document.text[end:after],
        left_words=texts[0],
        right_words=texts[1],
        label=nodes.labels[int(nodes.label[place])],
        pattern=nodes.matches.entries[int(nodes.matches.entry[place])].pattern,
        negated=bool(nodes.matches.negated[place]),
        quoted=bool(nodes.matches.quoted[place]),
    )
