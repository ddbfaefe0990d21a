"""Commands that compare texts: their words, what they share, and words in context."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rhetoric.cli.app import (
    Format,
    IdField,
    PlotFile,
    Source,
    TextField,
    app,
    draw,
    read,
    written,
)
from rhetoric.errors import InputError

if TYPE_CHECKING:
    from rhetoric.comparison.keyness import Keyness
    from rhetoric.comparison.keyness_groups import KeynessGroups
    from rhetoric.comparison.term_counts import TermCounts
    from rhetoric.corpus.corpus import Corpus
    from rhetoric.lexicon.lexicon import Lexicon

Least = Annotated[
    int, typer.Option("--min-count", help="Leave out what occurs fewer times in all.")
]
StopWords = Annotated[
    str | None,
    typer.Option("--stop-words", help="Words to leave out: function-words, or nltk for its list."),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to write it.")]


@app.command()
def keyness(
    path: Source,
    by: Annotated[
        str | None, typer.Option(help="The metadata field whose values are compared.")
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(
            "--group",
            "-g",
            help="A value of that field: twice compares two, once it with the rest; without it "
            "each value is compared with the rest.",
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            help="Compare all the texts with these: a folder or file, or a reference corpus "
            "(kcna-2011, un-general-debate, us-conventions, us-inaugurals)."
        ),
    ] = None,
    measure: Annotated[str, typer.Option(help="What the words are sorted by.")] = "g2",
    min_count: Least = 1,
    unit: Annotated[
        str, typer.Option(help="words, stems, or a lexicon: its categories.")
    ] = "words",
    ngrams: Annotated[int, typer.Option(help="Compare so many words in a row.")] = 1,
    stop_words: StopWords = None,
    plot: PlotFile = None,
    form: Form = Format.table,
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Find the words that set one group of texts apart from another.

    \b
    Examples:
      rhetoric keyness seeds --by voice --group first-person --group third-person
      rhetoric keyness speeches.csv --text speech --by party --measure permutation
      rhetoric keyness speeches/ --against un-general-debate --measure log-odds
      rhetoric keyness speeches/ --against other-speeches/ --format csv > words.csv
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.comparison.find_keyness import keyness as find_keyness
    from rhetoric.comparison.keyness_by import keyness_by

    if (against is None) == (by is None):
        raise InputError("rhetoric keyness takes --against, or --by a field of the texts.")
    corpus = read(path, text=text, id=id)
    options: dict[str, Any] = {
        "measure": measure,
        "min_count": min_count,
        "unit": _unit(unit),
        "ngrams": ngrams,
        "stop_words": stop_words,
    }
    found: Keyness | KeynessGroups
    if against is not None:
        found = find_keyness(corpus, _reference(against, text=text, id=id), **options)
    elif not group:
        found = keyness_by(corpus, str(by), **options)
    else:
        target, reference, names = _groups(corpus, str(by), group)
        found = find_keyness(target, reference, names=names, **options)
    draw(found, plot)
    typer.echo(written(found, form), nl=form is not Format.csv)


def _unit(unit: str) -> "str | Lexicon":
    """Take words and stems as they are called, and anything else for a lexicon."""
    from rhetoric.comparison.unit_names import STEMS, WORDS
    from rhetoric.lexicon.loading import load_lexicon

    return unit if unit in (WORDS, STEMS) else load_lexicon(unit)


def _reference(against: str, *, text: str | None, id: str | None) -> "Corpus | TermCounts":  # noqa: A002
    """Open a reference corpus by its name, or read texts."""
    from rhetoric.comparison.reference_counts import reference_counts
    from rhetoric.lexicon.reference import reference_names

    if against in reference_names() and not Path(against).exists():
        return reference_counts(against)
    return read(against, text=text, id=id)


def _groups(
    corpus: "Corpus", by: str, group: list[str]
) -> tuple["Corpus", "Corpus", tuple[str, str]]:
    if len(group) > 2:
        raise InputError(f"rhetoric keyness takes at most two --group, got {len(group)}.")
    target = corpus.where(**{by: group[0]})
    if len(group) == 2:
        return target, corpus.where(**{by: group[1]}), (group[0], group[1])
    others = [value for value in corpus.group_by(by) if value != group[0]]
    return target, corpus.where(**{by: others}), (group[0], "the rest")


@app.command()
def reuse(
    path: Source,
    formulas: Annotated[  # noqa: FBT002  # as Typer calls it
        bool, typer.Option("--formulas", help="List the formulas instead of the passages.")
    ] = False,
    plot: PlotFile = None,
    form: Form = Format.table,
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Find passages that stand twice, word for word or reworded, and common formulas.

    \b
    Examples:
      rhetoric reuse seeds
      rhetoric reuse speeches/ --format csv > passages.csv
      rhetoric reuse speeches/ --formulas
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.comparison.reuse.shared_passages import shared_passages

    found = shared_passages(read(path, text=text, id=id))
    draw(found, plot)
    typer.echo(written(found.formulas if formulas else found, form), nl=form is not Format.csv)


@app.command()
def concordance(
    path: Source,
    pattern: Annotated[
        list[str],
        typer.Argument(metavar="PATTERN...", help="A word, a phrase, wildcards: 'imperialis*'."),
    ],
    sort: Annotated[
        list[str] | None,
        typer.Option(help="Sort by a word to the right (R1 …) or left (L1 …); may be repeated."),
    ] = None,
    window: Annotated[int, typer.Option(help="How many words to each side.")] = 10,
    form: Form = Format.table,
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Show every place of a word or phrase in its context.

    \b
    Examples:
      rhetoric concordance seeds "imperialis*" --sort R1
      rhetoric concordance speeches/ "our * nation" "the homeland" --format csv > lines.csv
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.comparison.find_concordance import concordance as find_concordance

    found = find_concordance(read(path, text=text, id=id), pattern, window=window)
    found = found.sort(*sort) if sort else found
    typer.echo(written(found, form), nl=form is not Format.csv)


@app.command()
def collocations(
    path: Source,
    n: Annotated[int, typer.Option("--n", help="How many words in a row.")] = 2,
    measure: Annotated[str, typer.Option(help="What they are sorted by.")] = "z",
    min_count: Least = 2,
    stop_words: StopWords = None,
    plot: PlotFile = None,
    form: Form = Format.table,
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Find words that stand together more often than chance would have it.

    \b
    Examples:
      rhetoric collocations seeds --stop-words function-words
      rhetoric collocations speeches/ --n 3 --format csv > collocations.csv
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.comparison.find_collocations import collocations as find_collocations

    tokens = read(path, text=text, id=id)
    found = find_collocations(
        tokens, n, measure=measure, min_count=min_count, stop_words=stop_words
    )
    draw(found, plot)
    typer.echo(written(found, form), nl=form is not Format.csv)
