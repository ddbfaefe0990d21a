"""The report: one page that needs nothing, and every number of which has its sentences."""

import base64
import csv
import json
import re
import shutil
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

import rhetoric as rh
from rhetoric.html import limits
from rhetoric.html.reporting import USUAL
from tests.html.reading import SPOKEN, Element, parse

OWN = rh.Lexicon.from_dict(
    {"hope": {"plain": ["hope*"], "days": ["better days"]}, "praise & <i>": ["great"]},
    name="own <b>",
    instrument_class="cue-only",
)
HOSTILE = {
    "a\u202eb": "We hope שלום for better days 🎉.\n\nمرحبا hope, “hope” & no hope.",
    "<script>alert(1)</script>": "<img src=x onerror=alert(1)> hope </style></a> \x00 great'\"",
    "empty": "",
    "emoji 🎉": "🎉 🎉",
}


@pytest.fixture(scope="module")
def seeds_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rh.report(rh.seeds(), tmp_path_factory.mktemp("seeds") / "report")


@pytest.fixture(scope="module")
def odd_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = rh.read_corpus(HOSTILE, clean=False, name="odd </title><b>")
    return rh.report(corpus, tmp_path_factory.mktemp("odd") / "report", lexicons=[OWN, OWN])


@pytest.fixture(params=["seeds", "odd"])
def page_path(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(f"{request.param}_page")
    return path


@pytest.fixture
def page(page_path: Path) -> Element:
    return parse(page_path.read_text("utf-8"))


class TestPage:
    def test_no_request_leaves_it(self, page: Element, page_path: Path) -> None:
        for element in page.all():
            for name, value in element.attributes.items():
                if name == "src":
                    assert value.startswith("data:image/png;base64,")
                elif name == "href" and not value.startswith(("#", "data:,")):
                    assert re.fullmatch(r"cleaning\.html|(tables|plots)/[\w.-]+", value)
                    assert (page_path.parent / value).is_file()
                else:
                    assert name not in {"srcset", "action", "style", "background", "poster"}
                    assert not name.startswith("on")
        assert not page.all("script") + page.all("iframe") + page.all("object") + page.all("base")
        css = page.one("style").text() or "".join(map(str, page.one("style").parts))
        assert "url(" not in css
        assert "@import" not in css

    def test_policy_allows_its_own_style_alone(self, page: Element) -> None:
        css = "".join(map(str, page.one("style").parts))
        digest = base64.b64encode(sha256(css.encode()).digest()).decode()
        policies = [
            meta.attributes["content"]
            for meta in page.all("meta")
            if meta.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        expected = (
            f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
            "base-uri 'none'; form-action 'none'"
        )
        assert policies == [expected]

    def test_ids_are_unique_and_every_anchor_has_a_target(self, page: Element) -> None:
        ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
        assert len(set(ids)) == len(ids)
        for link in page.all("a"):
            target = link.attributes["href"]
            if target.startswith("#"):
                assert target[1:] in ids
        for element in page.all():
            assert element.attributes.get("aria-labelledby", ids[0]) in ids

    def test_headings_are_in_order(self, page: Element) -> None:
        levels = [int(e.tag[1]) for e in page.all() if re.fullmatch("h[1-6]", e.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_it_is_accessible(self, page: Element) -> None:
        assert page.one("html").attributes["lang"] == "en"
        assert page.one("a", "skip").attributes["href"] == "#main"
        assert len(page.all("main")) == 1
        for image in page.all("img"):
            assert len(image.attributes["alt"]) > 20
        for table in page.all("table"):
            assert all(cell.attributes.get("scope") in ("row", "col") for cell in table.all("th"))
            box = table.parent
            assert box is not None
            assert "scroll" in box.classes
            assert box.attributes["tabindex"] == "0"


class TestNumbers:
    def test_every_number_leads_to_its_sentences(self, page: Element) -> None:
        sections = {section.attributes["id"]: section for section in page.all("section", "drill")}
        tables = page.all("table", "scores")
        assert tables
        for table in tables:
            for row in table.one("tbody").all("tr"):
                for cell in row.all("td"):
                    target = sections[cell.one("a").attributes["href"][1:]]
                    count = int(cell.one("small").text().strip(", matches").replace(",", ""))
                    if count:
                        stated = int(target.all("p")[0].text().split()[0].replace(",", ""))
                        assert stated == count
                        assert target.all("blockquote")
                    else:
                        assert target.attributes["id"].endswith("-none")

    @pytest.mark.parametrize("name", ["seeds", "odd"])
    def test_quotes_stand_in_the_texts(self, name: str, request: pytest.FixtureRequest) -> None:
        page = parse(request.getfixturevalue(f"{name}_page").read_text("utf-8"))
        corpus = rh.seeds() if name == "seeds" else rh.read_corpus(HOSTILE, clean=False)
        texts = [document.text.replace("\x00", "␀") for document in corpus]
        checked = 0
        for section in page.all("section", "drill"):
            place = re.fullmatch(r"(?:s\d+|w)-(\d+)-\d+", section.attributes["id"])
            if place is None:
                continue
            for quote in section.all("q", "quote"):
                assert quote.text(without=SPOKEN) in texts[int(place[1]) - 1]
                checked += 1
        assert checked > (100 if name == "seeds" else 3)

    def test_each_sentence_stands_once(self, seeds_page: Path) -> None:
        for section in parse(seeds_page.read_text("utf-8")).all("section", "drill"):
            places = [p.text().split(".")[0] for p in section.all("p", "source")]
            assert len(set(places)) == len(places)

    def test_marks_of_a_section_are_its_count(self, seeds_page: Path) -> None:
        page = parse(seeds_page.read_text("utf-8"))
        for section in page.all("section", "drill"):
            if re.fullmatch(r"s\d+-\d+-\d+", section.attributes["id"]):
                stated = int(section.all("p")[0].text().split()[0])
                marks = len([m for m in section.all("mark") if "data-tags" in m.attributes])
                # Long lists are cut, and say so.
                cut = "not shown here" in section.text()
                assert marks < stated if cut else marks == stated

    def test_negated_and_quoted_are_told(self, odd_page: Path) -> None:
        text = " ".join(parse(odd_page.read_text("utf-8")).text().split())
        assert "hope* for “hope”, negated" in text
        assert "hope* for “hope”, in a quotation" in text


class TestWords:
    def test_opening_says_what_was_read(self, seeds_page: Path) -> None:
        lead = " ".join(parse(seeds_page.read_text("utf-8")).one("p", "lead").text().split())
        assert lead.startswith("5 texts with ")
        assert "1 text carries warnings" in lead
        assert "do not tell whether what a text says is true" in lead

    def test_sections_come_in_order(self, seeds_page: Path) -> None:
        titles = [heading.text() for heading in parse(seeds_page.read_text("utf-8")).all("h2")]
        lexicons = [rh.load_lexicon(name).title for name in USUAL]
        assert titles == [
            "The texts", "Cleaned and flagged", *lexicons, "What sets each text apart",
            "Key words", "Nearest texts", "What the texts share", "How to read this",
            "Tables and pictures",
        ]  # fmt: skip

    def test_a_damaged_text_never_goes_without_its_warning(self, seeds_page: Path) -> None:
        page = parse(seeds_page.read_text("utf-8"))
        for table in page.all("table", "scores"):
            row = next(r for r in table.all("tr") if "spun-web-page" in r.text())
            assert row.one("a", "beware").attributes["href"] == "#warnings-5"
        for section in page.all("section", "drill"):
            if re.fullmatch(r"s\d+-5-\d+", section.attributes["id"]):
                assert "the text carries warnings" in " ".join(section.text().split())

    def test_class_of_the_lexicon_is_told(self, odd_page: Path) -> None:
        assert "measures nothing by itself" in parse(odd_page.read_text("utf-8")).text()

    def test_same_input_gives_the_same_page(self, tmp_path: Path) -> None:
        pages = [
            rh.report(["We hope.", "Great."], tmp_path / name, lexicons=OWN).read_bytes()
            for name in ("one", "two")
        ]
        assert pages[0] == pages[1]


def _shared(page: Element) -> Element:
    return next(part for part in page.all("section") if part.attributes.get("id") == "shared")


class TestKeyWords:
    def test_counts_lead_to_lines(self, seeds_page: Path) -> None:
        page = parse(seeds_page.read_text("utf-8"))
        part = next(one for one in page.all("section") if one.attributes.get("id") == "keyness")
        found = rh.keyness_by(
            rh.seeds(),
            measure="log-ratio-conservative",
            stop_words="function-words",
            min_count=2,
            n=limits.TABLE_TERMS,
        )
        row = found["spun-web-page"].top("spun-web-page", 1)[0]
        least = 2**row.log_ratio_conservative
        told = f"{row.term} ({row.count}; {row.reference_count}; {least:.1f})"
        (link,) = [one for one in part.all("a") if one.text() == told]
        drill = next(
            one
            for one in part.all("section")
            if one.attributes.get("id") == link.attributes["href"].removeprefix("#")
        )
        assert f"{row.count} times in 1,433 words" in drill.text()
        lines = drill.one("tbody").all("tr")
        assert len(lines) == limits.KEY_LINES < row.count
        assert f"{row.count - limits.KEY_LINES} more lines not shown" in drill.text()
        assert all(one.one("mark").text().lower() == row.term for one in lines)
        records = json.loads((seeds_page.parent / "tables" / "keyness.json").read_text("utf-8"))
        assert records["records"] == found.to_records()

    def test_groups_are_those_of_a_field(self, tmp_path: Path) -> None:
        texts = [
            {"id": f"{side}-{number}", "side": side, "text": f"{words} {number} and so on."}
            for side, words in (("doves", "We hope for peace peace"), ("hawks", "We want war war"))
            for number in range(3)
        ]
        rh.report(rh.read_corpus(texts), tmp_path / "r", lexicons=OWN, by="side")
        page = parse((tmp_path / "r" / "index.html").read_text("utf-8"))
        part = next(one for one in page.all("section") if one.attributes.get("id") == "keyness")
        assert "peace (6; 0" in part.text()
        assert "doves-0, sentence 1" in part.text()
        with pytest.raises(rh.InputError, match="no document has the field 'sides'"):
            rh.report(rh.read_corpus(texts), tmp_path / "s", lexicons=OWN, by="sides")
        alike = rh.read_corpus([{**text, "place": "x"} for text in texts])
        with pytest.raises(rh.InputError, match=r"with 2 to 40 values\. 'place' has 1\."):
            rh.report(alike, tmp_path / "s", lexicons=OWN, by="place")
        assert not (tmp_path / "s").exists()

    def test_there_can_be_too_many(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("rhetoric.html.keyness_section.DETAILED", 2)
        texts = [{"text": "We hope. And hope.", "side": one} for one in "abc"]
        page = rh.report(rh.read_corpus(texts), tmp_path / "r", lexicons=OWN)
        assert "3 texts are more than the 2 that a report compares" in page.read_text("utf-8")
        with pytest.raises(rh.InputError, match=r"with 2 to 2 values\. 'side' has 3\."):
            rh.report(rh.read_corpus(texts), tmp_path / "s", lexicons=OWN, by="side")


class TestShared:
    def test_the_toast_comes_first_under_its_two_dates(self, seeds_page: Path) -> None:
        page = parse(seeds_page.read_text("utf-8"))
        first = _shared(page).all("div", "pair")[0]
        assert [when.text() for when in first.all("strong", "when")] == ["In 1984", "In early 1949"]
        quotes = [" ".join(quote.text().split()) for quote in first.all("q", "quote")]
        assert all(quote.startswith("a genuine proletarian internationalist") for quote in quotes)
        marked = [" ".join(mark.text().split()) for mark in first.all("mark")]
        assert "the Soviet Union at the cost of blood from the" in marked
        assert not any("had helped" in mark for mark in marked)

    def test_formulas_and_tables(self, seeds_page: Path) -> None:
        page = parse(seeds_page.read_text("utf-8"))
        told = _shared(page).text()
        for formula in ("unity and cohesion", "energetic efforts", "global independence"):
            assert formula in told
        found = rh.shared_passages(rh.seeds())
        tables = seeds_page.parent / "tables"
        content = json.loads((tables / "shared-passages.json").read_text("utf-8"))
        assert len(content["records"]) == len(found)
        assert (tables / "formulas.csv").is_file()

    def test_why_there_are_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        one = rh.report(["We hope."], tmp_path / "one", lexicons=OWN).read_text("utf-8")
        assert "There is one text only, so there is nothing it could share." in one
        monkeypatch.setattr("rhetoric.html.shared_section.REUSE_WORDS", 3)
        two = rh.report(["We hope.", "You fear."], tmp_path / "two", lexicons=OWN)
        assert "4 words are more than the 3" in two.read_text("utf-8")


class TestTables:
    def test_scores_are_those_of_the_library(self, seeds_page: Path) -> None:
        scores = rh.score_frames(rh.seeds(), rh.load_lexicon("person"))
        content = json.loads((seeds_page.parent / "tables/person-scores.json").read_text("utf-8"))
        assert content["records"] == scores.to_records()

    def test_all_edits_are_listed(self, seeds_page: Path) -> None:
        with (seeds_page.parent / "tables/cleaning.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        edits = [(d, e) for d in rh.seeds() for e in d.edits]
        assert [
            (r["document"], r["rule"], int(r["start"]), r["raw"], r["replacement"]) for r in rows
        ] == [(d.id, e.rule, e.start, d.raw[e.start : e.end], e.replacement) for d, e in edits]

    def test_every_file_is_named_on_the_page(self, seeds_page: Path) -> None:
        folder = seeds_page.parent
        beside = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
        section = next(
            s
            for s in parse(seeds_page.read_text("utf-8")).all("section")
            if s.attributes.get("id") == "files"
        )
        assert {a.attributes["href"] for a in section.all("a")} == beside - {
            "index.html",
            "report-files.json",
        }


class TestSizes:
    def test_seeds_stay_small(self, seeds_page: Path) -> None:
        assert seeds_page.stat().st_size < 5_000_000

    def test_many_texts_are_bounded_and_told(self, tmp_path: Path) -> None:
        texts = {
            f"t{n}": f"We hope for better days, said {n}. A great word{n}." for n in range(2000)
        }
        path = rh.report(rh.read_corpus(texts, clean=False), tmp_path / "report", lexicons=OWN)
        page = parse(path.read_text("utf-8"))
        assert path.stat().st_size < 5_000_000
        assert len(page.one("table", "scores").one("tbody").all("tr")) == limits.DETAILED
        text = " ".join(page.text().split())
        assert "Shown are the first 40 of 2,000 texts." in text
        assert "1,800 more texts not shown here: see corpus.csv" in text
        with (path.parent / "tables/own-b-scores.csv").open(encoding="utf-8") as file:
            assert sum(1 for _ in file) == 1 + 2000 * 4

    def test_long_sentences_are_cut_and_told(self, tmp_path: Path) -> None:
        text = "word " * 1000 + "hope " + "word " * 1000
        path = rh.report([text, "Great."], tmp_path / "report", lexicons=OWN)
        page = parse(path.read_text("utf-8"))
        quotes = [q.text(without=SPOKEN) for q in page.all("q", "quote")]
        assert max(map(len, quotes)) <= limits.SENTENCE_CHARACTERS
        assert all(quote in text or quote == "Great." for quote in quotes)
        assert page.all("span", "cut")

    def test_more_sentences_than_fit_are_told(self, tmp_path: Path) -> None:
        text = "We hope. " * (limits.SENTENCES_EACH + 20)
        path = rh.report([text], tmp_path / "report", lexicons=OWN)
        assert "20 more sentences not shown here: see own-b-matches.csv" in " ".join(
            parse(path.read_text("utf-8")).text().split()
        )


@pytest.mark.parametrize(
    "texts",
    [[""], ["", ""], ["one"], ["the of and"], ["We hope."], ["the", "We hope."], ["🎉"]],
    ids=repr,
)
def test_hardly_any_text(texts: list[str], tmp_path: Path) -> None:
    path = rh.report(texts, tmp_path / "report", lexicons=OWN)
    assert "Framing report" in parse(path.read_text("utf-8")).one("h1").text()


def test_no_word_left_gives_the_reason(tmp_path: Path) -> None:
    text = parse(rh.report(["the of"], tmp_path / "report", lexicons=OWN).read_text("utf-8")).text()
    assert "There is nothing to show: No word is left to count" in text


class TestFolder:
    def test_an_earlier_report_is_overwritten_and_nothing_else(self, tmp_path: Path) -> None:
        out = tmp_path / "report"
        rh.report(["We hope.", "Great."], out, lexicons="person")
        (out / "tables" / "mine.csv").write_text("mine", encoding="utf-8")
        (out / "notes.txt").write_text("mine", encoding="utf-8")
        page = rh.report(["We hope."], str(out), lexicons=OWN)
        assert page == out / "index.html"
        assert not (out / "tables" / "person-scores.csv").exists()
        assert not (out / "plots" / "similarity.png").exists()
        assert (out / "tables" / "own-b-scores.csv").exists()
        assert (out / "tables" / "mine.csv").read_text("utf-8") == "mine"
        assert (out / "notes.txt").exists()
        assert [path.name for path in tmp_path.iterdir()] == ["report"]

    def test_a_folder_that_is_not_there_is_made(self, tmp_path: Path) -> None:
        assert rh.report(["We hope."], tmp_path / "a" / "b", lexicons=OWN).is_file()

    def test_other_things_are_not_touched(self, tmp_path: Path) -> None:
        (tmp_path / "index.html").write_text("<p>mine</p>", encoding="utf-8")
        with pytest.raises(rh.InputError, match="no earlier report"):
            rh.report(["We hope."], tmp_path, lexicons=OWN)
        with pytest.raises(rh.InputError, match="is a file"):
            rh.report(["We hope."], tmp_path / "index.html", lexicons=OWN)
        assert (tmp_path / "index.html").read_text("utf-8") == "<p>mine</p>"

    def test_a_report_that_fails_leaves_the_earlier_one(self, tmp_path: Path) -> None:
        out = tmp_path / "report"
        before = rh.report(["We hope."], out, lexicons=OWN).read_bytes()

        def fail(what: str, done: int, total: int) -> None:
            if done == total - 1:
                raise RuntimeError(what)

        with pytest.raises(RuntimeError):
            rh.report(["Great."], out, lexicons=OWN, progress=fail)
        assert (out / "index.html").read_bytes() == before
        assert [path.name for path in tmp_path.iterdir()] == ["report"]

    @pytest.mark.parametrize(
        ("block", "inside"),
        [("tables", False), ("plots", False), ("tables/praise-scores.csv", True)],
    )
    def test_what_stands_in_the_way_is_named_before_anything_is_moved(
        self, tmp_path: Path, block: str, inside: bool
    ) -> None:
        out = tmp_path / "report"
        rh.report(["We hope."], out, lexicons=OWN)
        if inside:
            (out / block).mkdir()
        else:
            shutil.rmtree(out / block)
            (out / block).write_text("mine", encoding="utf-8")
        before = contents(out)
        other = rh.Lexicon.from_dict({"praise": ["great"]}, name="praise")
        with pytest.raises(rh.InputError, match=rf"{block} is a f.*Move it away"):
            rh.report(["Great."], out, lexicons=other)
        assert contents(out) == before

    @pytest.mark.parametrize("name", ["index.html", "tables/corpus.csv", "plots/own-b-heatmap.png"])
    def test_a_changed_file_is_not_overwritten(self, tmp_path: Path, name: str) -> None:
        out = tmp_path / "report"
        rh.report(["We hope."], out, lexicons=OWN)
        (out / name).write_text("mine", encoding="utf-8")
        before = contents(out)
        with pytest.raises(rh.InputError, match=rf"{name} was changed since the earlier report"):
            rh.report(["Great."], out, lexicons=OWN)
        assert contents(out) == before
        (out / name).unlink()
        assert rh.report(["Great."], out, lexicons=OWN).is_file()

    def test_a_file_of_the_user_with_a_name_of_ours_is_not_overwritten(
        self, tmp_path: Path
    ) -> None:
        out = tmp_path / "report"
        rh.report(["We hope."], out, lexicons=OWN)
        (out / "tables" / "person-scores.csv").write_text("mine", encoding="utf-8")
        with pytest.raises(rh.InputError, match=r"person-scores\.csv was not written by"):
            rh.report(["We hope."], out, lexicons="person")
        assert (out / "tables" / "person-scores.csv").read_text("utf-8") == "mine"

    def test_a_changed_file_that_is_no_longer_of_use_is_left(self, tmp_path: Path) -> None:
        out = tmp_path / "report"
        rh.report(["We hope."], out, lexicons="person")
        (out / "tables" / "person-scores.csv").write_text("mine", encoding="utf-8")
        rh.report(["We hope."], out, lexicons=OWN)
        assert (out / "tables" / "person-scores.csv").read_text("utf-8") == "mine"
        assert not (out / "tables" / "person-scores.json").exists()

    @pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"made_by": "rhetoric report"}'])
    def test_a_page_without_our_list_is_no_report(
        self, tmp_path: Path, content: str | None
    ) -> None:
        out = tmp_path / "report"
        rh.report(["We hope."], out, lexicons=OWN)
        (out / "report-files.json").unlink()
        if content is not None:
            (out / "report-files.json").write_text(content, encoding="utf-8")
        with pytest.raises(rh.InputError, match="no earlier report"):
            rh.report(["We hope."], out, lexicons=OWN)

    def test_a_list_that_names_other_places_removes_nothing_there(self, tmp_path: Path) -> None:
        out = tmp_path / "report"
        rh.report(["We hope."], out, lexicons=OWN)
        (tmp_path / "mine.txt").write_bytes(b"mine")
        listed = json.loads((out / "report-files.json").read_text("utf-8"))
        listed["files"]["../mine.txt"] = [sha256(b"mine").hexdigest()]
        (out / "report-files.json").write_text(json.dumps(listed), encoding="utf-8")
        rh.report(["We hope."], out, lexicons=OWN)
        assert (tmp_path / "mine.txt").exists()

    def test_after_a_move_that_fails_the_next_report_can_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "report"
        before = rh.report(["We hope."], out, lexicons="person").read_bytes()
        replace = Path.replace

        def full(self: Path, target: Path) -> Path:
            if self.name == "corpus.json":
                raise OSError("no space left")
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="no space"):
            rh.report(["Great."], out, lexicons=OWN)
        assert (out / "index.html").read_bytes() == before
        assert (out / "tables" / "person-scores.csv").exists()
        monkeypatch.undo()
        rh.report(["Great."], out, lexicons=OWN)
        assert not (out / "tables" / "person-scores.csv").exists()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pictures_do_not_depend_on_the_style_of_the_user(tmp_path: Path) -> None:
    plain = rh.report(["We hope.", "Great."], tmp_path / "a", lexicons=OWN)
    with plt.style.context("dark_background"), plt.rc_context({"font.size": 30}):
        dark = rh.report(["We hope.", "Great."], tmp_path / "b", lexicons=OWN)
        assert plt.rcParams["text.color"] == "white"
    assert plain.read_bytes() == dark.read_bytes()
    pictures = sorted((tmp_path / "a" / "plots").iterdir())
    assert pictures
    for picture in pictures:
        assert picture.read_bytes() == (tmp_path / "b" / "plots" / picture.name).read_bytes()


class TestInput:
    def test_bare_string(self, tmp_path: Path) -> None:
        with pytest.raises(rh.InputError, match=r"report\(\[text\]\)"):
            rh.report("We hope.", tmp_path / "r")
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("out", ["", None, 3])
    def test_no_folder(self, out: object) -> None:
        with pytest.raises(rh.InputError, match="'out' parameter"):
            rh.report(["We hope."], out, lexicons=OWN)  # type: ignore[arg-type]

    def test_lexicons(self, tmp_path: Path) -> None:
        with pytest.raises(rh.InputError, match="at least one"):
            rh.report(["We hope."], tmp_path / "r", lexicons=[])
        with pytest.raises(rh.InputError, match="Did you mean 'person'"):
            rh.report(["We hope."], tmp_path / "r", lexicons=["persom"])

    @pytest.mark.parametrize("lexicons", [3, [None], b"x", ["person", 3]], ids=repr)
    def test_what_is_no_lexicon(self, tmp_path: Path, lexicons: object) -> None:
        with pytest.raises(rh.InputError, match="The 'lexicons' parameter of report must be"):
            rh.report(["We hope."], tmp_path / "r", lexicons=lexicons)  # type: ignore[arg-type]
        assert not list(tmp_path.iterdir())

    def test_progress_comes_to_its_end(self, tmp_path: Path) -> None:
        told: list[tuple[str, int, int]] = []
        rh.report(
            ["We hope."], tmp_path / "r", lexicons=OWN,
            progress=lambda what, done, total: told.append((what, done, total)),
        )  # fmt: skip
        assert [done for _, done, _ in told] == list(range(len(told)))
        assert told[-1][1] == told[-1][2]

    def test_metadata_may_be_odd(self, tmp_path: Path) -> None:
        folder = tmp_path / "texts"
        folder.mkdir()
        (folder / "a.txt").write_text("We hope.", encoding="utf-8")
        (folder / "b.txt").write_text("Great.", encoding="utf-8")
        (folder / "corpus.toml").write_text(
            '[documents.a]\ntitle = 3\ndate = 1993-06-06\nlanguage = "x y"\nvoice = "<b>"\n',
            encoding="utf-8",
        )
        page = parse(
            rh.report(rh.read_corpus(folder), tmp_path / "r", lexicons=OWN).read_text("utf-8")
        )
        row = page.one("table", "scores").parent
        assert row is not None
        first = next(e for e in page.all("tr") if e.attributes.get("id") == "text-1")
        assert [cell.text() for cell in first.all("td")][:3] == ["3", "<b>", "1993-06-06"]


def test_tokens_with_an_own_splitter_are_kept(tmp_path: Path) -> None:
    tokens = rh.tokenize(["We hope. They hope."], sentences=lambda text: [(0, len(text))])
    page = parse(rh.report(tokens, tmp_path / "r", lexicons=OWN).read_text("utf-8"))
    assert "1 sentence of 1 has a match." in " ".join(page.text().split())
