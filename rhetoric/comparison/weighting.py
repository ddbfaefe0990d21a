"""How words were weighted, in words."""


def weighting_text(
    *, sublinear: bool, min_documents: int, max_documents: int | None, left_out: str
) -> str:
    """Write which weights were given to which words, for notes and methods.

    Parameters
    ----------
    sublinear : bool
        A word counts 1 + ln(count) times.
    min_documents : int
    max_documents : int or None
        Words that fewer or more texts use were left out.
    left_out : str
        How many stop words were left out, and of what kind.

    Examples
    --------
    >>> weighting_text(sublinear=True, min_documents=1, max_documents=None, left_out="0 words")
    '1 + ln(count) times smooth inverse document frequency, rows scaled to length 1'
    """
    parts = [
        f"{'1 + ln(count)' if sublinear else 'count'} times smooth inverse document frequency",
        "rows scaled to length 1",
    ]
    if min_documents > 1:
        parts.append(f"words in at least {min_documents} texts")
    if max_documents is not None:
        parts.append(f"words in at most {max_documents} texts")
    if not left_out.startswith("0 "):
        parts.append(f"{left_out} left out")
    return ", ".join(parts)
