"""The pictures of a report, with words for those who do not see them."""

import base64
from pathlib import Path

from rhetoric.comparison.keyness_groups import KeynessGroups
from rhetoric.comparison.similarity import Similarity
from rhetoric.comparison.tfidf_table import TfidfTable
from rhetoric.framing.scores import FrameScores
from rhetoric.html.frames import frame_title
from rhetoric.html.limits import DETAILED, PICTURE_FRAMES, TERM_PANELS, TERMS
from rhetoric.tables import count_phrase


def data_uri(content: bytes) -> str:
    """Write a PNG file as an address that needs no request."""
    return f"data:image/png;base64,{base64.b64encode(content).decode('ascii')}"


def save(content: bytes, folder: Path, name: str) -> str:
    """Write a picture beside the page and give the address that shows it in the page."""
    (folder / "plots").mkdir(exist_ok=True)
    (folder / "plots" / f"{name}.png").write_bytes(content)
    return data_uri(content)


def heatmap(scores: FrameScores, texts: int) -> tuple[bytes, str]:
    """Draw the rates of the first texts, and say what the picture shows."""
    from rhetoric.plots import frame_heatmap
    from rhetoric.plots.saving import default_style, png

    units, frames = scores.units[:texts], scores.frames[:PICTURE_FRAMES]
    with default_style():
        picture = png(frame_heatmap(scores, units=units, frames=frames))
    rows = [row for row in scores.rows[: texts * len(scores.frames)] if row.per_thousand]
    shown = f"{count_phrase(len(units), 'text')} by {count_phrase(len(frames), 'frame')}"
    if not rows:
        return picture, f"Heat map of {shown}: no match anywhere."
    top = max(rows, key=lambda row: row.per_thousand or 0.0)
    return picture, (
        f"Heat map of {shown}, matches per 1,000 words. The darkest cell is "
        f"{frame_title(scores.lexicon, top.frame)} in {top.document} with {top.per_thousand:.1f}. "
        "The table below has the numbers."
    )


def terms(table: TfidfTable) -> tuple[bytes, str]:
    """Draw the heaviest words of the first texts, and say what the picture shows."""
    from rhetoric.plots import tfidf_terms
    from rhetoric.plots.saving import default_style, png

    documents = table.documents[:TERM_PANELS]
    with default_style():
        picture = png(tfidf_terms(table, n=TERMS, documents=documents))
    heaviest = (f"{name}: {top[0].term}" for name in documents[:5] if (top := table.top(name, 1)))
    return picture, (
        f"Bar charts of the heaviest words of {count_phrase(len(documents), 'text')}. "
        f"Heaviest: {'; '.join(heaviest)}. The list below has the words with their counts."
    )


def key_words(result: KeynessGroups) -> tuple[bytes, str]:
    """Draw the key words of the first texts or groups, and say what the picture shows."""
    from rhetoric.plots import keyness_panels
    from rhetoric.plots.saving import default_style, png

    groups = result.groups[:TERM_PANELS]
    with default_style():
        picture = png(keyness_panels(result, n=TERMS, groups=groups))
    strongest = (
        f"{name}: {top[0].term}" for name in groups[:5] if (top := result[name].top(name, 1))
    )
    return picture, (
        f"Bar charts of the surest key words of {count_phrase(len(groups), result.field)}. "
        f"Strongest: {'; '.join(strongest)}. The list below has the words with their counts."
    )


def likeness(similarity: Similarity) -> tuple[bytes, str]:
    """Draw how alike the first texts are, and say what the picture shows."""
    from rhetoric.plots import similarity_heatmap
    from rhetoric.plots.saving import default_style, png

    documents = similarity.documents[:DETAILED]
    with default_style():
        picture = png(similarity_heatmap(similarity, documents=documents))
    shown = set(documents)
    pair = next(row for row in similarity.rows if {row.document, row.other} <= shown)
    return picture, (
        f"Heat map of the similarity of {count_phrase(len(documents), 'text')}, each with each. "
        f"Most alike are {pair.document} and {pair.other} with {pair.similarity:.2f}. "
        "The list below names the nearest of each."
    )
