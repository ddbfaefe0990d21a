"""What bounds sentences beside their ends: list items, rules, smileys, omissions, signatures."""

import numpy as np

from rhetoric.tokens.layout import Layout
from rhetoric.tokens.signs import Sign
from rhetoric.tokens.vocabulary import Bools, Ints

LEAST_SEPARATORS = 3
"""Signs in a row that divide what stands before from what stands after."""
LEAST_DOTS = 4
"""Spaced dots of which one is the full stop; three are an omission."""
LONGEST_NAME = 4
"""Words of a name that signs a letter."""


def item_markers(layout: Layout, begins: Bools) -> tuple[Ints, Bools]:
    """Find the markers of list items, those inside a line too: "1. Peace 2. Bread".

    A marker is a bullet, or a small number or a letter with a dot, a bracket or both.
    Inside a line one counts only if it goes on from another of its kind, and the first
    of them begins the line. So "in 5. 2. The" makes no list.

    Parameters
    ----------
    layout : Layout
    begins : numpy.ndarray of bool, shape (tokens + 1,)
        Which tokens begin a paragraph.

    Returns
    -------
    starts : numpy.ndarray of int64
        Which tokens begin an item.
    silent : numpy.ndarray of bool, shape (tokens,)
        Which belong to a marker, so that none of them ends a sentence.
    """
    silent = np.zeros(layout.count, dtype=bool)
    bullets = layout.having(Sign.BULLET)
    bullets = bullets[layout.spaced(bullets)]
    first, last, style = _candidates(layout)
    value, line = layout.values(first), layout.line_of(first)
    order = np.lexsort((first, style, line))
    links = np.zeros(len(order), dtype=bool)
    links[1:] = (np.diff(style[order]) == 0) & (np.diff(line[order]) == 0)
    links[1:] &= np.diff(value[order].astype(np.int64)) == 1
    heads = np.flatnonzero(~links)
    chain = np.cumsum(~links) - 1
    listed = np.zeros(len(order), dtype=bool)
    listed[order] = begins[first[order[heads]]][chain] if len(order) else listed
    bulleted = np.isin(first - 1, layout.having(Sign.BULLET)) & ~layout.begins_line(first)
    for part in range(3):
        inside = first[listed | bulleted] + part
        silent[inside[inside <= last[listed | bulleted]]] = True
    return np.concatenate([bullets, first[listed & ~bulleted]]), silent


def _candidates(layout: Layout) -> tuple[Ints, Ints, Ints]:
    """What looks like a marker: its first and last token, and its style as a number."""
    signs = layout.having(Sign.FULL_STOP | Sign.BRACKET)
    signs = signs[(signs > 0) & ~layout.has(signs, Sign.OPENER) & ~layout.spaced(signs)]
    signs = signs[layout.has(signs - 1, Sign.MARKER) & ~layout.begins_line(signs)]
    # "1.)" has two signs; the second is a candidate of its own only after a number.
    second = signs + 1
    both = layout.has(signs, Sign.FULL_STOP) & layout.has(second, Sign.BRACKET)
    both &= layout.has(second, Sign.CLOSER) & ~layout.spaced(second) & ~layout.begins_line(second)
    last = np.where(both, second, signs)
    kind = np.where(both, 2, np.where(layout.has(signs, Sign.FULL_STOP), 0, 1))
    merged = layout.having(Sign.TITLE)  # "A. Bread": the dot was given to the letter
    merged = merged[layout.has(merged, Sign.MARKER)]
    first = np.concatenate([signs - 1, merged])
    last = np.concatenate([last, merged])
    kind = np.concatenate([kind, np.zeros(len(merged), dtype=np.int64)])
    letter = layout.has(first, Sign.NUMBER) * 2 + layout.has(first, Sign.LOWER)
    free = layout.spaced(first) | layout.has(first - 1, Sign.BULLET)
    free &= layout.spaced(last + 1) & ~layout.begins_line(last + 1)
    return first[free], last[free], (kind * 4 + letter)[free]


