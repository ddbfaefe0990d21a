"""What must not cost much more than something else of the same size."""

from dataclasses import replace

import rhetoric as rh
from benchmarks.speed.corpus import Texts, same_bytes
from benchmarks.speed.lexicon import with_phrase
from benchmarks.speed.stages import Lexicons, matches_found, scorer, text_scorer
from benchmarks.speed.timing import Stage, Work

WILD_PHRASE = "a* b*"
TINY_PER_LONG = 100
NOTES = {"phrase-alone": "looked for among {:,} words"}


def contests(texts: Texts, lexicons: Lexicons) -> list[Stage]:
    """The wild phrase against another, many entries against few, tiny documents against long."""
    few, many = sorted(lexicons.sizes)[1:]
    tiny, long = same_bytes(texts, [1, TINY_PER_LONG])
    wild, other, usual = WILD_PHRASE, lexicons.phrase, lexicons.usual

    def scored(lexicon: rh.Lexicon, title: str) -> Work:
        return Work(
            title=title,
            ready=lambda: scorer(rh.tokenize(texts.documents), lexicon),
            found=matches_found,
        )

    def alone(pattern: str) -> Work:
        # Texts may well have no place where it matches: it was looked for in all words.
        return replace(
            scored(rh.Lexicon.from_dict({"phrase": [pattern]}), f"`{pattern}` alone"),
            found=lambda made: int(made[0].words.sum()),
        )

    def whole(cut: Texts, title: str) -> Work:
        return Work(
            title=title, ready=lambda: text_scorer(cut.documents, usual), found=matches_found
        )

    pairs = {
        "phrase-added": (
            scored(with_phrase(usual, wild), f"`{wild}` added to {few:,} entries"),
            scored(with_phrase(usual, other), f"`{other}` added to them"),
        ),
        "phrase-alone": (
            alone(wild),
            alone(other),
        ),
        "entries": (
            scored(lexicons.sizes[many], f"tokens to scores with {many:,} entries"),
            scored(usual, f"{few:,} entries"),
        ),
        "tiny": (
            whole(tiny, f"texts to scores, {tiny.name} of ten words"),
            whole(long, f"the same bytes in {long.name}"),
        ),
    }
    return [
        Stage(
            key=key,
            work=work,
            base=base,
            corpus=texts.name,
            section="contests",
            note=NOTES.get(key, "{:,} matches").format,
        )
        for key, (work, base) in pairs.items()
    ]
