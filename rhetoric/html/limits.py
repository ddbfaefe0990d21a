"""How much the page of a report shows. What it leaves out stands in the tables."""

TEXTS = 200
"""Rows in the table of texts."""
DETAILED = 40
"""Texts with numbers, sentences and full view; rows of a picture."""
CELLS = 600
"""Texts times frames of one lexicon."""
SENTENCES = 3000
"""Sentences behind the numbers of all lexicons together."""
SENTENCES_EACH = 100
"""Sentences behind one number."""
TERM_SENTENCES = 1000
"""Sentences behind the words that set texts apart."""
SENTENCE_CHARACTERS = 700
FULL_CHARACTERS = 300_000
"""Characters of texts shown in full, of all lexicons together."""
FULL_EACH = 60_000
PICTURE_FRAMES = 60
TERMS = 10
TERM_PANELS = 12
COMPARED = 300
"""Texts that are compared each with each."""
ENTRIES = 20
"""Entries listed for a frame."""
WARNED = 40
"""Texts whose warnings are told in full."""
PLACES = 6
"""Places shown of one warning."""
EXAMPLES = 6
"""Examples of one cleaning rule."""
KEY_WORDS = 8
"""Key words of each text or group."""
KEY_LINES = 10
"""Lines of the concordance of a key word."""
KEY_CONTEXT = 120
"""Characters to each side in such a line."""
PASSAGES = 12
"""Passages that two texts share, shown side by side."""
FORMULAS = 24
REUSE_WORDS = 1_000_000
"""Words up to which a report looks for shared passages."""
TABLE_TERMS = 20
"""Words of each text in the table of a corpus too large to write out whole."""
WHOLE_TABLE = 200_000
"""Rows up to which the table of words is written whole."""
