"""Writing a lexicon to a file, in our own format or that of another tool."""

from dataclasses import replace
from pathlib import Path

from rhetoric.errors import InputError, LexiconError, check_choice
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.formats.binary import what_it_is
from rhetoric.lexicon.formats.conversion import Conversion, TermFate
from rhetoric.lexicon.formats.detect import detect_format
from rhetoric.lexicon.formats.returning import not_returning
from rhetoric.lexicon.holding import WRITABLE, Format, filled_of, held_by, losses_of, unheld
from rhetoric.lexicon.lexicon import Lexicon

_ENDINGS = {
    ".toml": "toml",
    ".dic": "dic",
    ".dicx": "dicx",
    ".yml": "yaml",
    ".yaml": "yaml",
    ".cat": "cat",
    ".lc3": "lc3",
    ".ykd": "ykd",
    ".csv": "table",
}
_ADVICE = "To write the rest and have these listed, say lossy=True."


def save_lexicon(
    lexicon: Lexicon,
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002  # the word of the trade
    lossy: bool = False,
) -> Conversion:
    """Write a lexicon to a file.

    Parameters
    ----------
    lexicon : Lexicon
    path : str or path
    format : str, optional
        Without it the ending tells: ``.toml``, ``.dic``, ``.dicx``, ``.yml``,
        ``.cat``, ``.lc3``, ``.ykd``, or ``.csv`` for a table of term, category
        and weight. ``"empath"``, ``"nrc"`` and ``"list"`` have to be named.
    lossy : bool
        Write it even when the format cannot hold all that counts; what it cannot
        hold is left out, and listed in the report.

    Returns
    -------
    Conversion
        How many entries were written, and what was not. What was written is what
        `load_lexicon` reads. The notes name what the format has no place for and
        that counts nothing, such as definitions.

    Raises
    ------
    InputError
        The format is not known, or the file cannot be written where it should be.
    LexiconError
        The format cannot hold something that would change a count: an
        exception, a case, a regular expression, a weight, a policy on negation, a
        term that would come back as another. Or a category has no entries. All
        are named; nothing was written.

    Examples
    --------
    >>> import rhetoric as rh
    >>> hope = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> rh.save_lexicon(hope, "hope.dic").summary    # doctest: +SKIP
    '2 terms: 2 kept, 0 merged, 0 refused, 0 left out'
    """
    if not isinstance(lexicon, Lexicon):
        raise InputError(f"save_lexicon: lexicon must be a Lexicon, got {type(lexicon).__name__}.")
    target = Path(path)
    name = format or _ENDINGS.get(target.suffix.lower())
    if name is None:
        raise InputError(
            f"save_lexicon: the ending of {target.name!r} names no format; end it in "
            f"{', '.join(_ENDINGS)}, or say format= one of {', '.join(WRITABLE)}."
        )
    check_choice("save_lexicon", "format", name, tuple(WRITABLE))
    _check_place(target)
    kind = WRITABLE[name]
    if kind.one_category and sum(bool(category.entries) for category in lexicon) > 1:
        raise LexiconError(str(target), ["a list holds one category; select one, or use a table"])
    losses = losses_of(lexicon, kind)
    held, text, changed = _returning(held_by(lexicon, kind), name, target)
    losses += changed
    if not lossy and (problems := [_told(loss) for loss in losses if loss.fate != "merged"]):
        raise LexiconError(str(target), problems, _ADVICE if held else "")
    if held is None:
        raise LexiconError(str(target), ["nothing is left that this format could hold"])
    _write(target, text)
    return Conversion(
        losses,
        source=target.name,
        format=name,
        kept=sum(len(category.entries) for category in held),
        encoding="utf-8",
        notes=[*([] if kind.policies else unheld(lexicon)), *_seen_as(text, name, target)],
    )


def _check_place(target: Path) -> None:
    folder = target.parent
    if not folder.is_dir():
        raise InputError(
            "save_lexicon: path must lie in a folder that is there; there is no folder "
            f"{str(folder)!r}. Make it first, or write elsewhere."
        )
    if what_it_is(b"", target.name):
        raise InputError(
            f"save_lexicon: path ends in {target.suffix!r}, as files do that are no text, and "
            "could not be loaded again. Give it another ending."
        )


def _write(target: Path, text: str) -> None:
    try:
        target.write_bytes(text.encode())
    except OSError as error:
        raise InputError(
            f"save_lexicon: path {str(target)!r} cannot be written: {error.strerror}."
        ) from error


def _returning(
    held: Lexicon | None, name: str, target: Path
) -> tuple[Lexicon | None, str, list[TermFate]]:
    """Leave out what the reader of the format would read as something else."""
    lost: list[TermFate] = []
    while held is not None:
        text = _text(held, WRITABLE[name], target)
        wrong = not_returning(held, text, name, target)
        if not wrong:
            return held, text, lost
        wrong = _to_blame(held, wrong, name, target)
        lost += wrong
        held = _without(held, wrong)
    return None, "", lost


def _text(lexicon: Lexicon, kind: Format, target: Path) -> str:
    text = kind.write(lexicon)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        sign = f"U+{ord(text[error.start]):04X}"
        near = text[max(0, error.start - 20) : error.start]
        why = f"half a sign ({sign}, after {near!r}) cannot be written in UTF-8; take it out"
        raise LexiconError(str(target), [why]) from error
    return text


def _to_blame(lexicon: Lexicon, wrong: list[TermFate], name: str, target: Path) -> list[TermFate]:
    """Keep those that would not come back if they stood alone; one may spoil the others."""
    alone = [fate for fate in wrong if not _comes_back_alone(lexicon, fate, name, target)]
    return alone or wrong


def _comes_back_alone(lexicon: Lexicon, fate: TermFate, name: str, target: Path) -> bool:
    one = lexicon[fate.category]
    entries = tuple(entry for entry in one.entries if entry.pattern == fate.term)
    lone = lexicon.with_categories([Category(name=one.name, entries=entries)])
    return not not_returning(lone, _text(lone, WRITABLE[name], target), name, target)


def _without(lexicon: Lexicon, fates: list[TermFate]) -> Lexicon | None:
    gone = {(fate.category, fate.term) for fate in fates}
    return filled_of(
        lexicon,
        [
            replace(
                one,
                entries=tuple(
                    entry for entry in one.entries if (one.name, entry.pattern) not in gone
                ),
            )
            for one in lexicon
        ],
    )


def _told(loss: TermFate) -> str:
    where = f"{loss.category}: " if loss.category else ""
    return where + (f"{loss.term!r}: " if loss.term else "") + loss.why


def _seen_as(text: str, name: str, target: Path) -> list[str]:
    """Say so when the format could not be told from the file."""
    seen = "toml" if target.suffix.lower() == ".toml" else detect_format(text)
    if seen == name:
        return []
    return [f"Load it with format={name!r}: by itself it looks like {seen or 'no lexicon'!r}."]
