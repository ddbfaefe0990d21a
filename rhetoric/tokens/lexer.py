"""What a token is: the rules, and how a spelling is folded for matching.

A token never holds white space, so the rules need to see each distinct stretch
between white space only once (`rhetoric.tokens.tokenize` makes use of that).
Repetitions inside one alternative are bounded or possessive, so that no text
can make the expression run away.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import regex

POSSESSIVES = ("'s", "'")
"""Folded forms that stand for a possessive when a word comes right before."""

TITLES = """
    adm capt cmdr col cpl dr fr gen gov hon lt maj messrs mlle mme mr mrs ms mx pres prof rep
    rev sen sgt supt drs""".split()
"""Abbreviations before a name: a sentence never ends after one. Written with a dot."""

ABBREVIATIONS = """
    al approx apr assn assoc ave blvd bros ca cf corp dec dept dist est etc feb ft govt
    inc intl jan jr ltd min mt mts nov oct pp ph.d pvt rd sept sr st univ vol vols vs viz""".split()
"""Abbreviations written with a dot, after which a sentence may end."""

DOTTED = frozenset((*TITLES, *ABBREVIATIONS))
"""Words that take a dot of their own."""

CONTRACTED = "it he she that what who where there here how when why let".split()
"""After these 's is a verb, and the word stays whole."""

# A soft hyphen, the joiners and the word joiner are written inside words and do not show.
IGNORABLE = "\u00ad\u200c\u200d\u2060"
INVISIBLE_SPACE = "\u200b\ufeff"
APOSTROPHES = "'’ʼ＇"
HYPHENS = "-‐‑"

_FOLD = str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-"), **dict.fromkeys(IGNORABLE)}
)

_RULES = r"""
    (?:https?://|www\.)[^\s<>"“”‘’]{0,2000}[\p{L}\p{N}/]        # an address on the web
  | [\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64}){1,8}     # or of mail
  | (?:ABBREVIATION)\.(?!CHAR)                                    # Mr., etc.
  | (?:CONTRACTED)APOSTROPHE[sS](?!CHAR)                          # it's: no possessive
  | PART(?:HYPHEN PART|APOSTROPHE(?![sS](?!CHAR))CHAR++){0,40}+   # a word
  | APOSTROPHE[sS](?!CHAR)                                        # the possessive
  | \.{2,}+ | …++ | [!?]++ | --++ | [–—]++
  | (?![\s]|INVISIBLE)\X                                               # any other sign, an emoji
"""


@cache
def _expression(extra: str = "") -> "regex.Pattern[str]":
    """Compile the rules; `extra` signs count as letters (the wildcards of a pattern)."""
    letters = r"\p{L}" + regex.escape(extra)
    rules = _RULES
    for name, value in {
        # U.S. and e.g., 520,000, or a plain word
        "PART": r"(?:LETTER(?:\.LETTER){1,15}+(?!CHAR)\.?"
        r"|\p{N}++(?:[.,:]\p{N}++){1,40}+CHAR*+|CHAR++)",
        "CHAR": rf"[{letters}\p{{N}}\p{{M}}{IGNORABLE}]",
        "LETTER": f"[{letters}]",
        "ABBREVIATION": _any_case((*TITLES, *ABBREVIATIONS)),
        "CONTRACTED": _any_case(CONTRACTED),
        "HYPHEN": f"[{regex.escape(HYPHENS)}]",
        "APOSTROPHE": f"[{APOSTROPHES}]",
        "INVISIBLE": f"[{INVISIBLE_SPACE}]",
    }.items():
        rules = rules.replace(name, value)
    return regex.compile(rules, regex.VERBOSE)


def _any_case(words: Iterable[str]) -> str:
    """Write an alternation in any case: the IGNORECASE flag costs much memory on long runs."""
    spelled = (
        "".join(
            f"[{sign}{sign.upper()}]" if sign.isalpha() else regex.escape(sign) for sign in word
        )
        for word in sorted(words, key=len, reverse=True)
    )
    return "|".join(spelled)


def lex(text: str, extra: str = "") -> Iterator[tuple[int, int]]:
    """Give the spans of the tokens of a text, in order.

    Parameters
    ----------
    text : str
    extra : str
        Signs that count as letters here; the entry language gives its wildcards.

    Yields
    ------
    tuple of int
        Half-open span in code points. White space is in none.

    Examples
    --------
    >>> text = "The U.S. sent 520,000-odd men; it's Kim Il Sung's."
    >>> [text[start:end] for start, end in lex(text)]
    ['The', 'U.S.', 'sent', '520,000-odd', 'men', ';', "it's", 'Kim', 'Il', 'Sung', "'s", '.']
    """
    for match in _expression(extra).finditer(text):
        yield match.span()


def fold_spelling(token: str) -> str:
    """Bring variants of one spelling together and keep its case.

    Composed and decomposed accents, straight and curly apostrophes and the
    kinds of hyphen are the same; soft hyphens and joiners go.
    """
    if token.isascii():
        return token
    return unicodedata.normalize("NFC", token).translate(_FOLD)


def fold(token: str) -> str:
    """Bring variants of one spelling together in any case.

    Examples
    --------
    >>> fold("Don’t"), fold("ANTI‑IMPERIALIST")
    ("don't", 'anti-imperialist')
    """
    spelling = fold_spelling(token)
    if spelling.isascii():
        return spelling.lower()
    return unicodedata.normalize("NFC", spelling.casefold())


def is_word(folded: str) -> bool:
    """Tell whether a folded token is a word: it has a letter or digit and is no possessive."""
    return folded not in POSSESSIVES and (folded.isalnum() or any(map(str.isalnum, folded)))
