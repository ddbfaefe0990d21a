"""Scoring one chunk: counts of each document, their sums, and the matches if they are asked for."""

from dataclasses import dataclass

import numpy as np

from rhetoric.framing.score_frames import score_frames
from rhetoric.framing.scores import FrameScores
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.scale.batch import PLACE_COLUMNS, Batch
from rhetoric.scale.chunks import Chunk
from rhetoric.scale.lines import heading_line
from rhetoric.scale.match_lines import MATCHES, match_lines
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.repeated import DOCUMENTS
from rhetoric.scale.running import Work
from rhetoric.tokens.vocabulary import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreJob:
    """What `score_files` does with a chunk.

    Parameters
    ----------
    lexicon : Lexicon
    frames : tuple of str
        Names of the frames, in the order of the columns.
    quoted : str
    negation : str or None
    matches : bool
        Whether matches are written.
    rules : tuple of str
        Cleaning rules.
    """

    lexicon: Lexicon
    frames: tuple[str, ...]
    quoted: str
    negation: str | None
    matches: bool
    rules: tuple[str, ...]
    name: str = "score_files"

    def work(self, batch: Batch, chunk: Chunk, output: OutputFolder) -> Work:
        """Score the documents of a chunk and write them."""
        scores = scored(batch, self.lexicon, self.quoted, self.negation)
        table = score_table(scores, len(self.frames))
        files = [f"{DOCUMENTS}/{chunk.name}.csv"]
        with output.writing(files[0]) as file:
            file.write(heading_line((*PLACE_COLUMNS, *document_columns(self.frames))))
            file.writelines(batch.lines(table))
        if self.matches:
            files.append(f"{MATCHES}/{chunk.name}.csv")
            with output.writing(files[1]) as file:
                file.writelines(match_lines(scores, batch))
        return Work(files=files, account=sums(table, len(self.frames)))


def scored(batch: Batch, lexicon: Lexicon, quoted: str, negation: str | None) -> FrameScores | None:
    """Score the documents of a batch; None where there are none."""
    if not batch.records:
        return None
    return score_frames(batch.corpus, lexicon, quoted=quoted, negation=negation)


def document_columns(frames: tuple[str, ...]) -> tuple[str, ...]:
    """Name the numbers of a document: two for each frame, after its size."""
    of_frames = (f"{frame}:{what}" for frame in frames for what in ("count", "sentences"))
    return ("words", "sentences", *of_frames)


def score_table(scores: FrameScores | None, frames: int) -> Ints:
    """Lay out the numbers of each document as `document_columns` names them."""
    if scores is None:
        return np.zeros((0, 2 + 2 * frames), dtype=np.int64)
    table = np.empty((len(scores.words), 2 + 2 * frames), dtype=np.int64)
    table[:, 0], table[:, 1] = scores.words, scores.sentences
    table[:, 2::2], table[:, 3::2] = scores.counts, scores.sentence_hits
    return table


def sums(table: Ints, frames: int) -> dict[str, object]:
    """Sum up the documents of a chunk: integers, which add up the same in any order."""
    words, counts, hits = table[:, 0], table[:, 2::2], table[:, 3::2]
    return {
        "with_words": int((words > 0).sum()),
        "words": int(words.sum()),
        "sentences": int(table[:, 1].sum()),
        "words_words": int(words @ words),
        "count": counts.sum(axis=0).tolist(),
        "with_match": (counts > 0).sum(axis=0).tolist(),
        "sentences_with_match": hits.sum(axis=0).tolist(),
        "count_count": (counts * counts).sum(axis=0).tolist(),
        "count_words": (words @ counts).tolist() if frames else [],
    }
