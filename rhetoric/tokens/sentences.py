"""Where sentences begin: rules over arrays of tokens, not over characters.

A line break begins a sentence unless the line goes on in lower case or the lines are
wrapped; an empty line always does, so headings and lists do not glue to what follows.
Inside a line a terminator ends the sentence, with the quotation marks and brackets
that close after it. What speaks against it is lower case that follows, and before the
dot a title, an initial, a number in a list, or an abbreviation that the next word does
not contradict. Lower case speaks against a dot only where the word before it may be a
short form, since many people write without capitals. The idea that the next word's
case and the word before the dot decide is that of Punkt (Kiss and Strunk 2006); the
lists are our own.
"""

import numpy as np

from rhetoric.tokens.items import (
    item_markers,
    separated,
    signed_off,
    smileys,
    spaced_dots,
)
from rhetoric.tokens.layout import Layout
from rhetoric.tokens.signs import Sign
from rhetoric.tokens.vocabulary import Bools, Ints

LEAST_BEFORE_TITLE = 4
"""Tokens that a sentence has before it can end in "p.m." with "Mr." after it."""
LONGEST_REMARK = 12
"""Tokens of a bracket that is a sentence of its own."""


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
    first = (letters == 0) | layout.broken(letters)
    numbered = ~first & layout.has(letters - 1, Sign.BEFORE_LETTER)
    small = layout.has(letters - 1, Sign.LOWER) & ~layout.has(letters - 1, Sign.BEFORE_INITIAL)
    name = layout.has(after, Sign.UPPER) & ~layout.has(after, Sign.STARTER) & ~numbered
    # "I." is the pronoun or a numeral, unless a name stands before it.
    starter = layout.has(letters, Sign.STARTER)
    named = ~first & layout.has(letters - 1, Sign.CAPITALISED)
    named &= ~layout.has(letters - 1, Sign.STARTER) & layout.has(after, Sign.CAPITALISED)
    # After a plain word it takes two more names.
    third = np.minimum(after + 1, layout.count)
    long = layout.has(after, Sign.CAPITALISED) & layout.has(third, Sign.CAPITALISED)
    long &= (third < layout.count) & ~layout.broken(np.minimum(third, layout.count - 1))
    may = ~small | first
    plain = name & np.where(starter, named, may | long)
    found: Ints = letters[plain | (may & layout.has(after, Sign.INITIAL))]
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
    begins = np.zeros(layout.count + 1, dtype=bool)
    begins[layout.paragraph_starts()] = True
    markers, silent = item_markers(layout, begins)
    begins[markers] = True
    begins[separated(layout)] = True
    faces = smileys(layout)
    ends = _can_end(layout, begins, silent)
    following = _last_of_run(layout, ends) + 1
    following, smiled = _behind(following, faces)
    inside = following < layout.count
    ends, following, smiled = ends[inside], following[inside], smiled[inside]
    begins[following[smiled | _may_follow(layout, ends, following)]] = True
    begins[faces[1][layout.has(faces[1], Sign.UPPER)]] = True
    begins[_after_addresses(layout)] = True
    begins[signed_off(layout, begins)] = True
    begins[_titles(layout, ends, following, begins)] = True
    begins[_after_remarks(layout, begins)] = True
    return np.flatnonzero(begins[: layout.count])


def _can_end(layout: Layout, begins: Bools, silent: Bools) -> Ints:
    """Which tokens may end a sentence, as far as they and what stands before them tell."""
    ends = layout.having(Sign.TERMINATOR | Sign.DOTTED)
    may = ~silent[ends]
    doubtful = np.flatnonzero(layout.has(ends - 1, Sign.NUMBER | Sign.INITIAL | Sign.BRACKET))
    doubtful = doubtful[layout.has(ends[doubtful], Sign.TERMINATOR)]
    may[doubtful[_only_marks(layout, ends[doubtful], begins)]] = False
    spaced, last = spaced_dots(layout)
    if len(spaced):
        may &= ~np.isin(ends, spaced) | np.isin(ends, last)
    found: Ints = ends[may]
    return found


def _only_marks(layout: Layout, ends: Ints, begins: Bools) -> Bools:
    """Which dots belong to a number at the start of a line ("1."), or to an omission ("[...]")."""
    marker = layout.has(ends, Sign.FULL_STOP) & begins[ends - 1]
    marker &= layout.before(ends, Sign.NUMBER | Sign.INITIAL)
    bracket = layout.before(ends, Sign.BRACKET) & layout.before(ends, Sign.OPENER)
    bracket &= layout.after(ends, Sign.BRACKET) & layout.after(ends, Sign.CLOSER)
    return marker | bracket


def _last_of_run(layout: Layout, ends: Ints) -> Ints:
    """Take in the closing marks and further terminators that follow without a space."""
    closes = layout.having(Sign.TERMINATOR | Sign.CLOSER)
    closes = closes[~layout.spaced(closes)]
    return _skip(closes, ends + 1, np.zeros(len(closes), dtype=bool)) - 1


