"""Words and sentences, as columns over one vocabulary."""
