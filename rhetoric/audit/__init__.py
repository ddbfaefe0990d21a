"""What a lexicon does on a corpus, and whether it can be trusted there."""
