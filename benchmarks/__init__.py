"""Measures of the library and its lexicons. Run from the checkout; not part of the wheel."""
