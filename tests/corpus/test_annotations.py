"""Who speaks where, and what happened in between."""

import rhetoric as rh

TALK = """THE MAYOR: We **meet** today. (Applause.) Good.

Mr. HILL: Why  so late?

THE MAYOR: The ferry. [Laughter]

Mr. HILL: I see."""


def test_turns_and_directions_keep_their_places() -> None:
    document = rh.read_corpus({"talk": TALK})["talk"]
    turns = [one for one in document.annotations if one.kind == "speaker"]
    assert [one.value for one in turns] == ["THE MAYOR", "Mr. HILL", "THE MAYOR", "Mr. HILL"]
    said = [document.text[one.start : one.end].strip() for one in turns]
    assert said == ["We meet today. Good.", "Why so late?", "The ferry.", "I see."]
    happened = [one for one in document.annotations if one.kind == "stage-direction"]
    assert [one.value for one in happened] == ["Applause", "Laughter"]
    assert document.text[: happened[0].start].endswith("We meet today.")


def test_other_texts_have_none() -> None:
    assert all(document.annotations == () for document in rh.seeds())
    assert rh.clean("Peace.", rules=["spaces"]).annotations == ()
