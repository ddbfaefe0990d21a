"""The command ``rhetoric``: a report, scores for a pipe, and the lexicons there are.

Results go to standard output and everything else to standard error, so that
tables can be piped. Analyses are imported when a command needs them.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer
from typer.core import TyperGroup

from rhetoric.errors import RhetoricError
from rhetoric.shipped import library_version

if TYPE_CHECKING:
    from rhetoric.corpus.corpus import Corpus
    from rhetoric.framing.scores import FrameScores

SEEDS = "seeds"
BAD_INPUT = 2
INTERRUPTED = 130


class Format(str, Enum):
    """How scores are written."""

    table = "table"
    csv = "csv"
    json = "json"


class Quoted(str, Enum):
    """What becomes of matches inside quotation marks."""

    keep = "keep"
    drop = "drop"


class _Group(TyperGroup):
    """Commands that tell what is wrong in one message, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # the reader of a pipe has seen enough; Typer ends quietly
        except (RhetoricError, OSError) as error:
            typer.echo(f"rhetoric: {error}", err=True)
            raise typer.Exit(BAD_INPUT) from error


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Source = Annotated[
    str,
    typer.Argument(
        metavar="PATH",
        help="A folder of texts, pages, Word or PDF files; one of them; a .zip; or a table (.csv, "
        ".jsonl, .parquet). 'seeds' opens the texts that come with the library, where nothing of "
        "that name is here.",
    ),
]
TextField = Annotated[
    str | None, typer.Option("--text", help="The field of a table that holds the text.")
]
IdField = Annotated[str | None, typer.Option("--id", help="The field that holds the id.")]
LEXICON_HELP = "A name from 'rhetoric lexicons', or a .toml file."


def _version(asked: bool) -> None:  # noqa: FBT001  # as Typer calls it
    if asked:
        typer.echo(f"rhetoric {library_version()}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[  # noqa: FBT002  # as Typer calls it
        bool,
        typer.Option("--version", help="Show the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Read how texts persuade: framing scores that open to the sentences behind them.

    \b
    Examples:
      rhetoric report seeds --out report
      rhetoric score speeches/ --lexicon modality --format csv > modality.csv
      rhetoric score-files news.jsonl --lexicon modality --out scores --workers 4
      rhetoric lexicons
    """  # noqa: D301  # Typer keeps the lines after this sign


USUAL_HELP = "[default: conflict, moral-foundations, person, state-discourse, us-and-them]"


@app.command()
def report(
    path: Source,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write.")] = Path("report"),
    lexicon: Annotated[
        list[str] | None,
        typer.Option("--lexicon", "-l", help=f"{LEXICON_HELP} May be given again. {USUAL_HELP}"),
    ] = None,
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Write a report: one page, with tables and pictures beside it.

    \b
    Examples:
      rhetoric report seeds --out report
      rhetoric report speeches/ --out report --lexicon modality --lexicon own.toml
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.html import report as write_report

    with _progress() as tell:
        tell("reading the texts", 0, 1)
        corpus = _read(path, text=text, id=id)
        page = write_report(corpus, out, lexicons=lexicon or None, progress=tell)
    typer.echo(f"The report is at {page.resolve()}")


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

    with _progress() as tell:
        tell("reading the texts", 0, 3)
        if len(lexicon) > 1:
            raise InputError("rhetoric score takes one --lexicon; call it once for each.")
        loaded = load_lexicon(lexicon[0])
        corpus = _read(path, text=text, id=id)
        tell("scoring", 1, 3)
        scores = score_frames(corpus, loaded, by=by, quoted=quoted.value)
        tell("writing", 2, 3)
        written = _written(scores, form)
        tell("done", 3, 3)
    # As bytes, so that a terminal of another encoding cannot spoil the table.
    typer.echo(written, nl=form is not Format.csv)


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
    corpus = _read(path, text=text, id=id)
    corpus.to_folder(out / "texts")
    report = corpus.cleaning_report()
    report.to_csv(out / "cleaning.csv")
    page = report.to_html(out / "cleaning.html")
    typer.echo(f"{report.title}: {page}")


@app.command()
def audit(
    lexicon: Annotated[str, typer.Argument(metavar="LEXICON", help=LEXICON_HELP)],
    path: Source,
    out: Annotated[Path, typer.Option("--out", "-o", help="The page.")] = Path("audit.html"),
    text: TextField = None,
    id: IdField = None,  # noqa: A002  # what the field is called
) -> None:
    """Look at what a lexicon does on texts: what each entry catches, and what hangs on it.

    \b
    Examples:
      rhetoric audit state-discourse seeds --out audit.html
      rhetoric audit own.toml speeches/ --out audit.html
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.audit.audit_lexicon import audit_lexicon
    from rhetoric.lexicon.loading import load_lexicon

    found = audit_lexicon(load_lexicon(lexicon), _read(path, text=text, id=id))
    page = found.to_html(out)
    typer.echo(repr(found).encode("utf-8", "replace"))
    typer.echo(f"The audit is at {page.resolve()}", err=True)


@app.command()
def lexicons() -> None:
    """List the lexicons that come with the library.

    \b
    Example:
      rhetoric lexicons
    """  # noqa: D301  # Typer keeps the lines after this sign
    from rhetoric.lexicon.loading import lexicon_names, load_lexicon

    for number, name in enumerate(lexicon_names()):
        lexicon = load_lexicon(name)
        own = lexicon.instrument_class
        kinds = {category: lexicon.class_of(category) for category in lexicon.names}
        categories = (
            category if kind == own else f"{category} ({kind})" for category, kind in kinds.items()
        )
        typer.echo(
            "\n" * bool(number)
            + f"{name}: {lexicon.title}\n"
            + f"  class       {own or 'not stated'}\n"
            + f"  categories  {', '.join(categories)}"
        )


def _read(path: str, *, text: str | None = None, id: str | None = None) -> "Corpus":  # noqa: A002
    """Read texts; the shipped ones where ``seeds`` is asked for and is not here."""
    from rhetoric.corpus.reading import read_corpus, seeds

    if path == SEEDS and not Path(path).exists():
        return seeds()
    return read_corpus(path, text=text, id=id)


def _written(scores: "FrameScores", form: Format) -> bytes:
    """Write scores as the library writes them."""
    if form is Format.table:
        return repr(scores).encode("utf-8", "replace")
    write = scores.to_csv if form is Format.csv else scores.to_json
    with TemporaryDirectory() as folder:
        return write(Path(folder) / "scores").read_bytes()


class _Tell(Protocol):
    def __call__(self, what: str, done: int, total: int, /) -> None: ...


@contextmanager
def _progress() -> Iterator[_Tell]:
    """Show a bar on standard error, if it is a terminal and the work takes over a second."""
    from tqdm import tqdm

    bar = tqdm(
        total=1,
        delay=1.0,
        mininterval=0,
        miniters=0,
        disable=not sys.stderr.isatty(),
        file=sys.stderr,
        leave=False,
        bar_format="{desc} |{bar}| {n_fmt}/{total_fmt}",
    )

    def tell(what: str, done: int, total: int, /) -> None:
        bar.total = total
        bar.set_description_str(what, refresh=False)
        bar.update(done - bar.n)  # a refresh of its own would not wait for the first second

    with bar:
        yield tell


def main() -> None:
    """Run the command."""
    app()
