"""Streams of any size in flat memory, on several cores or many machines."""
