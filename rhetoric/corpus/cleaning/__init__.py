"""Cleaning: a list of named rules, each of which proposes edits."""

from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.run import RULES, Cleaned, clean

__all__ = ["RULES", "Cleaned", "Rule", "clean"]
