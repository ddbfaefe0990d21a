"""What all commands share: the application, its options, and how texts come in.

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
    from rhetoric.results import Result

SEEDS = "seeds"
BAD_INPUT = 2
INTERRUPTED = 130


class Format(str, Enum):
    """How results are written."""

    table = "table"
    csv = "csv"
    json = "json"


class Quoted(str, Enum):
    """What becomes of matches inside quotation marks."""

    keep = "keep"
    drop = "drop"


class _Group(TyperGroup):
    """Commands that tell what is wrong in one message, without a traceback."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands, the main job first."""
        return sorted(super().list_commands(ctx), key=lambda name: (name != "report", name))

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # the reader of a pipe has seen enough; Typer ends quietly
        except RhetoricError as error:
            typer.echo(f"rhetoric: {error}", err=True)
            raise typer.Exit(BAD_INPUT) from error
        except OSError as error:
            where = "" if error.filename is None else f"{error.filename}: "
            typer.echo(f"rhetoric: {where}{error.strerror or error}", err=True)
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
LEXICON_HELP = "A name from 'rhetoric lexicons', or a file of any format that load_lexicon reads."


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


def read(path: str, *, text: str | None = None, id: str | None = None) -> "Corpus":  # noqa: A002
    """Read texts; the shipped ones where ``seeds`` is asked for and is not here."""
    from rhetoric.corpus.reading import read_corpus, seeds

    if path == SEEDS and not Path(path).exists():
        return seeds()
    return read_corpus(path, text=text, id=id)


PlotFile = Annotated[
    Path | None, typer.Option("--plot", help="Draw it to this file as well (.png, .svg, .pdf).")
]


def draw(result: "Result[Any]", path: Path | None) -> None:
    """Draw a result to a file, if one was named."""
    if path is None:
        return
    from rhetoric.plots.saving import save

    save(result.plot(), path)
    typer.echo(f"The picture is at {path.resolve()}", err=True)


def written(result: "Result[Any]", form: Format) -> bytes:
    """Write a result as the library writes it."""
    if form is Format.table:
        return repr(result).encode("utf-8", "replace")
    write = result.to_csv if form is Format.csv else result.to_json
    with TemporaryDirectory() as folder:
        return write(Path(folder) / "result").read_bytes()


class Tell(Protocol):
    """Told of progress: what is being done, how many steps are done, and of how many."""

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """Tell it."""
        ...


@contextmanager
def progress() -> Iterator[Tell]:
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
