"""Commands about whole texts: the report, and cleaning."""

from pathlib import Path
from typing import Annotated

import typer

from rhetoric.cli.app import (
    LEXICON_HELP,
    IdField,
    Source,
    TextField,
    app,
    progress,
    read,
)

USUAL_HELP = "[default: conflict, moral-foundations, person, state-discourse, us-and-them]"


@app.command()
def report(
    path: Source,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write.")] = Path("report"),
    lexicon: Annotated[
        list[str] | None,
        typer.Option("--lexicon", "-l", help=f"{LEXICON_HELP} May be given again. {USUAL_HELP}"),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", help="The field whose values are the groups that key words are told of."
        ),
    ] = None,
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Write a report: one page, with tables and pictures beside it.

    \b
    Examples:
      rhetoric report seeds --out report
      rhetoric report speeches/ --out report --lexicon modality --lexicon own.toml
      rhetoric report speeches.csv --text speech --by party
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.html import report as write_report

    with progress() as tell:
        tell("reading the texts", 0, 1)
        corpus = read(path, text=text, id=id)
        page = write_report(corpus, out, lexicons=lexicon or None, by=by, progress=tell)
    typer.echo(f"The report is at {page.resolve()}")


@app.command()
def clean(
    path: Source,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write.")],
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Write the cleaned texts, and beside them a page that shows every change.

    \b
    Example:
      rhetoric clean pages/ --out cleaned
    """  # noqa: D301  # Typer keeps the lines after this sign
    corpus = read(path, text=text, id=id)
    corpus.to_folder(out / "texts")
    report = corpus.cleaning_report()
    report.to_csv(out / "cleaning.csv")
    page = report.to_html(out / "cleaning.html")
    typer.echo(f"{report.title}: {page}")
