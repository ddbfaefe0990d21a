"""Rules for transcripts: who speaks, and what happens in the room.

Both are taken out of the text, where they would be counted as words, and kept as
annotations with their places.
"""

import re
from collections import Counter
from collections.abc import Iterator

from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.wording import ends_sentence
from rhetoric.corpus.document import Edit

SPEAKERS, DIRECTIONS = "speaker-labels", "stage-directions"

_LABEL = re.compile(
    r"^(?:\*\*)?"
    r"(\[?(?:Q|A|[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|\d{1,2}|of|the|de|van|von)){0,5})\]?)"
    r"(?:\*\*)?:(?:\*\*)?[ \t]+(?=\S)",
    re.MULTILINE,
)
# A colon behind these tells what follows, not who says it.
_NO_SPEAKERS = frozenset(
    """note notes warning example examples source sources figure table chapter section update
        question answer summary conclusion title author date from to subject cc bcc re email phone
        tel fax address location time place price caption photo image credit related
        tags keywords abstract background introduction aims result results method methods
        ingredients step option name http https""".split()
)
_FEWEST_SPEAKERS, _FEWEST_TURNS = 2, 2
_EVENTS = (
    "applause|laughter|laughs?|cheers?|cheering|boos?|booing|inaudible|crosstalk|music|pause|silence"
    "|whistles?|shouts?|chants?|interruptions?|standing ovation|ovation|audience|crowd|loud|long"
    "|prolonged|stormy|sustained|and|with|from|the|floor|members?|hall|rise|rises|in"
)
_SURE_EVENTS = re.compile(
    r"applause|laugh|cheer|boo|inaudible|crosstalk|music|pause|silence|whistle|shout|chant"
    r"|interruption|ovation",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    rf"[(\[](?:{_EVENTS})(?:[ ,]+(?:{_EVENTS})){{0,6}}[.!]?[)\]]", re.IGNORECASE
)


def _speaker_labels(text: str) -> Iterator[Edit]:
    if ":" not in text or "\n" not in text:
        return
    found = [match for match in _LABEL.finditer(text) if _may_speak(match.group(1))]
    turns = Counter(match.group(1) for match in found)
    speakers = {label for label, count in turns.items() if count >= _FEWEST_TURNS}
    # Two who take turns: a list of headings with colons has each of them once.
    if len(speakers) < _FEWEST_SPEAKERS:
        return
    # What is said ends like a sentence; the values of a table do not.
    said = (text[match.end() : text.find("\n", match.end())] for match in found[:-1])
    if sum(ends_sentence(line.rstrip()) for line in said) * 2 < len(found):
        return
    for match in found:
        yield Edit(start=match.start(), end=match.end(), replacement="", rule=SPEAKERS)


def _may_speak(label: str) -> bool:
    return label.strip("[]").split()[0].casefold() not in _NO_SPEAKERS


def _stage_directions(text: str) -> Iterator[Edit]:
    for match in _DIRECTION.finditer(text):
        if _SURE_EVENTS.search(match.group()):
            # A pattern that began with the space would be tried at every space.
            before = text[max(match.start() - 1, 0) : match.start()]
            start = match.start() - (before in {" ", "\t"})
            yield Edit(start=start, end=match.end(), replacement="", rule=DIRECTIONS)


def told_by(written: str) -> str:
    """What an edit of one of these rules took out, without the marks around it.

    Examples
    --------
    >>> told_by("**THE PRESIDENT:** "), told_by(" (Applause.)")
    ('THE PRESIDENT', 'Applause')
    """
    return written.strip("\n\t *:()[].!")


SPEAKER_LABELS = Rule(
    name=SPEAKERS,
    description="Labels of speakers who take turns are taken out and kept as annotations.",
    propose=_speaker_labels,
)
STAGE_DIRECTIONS = Rule(
    name=DIRECTIONS,
    description="Applause, laughter and the like are taken out and kept as annotations.",
    propose=_stage_directions,
)