def _behind(following: Ints, faces: tuple[Ints, Ints]) -> tuple[Ints, Bools]:
    """Put what follows behind the smiley that stands there, and tell where one does."""
    first, after = faces
    if not len(first):
        return following, np.zeros(len(following), dtype=bool)
    place = np.minimum(np.searchsorted(first, following), len(first) - 1)
    smiled = first[place] == following
    return np.where(smiled, after[place], following), smiled


def _may_follow(layout: Layout, ends: Ints, following: Ints) -> Bools:
    """Whether what follows lets the sentence end."""
    # Opening marks are skipped, but for one that nothing follows in its line.
    openers = layout.having(Sign.OPENER)
    word = _skip(openers, following, layout.begins_line(openers + 1))
    may = layout.spaced(following)
    # Without a space only "end.The" is sure to be two sentences.
    glued = np.flatnonzero(~may & (word == ends + 1) & layout.has(word, Sign.CAPITALISED))
    may[glued] = layout.before(ends[glued], Sign.SMALL_WORD)
    lower = np.flatnonzero(may & layout.has(word, Sign.LOWER))
    may[lower] = _in_spite_of_case(layout, ends[lower], following[lower])
    number = np.flatnonzero(may & layout.has(word, Sign.NUMBER))
    number = number[layout.has(ends[number], Sign.FULL_STOP)]
    may[number] = ~layout.before(ends[number], Sign.BEFORE_NUMBER)
    dotted = np.flatnonzero(may & layout.has(ends, Sign.DOTTED))
    starts = layout.has(word[dotted], Sign.STARTER)
    capital = layout.has(word[dotted], Sign.UPPER)
    may[dotted] = starts | (layout.has(ends[dotted], Sign.BEFORE_CAPITAL) & capital)
    return may


def _in_spite_of_case(layout: Layout, ends: Ints, following: Ints) -> Bools:
    """Where a sentence ends though the next one begins in lower case."""
    asks = layout.has(ends, Sign.QUESTION)
    inside = ~layout.begins_line(ends)
    # "Yahoo! is" goes on.
    calls = layout.has(ends, Sign.EXCLAMATION) & ~layout.has(ends - 1, Sign.CAPITALISED)
    states = layout.has(ends, Sign.FULL_STOP) & layout.has(ends - 1, Sign.PLAIN)
    found: Bools = (following == ends + 1) & (asks | (inside & (calls | states)))
    return found


def _after_addresses(layout: Layout) -> Ints:
    """What begins a sentence after a web or mail address: another one, or a word that may."""
    addresses = layout.having(Sign.ADDRESS)
    closes = layout.having(Sign.TERMINATOR | Sign.CLOSER | Sign.BRACKET)
    closes = closes[~layout.spaced(closes)]
    word = _skip(closes, addresses + 1, np.zeros(len(closes), dtype=bool))
    begins = layout.has(word, Sign.ADDRESS) & (word == addresses + 1)
    begins |= layout.has(word, Sign.STARTER) & layout.has(word, Sign.UPPER)
    word = word[begins]
    found: Ints = word[layout.spaced(word)]
    return found


def _titles(layout: Layout, ends: Ints, following: Ints, begins: Bools) -> Ints:
    """Which titles begin a sentence after an abbreviation ("at 6 p.m. Mr. Smith")."""
    titled = layout.has(following, Sign.TITLE) & layout.has(ends, Sign.DOTTED)
    titled &= layout.spaced(following)
    ends, following = ends[titled], following[titled]
    starts = np.flatnonzero(begins)
    before = starts[np.searchsorted(starts, ends, side="right") - 1]
    found: Ints = following[ends - before >= LEAST_BEFORE_TITLE]
    return found


def _after_remarks(layout: Layout, begins: Bools) -> Ints:
    """What follows a short bracket that is a sentence of its own, if it begins like one."""
    brackets = layout.having(Sign.BRACKET)
    opening = brackets[layout.has(brackets, Sign.OPENER) & begins[brackets]]
    # "(2)" and "(b)" number what follows.
    speaks = layout.has(opening + 1, Sign.UPPER) & ~layout.has(opening + 1, Sign.MARKER)
    opening = opening[speaks]
    closing = brackets[layout.has(brackets, Sign.CLOSER)]
    place = np.searchsorted(closing, opening)
    opening, place = opening[place < len(closing)], place[place < len(closing)]
    last = closing[place]
    near = (last - opening < LONGEST_REMARK) & (layout.line_of(last) == layout.line_of(opening))
    after = last[near] + 1
    after = after[after < layout.count]
    after = after[layout.spaced(after) & ~layout.begins_line(after)]
    found: Ints = after[layout.has(after, Sign.UPPER)]
    return found


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
