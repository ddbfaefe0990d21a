"""Tokens, sentences and quotations told slowly and plainly, to compare the fast ones with."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rhetoric.tokens.columns import Columns
from rhetoric.tokens.cuts import LINE_BREAKS
from rhetoric.tokens.lexer import APOSTROPHES, lex
from rhetoric.tokens.quotation import CLIPPED, CLOSERS, OPENERS
from rhetoric.tokens.signs import Sign, sign_flags

Span = tuple[int, int]


@dataclass
class Word:
    """A token as the rules for sentences see it."""

    start: int
    end: int
    text: str
    breaks: int
    spaced: bool

    def has(self, sign: Sign) -> bool:
        return bool(sign_flags([self.text])[0] & sign.value)


NOTHING = Word(-1, -1, "", 0, spaced=False)


def plain_tokens(text: str) -> list[Span]:
    """Run the rules over each stretch without white space."""
    return [
        (chunk.start() + start, chunk.start() + end)
        for chunk in re.finditer(r"\S+", text)
        for start, end in lex(chunk.group())
    ]


def words_of(text: str, spans: list[Span]) -> list[Word]:
    words, last = [], 0
    for start, end in spans:
        between = text[last:start].replace("\r\n", "\n")
        breaks = sum(sign in LINE_BREAKS for sign in between) if last else 2
        words.append(Word(start, end, text[start:end], breaks, spaced=start > last or not last))
        last = end
    return words


def at(words: list[Word], place: int) -> Word:
    return words[place] if 0 <= place < len(words) else NOTHING


def neighbour(words: list[Word], place: int, step: int) -> Word:
    """The token before or after, if it stands in the same line."""
    later = words[place + 1] if step == 1 and place + 1 < len(words) else words[place]
    return NOTHING if later.breaks else at(words, place + step)


def is_initial(words: list[Word], place: int) -> bool:
    """A capital letter whose dot makes it the initial of a name."""
    letter, dot, name = (at(words, place + step) for step in range(3))
    before = neighbour(words, place, -1)
    if name is NOTHING or not letter.has(Sign.INITIAL):
        return False
    if dot.text != "." or dot.spaced or not name.spaced or name.breaks:
        return False
    if before is not NOTHING and before.has(Sign.LOWER) and not before.has(Sign.BEFORE_INITIAL):
        return False
    if name.has(Sign.INITIAL):
        return True
    return not letter.has(Sign.STARTER) and name.has(Sign.UPPER) and not name.has(Sign.STARTER)


def slow_tokens(text: str) -> list[Span]:
    """Divide a text; the dot of an initial belongs to its letter."""
    words = words_of(text, plain_tokens(text))
    dotted = {place for place in range(len(words)) if is_initial(words, place)}
    return [
        (word.start, words[place + 1].end if place in dotted else word.end)
        for place, word in enumerate(words)
        if place - 1 not in dotted
    ]


def slow_sentences(text: str) -> list[int]:
    """Where sentences begin, in code points."""
    words = words_of(text, slow_tokens(text))
    paragraphs = {place for place in range(len(words)) if begins_paragraph(words, place)}
    begins = set(paragraphs)
    for place in range(len(words)):
        if can_end(words, place, paragraphs):
            following = place + 1
            while closes(at(words, following)):
                following += 1
            if following < len(words) and may_follow(words, place, following):
                begins.add(following)
    return [words[place].start for place in sorted(begins)]


def begins_paragraph(words: list[Word], place: int) -> bool:
    word, before = words[place], at(words, place - 1)
    goes_on = word.has(Sign.LOWER) and not (before.text and before.has(Sign.TERMINATOR))
    return word.breaks >= 2 or (word.breaks == 1 and not goes_on)


def can_end(words: list[Word], place: int, paragraphs: set[int]) -> bool:
    word, before, after = words[place], neighbour(words, place, -1), neighbour(words, place, 1)
    if word.has(Sign.DOTTED):
        return True
    if not word.has(Sign.TERMINATOR) or after.text == ".":
        return False
    numbers = before.text and (before.has(Sign.NUMBER) or before.has(Sign.INITIAL))
    return not (word.text == "." and place - 1 in paragraphs and numbers)


def closes(word: Word) -> bool:
    if word is NOTHING or word.spaced:
        return False
    return word.has(Sign.TERMINATOR) or word.has(Sign.CLOSER)


def may_follow(words: list[Word], end: int, following: int) -> bool:
    first = following
    # Opening marks are skipped, but for one that nothing follows in its line.
    while words[first].has(Sign.OPENER) and first + 1 < len(words) and not words[first + 1].breaks:
        first += 1
    ender, word, before = words[end], words[first], neighbour(words, end, -1)
    if word.has(Sign.LOWER):
        return False
    if ender.has(Sign.DOTTED) and not word.has(Sign.STARTER):
        return False
    if (
        before.text
        and before.has(Sign.BEFORE_NUMBER)
        and ender.text == "."
        and word.has(Sign.NUMBER)
    ):
        return False
    fused = bool(before.text) and before.has(Sign.SMALL_WORD) and word.has(Sign.CAPITALISED)
    return words[following].spaced or (fused and first == end + 1)


@dataclass
class Mark:
    """A quotation mark in its line."""

    token: int
    sign: str
    opens: bool
    closes: bool
    after_s: bool


def slow_quoted(columns: Columns) -> list[int]:
    """Which tokens stand inside quotation marks."""
    spellings, types = columns.vocabulary.spellings, columns.types.tolist()
    bounds = [*columns.line_starts.tolist(), len(types)]
    document = columns.document_of(columns.line_starts).tolist()
    quoted: set[int] = set()
    for line, (first, end) in enumerate(pairwise(bounds)):
        words = [spellings[kind] for kind in types[first:end]]
        following = ""
        if end < len(types) and document[line + 1] == document[line]:
            following = spellings[types[end]]
        marks = [
            mark_at(columns, words, first, place)
            for place in range(len(words))
            if words[place] in {*OPENERS, *CLOSERS, '"', *APOSTROPHES}
        ]
        for start, stop in spans_of(marks, end, following):
            quoted.update(range(start, stop))
    return sorted(quoted)


def mark_at(columns: Columns, words: list[str], first: int, place: int) -> Mark:
    token, sign = first + place, words[place]
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    glued_before = bool(before) and columns.span(token - 1, token - 1)[1] == columns.starts[token]
    glued_after = bool(after) and columns.span(token, token)[1] == columns.starts[token + 1]
    clipped = sign in APOSTROPHES and (after.lower() in CLIPPED or after[:1].isdigit())
    return Mark(
        token=token,
        sign=sign,
        opens=glued_after and not clipped and not (glued_before and before[-1].isalnum()),
        closes=glued_before,
        after_s=glued_before and before[-1] in "sS",
    )


def spans_of(marks: list[Mark], line_end: int, following: str) -> list[Span]:
    spans: list[Span] = []
    open_marks: list[Mark] = []
    for number, mark in enumerate(marks):
        later = any(m.sign == mark.sign and m.closes for m in marks[number + 1 :])
        fitting = [
            place for place, opener in enumerate(open_marks) if can_close(mark, opener, later=later)
        ]
        if fitting:
            spans.append((open_marks[fitting[-1]].token + 1, mark.token))
            del open_marks[fitting[-1] :]
        elif mark.sign in OPENERS or (mark.sign in {'"', *APOSTROPHES} and mark.opens):
            open_marks.append(mark)
    # A quotation goes on in the next paragraph only if that opens with the mark again.
    if open_marks and open_marks[0].sign in ("“", '"') and following == open_marks[0].sign:
        spans.append((open_marks[0].token + 1, line_end))
    return spans


def can_close(mark: Mark, opener: Mark, *, later: bool) -> bool:
    if mark.sign == '"':
        return opener.sign == '"' and (mark.closes or not mark.opens)
    if mark.sign in APOSTROPHES:
        if not mark.closes or (mark.after_s and later):
            return False
        return opener.sign == mark.sign or (opener.sign == "‘" and mark.sign in OPENERS["‘"])
    return mark.sign in OPENERS.get(opener.sign, "")
