"""Warnings: what a reader should know about a text before trusting a number from it."""

import re
from collections.abc import Callable

from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.warning_signs.date_holes import find_date_holes
from rhetoric.corpus.warning_signs.fused_words import find_fused_words
from rhetoric.corpus.warning_signs.loose_marks import find_loose_marks
from rhetoric.corpus.warning_signs.quotations import Quotations, find_quotations
from rhetoric.corpus.warning_signs.torn_text import find_torn_text
from rhetoric.corpus.warning_signs.voice import find_voice_switch

FEW_WORDS = 100
LONGEST_EXAMPLE = 60
FEW_LOOSE_MARKS = 3  # one or two are slips of the hand
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")

Spans = list[tuple[int, int]]


def inspect_text(text: str) -> tuple[DocumentWarning, ...]:
    """Tell what is doubtful about a cleaned text.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of DocumentWarning
        Of the kinds ``empty``, ``too-short``, ``fused-words``, ``date-holes``,
        ``loose-marks``, ``torn-text``, ``orphan-quotes`` and ``mixed-voice``, in
        this order; spans are offsets into the text.

    Examples
    --------
    >>> [warning.kind for warning in inspect_text("In the late s he was alone.")]
    ['too-short', 'date-holes']
    >>> inspect_text("")[0].message
    'There is no word in this text: every count is zero.'
    """
    if not _WORD.search(text):
        return (
            DocumentWarning(
                kind="empty", message="There is no word in this text: every count is zero."
            ),
        )
    quotations = find_quotations(text)
    checks: tuple[Callable[[], DocumentWarning | None], ...] = (
        lambda: _too_short(text),
        lambda: _fused_words(text),
        lambda: _date_holes(text),
        lambda: _loose_marks(text, quotations),
        lambda: _torn_text(text),
        lambda: _orphan_quotes(quotations),
        lambda: _mixed_voice(text, quotations),
    )
    return tuple(warning for check in checks if (warning := check()))


def _too_short(text: str) -> DocumentWarning | None:
    count = 0
    for count, _ in enumerate(_WORD.finditer(text), start=1):
        if count >= FEW_WORDS:
            return None
    words = "word" if count == 1 else "words"
    return DocumentWarning(
        kind="too-short",
        message=f"The text has {count} {words}. With fewer than {FEW_WORDS}, a single word more or "
        "less changes a rate a lot: read the matches, not the rates.",
    )


def _fused_words(text: str) -> DocumentWarning | None:
    spans = find_fused_words(text)
    if not spans:
        return None
    message = (
        f"{_places(spans)} where two words seem to have run together, such as "
        f"{_examples(text, spans)}. Neither word is counted there."
    )
    return DocumentWarning(kind="fused-words", message=message, spans=tuple(spans))


def _date_holes(text: str) -> DocumentWarning | None:
    spans = find_date_holes(text)
    if not spans:
        return None
    message = (
        f"{_places(spans)} where a date or a number seems to be missing, such as "
        f"{_examples(text, spans)}. Sentences may be broken there; look for another copy "
        "before you quote."
    )
    return DocumentWarning(kind="date-holes", message=message, spans=tuple(spans))


def _loose_marks(text: str, quotations: Quotations) -> DocumentWarning | None:
    spans = find_loose_marks(text, quotations)
    if len(spans) < FEW_LOOSE_MARKS:
        return None
    message = (
        f"{_places(spans)} with a space on the wrong side of a mark, such as "
        f"{_examples(text, [_with_word_before(text, span) for span in spans])}. "
        "Something may have been cut out there."
    )
    return DocumentWarning(kind="loose-marks", message=message, spans=tuple(spans))


def _torn_text(text: str) -> DocumentWarning | None:
    spans = find_torn_text(text)
    if not spans:
        return None
    paragraphs = "1 paragraph seems" if len(spans) == 1 else f"{len(spans)} paragraphs seem"
    message = (
        f"{paragraphs} to be put together from pieces of sentences: {_examples(text, spans)}. "
        "A count there says little about any author."
    )
    return DocumentWarning(kind="torn-text", message=message, spans=tuple(spans))


def _orphan_quotes(quotations: Quotations) -> DocumentWarning | None:
    spans = tuple((position, position + 1) for position in quotations.orphans)
    if not spans:
        return None
    marks = (
        "1 quotation mark never opens or closes"
        if len(spans) == 1
        else f"{len(spans)} quotation marks never open or close"
    )
    message = (
        f"{marks} a quotation. Nearby it is uncertain who speaks: the author or someone quoted."
    )
    return DocumentWarning(kind="orphan-quotes", message=message, spans=spans)


def _mixed_voice(text: str, quotations: Quotations) -> DocumentWarning | None:
    switch = find_voice_switch(text, quotations)
    if switch is None:
        return None
    before, after = ("third", "first") if switch.to_first else ("first", "third")
    message = (
        f"The text is told in the {before} person, and from "
        f"{_shown(text, *switch.spans[0])} on in the {after}, without a mark. It may be put "
        "together from several texts."
    )
    return DocumentWarning(kind="mixed-voice", message=message, spans=switch.spans)


def _places(spans: Spans) -> str:
    return "1 place" if len(spans) == 1 else f"{len(spans)} places"


def _examples(text: str, spans: Spans) -> str:
    """Up to three different examples."""
    found = dict.fromkeys(_shown(text, start, end) for start, end in spans)
    return ", ".join(list(found)[:3])


def _with_word_before(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return max(0, start - 40, text.rfind(" ", max(0, start - 40), start) + 1), end


def _shown(text: str, start: int, end: int) -> str:
    words = text[start:end]
    if len(words) > LONGEST_EXAMPLE:
        words = words[:LONGEST_EXAMPLE].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"
