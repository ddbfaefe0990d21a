"""The page that shows raw and cleaned texts side by side."""

import re
from html import unescape
from pathlib import Path

import rhetoric as rh


def shown(page: str, column: str) -> str:
    found = re.findall(rf'<p class="cl-{column}"><bdi>(.*?)</bdi></p>', page, re.DOTALL)
    return unescape(" ".join(re.sub(r"<[^>]*>", "", part) for part in found))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_both_sides_are_whole(tmp_path: Path) -> None:
    corpus = rh.seeds()
    page = corpus.cleaning_report().to_html(tmp_path / "c.html").read_text(encoding="utf-8")
    for document in corpus:
        section = page.split(f"<h2><bdi>{document.id}</bdi>")[1].split("</section>")[0]
        assert words(shown(section, "raw")) == words(document.raw)
        assert words(shown(section, "clean")) == words(document.text)


def test_rules_are_named_and_texts_escaped(tmp_path: Path) -> None:
    raw = "Peace  <script>alert(1)</script>\x00 wins \ud800 here."
    report = rh.read_corpus({"<b>": raw}).cleaning_report()
    page = report.to_html(tmp_path / "c.html").read_text(encoding="utf-8")
    assert 'data-rule="spaces"' in page
    assert "<script>" not in page
    assert "<h2><bdi>&lt;b&gt;</bdi>" in page


def test_a_long_text_does_not_make_a_page_too_big_to_open(tmp_path: Path) -> None:
    lines = "The ford  is open.\n\n" * 5_000
    report = rh.read_corpus({"a": lines, "b": "x " * 500_000}).cleaning_report()
    page = report.to_html(tmp_path / "c.html").read_text(encoding="utf-8")
    assert len(page) < 1_000_000
    assert "more lines are not shown here" in page


def test_the_report_as_a_table() -> None:
    report = rh.seeds().cleaning_report()
    assert sum(report.by_rule().values()) >= len(report)
    assert report.to_records()[0]["document"] == "global-independence"
    assert report.top("page-numbers" if "page-numbers" in report.by_rule() else "spaces")
    row = report.top(1)[0]
    document = rh.seeds()[row.document]
    assert document.raw[row.start : row.end] == row.raw
    assert "[Skip links" in repr(report)
    empty = rh.read_corpus(["Peace."], clean=False).cleaning_report()
    assert empty.notes == ("Nothing was changed.",)
