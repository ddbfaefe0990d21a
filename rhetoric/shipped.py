"""Where the files that come with the library lie, and which version it is."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rhetoric.errors import RhetoricError

DISTRIBUTION = "rhetoric-framing"


def shipped_folder(name: str) -> Path:
    """Find a folder that comes with the library.

    A wheel carries it inside the package; an editable install finds it in the
    checkout the package lies in.

    Parameters
    ----------
    name : {'lexicons', 'seeds'}

    Returns
    -------
    pathlib.Path

    Raises
    ------
    RhetoricError
        The installation is damaged: the folder is in neither place.
    """
    package = Path(__file__).parent
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise RhetoricError(
        f"The folder {name!r} that comes with the library is missing from {package}. "
        f"Install the library again: pip install --force-reinstall {DISTRIBUTION}."
    )


def library_version() -> str:
    """Tell the version of the installed library."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "of an uninstalled checkout"
