"""What a run is: by this it is told whether a second call continues it."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from rhetoric.corpus.records.source import RecordSource
from rhetoric.errors import InputError
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.scale.output import MANIFEST, OutputFolder
from rhetoric.shipped import library_version

Manifest = dict[str, Any]
_CHANGES_SHOWN = 10


def make_manifest(what: str, source: RecordSource, settings: Mapping[str, object]) -> Manifest:
    """Write down what decides what a run writes.

    Parameters
    ----------
    what : str
        The name of the function.
    source : RecordSource
    settings : mapping
        As JSON takes it.
    """
    found = source.fingerprint()
    manifest: Manifest = {
        "what": what,
        "rhetoric": library_version(),
        "settings": dict(settings),
        "fields": {"text": source.fields.text, "id": source.fields.id},
        "inputs": {
            "files": found.files,
            "bytes": found.bytes,
            "sha256_of_names_sizes_times": found.digest,
            "named": {name: [size, modified] for name, size, modified in found.named},
        },
    }
    # As it will be read again.
    again: Manifest = json.loads(json.dumps(manifest))
    return again


def derived_manifest(what: str, source: OutputFolder, settings: Mapping[str, object]) -> Manifest:
    """Write down what decides what is made from the folder of an earlier run."""
    before = source.read_json(MANIFEST)
    manifest: Manifest = {
        "what": what,
        "rhetoric": library_version(),
        "settings": dict(settings),
        "fields": before["fields"] | before["settings"],
        "inputs": before["inputs"],
    }
    again: Manifest = json.loads(json.dumps(manifest))
    return again


def lexicon_identity(lexicon: Lexicon) -> str:
    """Tell a lexicon by its name, its version and the hash of what it matches."""
    matched = [
        [
            category.name,
            lexicon.negation_of(category.name),
            [[entry.pattern, entry.weight] for entry in category.entries],
            [entry.pattern for entry in category.exceptions],
        ]
        for category in lexicon
    ]
    digest = sha256(json.dumps(matched).encode()).hexdigest()
    return f"{lexicon.name} {lexicon.version} (SHA-256 {digest[:16]})"


def begin(output: OutputFolder, manifest: Manifest) -> None:
    """Begin a run in a new folder, or continue the same one.

    Raises
    ------
    InputError
        The folder holds another run, or other files.
    """
    what = manifest["what"]
    path = output.path
    if path.exists() and not path.is_dir():
        raise InputError(f"{what}: out={str(path)!r} is a file. Name a folder.")
    before = output.read_json(MANIFEST)
    if before is None:
        if path.exists() and any(path.iterdir()):
            raise InputError(
                f"{what}: the folder out={str(path)!r} holds other files and no earlier run. "
                "Name a new folder."
            )
        output.write_json(MANIFEST, manifest)
        return
    if differences := list(_differences(before, manifest)):
        shown = "\n".join(f"  - {line}" for line in differences[:_CHANGES_SHOWN])
        raise InputError(
            f"{what}: the folder out={str(path)!r} holds another run, which differs:\n{shown}\n"
            "Call with the same source and settings to continue it, name another folder, or "
            "delete this one to start again."
        )


def _differences(before: Manifest, now: Manifest) -> Iterator[str]:
    """Name what two runs differ in."""
    for key in ("what", "rhetoric"):
        if before.get(key) != now[key]:
            yield f"{key}: {before.get(key)!r} then, {now[key]!r} now"
    for part in ("settings", "fields"):
        old, new = before.get(part, {}), now[part]
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield f"{key}: {old.get(key)!r} then, {new.get(key)!r} now"
    old, new = before.get("inputs", {}), now["inputs"]
    if old != new:
        yield from _changed_files(old.get("named", {}), new["named"])
        yield (
            f"inputs: {old.get('files')} files of {old.get('bytes')} bytes then, "
            f"{new['files']} of {new['bytes']} now"
        )


def _changed_files(old: dict[str, list[int]], new: dict[str, list[int]]) -> Iterator[str]:
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            yield f"{name} is gone"
        elif name not in old:
            yield f"{name} is new"
        elif old[name] != new[name]:
            size = f"{old[name][0]} bytes then, {new[name][0]} now"
            yield f"{name} was changed ({size})"
