"""Texts that are the same, or nearly."""

import time

import rhetoric as rh

SENTENCES = [
    f"The council of the {name} met on Monday to talk about the old bridge."
    for name in ("upper town", "lower town", "harbour", "market", "castle", "mill", "ford", "weir")
]


def kinds(corpus: rh.Corpus) -> dict[str, list[str]]:
    return {
        document.id: [w.message for w in document.warnings if w.kind == "near-duplicate"]
        for document in corpus
    }


def test_the_same_text_twice_is_told_on_both_sides() -> None:
    text = " ".join(SENTENCES)
    found = kinds(rh.read_corpus({"a": text, "b": text.replace(" ", "  "), "c": "Other. " * 60}))
    assert "'b'" in found["a"][0]
    assert "'a'" in found["b"][0]
    assert found["c"] == []


def test_most_of_a_text_in_another_is_told_with_its_share() -> None:
    long = " ".join(SENTENCES)
    short = " ".join([*SENTENCES[:4], "A new sentence stands here at the end of it all."])
    found = kinds(rh.read_corpus({"long": long, "short": short}))
    assert found["long"] == []
    assert found["short"][0].startswith("Up to 8")
    assert "'long'" in found["short"][0]


def test_short_texts_and_formulas_are_no_duplicates() -> None:
    assert not any(kinds(rh.read_corpus({"a": "Yes.", "b": "Yes.", "c": ""})).values())
    formula = SENTENCES[0]
    texts = {f"t{n}": f"{formula} {'Number ' + str(n) + ' is its own. ' * 12}" for n in range(40)}
    assert not any(kinds(rh.read_corpus(texts)).values())


def test_many_copies_do_not_take_the_square_of_their_number() -> None:
    text = " ".join(SENTENCES)
    begin = time.process_time()
    corpus = rh.read_corpus({f"t{n}": text for n in range(2_000)}, clean=False)
    assert time.process_time() - begin < 20
    assert all(len(messages) == 1 for messages in kinds(corpus).values())


def test_nothing_is_said_of_texts_that_are_all_different() -> None:
    assert not any(kinds(rh.seeds()).values())
