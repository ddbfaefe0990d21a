"""Where sentences begin: rules over arrays of tokens, not over characters.

A line break begins a sentence unless the line goes on in lower case; an empty
line always does, so headings and lists do not glue to what follows. Inside a
line a terminator ends the sentence, with the quotation marks and brackets that
close after it, unless the next word is in lower case, or what stands before the
dot is a title, an initial, a list number, or an abbreviation that the next word
does not contradict. The idea that the next word's case and the word before the
dot decide is that of Punkt (Kiss and Strunk 2006); the lists are our own.
"""

from functools import cached_property

import numpy as np

from rhetoric.tokens.signs import Flags, Sign
from rhetoric.tokens.vocabulary import Bools, Ints, Places

_NOTABLE = Sign.TERMINATOR | Sign.DOTTED | Sign.CLOSER | Sign.OPENER | Sign.INITIAL


class Layout:
    """Tokens in a row as the splitter sees them.

    Few tokens matter to it: those that can end a sentence, the marks around them,
    and those that begin a line. They are found once, and all rules look at their
    neighbours only.

    Parameters
    ----------
    flags : numpy.ndarray of uint16, shape (tokens,)
        What the type of each token can do; see `Sign`.
    starts, ends : numpy.ndarray of integers, shape (tokens,)
        Where the tokens stand.
    breaks : numpy.ndarray of integers of the same type, shape (line breaks,)
        Where lines end.
    """

    def __init__(self, flags: Flags, starts: Places, ends: Places, breaks: Places) -> None:
        self.flags, self._starts, self._ends, self._breaks = flags, starts, ends, breaks
        self.count = len(flags)

    @cached_property
    def _padded(self) -> Flags:
        """Two tokens without any sign stand behind the last one, for looks ahead."""
        return np.append(self.flags, np.zeros(2, dtype=self.flags.dtype))

    @cached_property
    def _notable(self) -> tuple[Ints, Flags]:
        places = np.flatnonzero(self.flags & np.uint16(_NOTABLE))
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
        places, flags = self._notable
        having: Ints = places[(flags & sign.value) != 0]
        return having

    def has(self, tokens: Ints, sign: Sign) -> Bools:
        """Which of the tokens have a sign; the place before the first and after the last none."""
        found: Bools = (self._padded[tokens] & sign.value) != 0
        return found

    def spaced(self, tokens: Ints) -> Bools:
        """Which of the tokens have white space, or the start of the text, before them."""
        inside = np.minimum(tokens, self.count - 1)
        apart: Bools = (self._starts[inside] > self._ends[inside - 1]) | (inside == 0)
        return apart

    def broken(self, tokens: Ints) -> Bools:
        """Which of the tokens have a line break between them and the token before.

        This asks the line breaks, not the list of all lines: initials are looked for
        before the lines are known.
        """
        after = np.searchsorted(self._breaks, self._starts[tokens])
        found: Bools = after > np.searchsorted(self._breaks, self._ends[tokens - 1])
        return found

    def begins_line(self, tokens: Ints) -> Bools:
        """Which of the tokens have a line break, or a bound of the text, before them."""
        lines = np.append(self.line_starts, self.count)
        begins: Bools = lines[np.searchsorted(lines, tokens)] == tokens
        return begins

    def before(self, tokens: Ints, sign: Sign) -> Bools:
        """Which of the tokens come in their line after one that has a sign."""
        return self.has(tokens - 1, sign) & ~self.begins_line(tokens)

    def after(self, tokens: Ints, sign: Sign) -> Bools:
        """Which of the tokens come in their line before one that has a sign."""
        return self.has(tokens + 1, sign) & ~self.begins_line(tokens + 1)

    def paragraph_starts(self) -> Ints:
        """Empty lines begin a sentence, and so do line breaks that lower case does not follow."""
        lines, breaks = self._lines
        goes_on = self.has(lines, Sign.LOWER) & ~self.has(lines - 1, Sign.TERMINATOR)
        begins: Ints = lines[(breaks > 1) | ~goes_on]
        return begins


