"""What can be asked of scores: which words, which groups, when, and where in a text."""

from collections.abc import Sequence

from rhetoric.errors import InputError, nearest
from rhetoric.framing.arc import FrameArc
from rhetoric.framing.compare_groups import compare_groups
from rhetoric.framing.difference import FrameDifferences
from rhetoric.framing.explanation import Explanation, explain
from rhetoric.framing.find_arc import find_arc
from rhetoric.framing.find_trend import find_trend
from rhetoric.framing.scoring import Scoring
from rhetoric.framing.trend import FrameTrend


class Questions:
    """The questions that `FrameScores` answers from its counts."""

    _scoring: Scoring

    def explain(self, frame: str, of: str | None = None) -> Explanation:
        """Tell what each entry contributes to a frame.

        Parameters
        ----------
        frame : str
        of : str, optional
            Only in this document or group.

        Returns
        -------
        Explanation
            One row for each entry that matched, the strongest first.

        Raises
        ------
        InputError
            There is no such frame, document or group.
        """
        frames = self._scoring.labels
        if frame not in frames:
            raise InputError(f"explain: no frame {frame!r}. {nearest(frame, frames)}")
        return explain(self._scoring, frames.index(frame), of)

    def compare(
        self,
        by: str,
        groups: Sequence[str] | None = None,
        *,
        permutations: int | None = None,
    ) -> FrameDifferences:
        """Compare groups of documents.

        Parameters
        ----------
        by : str
            A metadata field.
        groups : sequence of str, optional
            Which of its values; all without it. Of two, the first is compared with
            the second; of more, each with the rest.
        permutations : int, optional
            How many times the documents are dealt out anew for p: 9,999 without it,
            999 of more than 10,000 documents. Where there are no more ways than that,
            all of them are taken.

        Returns
        -------
        FrameDifferences
            For each frame the difference of the rates per 1,000 words and its
            bootstrap interval over documents, their ratio, standardised effects, and
            p corrected for the number of frames. With one document on a side, the
            difference alone.
        GroupDifferences
            The same for each frame and group, where there are more than two groups;
            its ``overall`` tells of each frame whether the groups differ at all.

        Raises
        ------
        InputError
            The field or a group is not there, or there are fewer than two groups, or
            more than 200.

        Notes
        -----
        P comes from dealing out the documents to the groups, so that one long or
        bursty document cannot make a difference; the statistic is the difference of
        the pooled rates over its standard error (Chung and Romano 2013, Ann. Stat.
        41, 484-507). Of all groups together: Pauly, Brunner and Konietschke (2015,
        J. R. Stat. Soc. B 77, 461-473). Correction: Benjamini and Hochberg (1995),
        over all rows that have a p.

        Examples
        --------
        >>> import rhetoric as rh
        >>> texts = {"a": "We unite. ", "b": "We sit. ", "c": "Unity! ", "d": "They sit. "}
        >>> corpus = rh.Corpus(
        ...     rh.Document(id=key, text=text * 20, raw=text * 20, meta={"side": key < "c"})
        ...     for key, text in texts.items()
        ... )
        >>> scores = rh.score_frames(corpus, rh.Lexicon.from_dict({"unity": ["unit*"]}))
        >>> row = scores.compare("side").rows[0]
        >>> row.group, row.difference, row.p, round(row.smallest_p, 2)
        ('True', -83.33333333333331, 1.0, 0.33)
        """
        return compare_groups(self._scoring, by, groups, permutations)

    def trend(self, by: str = "date", *, every: str | int = "year") -> FrameTrend:
        """Follow the frames over time.

        Parameters
        ----------
        by : str
            The metadata field with the date of each document: a year, or a date as
            ISO 8601 writes it (1993, 1993-06, 1993-06-06).
        every : {'decade', 'year', 'quarter', 'month', 'day'} or int
            How long a period is; a number is that of its documents, in the order of
            time.

        Returns
        -------
        FrameTrend
            For each frame and period the rate per 1,000 words with its bootstrap
            interval over documents; periods without a document are rows too. Its
            ``tests`` tell of each frame whether it rises or falls.

        Raises
        ------
        InputError
            No document has the field or a date in it, the length is not known, or
            there are more than 2,000 periods.

        Notes
        -----
        The trend test is that of Mann (1945) and Kendall (1975) over the pooled rates
        of the periods with words; a period weighs the same whatever its size.

        Examples
        --------
        >>> import rhetoric as rh
        >>> scores = rh.score_frames(rh.seeds(), rh.load_lexicon("conflict"))
        >>> trend = scores.trend(every="decade")
        >>> [(row.period, row.documents, row.count) for row in trend.series("war")]
        [('1990s', 1, 0), ('2000s', 0, 0), ('2010s', 2, 14)]
        """
        return find_trend(self._scoring, by, every)

    def arc(
        self,
        document: str,
        frames: str | Sequence[str] | None = None,
        *,
        window: int | None = None,
        shuffles: int | None = None,
    ) -> FrameArc:
        """Follow the frames along the course of one text.

        Parameters
        ----------
        document : str
            Its id.
        frames : str or sequence of str, optional
            Which frames; all without it.
        window : int, optional
            Over how many words the rate is taken: an eighth of the text without it,
            but not under 100 words or over 1,000.
        shuffles : int, optional
            How many times the sentences are put in another order: 999 without it, 199
            of more than 20,000 sentences.

        Returns
        -------
        FrameArc
            For each frame the rate in a window that moves along the text, with the
            exact Poisson interval of its count, and the bounds that the rate keeps to
            when the sentences stand in any order. Its ``tests`` tell of each frame
            whether it is spread unevenly.

        Raises
        ------
        InputError
            There is no such document or frame, or the text is too short: it needs
            three windows of words, and 10 sentences.

        Notes
        -----
        The bounds hold for the whole course at once: in 95% of shuffled texts the
        rate stays within them everywhere (global envelope with directional quantiles;
        Myllymäki et al. 2017, J. R. Stat. Soc. B 79, 381-404). Sentences are moved
        whole, so that matches that stand together in one stay together. The interval
        is that of Garwood (1936): a window has too few sentences for a bootstrap.

        Examples
        --------
        >>> import rhetoric as rh
        >>> text = "We sit here and wait. " * 40 + "We unite. " * 40
        >>> scores = rh.score_frames([text], rh.Lexicon.from_dict({"unity": ["unit*"]}))
        >>> arc = scores.arc("text-1", window=50)
        >>> arc.rows[0].beyond, arc.rows[-1].beyond
        ('less', 'more')
        """
        return find_arc(self._scoring, document, frames, window, shuffles)
