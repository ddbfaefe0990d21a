"""Whether a longer match of another category covers a shorter one."""

from pathlib import Path

import pytest

import rhetoric as rh

ENTRIES = {
    "security": ["secur*", "national security"],
    "nation": {"own": ["nation*", "our nation"], "land": ["our nation"]},
}
TEXTS = ["Our nation needs national security.", "A nation, secure."]


def _counts(overlap: str) -> dict[tuple[str, str], int]:
    lexicon = rh.Lexicon(rh.Lexicon.from_dict(ENTRIES), overlap=overlap)
    scores = rh.score_frames(TEXTS, lexicon)
    return {(str(row.document), row.frame): row.count for row in scores}


def test_inside_the_category_only() -> None:
    counts = _counts("category")
    assert counts["text-1", "security"] == 1
    assert counts["text-1", "nation/own"] == 2
    assert counts["text-1", "nation"] == 2


def test_across_the_lexicon() -> None:
    counts = _counts("lexicon")
    assert counts["text-1", "security"] == 1
    # "national" lies in "national security"; "our nation" is the same span in two categories.
    assert counts["text-1", "nation/own"] == counts["text-1", "nation/land"] == 1
    assert counts["text-1", "nation"] == 1
    assert counts["text-2", "nation/own"] == counts["text-2", "security"] == 1


def test_it_is_part_of_the_lexicon(tmp_path: Path) -> None:
    plain = rh.Lexicon.from_dict(ENTRIES)
    ruled = rh.Lexicon(plain, overlap="lexicon")
    assert ruled.fingerprint != plain.fingerprint
    assert "any category does not count" in ruled.describe()
    assert [row.what for row in rh.diff_lexicons(plain, ruled)] == ["overlap"]
    rh.save_lexicon(ruled, tmp_path / "x.toml")
    assert rh.load_lexicon(tmp_path / "x.toml").fingerprint == ruled.fingerprint
    with pytest.raises(rh.LexiconError, match="policy on overlaps"):
        rh.save_lexicon(ruled, tmp_path / "x.csv")
    with pytest.raises(rh.LexiconError, match="overlaps are settled"):
        plain.merge(ruled)
    with pytest.raises(rh.LexiconError, match="overlap must not be"):
        rh.Lexicon(plain, overlap="none")
