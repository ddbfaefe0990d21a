"""How fast the library is, beside a bare regular expression and beside its peers."""
