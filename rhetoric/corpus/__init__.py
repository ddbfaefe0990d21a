"""Documents and corpora: reading, cleaning, and what to beware of."""
