"""Commands that compare texts: their words, what they share, and words in context."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rhetoric.cli.app import (
    Format,
    IdField,
    Source,
    TextField,
    app,
    read,
    written,
)
from rhetoric.errors import InputError

if TYPE_CHECKING:
    from rhetoric.comparison.term_counts import TermCounts
    from rhetoric.corpus.corpus import Corpus

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
            "--group", "-g", help="A value of that field; twice compares two, once with the rest."
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
    min_count: Annotated[
        int, typer.Option("--min-count", help="Leave out words that occur fewer times.")
    ] = 1,
    form: Form = Format.table,
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Find the words that set one group of texts apart from another.

    \b
    Examples:
      rhetoric keyness seeds --by voice --group first-person --group third-person
      rhetoric keyness speeches/ --against un-general-debate --measure log-odds
      rhetoric keyness speeches/ --against other-speeches/ --format csv > words.csv
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.comparison.find_keyness import keyness as find_keyness

    corpus = read(path, text=text, id=id)
    if (against is None) == (by is None):
        raise InputError("rhetoric keyness takes --against, or --by with one or two --group.")
    names = None
    if against is not None:
        target, reference = corpus, _reference(against, text=text, id=id)
    else:
        target, reference, names = _groups(corpus, str(by), group or [])
    found = find_keyness(target, reference, measure=measure, min_count=min_count, names=names)
    typer.echo(written(found, form), nl=form is not Format.csv)


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
    if not 1 <= len(group) <= 2:
        known = ", ".join(map(repr, corpus.group_by(by)))
        raise InputError(f"rhetoric keyness --by {by} takes one or two --group of: {known}.")
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
    plot: Annotated[
        Path | None, typer.Option(help="Draw the first passages side by side to this file.")
    ] = None,
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
    if plot is not None:
        found.plot().figure.savefig(plot)
        typer.echo(f"The picture is at {plot.resolve()}", err=True)
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
