"""The tokens that another program made, so that they are ours too."""

import re
from pathlib import Path

import rhetoric as rh
from benchmarks.validity.table import read_jsonl


def foreign_tokens(path: Path) -> rh.TokenizedCorpus:
    """Read tokens of documents, and take each for one word.

    Parameters
    ----------
    path : Path
        Of a JSONL file with ``docname`` and ``tokens``.
    """
    rows = read_jsonl(path)
    texts = {row["docname"]: " ".join(map(kept, row["tokens"])) for row in rows}
    return rh.tokenize(rh.read_corpus(texts, clean=False), words=between_spaces)


def kept(token: str) -> str:
    """Spell a token so that it stays a word of its own."""
    return token.replace("’", "qcurlyq").replace("$", "qdollarq")


def unkept(token: str) -> str:
    """Spell a token as it was."""
    return token.replace("qcurlyq", "’").replace("qdollarq", "$")


def between_spaces(text: str) -> list[tuple[int, int]]:
    """Tell where the tokens stand that were joined."""
    return [match.span() for match in re.finditer(r"\S+", text)]
