"""Lexicons in the files of other tools, read and written without silent loss."""
