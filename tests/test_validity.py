"""The measurement of validity, on texts made up here."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.validity import __main__ as command
from benchmarks.validity import collocations, keyness, known_groups, kwic, labelled, lookups, space
from benchmarks.validity.cleaning import overlap, shingles
from benchmarks.validity.sentences import scores
from benchmarks.validity.splitters import located
from benchmarks.validity.table import interval


def write(folder: Path, name: str, records: list[dict[str, Any]]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")


def test_figures_by_hand() -> None:
    assert scores((3, 4, 6)) == pytest.approx((0.75, 0.5, 0.6))
    assert shingles("a b c d e").total() == 2
    assert overlap("a b c d x y", "a b c d e") == (1 / 3, 0.5)
    assert located("One. Two.", ["One. ", "Two."]) == [(0, 4), (5, 9)]
    assert interval([1, 1, 1], lambda places: float(len(places)), draws=20) == "3.000 to 3.000"


def test_the_command_measures_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [{"text": "One here. Two there.", "sentences": ["One here.", "Two there."]}]
    write(tmp_path, "sentences/shared_golden_rules.jsonl", texts)
    bounds = [{"text": "One here. Two there.", "sents": [[0, 9], [10, 20]]}]
    write(tmp_path, "sentences/shared_ud_ewt_dev.jsonl", bounds)
    write(tmp_path, "ungd2017/shared.jsonl", [{"text": "Mr. Hill met Mr. Ford. They spoke. " * 20}])
    write(tmp_path, "other/shared.jsonl", [{"text": "**One**  here."}])
    page, told = tmp_path / "page.md", tmp_path / "told.json"
    assert command.main([str(tmp_path), "--page", str(page), "--json", str(told)]) == 0
    assert "cleaning: not measured" in capsys.readouterr().out
    rows = {row[0]: row for row in json.loads(told.read_text("utf-8"))["tables"][0]["rows"]}
    assert rows["rhetoric"][1:5] == [1, 1.0, 1.0, pytest.approx(1.0)]
    written = page.read_text("utf-8")
    assert "| rhetoric | 1 | 1.000 | 1.000 | 1.000 |" in written
    assert "| other | 1 | 3 | 0 |" in written


def test_a_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is no folder"):
        command.main([str(tmp_path / "none")])


def test_areas_are_taken_within_classes_of_length() -> None:
    strata = labelled.Strata(np.array([0, 0, 0, 0, 1, 1, 1]))
    labels = np.array([True, False, False, True, True, False, False])
    values = np.array([2.0, 1.0, 1.0, 1.0, 9.0, 8.0, 9.0])
    # First class: pairs 2>1, 2>1, 1=1, 1=1: 3 of 4. Second: 9>8, 9=9: 1.5 of 2.
    assert strata.auc(labels, values) == pytest.approx(4.5 / 6)
    assert strata.auc(np.zeros(7, dtype=bool), values) == 0.5


def test_weights_and_similarities_are_measured(tmp_path: Path) -> None:
    home = "quanteda_inaugural"
    tokens = {"a": ["we", "don’t", "go"], "b": ["we", "go", "go"], "c": ["$", "go"]}
    texts = {"a": "We don’t go.", "b": "We go, go!", "c": "$ Go."}
    write(tmp_path, f"{home}/corpus.jsonl", [{"docname": n, "text": t} for n, t in texts.items()])
    write(
        tmp_path,
        f"{home}/tokens_main.jsonl",
        [{"docname": n, "tokens": t} for n, t in tokens.items()],
    )
    weight = float(np.log10(3 / 2))
    (tmp_path / home / "tfidf.csv").write_text(
        "docname,feature,tfidf,scheme\n"
        f"a,we,{weight},count/inverse\na,don’t,{np.log10(3)},count/inverse\n"
        "b,go,0,count/inverse\nc,$,0.5,count/inverse\n",
        encoding="utf-8",
    )
    both = {"jaccard": (2 / 3, 1 / 4, 1 / 3), "cosine": (3 / 15**0.5, 1 / 6**0.5, 2 / 10**0.5)}
    for name, (ab, ac, bc) in both.items():
        lines = f'"","a","b","c"\n"a",1,{ab},{ac}\n"b",{ab},1,{bc}\n"c",{ac},{bc},1\n'
        (tmp_path / home / f"simil_{name}.csv").write_text(lines, encoding="utf-8")
    (weights,) = space.measure(tmp_path)
    rows = {row[0]: row for row in weights.rows}
    # The last weight is made up: that it is wrong must show, here and where $ is no word.
    assert rows["count/inverse"][2] == 4
    assert float(rows["count/inverse"][3]) == pytest.approx(0.5 - float(np.log10(3)), abs=1e-3)
    # don’t has another apostrophe among our words.
    assert rows["count/inverse"][4] == 2
    for name in both:
        assert float(rows[name][3]) < 1e-12
        assert rows[name][2] == 3


def test_lexicons_are_measured_against_labels(tmp_path: Path) -> None:
    (tmp_path / "moral_events").mkdir()
    texts = [("They killed and wounded ten.", ["Harm"]), ("Rain fell on the hills.", [])]
    lines = [json.dumps({"text": text, "moralities": sides}) for text, sides in texts * 10]
    (tmp_path / "moral_events" / "shared.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = {row[1]: row for row in labelled.measure(tmp_path)[0].rows}
    assert rows["Harm"][4] == 10
    assert rows["Harm"][6].startswith("1.000")
    assert rows["Sanctity"][6].startswith("0.500")


def test_lookups_are_explained_cell_by_cell(tmp_path: Path) -> None:
    text = "God's war, a war on hope-less men. Fellow, citizens."
    tokens = ["god's", "war", "a", "war", "on", "hope-less", "men", "fellow", "citizens"]
    write(tmp_path, "quanteda_inaugural/corpus.jsonl", [{"docname": "a", "text": text}])
    write(tmp_path, "quanteda_inaugural/tokens_main.jsonl", [{"docname": "a", "tokens": tokens}])
    home = tmp_path / "quanteda_inaugural"
    (home / "dict6.yml").write_text(
        "faith: [god, 'hope*']\nwar: [war]\nus: [fellow citizens]\n", encoding="utf-8"
    )
    counts = {"faith": 1, "war": 3, "us": 1}  # two wars stand there, so that one is unexplained
    lines = ["setting,docname,key,count"]
    for scope in ("key", "dictionary"):
        for levels in ("1:5", "1"):
            lines += [f'"scope={scope},levels={levels}",a,{k},{n}' for k, n in counts.items()]
    (home / "lookup_counts_long.csv").write_text("\n".join(lines), encoding="utf-8")
    (table,) = lookups.measure(tmp_path)
    assert [row[2:5] for row in table.rows] == [(3, 1, 2)] * 4
    assert {row[6] for row in table.rows} == {"a war"}


def test_known_groups_are_told_apart_without_names(tmp_path: Path) -> None:
    state = "The imperialists in Xanadu provoke a war. " * 30
    other = "We thank Ms Smith for the report of Xanadu on trade. " * 30
    write(tmp_path, "kcna/shared_2011.jsonl", [{"text": state}] * 3)
    write(tmp_path, "ungd2017/shared.jsonl", [{"text": other}] * 3)
    write(tmp_path, "convention2012/shared.jsonl", [{"text": "Too short."}])
    (table,) = known_groups.measure(tmp_path)
    rows = {row[:2]: row for row in table.rows}
    assert rows["state-discourse", "enemies"][2].startswith("1.000")
    assert rows["state-discourse", "enemies"][4] == 0.0
    assert "3 stories of KCNA against 3 speeches" in table.notes[0]
    assert "names masked (20.7%" in table.notes[0]


def test_concordances_are_compared_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "We want peace, and peace is won. It is Peace's hour. No other word here."
    write(tmp_path, "quanteda_inaugural/corpus.jsonl", [{"docname": "a", "text": text}])
    lines = [
        "docname,from,to,pre,keyword,post,pattern",
        'a,3,3,We want,peace,", and peace is won",peace',
        "a,6,6,something else,peace,is won . It is,peace",
    ]
    path = tmp_path / "quanteda_inaugural" / "peace.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(kwic, "PATTERNS", {"peace.csv": ["peace"]})
    (row,) = kwic.measure(tmp_path)[0].rows
    assert row[:6] == ("peace", 2, 3, 1, 1, 2)
    assert row[6] == "possessives 1, unexplained (a: peace) 2"


def test_keyness_is_measured_beside_published_numbers(tmp_path: Path) -> None:
    home = tmp_path / "quanteda_inaugural"
    texts = {"a": ("Republican", "The nation's war, Mr. Hill"), "b": ("Democratic", "The peace.")}
    write(home, "corpus.jsonl", [
        {"docname": name, "party": party, "text": text} for name, (party, text) in texts.items()
    ])  # fmt: skip
    write(home, "tokens_main.jsonl", [
        {"docname": "a", "tokens": ["the", "nation's", "war", "mr", "hill"]},
        {"docname": "b", "tokens": ["the", "peace"]},
    ])  # fmt: skip
    columns = (
        "feature,n_target,n_reference,chi2_none,chi2_default,lr_none,pmi_default,exact_or,p_exact"
    )
    rows = [
        "the,1,1,-0.63,-0.63,-0.583638,-0.3566749,0.3,1",
        "war,1,0,9,9,9,9,9,9",
        "mr,1,0,9,9,9,9,9,9",
    ]
    (home / "keyness_republican_vs_democratic.csv").write_text("\n".join([columns, *rows]))
    statistics, counts = keyness.measure(tmp_path)
    found = {row[1]: row[2:4] for row in statistics.rows}
    assert found["chi2_none"] == (3, 1)
    assert found["pmi_default"] == (3, 1)
    assert found["p_exact"] == (3, 1)
    # "Mr." keeps its dot with us, which is counted out.
    assert [row[-2:] for row in counts.rows] == [(1, "none"), (0, "none")]


def test_collocations_are_compared_row_by_row(tmp_path: Path) -> None:
    home = "quanteda_inaugural"
    text = "Mr. Hill won, Mr. Hill won. Hill's war. We won war. One’s war, one's war."
    tokens = text.lower().replace(".", "").replace(",", "").split()
    names = [str(number) for number in range(5)]
    write(tmp_path, f"{home}/corpus.jsonl", [{"docname": name, "text": text} for name in names])
    words = [{"docname": name, "tokens": tokens} for name in names]
    write(tmp_path, f"{home}/tokens_main.jsonl", words)
    # Of 14 pairs in a text two are "hill won", which is all that begins with hill; three end so.
    cells = np.array([10.5, 0.5, 5.5, 70 - 15 + 0.5])
    value = float(np.log(cells[0] * cells[3] / cells[1] / cells[2]))
    z = value / float(np.sqrt((1 / cells).sum()))
    lines = [
        "collocation,count,length,lambda,z",
        f"hill won,10,2,{value:.7f},{z:.7f}",
        "mr hill,10,2,1,1",
        "war we,5,2,1,1",
        "hill's war,5,2,1,1",
        "won hill's,5,2,1,1",
        "one’s war,5,2,1,1",
        "we won,6,2,1,1",
    ]
    path = tmp_path / home / "collocations_size2.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    compared, explained = collocations.measure(tmp_path)
    assert compared.rows[0][1:6] == (7, 12, 6, 1, 1)
    told = {row[0]: row[2] for row in explained.rows}
    assert told == {
        "a sign or the end of a sentence between": "war we (5, 0)",
        "a possessive": "won hill's (5, 0)",
        "the dot of an abbreviation": "mr hill (10, 0)",
        "curly and straight apostrophes": "one’s war (5, 10)",
        "unexplained": "we won (6, 5)",
    }
