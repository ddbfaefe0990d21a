"""Places where a date or a number was stripped out of a sentence."""

import re

from rhetoric.corpus.warning_signs.fused_words import MONTHS

_MONTH = "(?:" + "|".join(MONTHS) + ")"
_OPENERS = ("Although", "Despite", "However", "Because")
_OPENER = "(?:" + "|".join(_OPENERS) + ")"
# Titles of newspapers and songs begin with these: "in The guardian", "lyrics of She loves you".
_OPENER_OR_TITLE = (
    "(?:Although|Despite|However|The|She|They|These|When|While|During|After|Following|Because)"
)

# Each of these is wrong in any text. Before each stand signs one of which it must hold:
# to look for those is many times faster than to try the expression everywhere.
_SURE: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        (" the s",),
        r"\b(?:[Ii]n|[Dd]uring|of|[Ss]ince|[Ff]rom|[Uu]ntil|[Bb]y|into) the s\b(?!\. ?[A-Z])",
    ),
    (
        ("late s", "late-s", "early s", "early-s", "mid s", "mid-s"),
        (
            r"\b[Tt]he (?:late|early|mid)[ -]s\b"
            r"(?![ -](?:curve|shape|bend|wave|sound|phase|block)s?\b)"
        ),
    ),
    (
        (" st ", " nd ", " rd ", " th "),
        (
            r"\b(?:the|of|on|his|her|its|their) (?:st|nd|rd|th)"
            r"(?= (?!(?:sound|letter|ending)s?\b)[a-z])"
        ),
    ),
    (
        ("a -", "n -", "A -"),
        r"\b[Aa]n? -(?:year|month|week|day|hour|minute|man|member|page|mile|point|odd)\b",
    ),
    (("rom onward",), r"\b[Ff]rom onwards?\b"),
    (
        tuple(f"{dash}{gap}{sign}" for dash in "–—" for gap in ("", " ") for sign in ",.;)"),
        r"\b(?:[Ff]rom|[Bb]etween|[Uu]ntil) ?[–—] ?[,.;)]",
    ),
    (("etween and ",), r"(?<![Ii]n )\b[Bb]etween and (?=[\d,.])"),
    (
        ("from.", "in.", "since.", "until."),
        r"\([^()\n]{0,40}\b(?:from|in|since|until)\.",
    ),
    # neither "print()" nor the item "(b.)"
    (
        ("()", "( ", "(–", "(-", "(born", "(died", "(from", "(until", "(b.", "(d.", "(c.", "(ca."),
        r"(?<!\w)\((?:(?:born|died|from|until)? ?[–—-]? ?|(?:b|d|c|ca)\.(?: ?[–—-] ?| ))\)",
    ),
    (
        (" of to", " of he", " of she", " of was", " of were"),
        r"\b(?:end|beginning|start|middle|spring|summer|autumn|winter) of (?:to|he|she|was|were)\b",
    ),
    (
        (" per cent", " percent", " %"),
        r"\b(?:by|of|about|some|nearly|than|only|almost|around|to) (?:per ?cent\b|%)",
    ),
    ((" the age of ",), r"\b(?:[Aa]t|[Uu]nder|[Oo]ver) the age of (?:he|she|in|and)\b"),
    (("$ ", "$m", "$b", "$t"), r"(?<![A-Z])\$ ?(?:million|billion|trillion)\b"),
    # the sentence ended with a year, and the next one began
    (
        tuple(f"{word} {opener}" for word in ("in", "until", "since", "by") for opener in _OPENERS),
        rf"(?<=[a-z] )(?:in|until|since|by) {_OPENER}(?= [a-z])",
    ),
    (MONTHS, rf"\b\d{{1,2}} {_MONTH}(?=[A-Z][a-z]|the\b|he\b|in\b)\w+"),
    (("n ,",), r"\b[Ii]n ,"),
)
# Each of these can be right, and counts only in a text with one of the others.
_LIKELY = (
    rf"(?<=[a-z] )(?:in|of|until|since|by) {_OPENER_OR_TITLE}(?= [a-z])",
    rf"\b[Ii]n {_MONTH}(?=, )",
    rf"\b\d{{1,2}} {_MONTH} [A-Z][a-z]+ (?:also|was|were|is|had|has|then|never)\b",
    r"(?<=[a-z]ed )in (?:[A-Z][\w-]+ ){1,3}(?:appears?|was|were|is|had|has|also|then|never)\b",
    rf"\b{_MONTH}(?=the\b|he\b)",
    r"\bIn(?:he|a|the)\b(?= [a-z])",
)
_SURE_HOLES = tuple((signs, re.compile(hole)) for signs, hole in _SURE)
_ANY_HOLE = re.compile("|".join((*(hole for _, hole in _SURE), *_LIKELY)))


def find_date_holes(text: str) -> list[tuple[int, int]]:
    """Find places where a date or a number seems to be missing.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Spans of the words around each hole, in order.

    Examples
    --------
    >>> text = "In the s, he was impressed. It lasted until the end of he said so."
    >>> [text[start:end] for start, end in find_date_holes(text)]
    ['In the s', 'end of he']
    """
    sure = (hole.search(text) for signs, hole in _SURE_HOLES if any(sign in text for sign in signs))
    if not any(sure):
        return []
    return [match.span() for match in _ANY_HOLE.finditer(text)]
