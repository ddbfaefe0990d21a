"""A rule for what frames the text of a web page: everything outside its core.

Menus, teasers and forms that `site-furniture` does not know by their wording are told
by their shape. Each line gets points: a line that ends a sentence as many as it has
words, a line that does not, a few below zero. The core is the run of lines with the
most points (the maximum subsequence of Pasternack and Roth 2009). Nothing is touched
unless the text shows the marks of a page: several lines of known furniture, or many
short lines in long runs. So poems, lists, speeches and plays are left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rhetoric.corpus.cleaning.furniture import may_be_furniture, worded_like_furniture
from rhetoric.corpus.cleaning.lines import Lines, lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.wording import ends_sentence, starts_lower
from rhetoric.corpus.document import Edit

_NAME = "page-frame"
_FEWEST_LINES = 12
_FEWEST_OUTSIDE = 15

# What shows that a text is a page.
_KNOWN = 3
_MENU_WORDS, _MENU_RUN, _MENU_RUNS, _MENU_LINES = 4, 6, 2, 30
_MENU_SHARE = 0.4

# Points of a line.
_SENTENCE_WORDS = 5
_MOST = 80
_LONG = 25
_BROKEN_SHARE = 3  # one in so many of the longer lines begins in lower case
_LISTED = 10
_OUTSIDE, _VERY_SHORT = -10, -2
_FURNITURE, _PERHAPS, _NOTICED = -25, -12, -12
_VERY_SHORT_WORDS = 3

_LEAST_POINTS = 50
_LEAST_SHARE = 8  # one in so many words of the longer lines must be in the core
_INNER_RUN, _MENU_PART = 6, 4

_WORD = re.compile(r"\w+")
_LOWER_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{2,}")
_INNER_END = re.compile(r"[.!?…][\"”’)]* +[\"“‘(]?\w")
_NOTICE = re.compile(
    r"\bcookies?\b|privacy policy|newsletter|all rights reserved|©|your e-?mail|javascript"
    r"|terms of (?:use|service)|unsubscribe",
    re.IGNORECASE,
)
_NEAR, _LIKE = 5, 5
_LISTED_WORDS = 9


def _page_frame(text: str) -> Iterator[Edit]:
    lines = lines_of(text)
    if len(lines) < _FEWEST_LINES:
        return
    known = set(worded_like_furniture(lines.wording))
    if len(known) < _KNOWN and not _may_have_menus(lines):
        return
    sizes = [sum(1 for _ in _WORD.finditer(line)) for line in lines.texts]
    if len(known) < _KNOWN and not _has_menus(lines.texts, sizes):
        return
    perhaps = {
        index
        for index, line in enumerate(lines.texts)
        if index not in known and may_be_furniture(line)
    }
    points = _points(lines.texts, sizes, known, perhaps)
    if sum(value < 0 for value in points) < _FEWEST_OUTSIDE:
        return  # an article with a few lines around it, which other rules know
    kept = set(_core(points, sizes, known, perhaps))
    for index in range(len(lines)):
        if index not in kept and kept:
            start, end = lines.without(index)
            yield Edit(start=start, end=end, replacement="", rule=_NAME)


def _may_have_menus(lines: Lines) -> bool:
    """Whether enough lines are short, before any word is counted."""
    longest = 12 * _MENU_WORDS
    short = sum(size <= longest for size in lines.wording.sizes)
    return short >= _MENU_LINES and short >= _MENU_SHARE * len(lines)


def _has_menus(texts: Sequence[str], sizes: Sequence[int]) -> bool:
    """Whether short lines without an end make up much of the text, in several long runs."""
    short = [
        size <= _MENU_WORDS and line[-1] not in ".!?:;," and (line[0].isalpha())
        for line, size in zip(texts, sizes, strict=True)
    ]
    runs = [stop - start for start, stop in _runs(short)]
    long = sum(run >= _MENU_RUN for run in runs)
    many = sum(runs) >= max(_MENU_LINES, _MENU_SHARE * len(texts))
    return long >= _MENU_RUNS and many


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of true flags."""
    start = None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            yield start, place
            start = None


