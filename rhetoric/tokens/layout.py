"""Tokens in a row as the sentence splitter sees them."""

from collections.abc import Callable
from functools import cached_property

import numpy as np

from rhetoric.tokens.signs import Flags, Sign
from rhetoric.tokens.vocabulary import Bools, Ints, Places

_NOTABLE = (
    Sign.TERMINATOR
    | Sign.DOTTED
    | Sign.CLOSER
    | Sign.OPENER
    | Sign.INITIAL
    | Sign.TITLE
    | Sign.ADDRESS
    | Sign.SEPARATOR
    | Sign.RULE
    | Sign.BULLET
    | Sign.BRACKET
    | Sign.SIGN_OFF
    | Sign.EYES
    | Sign.MOUTH
)
LEAST_LINES = 3
"""Two lines say nothing of the width of a paragraph."""
NARROWEST_WRAP = 40
"""Code points of the longest line of a paragraph that may be wrapped."""
WRAP_SHARE = 0.7
"""A line is full that has so much of the longest one of its paragraph."""


class Layout:
    """Tokens in a row as the splitter sees them.

    Few tokens matter to it: those that can end a sentence, the marks around them,
    and those that begin a line. They are found once, and all rules look at their
    neighbours only.

    Parameters
    ----------
    flags : numpy.ndarray of uint32, shape (tokens,)
        What the type of each token can do; see `Sign`.
    starts, ends : numpy.ndarray of integers, shape (tokens,)
        Where the tokens stand.
    breaks : numpy.ndarray of integers of the same type, shape (line breaks,)
        Where lines end.
    values : callable
        From tokens to the number each has as the marker of a list item, or 0.
    """

    def __init__(
        self,
        flags: Flags,
        starts: Places,
        ends: Places,
        breaks: Places,
        values: Callable[[Ints], Ints],
    ) -> None:
        self.flags, self._starts, self.ends, self._breaks = flags, starts, ends, breaks
        self.values = values
        self.count = len(flags)
        self._having: dict[int, Ints] = {}

    @cached_property
    def _padded(self) -> Flags:
        """Two tokens without any sign stand behind the last one, for looks ahead."""
        return np.append(self.flags, np.zeros(2, dtype=self.flags.dtype))

    @cached_property
    def _notable(self) -> tuple[Ints, Flags]:
        places = np.flatnonzero(self.flags & np.uint32(_NOTABLE))
        return places, self.flags[places]

    @cached_property
    def _lines(self) -> tuple[Ints, Ints]:
        """Which tokens begin a line, and how many line breaks stand before each."""
        following = np.searchsorted(self._starts, self._breaks)
        first = [0, 0] if self.count else []
        lines, breaks = np.unique(
            np.append(first, following[following < self.count]), return_counts=True
        )
        return lines.astype(np.int64), breaks

    @property
    def line_starts(self) -> Ints:
        """Which tokens begin a line; the first one does."""
        return self._lines[0]

    def having(self, sign: Sign) -> Ints:
        """Which tokens have one of the notable signs."""
        if sign.value not in self._having:
            places, flags = self._notable
            self._having[sign.value] = places[(flags & sign.value) != 0]
        return self._having[sign.value]

    def has(self, tokens: Ints, sign: Sign) -> Bools:
        """Which of the tokens have a sign; the place before the first and after the last none."""
        found: Bools = (self._padded[tokens] & sign.value) != 0
        return found

    def spaced(self, tokens: Ints) -> Bools:
        """Which of the tokens have white space, or the start of the text, before them."""
        inside = np.minimum(tokens, self.count - 1)
        apart: Bools = (self._starts[inside] > self.ends[inside - 1]) | (inside == 0)
        return apart

    def broken(self, tokens: Ints) -> Bools:
        """Which of the tokens have a line break between them and the token before.

        This asks the line breaks, not the list of all lines: initials are looked for
        before the lines are known.
        """
        after = np.searchsorted(self._breaks, self._starts[tokens])
        found: Bools = after > np.searchsorted(self._breaks, self.ends[tokens - 1])
        return found

    @cached_property
    def _line_bounds(self) -> Ints:
        return np.append(self.line_starts, self.count)

    def begins_line(self, tokens: Ints) -> Bools:
        """Which of the tokens have a line break, or a bound of the text, before them."""
        begins: Bools = self._line_bounds[np.searchsorted(self._line_bounds, tokens)] == tokens
        return begins

    def before(self, tokens: Ints, sign: Sign) -> Bools:
        """Which of the tokens come in their line after one that has a sign."""
        return self.has(tokens - 1, sign) & ~self.begins_line(tokens)

    def after(self, tokens: Ints, sign: Sign) -> Bools:
        """Which of the tokens come in their line before one that has a sign."""
        return self.has(tokens + 1, sign) & ~self.begins_line(tokens + 1)

    def line_of(self, tokens: Ints) -> Ints:
        """In which line each of the tokens stands."""
        return np.searchsorted(self.line_starts, tokens, side="right") - 1

    def line_end(self, tokens: Ints) -> Ints:
        """The token behind the last one of the line of each of the tokens."""
        ends: Ints = self._line_bounds[self.line_of(tokens) + 1]
        return ends

    def paragraph_starts(self) -> Ints:
        """Which lines begin a sentence.

        Those after an empty line, and those that do not begin in lower case, unless
        the lines of their paragraph are wrapped at one width.
        """
        lines, breaks = self._lines
        goes_on = self.has(lines, Sign.LOWER) & ~self._ended(lines)
        begins: Ints = lines[(breaks > 1) | ~(goes_on | self._wrapped())]
        return begins

    def _ended(self, lines: Ints) -> Bools:
        """Before which lines a sentence has ended, marks that close it put aside."""
        last = lines - 1
        closes = self.having(Sign.CLOSER)
        place = np.searchsorted(closes, last)
        closer = closes[np.minimum(place, len(closes) - 1)] == last if len(closes) else last < 0
        last = np.where(closer, last - 1, last)
        ended: Bools = self.has(last, Sign.TERMINATOR)
        return ended

    def _wrapped(self) -> Bools:
        """Which lines only go on because the one before was full.

        In a paragraph of wrapped prose most lines begin in lower case, as those of
        verse, of lists and of dialogue do not.
        """
        lines, breaks = self._lines
        wrapped = np.zeros(len(lines), dtype=bool)
        first = np.flatnonzero(breaks > 1)
        size = np.diff(np.append(first, len(lines)))
        if size.max(initial=0) < LEAST_LINES:
            return wrapped
        width = self.ends[np.append(lines[1:], self.count) - 1] - self._starts[lines]
        longest = np.repeat(np.maximum.reduceat(width, first), size)
        lower = np.add.reduceat(self.has(lines, Sign.LOWER), first, dtype=np.int64)
        prose = np.repeat((lower * 2 >= size - 1) & (size >= LEAST_LINES), size)
        prose &= longest >= NARROWEST_WRAP
        full = width >= WRAP_SHARE * longest
        wrapped[1:] = prose[1:] & full[:-1] & (breaks[1:] == 1)
        return wrapped & ~self._ended(lines)
