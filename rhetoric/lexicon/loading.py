"""Finding a lexicon and loading it, in whatever format it is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rhetoric.errors import InputError, LexiconError, RhetoricError, check_choice, nearest
from rhetoric.lexicon.formats import lists, tabular
from rhetoric.lexicon.formats.conversion import Conversion
from rhetoric.lexicon.formats.decoding import decode
from rhetoric.lexicon.formats.detect import FORMATS, detect_format, is_parted
from rhetoric.lexicon.formats.prose import is_prose
from rhetoric.lexicon.formats.reading import read_text
from rhetoric.lexicon.formats.terms import Reading, category_path
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.third_party import THIRD_PARTY, file_of, with_notice
from rhetoric.lexicon.toml_format import read_toml
from rhetoric.shipped import shipped_folder

_FRAME = "data frame"
_LONGEST_NAME = 200


def lexicon_names() -> list[str]:
    """Name the lexicons that come with the library.

    Two of other makers, ``"empath"`` and ``"vader"``, can be loaded by name too,
    when the packages that carry them are installed.

    Examples
    --------
    >>> import rhetoric as rh
    >>> "conflict" in rh.lexicon_names()
    True
    """
    return sorted(path.stem for path in shipped_folder("lexicons").glob("*.toml"))


def load_lexicon(
    source: Any,  # a name, a path, or a data frame of any library
    *,
    format: str | None = None,  # noqa: A002  # the word of the trade
    columns: Mapping[str, str] | None = None,
    errors: str = "raise",
) -> Lexicon:
    """Load a lexicon that comes with the library, a file of any tool, or a data frame.

    Parameters
    ----------
    source : str, path or data frame
        A name from `lexicon_names`, ``"vader"`` or ``"empath"``; the path of a
        file; of a folder, in which every ``.txt`` file lists the terms of one
        category; or a data frame with the columns term, category and weight (or
        one column for each category).
    format : str, optional
        Without it the format is told by what stands in the file: our TOML; LIWC
        (``"dic"``, ``"dicx"``); quanteda's ``"yaml"``; WordStat ``"cat"``;
        Lexicoder ``"lc3"``; Yoshikoder ``"ykd"``; ``"empath"``; ``"nrc"``;
        ``"vader"``; a ``"table"`` with a heading; a ``"list"`` of one term a
        line.
    columns : mapping of str to str, optional
        Which columns of a table hold ``"term"``, ``"category"`` and ``"weight"``,
        when they have other names.
    errors : {'raise', 'skip'}
        Whether a term that cannot be taken over stops the loading, or is left
        out and listed in ``lexicon.conversion``. Our own TOML is always strict.

    Returns
    -------
    Lexicon
        ``lexicon.conversion`` tells how many terms were read, kept, merged and
        refused, and why. It is None for our own TOML.

    Raises
    ------
    InputError
        There is no such lexicon, file, format or column, or it cannot be opened.
    LexiconError
        The file has mistakes. Every one is named with its line; of a syntax
        error, the first.
    MissingDependencyError
        A package that the format needs is not installed.

    Examples
    --------
    >>> import rhetoric as rh
    >>> rh.load_lexicon("conflict").names[0]
    'war'
    """
    check_choice("load_lexicon", "errors", errors, ("raise", "skip"))
    if format is not None:
        check_choice("load_lexicon", "format", format, tuple(FORMATS))
    if not isinstance(source, str | Path):
        reading = tabular.read_frame(source, "terms", columns)
        return _made(reading, _FRAME, "own lexicon", _FRAME, "", errors)
    if source in lexicon_names():
        return read_toml(shipped_folder("lexicons") / f"{source}.toml")
    if source in THIRD_PARTY:
        path, kind = file_of(str(source))
        return with_notice(_from_file(path, kind, None, "skip"), str(source))
    path = Path(source)
    try:
        if path.is_dir() and source != "":  # an empty name would be this folder
            return _from_folder(path, errors)
        if path.is_file():
            return _from_file(path, format, columns, errors)
    except OSError as error:
        raise InputError(
            f"load_lexicon: source {_short(source)} cannot be read: {error.strerror}."
        ) from error
    except ValueError as error:
        if isinstance(error, RhetoricError):
            raise
    raise InputError(
        f"load_lexicon: no lexicon of that name and no file {_short(source)}. "
        + nearest(source, [*lexicon_names(), *THIRD_PARTY])
    )


def _short(source: str | Path) -> str:
    """Show a name that may be the whole text of a lexicon."""
    shown = repr(str(source))
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"


def _from_file(
    path: Path, kind: str | None, columns: Mapping[str, str] | None, errors: str
) -> Lexicon:
    if kind == "toml" or (kind is None and path.suffix.lower() == ".toml"):
        return read_toml(path)
    text, encoding = decode(path)
    if not text.strip():
        raise LexiconError(str(path), ["the file is empty"])
    told = kind is None  # by what stands in the file
    kind = kind or ("table" if columns else detect_format(text))
    if kind == "toml":
        return read_toml(path)
    ending = path.suffix.lower().removeprefix(".").replace("yml", "yaml")
    if not kind or (told and kind == "list" and ending in FORMATS):
        raise LexiconError(str(path), [_unknown(text, ending)])
    reading = read_text(kind, text, path.stem, str(path), columns)
    return _made(reading, path.name, path.stem, kind, encoding, errors, str(path))


_PROSE = (
    "it looks like a text of sentences, which is no lexicon; a lexicon has one term a line, or a "
    "format of its own"
)


def _unknown(text: str, ending: str) -> str:
    """Say what a file of no known format looks like."""
    lines = [line for line in text.split("\n") if line.strip()]
    if is_prose(lines):
        return f"{_PROSE}. If each line is an entry, say format='list'"
    if ending in FORMATS:
        return (
            f"it does not look like what its ending says; say format={ending!r} to be told what "
            "is wrong, or format='list' if each line is an entry"
        )
    if is_parted(lines):
        return (
            "its lines have several parts and no heading; name the columns in the first line, as "
            "in term,category,weight. If each line is an entry, say format='list'"
        )
    known = "; ".join(f"{name} ({what})" for name, what in FORMATS.items())
    return f"it looks like no lexicon; name its format if it is one of: {known}"


def _from_folder(folder: Path, errors: str) -> Lexicon:
    """Read a folder of lists; what lies in a folder below is a category below."""
    reading = Reading(own_language=True)
    encodings: set[str] = set()
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        name = path.relative_to(folder).with_suffix("")
        if path.suffix.lower() != ".txt" or path.name.startswith("."):
            reading.notes.append(f"{path.name} is no .txt file and was not read.")
            continue
        where = category_path(name.as_posix())
        try:
            text, encoding = decode(path)
        except LexiconError as error:
            reading.refuse(None, where, "", f"{path.name}: {error.problems[0]}")
            continue
        if is_prose(line for line in text.split("\n") if line.strip()):
            reading.refuse(None, where, "", f"{path.name}: {_PROSE}")
            continue
        encodings.add(encoding)
        one = lists.read_plain(text, name.as_posix())
        reading.declare(where, None)
        reading.terms += one.terms
        reading.notes += [f"{path.name}: {note}" for note in one.notes]
    if not reading.declared and not reading.fates:
        raise LexiconError(str(folder), ["the folder has no .txt files; put one list in each"])
    told = " and ".join(sorted(encodings))
    return _made(reading, folder.name, folder.name, "list", told, errors, str(folder))


def _made(
    reading: Reading,
    file: str,
    name: str,
    kind: str,
    encoding: str,
    errors: str,
    source: str = "",
) -> Lexicon:
    categories = reading.categories(file)
    kept = sum(len(category.entries) for category in categories)
    fates = sorted(reading.fates, key=lambda fate: fate.line or 0)
    problems = [
        (f"line {fate.line}: " if fate.line else "")
        + (f"{fate.category[:_LONGEST_NAME]}: " if fate.category else "")
        + (f"{_short(fate.term)}: " if fate.term else "")
        + fate.why
        for fate in fates
        if fate.fate == "refused" and fate not in reading.following
    ]
    if not categories and not problems:
        problems = ["there is no term in it"]
    if problems and (errors == "raise" or not categories):
        advice = "To load the rest and have these listed, say errors='skip'." if categories else ""
        raise LexiconError(source or file, problems, advice)
    lexicon = Lexicon(categories, name=reading.name or name)
    lexicon.conversion = Conversion(
        fates, source=file, format=kind, kept=kept, encoding=encoding, notes=reading.notes
    )
    return lexicon