def initials(layout: Layout) -> Ints:
    """Which tokens are a capital letter whose dot makes it an initial of a name.

    Parameters
    ----------
    layout : Layout

    Returns
    -------
    numpy.ndarray of int64
        The letters. The dot after each belongs to it ("J. Edgar Hoover"), while
        "Plan B. The" and "vitamin C. Doctors" keep theirs as full stops.
    """
    letters = layout.having(Sign.INITIAL)
    letters = letters[letters < layout.count - 2]
    letters = letters[layout.has(letters + 1, Sign.FULL_STOP) & ~layout.spaced(letters + 1)]
    after = letters + 2
    letters = letters[layout.spaced(after) & ~layout.broken(after)]
    after = letters + 2
    # At the start of a line there is nothing before, which stands in the way of no name.
    small = layout.has(letters - 1, Sign.LOWER) & ~layout.has(letters - 1, Sign.BEFORE_INITIAL)
    may = ~small | (letters == 0) | layout.broken(letters)
    name_follows = layout.has(after, Sign.UPPER) & ~layout.has(after, Sign.STARTER)
    # "I." is the pronoun or a numeral unless another initial follows.
    plain = ~layout.has(letters, Sign.STARTER) & name_follows
    found: Ints = letters[may & (plain | layout.has(after, Sign.INITIAL))]
    return found


def sentence_starts(layout: Layout) -> Ints:
    """Which tokens begin a sentence.

    Parameters
    ----------
    layout : Layout

    Returns
    -------
    numpy.ndarray of int64, sorted
    """
    begins = np.zeros(layout.count, dtype=bool)
    begins[layout.paragraph_starts()] = True
    ends = _can_end(layout, begins)
    following = _last_of_run(layout, ends) + 1
    inside = following < layout.count
    ends, following = ends[inside], following[inside]
    begins[following[_may_follow(layout, ends, following)]] = True
    return np.flatnonzero(begins)


def _can_end(layout: Layout, paragraph: Bools) -> Ints:
    """Which tokens may end a sentence, as far as they and what stands before them tell."""
    ends = layout.having(Sign.TERMINATOR | Sign.DOTTED)
    stop = layout.has(ends, Sign.FULL_STOP)
    # "1." or "A." at the start of a line numbers what follows.
    marker = stop & paragraph[ends - 1] & layout.before(ends, Sign.NUMBER | Sign.INITIAL)
    # The dots of a spaced ellipsis end nothing but at the last of them.
    goes_on = layout.after(ends, Sign.FULL_STOP)
    terminates = layout.has(ends, Sign.TERMINATOR) & ~marker & ~goes_on
    return ends[terminates | layout.has(ends, Sign.DOTTED)]


def _last_of_run(layout: Layout, ends: Ints) -> Ints:
    """Take in the closing marks and further terminators that follow without a space."""
    closes = layout.having(Sign.TERMINATOR | Sign.CLOSER)
    closes = closes[~layout.spaced(closes)]
    return _skip(closes, ends + 1, np.zeros(len(closes), dtype=bool)) - 1


def _may_follow(layout: Layout, ends: Ints, following: Ints) -> Bools:
    """Whether what follows lets the sentence end."""
    # Opening marks are skipped, but for one that nothing follows in its line.
    openers = layout.having(Sign.OPENER)
    word = _skip(openers, following, layout.begins_line(openers + 1))
    capital = ~layout.has(word, Sign.LOWER)
    numbered = layout.has(ends, Sign.FULL_STOP) & layout.has(word, Sign.NUMBER)
    numbered &= layout.before(ends, Sign.BEFORE_NUMBER)
    starter = layout.has(word, Sign.STARTER)
    # Without a space only "end.The" is sure to be two sentences.
    fused = layout.before(ends, Sign.SMALL_WORD) & layout.has(word, Sign.CAPITALISED)
    fused &= word == ends + 1
    dotted = layout.has(ends, Sign.DOTTED)
    return capital & ~numbered & (~dotted | starter) & (layout.spaced(following) | fused)


def _skip(passed: Ints, tokens: Ints, stays: Bools) -> Ints:
    """Go on from each of `tokens` over the tokens of `passed`, which is sorted.

    Of those in `passed` that nothing may be skipped behind, `stays` is true.
    """
    if not len(passed):
        return tokens
    last_of_run = np.flatnonzero(np.append(np.diff(passed) > 1, True) | stays)
    place = np.minimum(np.searchsorted(passed, tokens), len(passed) - 1)
    run = last_of_run[np.searchsorted(last_of_run, place)]
    return np.where(passed[place] == tokens, passed[run] + ~stays[run], tokens)
