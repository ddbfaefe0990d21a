"""Where sentences begin: rules over arrays of tokens, not over characters.

A line break begins a sentence unless the line goes on in lower case; an empty
line always does, so headings and lists do not glue to what follows. Inside a
line a terminator ends the sentence, with the quotation marks and brackets that
close after it, unless the next word is in lower case, or what stands before the
dot is a title, an initial, a list number, or an abbreviation that the next word
does not contradict. The idea that the next word's case and the word before the
dot decide is that of Punkt (Kiss and Strunk 2006); the lists are our own.
"""

from dataclasses import dataclass

import numpy as np

from rhetoric.tokens.signs import Flags, Sign
from rhetoric.tokens.vocabulary import Bools, Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Tokens in a row as the splitter sees them. All arrays have shape (tokens,).

    Parameters
    ----------
    flags : uint16
        What the type of each token can do; see `Sign`.
    spaced : bool
        White space (or the start of the text) stands before the token.
    breaks : int
        How many line breaks stand before it; the first token has two.
    """

    flags: Flags
    spaced: Bools
    breaks: Ints

    def has(self, sign: Sign) -> Bools:
        """Which tokens have the sign."""
        return _all(self.flags, sign)


def initials(layout: Layout) -> Bools:
    """Which tokens are a capital letter whose dot makes it an initial of a name.

    Parameters
    ----------
    layout : Layout

    Returns
    -------
    numpy.ndarray of bool, shape (tokens,)
        True at the letter. The dot after it belongs to it ("J. Edgar Hoover"),
        while "Plan B. The" and "vitamin C. Doctors" keep theirs as full stops.
    """
    letter = layout.has(Sign.INITIAL)
    dotted = _next(layout.has(Sign.FULL_STOP) & ~layout.spaced)
    after_dot_spaced = _next(_next(layout.spaced & (layout.breaks == 0)))
    name_follows = _next(_next(layout.has(Sign.UPPER) & ~layout.has(Sign.STARTER)))
    initial_follows = _next(_next(layout.has(Sign.INITIAL)))
    before = _previous(layout.has(Sign.BEFORE_INITIAL) | ~layout.has(Sign.LOWER), first=True)
    # "I." is the pronoun or a numeral unless another initial follows.
    plain = ~layout.has(Sign.STARTER) & name_follows
    found: Bools = letter & dotted & after_dot_spaced & before & (plain | initial_follows)
    return found


def sentence_starts(layout: Layout) -> Bools:
    """Which tokens begin a sentence.

    Parameters
    ----------
    layout : Layout

    Returns
    -------
    numpy.ndarray of bool, shape (tokens,)
    """
    count = len(layout.flags)
    if not count:
        return np.zeros(0, dtype=bool)
    starts = _line_starts(layout)
    paragraph = starts.copy()
    ends = np.flatnonzero(_can_end(layout, paragraph))
    last = _last_of_run(layout, ends)
    following = last + 1
    inside = following < count
    ends, following = ends[inside], following[inside]
    begins = following[_may_follow(layout, ends, following)]
    starts[begins] = True
    return starts


def _next(values: Bools) -> Bools:
    """Give each token what holds of the token after it."""
    shifted = np.zeros_like(values)
    shifted[:-1] = values[1:]
    return shifted


def _previous(values: Bools, *, first: bool) -> Bools:
    shifted = np.full_like(values, first)
    shifted[1:] = values[:-1]
    return shifted


def _line_starts(layout: Layout) -> Bools:
    """Empty lines begin a sentence, and so do line breaks that lower case does not follow."""
    after_end = _previous(layout.has(Sign.TERMINATOR), first=True)
    goes_on = layout.has(Sign.LOWER) & ~after_end
    starts: Bools = (layout.breaks >= 2) | ((layout.breaks == 1) & ~goes_on)
    return starts


def _can_end(layout: Layout, paragraph: Bools) -> Bools:
    """Which tokens may end a sentence, as far as they and what stands before them tell."""
    stop = layout.has(Sign.FULL_STOP)
    first = _previous(paragraph, first=True)
    short = layout.has(Sign.NUMBER) | layout.has(Sign.INITIAL)
    # "1." or "A." at the start of a line numbers what follows.
    marker = stop & first & _previous(short, first=False)
    # The dots of a spaced ellipsis end nothing but at the last of them.
    can: Bools = layout.has(Sign.TERMINATOR) & ~marker & ~_next(stop) | layout.has(Sign.DOTTED)
    return can


def _last_of_run(layout: Layout, ends: Ints) -> Ints:
    """Take in the closing marks and further terminators that follow without a space."""
    closes = layout.has(Sign.TERMINATOR) | layout.has(Sign.CLOSER)
    stops = np.flatnonzero(~(closes & ~layout.spaced))
    stops = np.append(stops, len(layout.flags))
    after: Ints = stops[np.searchsorted(stops, ends, side="right")]
    return after - 1


def _first_word(layout: Layout, positions: Ints) -> Ints:
    """Skip opening marks: where the first word at or after each position stands."""
    count = len(layout.flags)
    others = np.append(np.flatnonzero(~layout.has(Sign.OPENER)), count - 1)
    first: Ints = others[np.searchsorted(others[:-1], positions)]
    return first


def _may_follow(layout: Layout, ends: Ints, following: Ints) -> Bools:
    """Whether what follows lets the sentence end."""
    word = _first_word(layout, following)
    flags, ender = layout.flags[word], layout.flags[ends]
    capital = (flags & Sign.LOWER.value) == 0
    spaced = layout.spaced[following]
    stop = (ender & Sign.FULL_STOP.value) != 0
    before = layout.flags[np.maximum(ends - 1, 0)]
    numbered = stop & _all(before, Sign.BEFORE_NUMBER) & _all(flags, Sign.NUMBER)
    starter = _all(flags, Sign.STARTER)
    dotted = (ender & Sign.DOTTED.value) != 0
    # Without a space only "end.The" is sure to be two sentences.
    fused = _all(before, Sign.SMALL_WORD) & _all(flags, Sign.CAPITALISED) & (word == ends + 1)
    allowed: Bools = capital & ~numbered & (~dotted | starter) & (spaced | fused)
    return allowed


def _all(flags: Flags, sign: Sign) -> Bools:
    found: Bools = (flags & sign.value) != 0
    return found