def separated(layout: Layout) -> Ints:
    """Find rules of signs ("* * *" glued, "-----"), and what stands behind them."""
    signs = layout.having(Sign.SEPARATOR)
    begins = np.ones(len(signs), dtype=bool)
    begins[1:] = (np.diff(signs) > 1) | layout.spaced(signs[1:])
    first = np.flatnonzero(begins)
    size = np.diff(np.append(first, len(signs)))
    long = size >= LEAST_SEPARATORS
    rules = layout.having(Sign.RULE)
    start = np.concatenate([signs[first[long]], rules])
    after = np.concatenate([signs[first[long]] + size[long], rules + 1])
    free = layout.spaced(start) & ((after >= layout.count) | layout.spaced(after))
    return np.concatenate([start[free], after[free]])


def smileys(layout: Layout) -> tuple[Ints, Ints]:
    """Find emoticons such as ":-)" after something in their line.

    Returns
    -------
    first : numpy.ndarray of int64
    after : numpy.ndarray of int64
        The token behind each.
    """
    eyes = layout.having(Sign.EYES)
    eyes = eyes[layout.spaced(eyes) & ~layout.begins_line(eyes)]
    nose = layout.has(eyes + 1, Sign.NOSE) & ~layout.spaced(eyes + 1)
    mouth = eyes + 1 + nose
    fits = layout.has(mouth, Sign.MOUTH) & ~layout.spaced(mouth) & (mouth < layout.count)
    eyes, mouth = eyes[fits], mouth[fits]
    more = layout.having(Sign.MOUTH)
    more = more[~layout.spaced(more)]
    after = mouth + 1
    ends = np.append(np.flatnonzero(np.diff(more) > 1), len(more) - 1)
    if len(more) and len(mouth):
        place = np.searchsorted(more, mouth)
        after = more[ends[np.searchsorted(ends, place)]] + 1
    free = (after >= layout.count) | layout.spaced(after)
    return eyes[free], after[free]


def spaced_dots(layout: Layout) -> tuple[Ints, Ints]:
    """Find dots with spaces between them, and those of them that end a sentence.

    After the manuals of style three dots are an omission. Of four the one that is
    glued to a word, or else the last, is the full stop.

    Returns
    -------
    dots : numpy.ndarray of int64
    ends : numpy.ndarray of int64
    """
    dots = layout.having(Sign.FULL_STOP)
    linked = np.zeros(len(dots), dtype=bool)
    linked[1:] = (np.diff(dots) == 1) & layout.spaced(dots[1:]) & ~layout.begins_line(dots[1:])
    first = np.flatnonzero(~linked)
    size = np.diff(np.append(first, len(dots)))
    first, size = first[size > 1], size[size > 1]
    start, last = dots[first], dots[first] + size - 1
    after = np.minimum(last + 1, layout.count - 1)
    goes_on = (last + 1 < layout.count) & layout.spaced(after) & ~layout.begins_line(last + 1)
    glued = ~layout.spaced(start)
    full = np.where(glued, start, last)[(size >= LEAST_DOTS) & (~glued | goes_on)]
    places = np.repeat(start - np.cumsum(size) + size, size) + np.arange(size.sum())
    return places, full


def signed_off(layout: Layout, begins: Bools) -> Ints:
    """Find names that sign a letter after "Regards," in the same line."""
    words = layout.having(Sign.SIGN_OFF)
    words = words[begins[words] | (begins[words - 1] & ~layout.begins_line(words))]
    names = words + 2
    names = names[layout.has(words + 1, Sign.COMMA) & (names < layout.count)]
    names = names[~layout.begins_line(names) & ~layout.begins_line(names - 1)]
    end = layout.line_end(names)
    short = end - names <= LONGEST_NAME
    names, end = names[short], end[short]
    upper = np.ones(len(names), dtype=bool)
    for step in range(LONGEST_NAME):
        upper &= layout.has(np.minimum(names + step, end - 1), Sign.UPPER)
    found: Ints = names[upper]
    return found
