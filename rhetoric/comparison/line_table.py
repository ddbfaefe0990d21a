"""Lines laid out so that their matches stand below each other."""

from rhetoric.comparison.concordance_line import ConcordanceLine
from rhetoric.results import Result
from rhetoric.tables import CELL_WIDTH, Table

NAME_WIDTH = 22
NODE_WIDTH = 26
NOTEBOOK_WIDTH = 2 * CELL_WIDTH + NAME_WIDTH + NODE_WIDTH + 8
CUT = "…"


def aligned_table(found: Result[ConcordanceLine], limit: int, width: int) -> Table:
    """Lay the first lines out, at most so many letters wide."""
    lines = found.rows[:limit]
    names = [_end(line.document, NAME_WIDTH) for line in lines]
    texts = [_cut(_plain(line.text), NODE_WIDTH) for line in lines]
    taken = max(map(len, names), default=8) + max(map(len, texts), default=5)
    side = min((width - max(8, taken) - 8) // 2, CELL_WIDTH)
    rows = tuple(
        (name, _end(_plain(line.left), side), text, _cut(_plain(line.right), side))
        for name, text, line in zip(names, texts, lines, strict=True)
    )
    return Table(
        title=found.title,
        columns=("document", "left", "match", "right"),
        rows=rows,
        total=len(found),
        notes=found.notes,
        right=("left",),
        strong=("match",),
    )


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + CUT


def _end(text: str, width: int) -> str:
    """Keep the end of a long text: it is nearest to the match."""
    return text if len(text) <= width else CUT + text[len(text) - width + 1 :]
