"""How right the library is, measured on texts that others have labelled."""
