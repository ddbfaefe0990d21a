"""Two rounds of edits told as one, in the coordinates of the raw text."""

from collections.abc import Sequence
from dataclasses import dataclass

from rhetoric.corpus.document import Edit, apply_edits


@dataclass(slots=True)
class _Place:
    """A stretch of the current text that a later edit concerns."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    earlier: list[Edit]
    later: list[Edit]


def compose(earlier: Sequence[Edit], later: Sequence[Edit], current: str) -> list[Edit]:
    """Compose edits of the raw text with edits of what they led to.

    Parameters
    ----------
    earlier : sequence of Edit
        From the raw text to the current text.
    later : sequence of Edit
        On the current text.
    current : str
        The current text.

    Returns
    -------
    list of Edit
        From the raw text to what the later edits lead to. Where a later edit
        touches what an earlier one put in, the two become one edit that bears
        both names.

    Examples
    --------
    >>> first = [Edit(start=0, end=2, replacement="- ", rule="dash")]
    >>> second = [Edit(start=1, end=2, replacement="", rule="spaces")]
    >>> compose(first, second, "- word")
    [Edit(start=0, end=2, replacement='-', rule='dash+spaces')]
    """
    if not earlier:
        return list(later)
    places = _places(earlier, later)
    return [_as_edit(place, current) if isinstance(place, _Place) else place for place in places]


def _places(earlier: Sequence[Edit], later: Sequence[Edit]) -> list[Edit | _Place]:
    """Walk both lists once, in the order of the current text.

    An edit that none of the other list touches is passed on, moved at most.
    """
    places: list[Edit | _Place] = []
    shift = 0  # raw position minus current position, behind the earlier edits walked so far
    reach = 0  # where the last place ends in the current text
    index, size = 0, len(earlier)
    for edit in later:
        while index < size and (start := earlier[index].start - shift) <= edit.start:
            first = earlier[index]
            places.append(first)
            reach = start + len(first.replacement)
            shift = first.end - reach
            index += 1
        alone = index == size or earlier[index].start - shift >= edit.end
        if alone and (reach <= edit.start or not places):
            places.append(_moved(edit, shift))
            reach = edit.end
            continue
        place = _place_of(edit, places, shift, reach)
        while index < size and earlier[index].start - shift < place.end:
            shift = _take_in(place, earlier[index], shift)
            index += 1
        reach = place.end
    return [*places, *earlier[index:]]


def _moved(edit: Edit, shift: int) -> Edit:
    if not shift:
        return edit
    return Edit(
        start=edit.start + shift,
        end=edit.end + shift,
        replacement=edit.replacement,
        rule=edit.rule,
    )


def _place_of(edit: Edit, places: list[Edit | _Place], shift: int, reach: int) -> _Place:
    """Open a place for a later edit, or widen the last one if the edit begins inside it."""
    if reach <= edit.start or not places:
        place = _Place(edit.start, edit.end, edit.start + shift, edit.end + shift, [], [edit])
        places.append(place)
        return place
    last = places.pop()
    if not isinstance(last, _Place):
        last = _Place(reach - len(last.replacement), reach, last.start, last.end, [last], [])
    last.raw_end += max(edit.end - last.end, 0)
    last.end = max(edit.end, last.end)
    last.later.append(edit)
    places.append(last)
    return last


def _take_in(place: _Place, edit: Edit, shift: int) -> int:
    """Widen a place by an earlier edit that begins inside it."""
    end = edit.start - shift + len(edit.replacement)
    beyond = max(place.end - end, 0)
    place.end = end + beyond
    place.raw_end = edit.end + beyond
    place.earlier.append(edit)
    return edit.end - end


def _as_edit(place: _Place, current: str) -> Edit:
    names = (name for edit in (*place.earlier, *place.later) for name in edit.rule.split("+"))
    return Edit(
        start=place.raw_start,
        end=place.raw_end,
        replacement=_replacement(place, current),
        rule="+".join(dict.fromkeys(names)),
    )


def _replacement(place: _Place, current: str) -> str:
    """What the later edits of a place lead to."""
    first = place.later[0]
    if first.start == place.start and first.end == place.end and len(place.later) == 1:
        return first.replacement
    moved = tuple(_moved(edit, -place.start) for edit in place.later)
    return apply_edits(current[place.start : place.end], moved)
