"""What is counted, by name: words, stems, n-grams, categories of a lexicon."""

WORDS = "words"
STEMS = "stems"
CATEGORIES = "categories of"


def noun_of(unit: str) -> str:
    """Name one of what is counted.

    Examples
    --------
    >>> noun_of("words"), noun_of("3-grams of stems"), noun_of("categories of person 1.0")
    ('word', '3-gram', 'category')
    """
    if is_categories(unit):
        return "category"
    return unit.split(" ", 1)[0].removesuffix("s")


def plural_of(unit: str) -> str:
    """Name several of what is counted.

    Examples
    --------
    >>> plural_of("words"), plural_of("2-grams of stems"), plural_of("categories of person 1.0")
    ('words', '2-grams', 'categories')
    """
    return unit.split(" ", 1)[0]


def size_noun_of(unit: str) -> str:
    """Name one of what makes up the size of texts, by which counts are divided.

    Stems and categories are divided by words, n-grams by the n-grams there are.

    Examples
    --------
    >>> size_noun_of("stems"), size_noun_of("2-grams"), size_noun_of("categories of person 1.0")
    ('word', '2-gram', 'word')
    """
    return noun_of(unit) if is_ngrams(unit) else "word"


def is_categories(unit: str) -> bool:
    """Tell whether categories of a lexicon are counted."""
    return unit.startswith(CATEGORIES)


def is_ngrams(unit: str) -> bool:
    """Tell whether words in a row are counted."""
    return unit.split(" ", 1)[0].endswith("-grams")


def is_stems(unit: str) -> bool:
    """Tell whether words are counted by their stems."""
    return unit.endswith(STEMS)


def unit_text(unit: str) -> str:
    """Write what was counted, for methods.

    Examples
    --------
    >>> unit_text("2-grams")
    '2-grams in lower case (words in a row within a sentence, without punctuation between)'
    """
    if is_categories(unit):
        return f"Matches of the {unit}"
    told = "Words in lower case" if unit == WORDS else f"{unit[0].upper()}{unit[1:]} in lower case"
    if is_ngrams(unit):
        told += " (words in a row within a sentence, without punctuation between)"
    return (
        f"{told}, stems by the English Snowball stemmer (Porter 2001)" if is_stems(unit) else told
    )
