"""Commands that score frames."""

from pathlib import Path
from typing import Annotated

import typer

from rhetoric.cli.app import (
    INTERRUPTED,
    LEXICON_HELP,
    Format,
    IdField,
    Quoted,
    Source,
    TextField,
    app,
    progress,
    read,
    written,
)


@app.command()
def score(
    path: Source,
    lexicon: Annotated[
        list[str], typer.Option("--lexicon", "-l", help=f"{LEXICON_HELP} One only.")
    ],
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.table,
    by: Annotated[
        str,
        typer.Option(help="What is scored: document, sentence, or a field of the metadata."),
    ] = "document",
    quoted: Annotated[
        Quoted, typer.Option(help="Whether matches inside quotation marks count.")
    ] = Quoted.keep,
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Score how much each text uses each frame of a lexicon.

    \b
    Examples:
      rhetoric score seeds --lexicon state-discourse
      rhetoric score speeches/ --lexicon modality --format csv > modality.csv
      rhetoric score speeches/ --lexicon own.toml --by party --quoted drop
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.errors import InputError
    from rhetoric.framing.score_frames import score_frames
    from rhetoric.lexicon.loading import load_lexicon

    with progress() as tell:
        tell("reading the texts", 0, 3)
        if len(lexicon) > 1:
            raise InputError("rhetoric score takes one --lexicon; call it once for each.")
        loaded = load_lexicon(lexicon[0])
        corpus = read(path, text=text, id=id)
        tell("scoring", 1, 3)
        scores = score_frames(corpus, loaded, by=by, quoted=quoted.value)
        tell("writing", 2, 3)
        told = written(scores, form)
        tell("done", 3, 3)
    # As bytes, so that a terminal of another encoding cannot spoil the table.
    typer.echo(told, nl=form is not Format.csv)


@app.command()
def score_files(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="A folder of .txt and .md files or of tables; or files: .txt, .md, .jsonl, "
            ".jsonl.gz, .csv, .tsv, .parquet.",
        ),
    ],
    lexicon: Annotated[str, typer.Option("--lexicon", "-l", help=LEXICON_HELP)],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="The folder to write, or to continue in.")
    ],
    text: Annotated[str | None, typer.Option(help="The field of tables with the text.")] = None,
    key: Annotated[
        str | None,
        typer.Option("--id", help="The field with the id; '' names records by their place."),
    ] = None,
    quoted: Annotated[
        Quoted, typer.Option(help="Whether matches inside quotation marks count.")
    ] = Quoted.keep,
    clean: Annotated[bool, typer.Option("--clean", help="Clean the texts first.")] = False,  # noqa: FBT002
    matches: Annotated[bool, typer.Option("--matches", help="Write every match, too.")] = False,  # noqa: FBT002
    skip: Annotated[  # noqa: FBT002  # as Typer calls it
        bool, typer.Option("--skip-errors", help="List bad records and go on without them.")
    ] = False,
    workers: Annotated[int, typer.Option("--workers", "-w", help="How many processes.")] = 1,
) -> None:
    """Score files of any size, chunk by chunk; called again, it continues.

    \b
    Examples:
      rhetoric score-files news.jsonl --lexicon modality --out scores --workers 4
      rhetoric score-files talks.csv -l own.toml -o scores --text body --id '' --matches
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.lexicon.loading import load_lexicon
    from rhetoric.scale.score_files import score_files as score_stream

    try:
        scores = score_stream(
            paths,
            load_lexicon(lexicon),
            out=out,
            text=text,
            id=False if key == "" else key,
            clean=clean,
            quoted=quoted.value,
            matches=matches,
            errors="skip" if skip else "raise",
            workers=workers,
        )
    except KeyboardInterrupt as error:
        typer.echo(f"rhetoric: ended. Call again to continue in {out}.", err=True)
        raise typer.Exit(INTERRUPTED) from error
    typer.echo(repr(scores).encode("utf-8", "replace"))
    typer.echo(f"The scores of the texts are in {out.resolve()}", err=True)
