"""The entry language, lexicons, and matching them on tokens."""
