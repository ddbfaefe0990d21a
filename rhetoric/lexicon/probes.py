"""Words that are unlike each other, to find out whether an expression would take any word."""

from collections.abc import Iterator
from itertools import groupby

import regex

# No letter is in all words of one length, so `.*e.*` takes none of the sets whole.
_LATIN = """
a i x q of us by we sky mob zip far hut vote jury calm grid book peace quick north blame hold
system blight custom hybrid parent freedom justice swiftly unhappy black politics question
backward humility enormous democracy highlight justified workforce unusually government blackboard
persuasive friendship hypothesis immigration partnership thoughtless comfortably
neighboring neighborhood breakthrough multiplicity
""".split()
_OTHERS = (
    "народ я власть это мужчина",
    "λαός εγώ πόλη και νόμος",
    "شعب هو دولة في حرب",
    "人民 我 国家 自由 的",
    "국민 나 자유 는 평화",
)


def _sets() -> Iterator[tuple[str, tuple[str, ...]]]:
    for length, words in groupby(sorted(_LATIN, key=len), key=len):
        yield f"any word of {length} letter{'s' * (length > 1)}", tuple(words)
    for words_of_script in _OTHERS:
        yield "any word of a script", tuple(words_of_script.split())


PROBES = tuple(_sets())


def what_it_takes(compiled: "regex.Pattern[str]") -> str:
    r"""Say which words an expression takes all of, or give an empty string.

    Examples
    --------
    >>> what_it_takes(regex.compile(r"\w{3}"))
    'any word of 3 letters'
    >>> what_it_takes(regex.compile(r"\w+"))
    'any word'
    >>> what_it_takes(regex.compile(".*ism"))
    ''
    """
    taken = [told for told, words in PROBES if all(map(compiled.fullmatch, words))]
    if len(taken) > 1:
        return "any word"
    return taken[0] if taken else ""
