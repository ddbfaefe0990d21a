"""Sentence splitters: ours, and those that pip installs."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import rhetoric as rh

Spans = list[tuple[int, int]]
Split = Callable[[str], Spans]


def splitters(training: list[str]) -> dict[str, Split]:
    """Give each splitter that is installed; Punkt is trained on the texts given."""
    found: dict[str, Split] = {"rhetoric": own}
    for name, package, make in (
        ("pysbd", "pysbd", _pysbd),
        ("sentencex", "sentencex", _sentencex),
        ("cleave-sbd", "csbd", _cleave),
        ("choppa-srx", "choppa", _choppa),
        ("spaCy sentencizer", "spacy", _spacy),
    ):
        if find_spec(package) is None:
            continue
        try:
            split = make()
            split("One here. Two there.")
        except Exception as error:  # noqa: BLE001  # a peer of another version
            print(f"{name} does not run: {error}")
            continue
        found[name] = split
    found["Punkt, trained here"] = _punkt(training)
    return found


def own(text: str) -> Spans:
    """Split as rhetoric does."""
    return [(sentence.start, sentence.end) for sentence in rh.tokenize([text]).sentences]


def located(text: str, parts: list[str]) -> Spans:
    """Find where parts stand that a splitter gives as strings."""
    spans, place = [], 0
    for part in parts:
        bare = part.strip()
        start = text.find(bare, place)
        if bare and start >= 0:
            place = start + len(bare)
            spans.append((start, place))
    return spans


def _pysbd() -> Split:
    import pysbd

    segmenter: Any = pysbd.Segmenter(language="en", clean=False)
    return lambda text: located(text, segmenter.segment(text))


def _sentencex() -> Split:
    from sentencex import segment

    return lambda text: located(text, list(segment("en", text)))


def _cleave() -> Split:
    import csbd

    segmenter: Any = csbd.Segmenter(language="en", clean=False)
    return lambda text: located(text, list(segmenter.segment(text)))


def _choppa() -> Split:
    import choppa

    rules = Path(choppa.__file__).parent / "data" / "srx" / "languagetool_segment.srx"
    document: Any = choppa.SrxDocument(ruleset=str(rules))

    def split(text: str) -> Spans:
        return located(text, list(choppa.SrxTextIterator(document, "en_two", text)))

    return split


def _spacy() -> Split:
    language: Any = import_module("spacy").blank("en")
    language.add_pipe("sentencizer")
    language.max_length = 100_000_000

    def split(text: str) -> Spans:
        return located(text, [sentence.text for sentence in language(text).sents])

    return split


def _punkt(training: list[str]) -> Split:
    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

    trainer = PunktTrainer()
    for text in training:
        trainer.train(text, finalize=False)
    tokenizer = PunktSentenceTokenizer(trainer.get_params())
    return lambda text: list(tokenizer.span_tokenize(text))
