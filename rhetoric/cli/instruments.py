"""Commands about lexicons."""

from pathlib import Path
from typing import Annotated

import typer

from rhetoric.cli.app import (
    LEXICON_HELP,
    IdField,
    Source,
    TextField,
    app,
    read,
)


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

    found = audit_lexicon(load_lexicon(lexicon), read(path, text=text, id=id))
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