def _points(
    texts: Sequence[str], sizes: Sequence[int], known: set[int], perhaps: set[int]
) -> list[int]:
    """Rate each line by how much it looks like running text."""
    times = Counter(texts)
    listed = _listed(texts, sizes)
    broken = _are_broken(texts, sizes)
    points = []
    for index, (line, size) in enumerate(zip(texts, sizes, strict=True)):
        if index in known:
            points.append(_FURNITURE)
        elif index in perhaps:
            points.append(_PERHAPS)
        elif times[line] > 1 and size > _VERY_SHORT_WORDS:
            points.append(_OUTSIDE)  # captions and teasers come twice
        elif size < _MOST and _NOTICE.search(line):
            points.append(_NOTICED)
        elif _is_running(line, size) or (broken and _goes_on(texts, index)):
            cut_off = line.endswith(("...", "…")) and size < _MOST
            points.append(0 if cut_off else min(size, _MOST))
        elif index in listed:
            points.append(_LISTED)
        elif line[-1] == ":" and size > _VERY_SHORT_WORDS:
            points.append(0)
        else:
            points.append(_OUTSIDE + (_VERY_SHORT if size <= _VERY_SHORT_WORDS else 0))
    return points


def _is_running(line: str, size: int) -> bool:
    """Whether a line is a sentence, or several."""
    if ends_sentence(line):
        return size >= _SENTENCE_WORDS
    return size >= _LONG and sum(1 for _ in _INNER_END.finditer(line)) > 1


def _are_broken(texts: Sequence[str], sizes: Sequence[int]) -> bool:
    """Whether sentences run over several lines, as where lines were broken to a width."""
    longer = [line for line, size in zip(texts, sizes, strict=True) if size >= _SENTENCE_WORDS]
    return sum(map(starts_lower, longer)) * _BROKEN_SHARE >= len(longer) > 0


def _goes_on(texts: Sequence[str], index: int) -> bool:
    """Whether a line is the start or the middle of a sentence that runs over several."""
    return starts_lower(texts[index]) or any(map(starts_lower, texts[index + 1 : index + 2]))


def _listed(texts: Sequence[str], sizes: Sequence[int]) -> set[int]:
    """Short lines that most of their neighbours share a word with, as the items of a list do."""
    words = [
        frozenset(_LOWER_WORD.findall(line))
        if _VERY_SHORT_WORDS < size <= _LISTED_WORDS
        else frozenset()
        for line, size in zip(texts, sizes, strict=True)
    ]
    found = set()
    for index, own in enumerate(words):
        near = words[max(0, index - _NEAR) : index + _NEAR + 1]
        if any(sum(word in other for other in near) >= _LIKE for word in own):
            found.add(index)
    return found


def _core(
    points: Sequence[int], sizes: Sequence[int], known: set[int], perhaps: set[int]
) -> Iterator[int]:
    """Which lines stay."""
    first, stop, most = _best_run(points)
    longer = sum(size for size in sizes if size > _VERY_SHORT_WORDS)
    if most < _LEAST_POINTS or sum(sizes[first:stop]) * _LEAST_SHARE < longer:
        yield from _without_menus(sizes, known, perhaps)
        return
    outside = [points[index] < 0 for index in range(first, stop)]
    dropped: set[int] = set()
    for begin, end in _runs(outside):
        run = range(first + begin, first + end)
        if len(run) >= _INNER_RUN or any(index in known or index in perhaps for index in run):
            dropped.update(run)
    yield from (index for index in range(first, stop) if index not in dropped)


def _best_run(points: Sequence[int]) -> tuple[int, int, int]:
    """The run with the highest sum, as a half-open range, and the sum."""
    best = total = start = 0
    found = (0, 0)
    for place, value in enumerate(points):
        if total <= 0:
            total, start = 0, place
        total += value
        if total > best:
            best, found = total, (start, place + 1)
    return *found, best


def _without_menus(sizes: Sequence[int], known: set[int], perhaps: set[int]) -> Iterator[int]:
    """Of a page without a clear core, all but known furniture and runs of very short lines."""
    short = [size <= _VERY_SHORT_WORDS for size in sizes]
    menus = {
        index
        for begin, end in _runs(short)
        if end - begin >= _MENU_PART
        for index in range(begin, end)
    }
    for index in range(len(sizes)):
        if index not in menus and index not in known and (short[index] or index not in perhaps):
            yield index


PAGE_FRAME = Rule(
    name=_NAME,
    description="What frames the running text of a web page is removed.",
    propose=_page_frame,
)
