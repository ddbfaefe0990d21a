"""Word lists without a structure of their own: Empath, NRC, VADER, one term a line."""

from rhetoric.lexicon.formats.prose import is_sentence
from rhetoric.lexicon.formats.terms import Reading, category_path, number

VALENCE = "valence"
_COMMENT = ("#", ";")
_HEADINGS = ("term", "terms", "word", "words", "entry", "entries", "pattern", "patterns")
_SHOWN = 8


def read_empath(text: str) -> Reading:
    """Read Empath's table: a category and its words, between tabs.

    An underscore stands for the space of a phrase (Fast, Chen & Bernstein 2016,
    *Empath: understanding topic signals in large-scale text*, CHI).
    """
    reading = Reading(wildcards="")
    for at, line in enumerate(text.split("\n"), start=1):
        name, *words = (cell.strip() for cell in line.split("\t"))
        path = category_path(name.replace("_", " ") if not words else name)
        if not line.strip():
            continue
        if not path:
            reading.refuse(at, (), line.strip()[:40], "the category has no name")
            continue
        reading.declare(path, at)
        for word in filter(None, words):
            reading.add(at, path, word.replace("_", " "))
    return reading


def read_nrc(text: str) -> Reading:
    """Read a word-level list of the NRC: word, emotion and 0, 1 or an intensity.

    Mohammad & Turney (2013), *Crowdsourcing a word-emotion association lexicon*,
    Computational Intelligence 29(3).
    """
    reading = Reading(wildcards="")
    for at, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        weight = number(cells[2]) if len(cells) == 3 else None
        path = category_path(cells[1]) if len(cells) == 3 else ()
        if weight is None and at == 1:
            reading.notes.append("Line 1 is a heading.")
        elif weight is None or not path:
            reading.refuse(at, path, cells[0], "a line is word, emotion and number, between tabs")
        else:
            reading.add(at, path, cells[0], weight)
    return reading


def read_vader(text: str) -> Reading:
    """Read VADER's list: token, mean valence, standard deviation and ten ratings.

    The mean is the weight. Hutto & Gilbert (2014), *VADER: a parsimonious
    rule-based model for sentiment analysis of social media text*, ICWSM.
    """
    reading = Reading(wildcards="")
    reading.notes.append(
        "The mean valence is the weight; deviations and single ratings are not kept. VADER's own "
        "rules (boosters, negation, capitals) are not part of the list."
    )
    for at, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        cells = line.split("\t")
        weight = number(cells[1]) if len(cells) > 1 else None
        if weight is None:
            reading.refuse(at, (VALENCE,), cells[0], "a line is token, mean, deviation and ratings")
        else:
            reading.add(at, (VALENCE,), cells[0], weight)
    return reading


def read_plain(text: str, name: str) -> Reading:
    """Read a list of one term a line, in our entry language; the file is one category.

    Lines that begin with ``#`` or ``;`` are comments.
    """
    reading = Reading(own_language=True)
    path = category_path(name)
    first = text.lstrip().split("\n", 1)[0].strip()
    if first.lower() in _HEADINGS:
        reading.notes.append(f"The first line, {first!r}, may be a heading; it is an entry here.")
    comments = 0
    sentences: list[int] = []
    for at, line in enumerate(text.split("\n"), start=1):
        content = line.strip()
        if content.startswith(_COMMENT):
            comments += 1
        elif content:
            reading.add(at, path, content)
            if is_sentence(content):
                sentences.append(at)
    if sentences:
        shown = ", ".join(map(str, sentences[:_SHOWN]))
        more = f" and {len(sentences) - _SHOWN:,} more" if len(sentences) > _SHOWN else ""
        reading.notes.append(
            f"Lines that look like sentences, and are entries as they stand: {shown}{more}."
        )
    if comments:
        reading.notes.append(f"{comments} lines of comment (# or ;) are not terms.")
    return reading
