"""What counts were made from, in a form that can be added up like the counts themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from rhetoric.corpus.document import Document
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenized import TokenizedCorpus

UNNAMED = "corpus"
"""What a corpus is called that nobody has named."""
SHOWN = 12
_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was counted. Accounts are added in any order with the same result.

    Parameters
    ----------
    texts : int
        How many texts.
    lists : int
        How many frequency lists.
    digest : int
        The SHA-256 hashes of all texts as received, and of the lists, read as whole
        numbers and added modulo 2**256. So it does not depend on the order of the
        texts or on how they were divided.
    edits : int
        How many changes cleaning made.
    flagged : int
        How many texts carry warnings.
    names : tuple of str
        What the texts are called.
    rules : tuple of str
        The cleaning rules the texts went through.
    division : tuple of str
        How the texts were divided into tokens.
    sources : tuple of str
        Where the frequency lists come from.
    left_out : tuple of str
        What was passed over and why.
    """

    texts: int = 0
    lists: int = 0
    digest: int = 0
    edits: int = 0
    flagged: int = 0
    names: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    division: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def __add__(self, other: "Account") -> "Account":
        return Account(
            texts=self.texts + other.texts,
            lists=self.lists + other.lists,
            digest=(self.digest + other.digest) % _MODULUS,
            edits=self.edits + other.edits,
            flagged=self.flagged + other.flagged,
            names=_union(self.names, other.names),
            rules=_union(self.rules, other.rules),
            division=_union(self.division, other.division),
            sources=_union(self.sources, other.sources),
            # Two parts may each have left out "1 document": that makes two.
            left_out=tuple(sorted(self.left_out + other.left_out)),
        )

    @property
    def name(self) -> str:
        """What the texts are called all together; empty where nobody has named them."""
        return " + ".join(name for name in self.names if name != UNNAMED)

    @property
    def mark(self) -> str:
        """The hash, short enough for a sentence."""
        return f"sum of SHA-256: {f'{self.digest:064x}'[:12]}"

    def describe(self) -> str:
        """Write which texts or lists these are, with their hash, and how they were cleaned."""
        parts = [count_phrase(self.texts, "text")] if self.texts or not self.lists else []
        if self.lists:
            known = f" ({'; '.join(self.sources)})" if self.sources else ""
            parts.append(count_phrase(self.lists, "frequency list") + known)
        told = f"{' and '.join(parts)} ({self.mark})"
        if self.texts:
            rules = ", ".join(self.rules)
            how = f"cleaned with {count_phrase(self.edits, 'edit')} by the rules {rules}"
            told += f", {how if rules else 'taken as they are'}"
        more = len(self.left_out) - SHOWN
        left = [*self.left_out[:SHOWN], *([f"And {more} more such notes."] if more > 0 else [])]
        return " ".join([f"{told}.", *(f"{one}." for one in self.division), *left])

    def to_record(self) -> dict[str, object]:
        """Give it as what ``json.dumps`` takes."""
        record: dict[str, object] = {
            field.name: getattr(self, field.name) for field in fields(self)
        }
        return {**record, "digest": f"{self.digest:064x}"}

    @staticmethod
    def from_record(record: Mapping[str, Any]) -> "Account":
        """Take it from what `to_record` gave.

        Raises
        ------
        KeyError, TypeError, ValueError
            It is something else.
        """
        lists = ("names", "rules", "division", "sources", "left_out")
        names, rules, division, sources, left_out = (
            tuple(map(str, record[name])) for name in lists
        )
        return Account(
            texts=int(record["texts"]),
            lists=int(record["lists"]),
            digest=int(record["digest"], 16),
            edits=int(record["edits"]),
            flagged=int(record["flagged"]),
            names=names,
            rules=rules,
            division=division,
            sources=sources,
            left_out=left_out,
        )


def account_of(tokens: TokenizedCorpus, name: str | None) -> Account:
    """Tell what tokenised texts are."""
    corpus = tokens.corpus
    # How many words there are is a number of the counts; the rest holds for any part.
    how = tokens.describe().rpartition(":")[0]
    rules = {rule for document in corpus for rule in _rules(document)}
    return Account(
        texts=len(corpus),
        digest=sum(hash_of(document.raw) for document in corpus) % _MODULUS,
        edits=sum(len(document.edits) for document in corpus),
        flagged=sum(bool(document.warnings) for document in corpus),
        names=(corpus.name if name is None else name,),
        rules=tuple(sorted({*corpus.cleaning, *rules})),
        division=(how,),
        left_out=tuple(sorted(corpus.left_out)),
    )


def _rules(document: Document) -> set[str]:
    return {name for edit in document.edits for name in edit.rule.split("+")}


def hash_of(text: str) -> int:
    """Give the SHA-256 of a text as a whole number."""
    return int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return first if first == second else tuple(sorted({*first, *second}))
