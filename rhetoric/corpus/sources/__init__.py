"""Where texts come from: files, tables, and things in memory."""
