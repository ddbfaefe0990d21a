"""A switch of the narrating person that no quotation mark explains."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from rhetoric.corpus.warning_signs.fused_words import DAYS, MONTHS
from rhetoric.corpus.warning_signs.quotations import Quotations

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[\"”’)]*")
# Words with a capital that may stand right before the pronoun "I".
_NO_NAMES = (
    *MONTHS,
    *DAYS,
    *"""After Again Also Although And As At Because Before Besides But By Can Could Did Do Does
        Even Ever Finally First For From Had Have He Hence Here How However If In Indeed Instead
        Later Like May Maybe Might Must Never Nevertheless No Nor Not Now Of Often Once Only Or
        Otherwise Perhaps Shall She Should Since So Sometimes Soon Still Surely Than That The Then
        There Therefore They This Though Thus Till To Today Tomorrow Too Unless Until Was Were What
        Whatever When Whenever Where Whether Which While Who Whom Why Will With Would Yes Yesterday
        Yet You""".split(),
)
# The numeral in "Elizabeth I came" and "Appendix I covers" is read first and given no group.
_FIRST_PERSON = re.compile(
    rf"\b(?!(?:{'|'.join(_NO_NAMES)})\b)[A-Z][\w’'-]* I\b(?!['’](?:m|ve|ll|d)\b)"
    r"|\b(?P<first>(?:[Ww]e|[Oo]urs?|us|[Oo]urselves|[Mm]y|me|[Mm]yself)\b(?!\.\w)"
    r"|I(?=['’](?:m|ve|ll|d)\b| [a-z]))"
)
_THIRD_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Tt]hey|[Tt]heir|[Tt]hem)\b")
# After "He said:" the rest of the paragraph may be another's words without marks.
_SPEECH_FOLLOWS = re.compile(
    r"\b(?:said|says?|stated?|asked|wrote|writes|replied|answered|declared|continued|added|remarked"
    r"|stressed|noted|explained|told \w+|as follows)\s*[:,]"
)
_REPORTED = re.compile(
    r"\b(?:said|says|told \w+|added|stressed|stated|declared|noted|claimed|argued|explained|wrote"
    r"|asked|hoped|saying|stressing|noting|adding|believed|thought)\b"
)
# Someone speaks to an audience: such a text changes between "I", "we" and "they" at will.
_ADDRESS = re.compile(
    r"\b(?:[Tt]hank you|[Ll]adies and gentlemen|[Mm]y fellow"
    r"|(?:[Mm]r\.?|[Mm]adam) (?:President|Speaker|Chair\w*)"
    r"|Excellenc(?:y|ies)|[Dd]ear \w+|[Yy]our)\b"
)

# One of these is in every word of the first person.
_SIGNS_OF_FIRST = ("I", "we", "We", "me", "us", "our", "Our", "my", "My")
_FEWEST_ADDRESSES = 2
_SHORTEST_SIDE = 20  # sentences without the first person, to call them a narration
_SMALLEST_SHARE = 0.4  # of the text, that they must be
_FEWEST_FIRST = 4  # sentences in the first person on the other side
_DENSEST_STRAY = 0.03  # a stray "we" in a narration ("we can say that") is no switch
_SPARSEST_FIRST = 0.15
_THIRD_PERSON_SHARE = 0.2
_LEAST_EVIDENCE = 6.0  # log-likelihood ratio; a random order of sentences seldom gives 4


@dataclass(frozen=True, slots=True)
class Switch:
    """Where the narrating person switches, and from which to which.

    The first span is the sentence at the switch. Behind a switch to the first
    person come the other sentences that are in it.
    """

    spans: tuple[tuple[int, int], ...]
    to_first: bool


def find_voice_switch(text: str, quotations: Quotations) -> Switch | None:
    """Find where a text switches between third and first person without a mark.

    Parameters
    ----------
    text : str
    quotations : Quotations
        Of the same text. What stands in them is not counted.

    Returns
    -------
    Switch or None
        None in a talk, in a narration
        that quotes or reports others, and in texts too short to tell.
    """
    # Sentences end in one of these, or with the text: too few, and there is nothing to cut.
    if sum(map(text.count, ".!?\n")) + 1 < 2 * _SHORTEST_SIDE:
        return None
    if sum(map(text.count, _SIGNS_OF_FIRST)) < _FEWEST_FIRST:
        return None
    own = _without_quotations(text, quotations)
    if sum(1 for _ in _ADDRESS.finditer(own)) >= _FEWEST_ADDRESSES:
        return None
    sentences = list(_sentences(own))
    first = [is_first for _, _, is_first in sentences]
    cut = _best_cut(first)
    if cut is None:
        return None
    position, to_first = cut
    quiet = sentences[:position] if to_first else sentences[position:]
    third = sum(bool(_THIRD_PERSON.search(own, start, end)) for start, end, _ in quiet)
    if third < _THIRD_PERSON_SHARE * len(quiet):
        return None
    behind = sentences[position:]
    spans = tuple((start, end) for start, end, is_first in behind[1:] if is_first and to_first)
    return Switch((behind[0][:2], *spans), to_first)


def _without_quotations(text: str, quotations: Quotations) -> str:
    """Blank out what others say, and keep every other character where it is."""
    parts: list[str] = []
    behind = 0
    for start, end in sorted(quotations.pairs):
        if start >= behind:
            parts += (text[behind:start], " " * (end - start))
            behind = end
    return "".join((*parts, text[behind:]))


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Each sentence with whether its author speaks in the first person."""
    first = [match.span() for match in _FIRST_PERSON.finditer(text) if match["first"]]
    speeches = [match.span() for match in _SPEECH_FOLLOWS.finditer(text)]
    behind, reported = 0, False
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if "\n" in text[behind:start]:
            reported = False
        behind = end
        if end - start < 12:
            continue
        start += len(match.group()) - len(match.group().lstrip())
        speaks = not reported and _any_inside(first, start, end)
        yield start, end, speaks and _REPORTED.search(text, start, end) is None
        reported = reported or _any_inside(speeches, start, end)


