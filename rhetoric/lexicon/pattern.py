"""The entry language: from the text of a pattern to the words it looks for."""

from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from rhetoric.errors import InputError
from rhetoric.lexicon.expression import MOST_CHARACTERS, ExpressionError, check_expression
from rhetoric.lexicon.probes import what_it_takes
from rhetoric.tokens.lexer import DOTTED, fold, fold_spelling, lex

WILDCARDS = "*?"
CASE = "case:"
EXPRESSION = "re:"
MOST_READINGS = 16

_RUN = r"[\p{L}\p{N}\p{M}]*"
_LETTER = r"\p{L}\p{M}*"


class PatternError(InputError):
    """A pattern that cannot be used; the message says why and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPattern:
    """What one word of a pattern looks for.

    Parameters
    ----------
    text : str
        A folded word, a word with wildcards, or a regular expression. A `*` of
        its own is any one word.
    case : bool
        Only this spelling, in this case.
    expression : bool
        The text is a regular expression over one whole token.
    """

    text: str
    case: bool = False
    expression: bool = False

    @property
    def is_any_word(self) -> bool:
        """It is a `*` of its own."""
        return self.text == "*" and not self.expression

    @property
    def has_wildcard(self) -> bool:
        """It has a wildcard in it."""
        return not self.expression and ("*" in self.text or "?" in self.text)

    def compiled(self) -> "regex.Pattern[str]":
        """Compile it to an expression that must match a whole folded token."""
        if self.expression:
            return regex.compile(self.text if self.case else f"(?i:{self.text})")
        signs = {"*": _RUN, "?": _LETTER}
        return regex.compile("".join(signs.get(sign) or regex.escape(sign) for sign in self.text))


Words = tuple[WordPattern, ...]


@lru_cache(maxsize=400_000)  # every entry of a large lexicon is asked for several times
def parse_pattern(pattern: str) -> Words:
    """Read a pattern of the entry language.

    Parameters
    ----------
    pattern : str
        A word, a word with wildcards, a phrase of those, ``case:`` before one
        word, or ``re:`` and a regular expression over one whole token.

    Returns
    -------
    tuple of WordPattern
        One for each token the pattern looks for.

    Raises
    ------
    PatternError
        The pattern is empty, too long, would match any word, or has a wrong or
        a refused expression.

    Examples
    --------
    >>> [word.text for word in parse_pattern("the case:Party's will")]
    ['the', 'Party', "'s", 'will']
    """
    text = pattern.strip()
    if not text:
        raise PatternError("it is empty; write a word or leave the entry out")
    if len(text) > MOST_CHARACTERS:
        raise PatternError(
            f"it has {len(text):,} characters, and {MOST_CHARACTERS:,} are allowed; "
            "an entry is a word, a phrase or an expression"
        )
    case = text.startswith(CASE + EXPRESSION)
    bare = text[len(CASE) :] if case else text
    if bare.startswith(EXPRESSION):
        return (_expression(bare[len(EXPRESSION) :], case=case),)
    words = tuple(word for part in text.split() for word in _words(part))
    if not any(_says_something(word) for word in words):
        raise PatternError("it has nothing but wildcards and would match any word")
    return words


def readings(words: Words) -> list[Words]:
    """Give the token sequences that a pattern may meet in a text.

    The dot of an initial belongs to it in a name ("George W. Bush") and ends a
    sentence elsewhere, and an abbreviation may stand with its dot or without.
    So "w ." is read as "w." too, and "jr" as "jr.".

    Parameters
    ----------
    words : Words

    Returns
    -------
    list of Words
        The pattern itself, then the others.
    """
    if not any(word.text == "." or word.text.lower() in DOTTED for word in words):
        return [words]
    found: list[Words] = [()]
    skip = False
    for word, after in zip(words, (*words[1:], None), strict=True):
        if skip:
            skip = False
            continue
        options: list[Words] = [(word,)]
        if word.expression or word.has_wildcard:
            pass
        elif after is not None and after.text == "." and len(word.text) == 1:
            options = [(word, after), (_dotted(word),)] if word.text.isalpha() else [(word, after)]
            skip = True
        elif word.text.lower() in DOTTED:
            options.append((_dotted(word),))
        found = [before + option for before in found for option in options][:MOST_READINGS]
    return found


def _dotted(word: WordPattern) -> WordPattern:
    return replace(word, text=f"{word.text}.")


def literalness(words: Words) -> tuple[int, int, int, int, int]:
    """Rank a pattern by how literal it is; smaller is more literal.

    Of entries that match the same span the most literal is credited: first
    those without an expression, then with fewer words left open, fewer
    wildcards, case kept, and more letters of their own.
    """
    expressions = open_words = wildcards = case = letters = 0
    for word in words:
        expressions += word.expression
        open_words += word.is_any_word
        if word.has_wildcard:
            wildcards += word.text.count("*") + word.text.count("?")
        case += word.case
        letters += len(word.text)
    return expressions, open_words, wildcards, -case, -letters


def _expression(text: str, *, case: bool) -> WordPattern:
    if not text:
        raise PatternError("there is no expression after re:")
    # Tokens are matched in their folded spelling, so the expression is written in it too.
    folded = fold_spelling(text)
    try:
        check_expression(folded)
    except ExpressionError as error:
        raise PatternError(str(error)) from error
    word = WordPattern(text=folded, case=case, expression=True)
    if taken := what_it_takes(word.compiled()):
        raise PatternError(
            f"it would match {taken}; put letters of the words you mean into it, as in re:.*ism"
        )
    return word


def _words(part: str) -> list[WordPattern]:
    """Divide a part between spaces as the tokeniser divides a text."""
    case = part.startswith(CASE)
    bare = part[len(CASE) :] if case else part
    if not bare:
        raise PatternError("there is no word after case:; write it without a space, as case:US")
    if bare.startswith(EXPRESSION):
        raise PatternError("re: takes one whole token and must be an entry of its own")
    folded = fold_spelling(bare) if case else fold(bare)
    return [
        WordPattern(text=folded[start:end], case=case)
        for start, end in lex(folded, extra=WILDCARDS)
    ]


def _says_something(word: WordPattern) -> bool:
    return any(sign not in WILDCARDS for sign in word.text)
