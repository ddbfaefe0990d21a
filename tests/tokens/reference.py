"""Tokens, sentences and quotations told slowly and plainly, to compare the fast ones with."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rhetoric.tokens.columns import Columns
from rhetoric.tokens.cuts import LINE_BREAKS
from rhetoric.tokens.items import LEAST_DOTS, LEAST_SEPARATORS, LONGEST_NAME
from rhetoric.tokens.layout import LEAST_LINES, NARROWEST_WRAP, WRAP_SHARE
from rhetoric.tokens.lexer import APOSTROPHES, lex
from rhetoric.tokens.quotation import CLIPPED, CLOSERS, OPENERS
from rhetoric.tokens.sentences import LEAST_BEFORE_TITLE, LONGEST_REMARK
from rhetoric.tokens.signs import Sign, marker_values, sign_flags

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
        return bool(self.text) and bool(flags_of(self.text) & sign.value)


@cache
def flags_of(text: str) -> int:
    return int(sign_flags([text])[0])


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
    letter, dot, name, third = (at(words, place + step) for step in range(4))
    before = neighbour(words, place, -1)
    if name is NOTHING or not letter.has(Sign.INITIAL):
        return False
    if dot.text != "." or dot.spaced or not name.spaced or name.breaks:
        return False
    plain_before = before.has(Sign.LOWER) and not before.has(Sign.BEFORE_INITIAL)
    if name.has(Sign.INITIAL) and not plain_before:
        return True
    if before.has(Sign.BEFORE_LETTER) or not name.has(Sign.UPPER) or name.has(Sign.STARTER):
        return False
    if letter.has(Sign.STARTER):
        named = before.has(Sign.CAPITALISED) and not before.has(Sign.STARTER)
        return named and name.has(Sign.CAPITALISED)
    two_names = name.has(Sign.CAPITALISED) and third.has(Sign.CAPITALISED) and not third.breaks
    return not plain_before or two_names


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
    starts, silent = list_items(words, paragraphs)
    begins = paragraphs | starts | rules(words)
    faces = dict(smileys(words))
    first_of_all = set(begins)
    titled = []
    for place in range(len(words)):
        if place in silent or not can_end(words, place, first_of_all):
            continue
        following = place + 1
        while closes(at(words, following)):
            following += 1
        smiled = following in faces
        following = faces.get(following, following)
        if following >= len(words):
            continue
        if smiled or may_follow(words, place, following):
            begins.add(following)
        title = words[following].has(Sign.TITLE) and words[following].spaced
        if title and words[place].has(Sign.DOTTED):
            titled.append((place, following))
    begins.update(after for after in faces.values() if at(words, after).has(Sign.UPPER))
    begins.update(after_addresses(words))
    begins.update(signatures(words, begins))
    so_far = sorted(begins)
    for place, following in titled:
        if place - max(start for start in so_far if start <= place) >= LEAST_BEFORE_TITLE:
            begins.add(following)
    begins.update(after_remarks(words, set(begins)))
    return [words[place].start for place in sorted(begins)]


def paragraph_of(words: list[Word], place: int) -> list[int]:
    """The places that begin the lines of the paragraph around a line."""
    lines = [number for number in range(len(words)) if words[number].breaks]
    first = max(line for line in lines if line <= place and words[line].breaks >= 2)
    later = [line for line in lines if line > first and words[line].breaks >= 2]
    return [line for line in lines if first <= line < min(later, default=len(words))]


def width_of(words: list[Word], line: int) -> int:
    last = line
    while last + 1 < len(words) and not words[last + 1].breaks:
        last += 1
    return words[last].end - words[line].start


def ended(words: list[Word], line: int) -> bool:
    """A sentence has ended before a line, one closing mark put aside."""
    before = at(words, line - 1)
    if before.text and before.has(Sign.CLOSER):
        before = at(words, line - 2)
    return bool(before.text) and before.has(Sign.TERMINATOR)


def is_wrapped(words: list[Word], line: int) -> bool:
    lines = paragraph_of(words, line)
    longest = max(width_of(words, one) for one in lines)
    lower = sum(words[one].has(Sign.LOWER) for one in lines)
    prose = len(lines) >= LEAST_LINES and lower * 2 >= len(lines) - 1 and longest >= NARROWEST_WRAP
    before = max(one for one in lines if one < line)
    return prose and width_of(words, before) >= WRAP_SHARE * longest and not ended(words, line)


def begins_paragraph(words: list[Word], place: int) -> bool:
    word = words[place]
    if word.breaks != 1:
        return word.breaks > 1
    if word.has(Sign.LOWER) and not ended(words, place):
        return False
    return not is_wrapped(words, place)


def marker(words: list[Word], place: int) -> tuple[int, int, str] | None:
    """Last token, number and style of what looks like the marker of a list item."""
    word, before = words[place], at(words, place - 1)
    if not word.has(Sign.MARKER) or not (word.spaced or before.has(Sign.BULLET)):
        return None
    last, signs = place, "."
    if not word.has(Sign.TITLE):
        signs = ""
        while len(signs) < 2:
            sign = at(words, last + 1)
            fits = sign.text in (".", ")", "]", ">") and not sign.spaced and not sign.breaks
            if not fits or (signs and (signs != "." or sign.text not in (")", "]"))):
                break
            last, signs = last + 1, signs + ("." if sign.text == "." else ")")
    after = at(words, last + 1)
    if not signs or after is NOTHING or not after.spaced or after.breaks:
        return None
    letter = "n" if word.has(Sign.NUMBER) else ("l" if word.has(Sign.LOWER) else "u")
    return last, int(marker_values([word.text])[0]), letter + signs


def list_items(words: list[Word], paragraphs: set[int]) -> tuple[set[int], set[int]]:
    starts = {place for place, word in enumerate(words) if word.has(Sign.BULLET) and word.spaced}
    silent: set[int] = set()
    going: dict[str, int] = {}
    for place in range(len(words)):
        if words[place].breaks:
            going = {}
        found = marker(words, place)
        if found is None:
            continue
        last, value, style = found
        goes_on = going.get(style) == value - 1 if style in going else False
        listed = goes_on or (style not in going and place in paragraphs)
        # One that does not go on ends the list; a line holds one list of a style.
        going[style] = value if listed else -1
        bulleted = not words[place].breaks and at(words, place - 1).has(Sign.BULLET)
        if listed or bulleted:
            silent.update(range(place, last + 1))
        if listed and not bulleted:
            starts.add(place)
    return starts, silent


def rules(words: list[Word]) -> set[int]:
    """Runs of signs that divide, and what stands behind them."""
    begins: set[int] = set()
    for place, word in enumerate(words):
        end = place + 1
        if word.has(Sign.SEPARATOR):
            if place and words[place - 1].has(Sign.SEPARATOR) and not word.spaced:
                continue
            while at(words, end).has(Sign.SEPARATOR) and not words[end].spaced:
                end += 1
            if end - place < LEAST_SEPARATORS:
                continue
        elif not word.has(Sign.RULE):
            continue
        if word.spaced and (end == len(words) or words[end].spaced):
            begins.update({place, end} - {len(words)})
    return begins


def smileys(words: list[Word]) -> list[tuple[int, int]]:
    found = []
    for place, word in enumerate(words):
        if not word.has(Sign.EYES) or not word.spaced or word.breaks:
            continue
        end = place + 1
        if at(words, end).has(Sign.NOSE) and not at(words, end).spaced:
            end += 1
        mouth = end
        while at(words, end).has(Sign.MOUTH) and not words[end].spaced:
            end += 1
        if end > mouth and (end == len(words) or words[end].spaced):
            found.append((place, end))
    return found


def dots_around(words: list[Word], place: int) -> tuple[int, int]:
    """The first and last of the dots with spaces between them, in one line."""
    first = last = place
    while at(words, first - 1).text == "." and words[first].spaced and not words[first].breaks:
        first -= 1
    after = at(words, last + 1)
    while after.text == "." and after.spaced and not after.breaks:
        last += 1
        after = at(words, last + 1)
    return first, last


def can_end(words: list[Word], place: int, begins: set[int]) -> bool:
    word, before, after = words[place], neighbour(words, place, -1), neighbour(words, place, 1)
    if word.has(Sign.DOTTED):
        return True
    if not word.has(Sign.TERMINATOR):
        return False
    if before.text in ("(", "[") and after.text in (")", "]", ">") and after.has(Sign.CLOSER):
        return False
    number = before.has(Sign.NUMBER) or before.has(Sign.INITIAL)
    if word.text == "." and number and place - 1 in begins:
        return False
    if word.text == ".":
        first, last = dots_around(words, place)
        if last > first:
            behind = at(words, last + 1)
            goes_on = behind is not NOTHING and behind.spaced and not behind.breaks
            if last - first + 1 < LEAST_DOTS:
                return False
            return place == last if words[first].spaced else place == first and goes_on
    return True


def closes(word: Word) -> bool:
    if word is NOTHING or word.spaced:
        return False
    return word.has(Sign.TERMINATOR) or word.has(Sign.CLOSER)


def behind_openers(words: list[Word], place: int) -> int:
    """Opening marks are skipped, but for one that nothing follows in its line."""
    while words[place].has(Sign.OPENER) and place + 1 < len(words) and not words[place + 1].breaks:
        place += 1
    return place


def may_follow(words: list[Word], end: int, following: int) -> bool:
    first = behind_openers(words, following)
    ender, word, before = words[end], words[first], neighbour(words, end, -1)
    if word.has(Sign.LOWER) and not (following == end + 1 and ends_anyway(ender, before)):
        return False
    capital = ender.has(Sign.BEFORE_CAPITAL) and word.has(Sign.UPPER)
    if ender.has(Sign.DOTTED) and not (word.has(Sign.STARTER) or capital):
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


def ends_anyway(ender: Word, before: Word) -> bool:
    """A sentence ends though lower case follows."""
    if ender.has(Sign.QUESTION):
        return True
    if not before.text:
        return False
    if ender.has(Sign.EXCLAMATION):
        return not before.has(Sign.CAPITALISED)
    return ender.text == "." and before.has(Sign.PLAIN)


def after_addresses(words: list[Word]) -> set[int]:
    begins = set()
    for place, address in enumerate(words):
        if not address.has(Sign.ADDRESS):
            continue
        following = place + 1
        while at(words, following) is not NOTHING and not words[following].spaced:
            sign = words[following]
            if not closes(sign) and not sign.has(Sign.BRACKET):
                break
            following += 1
        word = at(words, following)
        if word is NOTHING or not word.spaced:
            continue
        if word.has(Sign.ADDRESS) and following == place + 1:
            begins.add(following)
        if word.has(Sign.STARTER) and word.has(Sign.UPPER):
            begins.add(following)
    return begins


def signatures(words: list[Word], begins: set[int]) -> set[int]:
    found = set()
    for place, word in enumerate(words):
        comma, name = neighbour(words, place, 1), at(words, place + 2)
        early = place in begins or (place - 1 in begins and not word.breaks)
        if not word.has(Sign.SIGN_OFF) or not early or comma.text != ",":
            continue
        if name is NOTHING or name.breaks:
            continue
        end = place + 2
        while end < len(words) and (end == place + 2 or not words[end].breaks):
            end += 1
        names = words[place + 2 : end]
        if len(names) <= LONGEST_NAME and all(one.has(Sign.UPPER) for one in names):
            found.add(place + 2)
    return found


def after_remarks(words: list[Word], begins: set[int]) -> set[int]:
    found = set()
    for place in begins:
        if not (words[place].has(Sign.BRACKET) and words[place].has(Sign.OPENER)):
            continue
        first = at(words, place + 1)
        if not first.has(Sign.UPPER) or first.has(Sign.MARKER):
            continue
        end = place + 1
        while end < len(words) and not (
            words[end].has(Sign.BRACKET) and words[end].has(Sign.CLOSER)
        ):
            end += 1
        inside = words[place + 1 : end + 1]
        if end - place >= LONGEST_REMARK or any(word.breaks for word in inside):
            continue
        after = at(words, end + 1)
        if after is NOTHING or not after.spaced or after.breaks:
            continue
        if after.has(Sign.UPPER):
            found.add(end + 1)
    return found


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
