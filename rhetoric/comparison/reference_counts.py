"""Word counts of the reference corpora that come with the library."""

import csv
import json

from rhetoric.comparison.term_counts import TermCounts
from rhetoric.lexicon.reference import NORMS, WORDS, reference_file


def reference_counts(name: str) -> TermCounts:
    """Load the word counts of a reference corpus, for keyness against it.

    Parameters
    ----------
    name : str
        One of `reference_names`.

    Returns
    -------
    TermCounts
        Every word, how often it occurs and in how many texts.

    Raises
    ------
    InputError
        There is no such corpus.

    Examples
    --------
    >>> import rhetoric as rh
    >>> counts = rh.reference_counts("us-inaugurals")
    >>> counts["constitution"].documents > 30
    True
    """
    path = reference_file(name, WORDS, "reference_counts")
    about = json.loads(reference_file(name, NORMS, "reference_counts").read_text(encoding="utf-8"))
    corpus = about["corpus"]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    said = corpus["about"]
    return TermCounts.from_counts(
        {row["term"]: int(row["count"]) for row in rows},
        documents={row["term"]: int(row["documents"]) for row in rows},
        texts=corpus["documents"],
        words=corpus["words"],
        name=said["title"],
        source=f"{said['title']}: {said['source']}, licence {said['licence']}",
    )