def _any_inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, lies between two places."""
    place = bisect_left(spans, (start, 0))
    return place < len(spans) and spans[place][1] <= end


def _best_cut(first: list[bool]) -> tuple[int, bool] | None:
    """The cut that sets a side without the first person best apart from one with it."""
    size, total = len(first), sum(first)
    if size < 2 * _SHORTEST_SIDE or total < _FEWEST_FIRST:
        return None
    best: tuple[float, int, bool] | None = None
    for position, before in enumerate(accumulate(first), start=1):
        rest = (size - position, total - before)
        sides = (((position, before), rest, True), (rest, (position, before), False))
        for quiet, other, to_first in sides:
            if _sets_apart(quiet, other):
                evidence = _evidence(quiet, other)
                if evidence >= _LEAST_EVIDENCE and (best is None or evidence > best[0]):
                    best = (evidence, position, to_first)
    return best and (best[1], best[2])


def _sets_apart(quiet: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one side narrates and the other speaks; each is (sentences, first person)."""
    return (
        quiet[0] >= max(_SHORTEST_SIDE, _SMALLEST_SHARE * (quiet[0] + other[0]))
        and quiet[1] <= _DENSEST_STRAY * quiet[0]
        and other[1] >= max(_FEWEST_FIRST, _SPARSEST_FIRST * other[0])
    )


def _evidence(quiet: tuple[int, int], other: tuple[int, int]) -> float:
    """How much likelier two rates are than one."""
    together = (quiet[0] + other[0], quiet[1] + other[1])
    return _likelihood(*quiet) + _likelihood(*other) - _likelihood(*together)


def _likelihood(size: int, found: int) -> float:
    return sum(count * math.log(count / size) for count in (found, size - found) if count > 0)
